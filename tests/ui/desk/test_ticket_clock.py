from datetime import date
from typing import Any

import pytest

from assistant.tickets.stage import RUNNING, Complexity, Stage
from tests.assistant.tickets.made import CALENDAR, TUESDAY, at, ticket
from ui.desk.ticket_clock import Urgency, clock_words, urgency

DAY = date(2026, 12, 1)  # the Tuesday after


def told(today: date = TUESDAY, **state: Any) -> list[tuple[Urgency, str]]:  # noqa: ANN401
    found = clock_words(ticket(**state), today, CALENDAR)
    return [(clock.urgency, clock.text) for clock in found]


def test_a_fresh_ticket_first_wants_a_word_to_the_citizen_then_a_class() -> None:
    assert told() == [
        (Urgency.TODAY, "今天要联系群众"),
        (Urgency.SOON, "分类还有 1 个工作日（11月25日）"),
    ]


def test_without_a_contact_there_is_nobody_to_call() -> None:
    assert told(contact_due=None) == [(Urgency.SOON, "分类还有 1 个工作日（11月25日）")]


def test_weekends_do_not_count() -> None:
    state = {"contacted_at": at(), "complexity": Complexity.COMPLEX, "due": DAY}
    assert told(date(2026, 11, 27), **state) == [(Urgency.SOON, "办结还有 2 个工作日（12月1日）")]
    assert told(DAY, **state) == [(Urgency.TODAY, "办结今天到期")]
    assert told(date(2026, 12, 3), **state) == [(Urgency.LATE, "办结超期 2 个工作日")]


def test_a_call_that_was_not_made_is_late_too() -> None:
    late = told(date(2026, 11, 25), complexity=Complexity.COMPLEX, due=DAY)
    assert late[0] == (Urgency.LATE, "联系群众超期 1 个工作日")


@pytest.mark.parametrize("stage", sorted(set(Stage) - RUNNING))
def test_no_clock_runs_once_there_is_a_result(stage: Stage) -> None:
    assert told(date(2027, 3, 1), stage=stage) == [(Urgency.NONE, "不再计时")]


def test_beyond_the_calendar_no_days_are_counted() -> None:
    state = {"contact_due": None, "complexity": Complexity.SPECIAL, "due": date(2031, 1, 9)}
    assert told(date(2031, 1, 2), **state) == [(Urgency.SOON, "办结到 1月9日")]
    assert told(date(2031, 1, 10), **state) == [(Urgency.LATE, "办结超期")]


def test_the_most_urgent_ticket_comes_first() -> None:
    calm = ticket(number="C", contact_due=None, complexity=Complexity.COMPLEX, due=DAY)
    today = ticket(number="B")
    late = ticket(number="A", contact_due=None, due=date(2026, 11, 20))
    ordered = sorted((calm, today, late), key=lambda one: urgency(one, TUESDAY, CALENDAR))
    assert [one.number for one in ordered] == ["A", "B", "C"]
