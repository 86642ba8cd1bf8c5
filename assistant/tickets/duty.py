"""Duty: who sits where in which days, and whom the roster lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assistant.records.permission import Role
from assistant.tickets.working_days import WorkingDays

_DAY = timedelta(days=1)
# Of these one at a time; a window and the task force may have several people.
ALONE = frozenset({Role.CHIEF_REPRESENTATIVE, Role.DIRECTOR})


@dataclass(frozen=True)
class Duty:
    """One person's turn: ``place`` is a window's id, a department's code, or empty.

    ``first`` and ``last`` are both days of the turn. ``account`` is empty for who has none.
    """

    role: Role
    place: str
    first: date
    last: date
    name: str
    account: str = ""

    @property
    def holder(self) -> str:
        """How tickets name the person: the account, or the name of who has none."""
        return self.account or self.name


@dataclass(frozen=True)
class Gap:
    """Working days on which a post has nobody; ``days`` of them from ``first`` to ``last``."""

    role: Role
    place: str
    first: date
    last: date
    days: int


@dataclass(frozen=True)
class Roster:
    """All turns, in the order of the workbook."""

    duties: tuple[Duty, ...] = ()

    @cached_property
    def _by_post(self) -> Mapping[tuple[Role, str], list[Duty]]:
        posts: dict[tuple[Role, str], list[Duty]] = {}
        for duty in self.duties:
            posts.setdefault((duty.role, duty.place), []).append(duty)
        return posts

    def on_duty(self, role: Role, place: str, day: date) -> Duty | None:
        """Whose turn it is; of several the one who stands first. None is a gap."""
        turns = self._by_post.get((role, place), ())
        return next((duty for duty in turns if duty.first <= day <= duty.last), None)

    def gaps(
        self, posts: Iterable[tuple[Role, str]], first: date, last: date, calendar: WorkingDays
    ) -> list[Gap]:
        """Where nobody sits on working days from ``first`` to ``last``, by post.

        Raises:
            CalendarError: the calendar does not reach that far.
        """
        span = [first + _DAY * n for n in range((last - first).days + 1)]
        worked = [day for day in span if calendar.is_working(day)]
        return [gap for role, place in posts for gap in self._gaps(role, place, worked)]

    def _gaps(self, role: Role, place: str, worked: Sequence[date]) -> Iterator[Gap]:
        open_days: list[date] = []
        for day in worked:
            if self.on_duty(role, place, day) is None:
                open_days.append(day)
            elif open_days:
                yield Gap(role, place, open_days[0], open_days[-1], len(open_days))
                open_days = []
        if open_days:
            yield Gap(role, place, open_days[0], open_days[-1], len(open_days))


def overlaps(duties: Sequence[Duty]) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``duties`` that claim a post of one person for the same day.

    The later turn comes first; a turn is told once, with the one that lasts longest before it.
    """
    alone = [number for number, duty in enumerate(duties) if duty.role in ALONE]
    alone.sort(key=lambda n: (duties[n].role, duties[n].place, duties[n].first))
    longest: int | None = None
    for number in alone:
        duty = duties[number]
        before = None if longest is None else duties[longest]
        if before is None or (before.role, before.place) != (duty.role, duty.place):
            longest = number
            continue
        if duty.first <= before.last and longest is not None:
            yield number, longest
        if duty.last > before.last:
            longest = number
