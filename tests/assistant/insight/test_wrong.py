import pytest

from assistant.insight.span import Span
from assistant.insight.wrong import wrong_guides
from assistant.records.consultation import FeedbackKind
from assistant.records.database import Database
from assistant.status import Status
from tests.assistant.insight.made import TODAY
from tests.assistant.learning.made import asked


def test_the_lower_bound_puts_many_wrong_answers_before_one_of_one(database: Database) -> None:
    for _ in range(10):
        asked(database, "一", Status.ANSWERED, item_id="GA-001", touch=FeedbackKind.WRONG)
        asked(database, "二", Status.ANSWERED, item_id="GA-001", right="GA-001")
    asked(database, "三", Status.ANSWERED, item_id="GA-002", right="GA-003")
    asked(database, "四", Status.ANSWERED, item_id="GA-004", touch=FeedbackKind.HELPFUL)
    with database.reading() as session:
        found = wrong_guides(session, Span(TODAY, TODAY))
    assert [(one.item_id, one.wrong, one.answered) for one in found] == [
        ("GA-001", 10, 20),
        ("GA-002", 1, 1),
    ]
    # Wilson: (p + z²/2n − z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96.
    assert found[0].lower == pytest.approx(0.2993, abs=1e-4)
    assert found[1].lower == pytest.approx(0.2065, abs=1e-4)


def test_touched_and_marked_counts_once(database: Database) -> None:
    asked(
        database,
        "一",
        Status.ANSWERED,
        item_id="GA-001",
        touch=FeedbackKind.WRONG,
        right="GA-002",
    )
    with database.reading() as session:
        (one,) = wrong_guides(session, Span(TODAY, TODAY))
    assert (one.wrong, one.answered) == (1, 1)
