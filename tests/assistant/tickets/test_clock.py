from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.records.permission import Role
from assistant.tickets.clock import CLOCKS_FILE, is_overdue, local_day, read_spans
from assistant.tickets.role import LADDER, ladder_of
from assistant.tickets.stage import RUNNING, Complexity, Stage
from assistant.tickets.step import Step
from assistant.tickets.ticket import Ticket
from tests.assistant.tickets.made import CHIEF, CLOCKS, TUESDAY, action, after, at, ticket

DAY = timedelta(days=1)
MONDAY = date(2026, 11, 30)


def up(start: Ticket, today: date, ladder: tuple[Role, ...] = LADDER) -> Role | None:
    return CLOCKS.next_level(start, today, ladder)


def test_the_reviewed_file_holds_the_published_limits() -> None:
    spans = read_spans()
    assert spans.contact == 0
    assert spans.limits == {
        Complexity.SIMPLE: 0,
        Complexity.COMPLEX: 5,
        Complexity.SPECIAL: 10,
    }
    assert set(spans.hold) == set(LADDER[1:-1])  # the window has none, the director keeps it


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("contact: 0", "contact: -1", "contact"),
        ("  特殊: 10", "", "limits"),
        ("hold:", "hodl:", "hodl"),
    ],
)
def test_a_wrong_span_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "clocks.yaml"
    path.write_text(CLOCKS_FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ValidationError, match=told):
        read_spans(path)


def test_the_day_is_that_of_china() -> None:
    assert local_day(at(TUESDAY, hour=8)) == TUESDAY
    assert local_day(at(TUESDAY, hour=8) - timedelta(seconds=1) - timedelta(hours=8)) == (
        TUESDAY - DAY
    )


def test_who_comes_on_a_saturday_is_contacted_on_monday() -> None:
    saturday = date(2026, 11, 28)
    assert CLOCKS.at_taking(TUESDAY) == (TUESDAY, TUESDAY + DAY)
    assert CLOCKS.at_taking(saturday) == (MONDAY, MONDAY)


def test_beyond_the_calendar_a_matter_is_taken_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    day = date(2031, 1, 4)
    assert CLOCKS.at_taking(day) == (day, day + DAY)
    assert "没有 2031 年" in caplog.text


def test_overdue_begins_the_day_after() -> None:
    silent = ticket(contact_due=None, due=TUESDAY)
    assert not is_overdue(silent, TUESDAY)
    assert is_overdue(silent, TUESDAY + DAY)


def test_a_citizen_who_was_not_contacted_the_same_day_makes_it_overdue() -> None:
    waiting = ticket(due=MONDAY)
    assert is_overdue(waiting, TUESDAY + DAY)
    heard = after(waiting, action(Step.CONTACT, CHIEF))
    assert not is_overdue(heard, TUESDAY + DAY)


@pytest.mark.parametrize("stage", sorted(set(Stage) - RUNNING))
def test_nothing_is_overdue_once_there_is_a_result_or_it_is_not_taken(stage: Stage) -> None:
    assert not is_overdue(ticket(stage=stage), MONDAY)


def test_an_overdue_ticket_climbs_as_each_span_passes_and_skips_nobody() -> None:
    late = ticket(due=TUESDAY)
    wednesday, thursday, friday = (TUESDAY + n * DAY for n in (1, 2, 3))
    assert up(late, TUESDAY) is None
    assert up(late, wednesday) is Role.CHIEF_REPRESENTATIVE
    assert up(late, MONDAY) is Role.CHIEF_REPRESENTATIVE  # a late check skips nobody
    chief = ticket(due=TUESDAY, level=Role.CHIEF_REPRESENTATIVE, level_since=wednesday)
    assert [up(chief, day) for day in (wednesday, thursday)] == [None, None]
    assert up(chief, friday) is Role.TASK_FORCE
    force = ticket(due=TUESDAY, level=Role.TASK_FORCE, level_since=friday)
    # Two working days from Friday are Monday and Tuesday.
    assert [up(force, MONDAY), up(force, MONDAY + DAY)] == [None, None]
    assert up(force, MONDAY + 2 * DAY) is Role.DIRECTOR
    assert (
        up(ticket(due=TUESDAY, level=Role.DIRECTOR, level_since=friday), MONDAY + 30 * DAY) is None
    )


def test_a_department_without_a_task_force_goes_straight_to_its_director() -> None:
    chief = ticket(due=TUESDAY, level=Role.CHIEF_REPRESENTATIVE, level_since=TUESDAY)
    assert up(chief, MONDAY, ladder_of("首席代表;局长坐席")) is Role.DIRECTOR


def test_a_clock_set_back_moves_nothing() -> None:
    chief = ticket(due=TUESDAY, level=Role.CHIEF_REPRESENTATIVE, level_since=MONDAY)
    assert up(chief, MONDAY - DAY) is None
