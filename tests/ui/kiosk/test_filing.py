import pytest
from fastapi import FastAPI

from assistant.metrics import Metrics
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


def test_what_the_kiosk_answers_is_counted_under_its_name(filing: Filing, home: FastAPI) -> None:
    filing.keep(answer("身份证丢了"))
    metrics: Metrics = home.state.metrics
    counted = {
        sample.labels["channel"]: sample.value
        for family in metrics.registry.collect()
        for sample in family.samples
        if "channel" in sample.labels and sample.name.endswith("_total")
    }
    assert counted == {"kiosk": 1.0}


def test_without_a_database_nothing_can_be_marked() -> None:
    filing = Filing(FastAPI())
    assert filing.keep(answer("问")) == ""
    filing.mark("", FeedbackKind.WRONG)
    filing.close()


def test_a_database_in_trouble_costs_the_citizen_nothing(
    filing: Filing, home: FastAPI, sqlite: Database, caplog: pytest.LogCaptureFixture
) -> None:
    sqlite.close()
    assert sqlite.file is not None
    sqlite.file.write_bytes(b"x" * 4096)
    key = filing.keep(answer("问"))
    home.state.consultations.close(5)
    filing.mark(key, FeedbackKind.HELPFUL)
    filing.close()
    assert "wait for the database" in caplog.text
