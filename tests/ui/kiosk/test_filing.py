import pytest

from assistant.records.consultation import FeedbackKind
from assistant.records.consultation_log import recent
from assistant.records.database import Database
from tests.assistant.records.made import answer
from ui.kiosk.filing import Filing


def test_an_answer_is_kept_and_marked_in_the_order_of_the_touches(
    filing: Filing, sqlite: Database
) -> None:
    key = filing.keep(answer("身份证丢了"))
    filing.mark(key, FeedbackKind.WRONG)
    filing.mark(key, FeedbackKind.WRONG)
    filing.close()
    with sqlite.reading() as session:
        (kept,) = recent(session, 5)
    assert kept.question == "身份证丢了"
    assert [given.kind for given in kept.feedback] == [FeedbackKind.WRONG]


def test_without_a_database_nothing_can_be_marked() -> None:
    filing = Filing(lambda: None)
    assert filing.keep(answer("问")) == ""
    filing.mark("", FeedbackKind.WRONG)
    filing.close()


def test_a_database_in_trouble_costs_the_citizen_nothing(
    filing: Filing, sqlite: Database, caplog: pytest.LogCaptureFixture
) -> None:
    sqlite.close()
    assert sqlite.file is not None
    sqlite.file.write_bytes(b"x" * 4096)
    key = filing.keep(answer("问"))
    filing.mark(key, FeedbackKind.HELPFUL)
    filing.close()
    assert "not kept" in caplog.text
