from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from assistant.records import consultation_log as log
from assistant.records.consultation import Channel, Feedback, FeedbackKind
from assistant.records.database import Database
from assistant.records.feedback import Touch, give_feedback
from tests.assistant.records.made import answer, audited, found, kept
from tests.moments import NOW


def test_a_consultation_is_kept_with_all_that_is_promised(database: Database) -> None:
    consultation_id = kept(database)
    assert found(database, consultation_id) == log.KeptConsultation(
        consultation_id=consultation_id,
        created_at=NOW,
        question="身份证丢了怎么补",
        status="answered",
        item_id="GA-014",
        item_ids=("GA-014", "GA-013"),
        snapshot="abc123",
        timings_ms={"retrieve": 12.5},
        channel="kiosk",
        window_id="W-01",
        right_item_id=None,
        feedback=(),
    )


def test_a_number_in_the_question_is_masked_before_it_is_kept(database: Database) -> None:
    one = found(database, kept(database, "打13982301234找我"))
    assert one is not None
    assert one.question == "打[手机号]找我"


def test_an_unknown_consultation_is_none(database: Database) -> None:
    assert found(database, "nothing") is None


def test_the_newest_consultations_come_first_whatever_the_clock_says(database: Database) -> None:
    ids = [kept(database, now=NOW - timedelta(days=number)) for number in range(3)]
    with database.reading() as session:
        assert [one.consultation_id for one in log.recent(session, 2)] == [ids[2], ids[1]]


def test_answers_go_on_while_the_database_is_gone(
    open_database: Callable[[str], Database], caplog: pytest.LogCaptureFixture
) -> None:
    gone = open_database("postgresql://a:b@127.0.0.1:1/c")
    assert log.try_to_keep(gone, answer(), channel=Channel.API, now=NOW) is None
    assert "consultation not kept" in caplog.text
    assert "身份证丢了" not in caplog.text


def test_keeping_gives_the_identifier_when_all_is_well(database: Database) -> None:
    consultation_id = log.try_to_keep(database, answer(), channel=Channel.API, now=NOW)
    assert consultation_id is not None
    assert found(database, consultation_id) is not None


def test_each_kind_of_feedback_counts_once(database: Database) -> None:
    consultation_id = kept(database)
    touches = [FeedbackKind.WRONG, FeedbackKind.WRONG, FeedbackKind.NOT_FOUND]
    results = []
    for kind in touches:
        with database.transaction() as session:
            results.append(give_feedback(session, consultation_id, kind, NOW))
    assert results == [Touch.KEPT, Touch.ALREADY, Touch.KEPT]
    one = found(database, consultation_id)
    assert one is not None
    assert [touch.kind for touch in one.feedback] == ["wrong", "not_found"]


def test_feedback_on_an_unknown_consultation_is_told(database: Database) -> None:
    with database.transaction() as session:
        result = give_feedback(session, "nothing", FeedbackKind.HELPFUL, NOW)
    assert result is Touch.NO_CONSULTATION


def test_staff_mark_the_right_item_and_the_last_mark_counts(database: Database) -> None:
    consultation_id = kept(database)
    for item_id in ("GA-013", "GA-015"):
        with database.transaction() as session:
            assert log.mark_right(session, consultation_id, item_id, who="wang.li", now=NOW)
    one = found(database, consultation_id)
    assert one is not None
    assert one.right_item_id == "GA-015"
    assert audited(database) == [("wang.li", "consultation.mark", consultation_id, "ok")] * 2


def test_an_export_is_plain_data_and_is_audited(database: Database) -> None:
    consultation_id = kept(database)
    with database.transaction() as session:
        give_feedback(session, consultation_id, FeedbackKind.HELPFUL, NOW)
        one = log.export(session, consultation_id, who="wang.li", now=NOW)
    assert one is not None
    data = one.data()
    assert data["created_at"] == "2026-11-24T09:30:00+00:00"
    assert data["feedback"] == ({"kind": "helpful", "created_at": "2026-11-24T09:30:00+00:00"},)
    assert audited(database) == [("wang.li", "consultation.export", consultation_id, "ok")]


def test_a_consultation_is_deleted_on_request_with_its_feedback(database: Database) -> None:
    gone, stays = kept(database), kept(database)
    with database.transaction() as session:
        give_feedback(session, gone, FeedbackKind.WRONG, NOW)
    with database.transaction() as session:
        assert log.remove(session, gone, who="wang.li", now=NOW)
        assert not log.remove(session, gone, who="wang.li", now=NOW)
    assert found(database, gone) is None
    assert found(database, stays) is not None
    with database.reading() as session:
        assert session.scalars(select(func.count()).select_from(Feedback)).one() == 0
    assert audited(database) == [("wang.li", "consultation.delete", gone, "ok")]


def test_nothing_is_marked_exported_or_audited_where_there_is_nothing(database: Database) -> None:
    with database.transaction() as session:
        assert not log.mark_right(session, "nothing", "GA-014", who="wang.li", now=NOW)
        assert log.export(session, "nothing", who="wang.li", now=NOW) is None
    assert audited(database) == []
