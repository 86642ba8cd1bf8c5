import threading
import time
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select, text

from assistant.metrics import Metrics
from assistant.records.consultation import Channel, Consultation
from assistant.records.consultation_queue import ConsultationQueue, keep_consultation
from assistant.records.database import Database
from tests.assistant.records.made import answer, found
from tests.moments import NOW


@pytest.fixture
def queue(database: Database) -> Iterator[ConsultationQueue]:
    queue = ConsultationQueue(database, clock=lambda: NOW, patience=0.05)
    yield queue
    queue.close(5)


def count(database: Database) -> int:
    with database.reading() as session:
        return session.scalars(select(func.count()).select_from(Consultation)).one()


def test_what_is_put_is_kept_masked_under_the_identifier_it_got(
    queue: ConsultationQueue, database: Database
) -> None:
    kept = queue.put(answer("打13982301234找我"), Channel.API, "W-01")
    assert kept is not None
    assert queue.settle(5)
    one = found(database, kept)
    assert one is not None
    assert (one.question, one.channel, one.window_id) == ("打[手机号]找我", "api", "W-01")
    assert (one.created_at, one.timings_ms) == (NOW, {"retrieve": 12.5})


def test_many_at_once_are_all_kept_once(queue: ConsultationQueue, database: Database) -> None:
    ids: list[str | None] = []
    threads = [
        threading.Thread(
            target=lambda: ids.extend(queue.put(answer(), Channel.API) for _ in range(50))
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert queue.settle(10)
    assert None not in ids
    assert count(database) == len(set(ids)) == 400


def test_a_full_queue_and_a_closed_one_take_nothing(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.transaction():  # whoever writes keeps the queue waiting
        queue = ConsultationQueue(database, most=2)
        assert queue.put(answer(), Channel.API)
        assert queue.put(answer(), Channel.API)
        assert queue.put(answer(), Channel.API) is None
    queue.close(5)
    assert queue.put(answer(), Channel.API) is None
    assert count(database) == 2
    database.close()


def test_trouble_gives_no_identifier_and_loses_nothing_that_had_one(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    pages = "PRAGMA page_count"
    with database.reading() as session:
        full = session.scalar(text(pages))
    queue = ConsultationQueue(database, patience=0.05)
    with database.engine.connect() as connection:  # the pool's one connection: a full disk
        connection.exec_driver_sql(f"PRAGMA max_page_count = {full}")
    taken = []
    until = time.monotonic() + 10
    while (kept := queue.put(answer("长" * 900), Channel.API)) and time.monotonic() < until:
        taken.append(kept)
        time.sleep(0.002)
    assert kept is None
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    assert queue.settle(5)
    assert queue.put(answer(), Channel.API)
    queue.close(5)
    assert count(database) == len(taken) + 1
    database.close()


def test_one_that_can_never_be_kept_does_not_hold_up_the_others(
    queue: ConsultationQueue, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with database.transaction():
        bad = answer().model_copy(update={"item_id": object()})
        queue.put(bad, Channel.API)
        queue.put(answer(), Channel.API)
    assert queue.settle(5)
    assert count(database) == 1
    assert "could not be kept" in caplog.text
    assert "身份证丢了" not in caplog.records[0].getMessage()


def test_a_stop_waits_no_longer_than_it_may(
    open_database: Callable[[str], Database], caplog: pytest.LogCaptureFixture
) -> None:
    queue = ConsultationQueue(open_database("postgresql://a:b@127.0.0.1:1/c"))
    queue.put(answer(), Channel.API)
    start = time.monotonic()
    queue.close(1)
    assert time.monotonic() - start < 3
    assert "1 consultations not kept at the stop" in caplog.text


def test_an_answer_is_counted_and_gets_its_identifier(
    queue: ConsultationQueue, database: Database
) -> None:
    app = FastAPI()
    app.state.metrics, app.state.consultations = Metrics(), queue
    kept = keep_consultation(app, answer(), Channel.KIOSK, "W-02")
    assert queue.settle(5)
    assert kept.consultation_id is not None
    assert found(database, kept.consultation_id) is not None
    value = app.state.metrics.registry.get_sample_value
    labels = {"status": "answered", "channel": "kiosk"}
    assert value("bandecheng_answers_total", labels) == 1
    assert value("bandecheng_step_seconds_sum", {"step": "retrieve"}) == 0.0125


def test_without_a_database_the_answer_goes_out_without_an_identifier() -> None:
    assert keep_consultation(FastAPI(), answer(), Channel.API).consultation_id is None


def test_taking_an_answer_costs_less_than_a_millisecond(queue: ConsultationQueue) -> None:
    one, best = answer("我爸510402194501011233走了，户口咋个销"), 1.0
    for _ in range(200):
        start = time.perf_counter()
        queue.put(one, Channel.API)
        best = min(best, time.perf_counter() - start)
    assert best < 0.001
