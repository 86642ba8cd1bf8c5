"""The clocks of a ticket: until when it must be looked at, solved, and moved up."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt

from assistant.records.permission import Role
from assistant.tickets.role import next_above
from assistant.tickets.stage import RUNNING, Complexity
from assistant.tickets.ticket import Ticket
from assistant.tickets.working_days import CalendarError, WorkingDays

CLOCKS_FILE = Path(__file__).with_name("clocks.yaml")
# China has one time all the year round, so no time-zone database is needed.
CHINA = timezone(timedelta(hours=8))
_log = logging.getLogger(__name__)


class Spans(BaseModel):
    """Everything in ``clocks.yaml``; working days."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    contact: int = Field(ge=0)
    classify: int = Field(ge=0)
    limits: dict[Complexity, NonNegativeInt] = Field(min_length=len(Complexity))
    hold: dict[Role, NonNegativeInt]


def read_spans(path: Path = CLOCKS_FILE) -> Spans:
    """Read the reviewed file.

    Raises:
        pydantic.ValidationError: a span is missing, unknown or negative.
    """
    return Spans.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def local_day(moment: datetime) -> date:
    """The day in China on which ``moment`` (with its time zone) falls."""
    return moment.astimezone(CHINA).date()


@dataclass(frozen=True)
class Clocks:
    """The spans, counted on the calendar of working days."""

    spans: Spans
    working_days: WorkingDays

    def at_taking(self, day: date) -> tuple[date, date]:
        """Until when a matter taken on ``day`` hears from the window, and is classified.

        Beyond the calendar plain days count: a citizen's matter is taken all the same.
        """
        spans = (self.spans.contact, self.spans.classify)
        try:
            contact, classify = (self.working_days.add(day, span) for span in spans)
        except CalendarError as error:
            _log.error("plain days for want of working days: %s", error)
            contact, classify = (day + timedelta(days=span) for span in spans)
        return contact, classify

    def limit(self, day: date, complexity: Complexity) -> date:
        """The day by which a matter taken on ``day`` has its result.

        Raises:
            CalendarError: the calendar does not reach that far.
        """
        return self.working_days.add(day, self.spans.limits[complexity])

    def next_level(self, ticket: Ticket, today: date, ladder: tuple[Role, ...]) -> Role | None:
        """The role that ``ticket`` goes up to today; None when it stays where it is.

        An overdue ticket leaves the window at once. Every higher level has its own span, counted
        from the day the ticket came to it: however late the check comes, nobody is passed over.

        Raises:
            CalendarError: the calendar does not reach ``today``.
        """
        if not is_overdue(ticket, today):
            return None
        span = self.spans.hold.get(ticket.level)
        if span is not None and today <= self.working_days.add(ticket.level_since, span):
            return None
        return next_above(ticket.level, ladder)


def is_overdue(ticket: Ticket, today: date) -> bool:
    """Whether a result, or the first word to the citizen, should have come before ``today``."""
    unheard = ticket.contacted_at is None and ticket.contact_due is not None
    first_word = ticket.contact_due if unheard else None
    late = today > ticket.due or (first_word is not None and today > first_word)
    return late and ticket.stage in RUNNING
