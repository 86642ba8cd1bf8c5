import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from starlette.datastructures import State

from assistant.learning.learning_desk import LearningDesk
from assistant.records.consultation import Channel, Consultation
from assistant.records.consultation_queue import ConsultationQueue
from assistant.records.database import Database
from assistant.records.database_error import DatabaseError
from assistant.settings import Settings
from assistant.tickets.intake import Intake
from assistant.tickets.ticket_desk import TicketDesk
from tests.assistant.records.made import answer, kept
from ui.serving.upkeep import Job, Upkeep

LONG_AGO = timedelta(days=4_000)


@pytest.fixture
def settings(tmp_path: Path, repository: Path) -> Settings:
    return Settings(data=tmp_path / "data", corpora=repository / "corpora")


@pytest.fixture
def new_upkeep() -> Iterator[Callable[..., Upkeep]]:
    made: list[Upkeep] = []

    def new(settings: Settings, state: State) -> Upkeep:
        made.append(Upkeep(settings, state, retry=0.05))
        made[-1].start()
        made[-1].wait_for_records(10)
        return made[-1]

    yield new
    for one in made:
        one.stop(5)


def until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def consultations(database: Database) -> int:
    with database.reading() as session:
        return session.scalars(select(func.count()).select_from(Consultation)).one()


def test_the_records_are_opened(settings: Settings, new_upkeep: Callable[..., Upkeep]) -> None:
    state = State()
    new_upkeep(settings, state)
    assert isinstance(state.database, Database)
    assert isinstance(state.consultations, ConsultationQueue)
    assert isinstance(state.tickets, TicketDesk)
    assert until(lambda: isinstance(getattr(state, "learning", None), LearningDesk))


def test_what_cannot_be_opened_is_opened_once_it_can(
    settings: Settings, new_upkeep: Callable[..., Upkeep], caplog: pytest.LogCaptureFixture
) -> None:
    settings.data.mkdir()
    in_the_way = settings.records_folder
    in_the_way.write_text("no folder")
    state = State()
    new_upkeep(settings, state)
    assert not hasattr(state, "database")
    assert "open the database" in caplog.text
    in_the_way.unlink()
    assert until(lambda: hasattr(state, "tickets"))


def test_a_wrong_file_of_the_corpora_stops_tickets_and_nothing_else(
    tmp_path: Path, new_upkeep: Callable[..., Upkeep], toy_corpus_folder: Path
) -> None:
    (toy_corpus_folder / "holidays.tsv").write_text(
        "date\tkind\tname\tbasis\n某天\t放假\t春节\t通知\n", encoding="utf-8"
    )
    state = State()
    new_upkeep(Settings(data=tmp_path / "data", corpora=toy_corpus_folder), state)
    assert isinstance(state.consultations, ConsultationQueue)
    assert not hasattr(state, "tickets")


def test_old_consultations_go_and_overdue_tickets_move_up_by_themselves(
    settings: Settings, new_upkeep: Callable[..., Upkeep]
) -> None:
    state = State()
    first = new_upkeep(settings, state)
    from assistant.records.base import utc_now  # noqa: PLC0415 - beside its use

    now = utc_now()
    kept(state.database, now=now - timedelta(days=91))
    kept(state.database, now=now)
    ticket = state.tickets.take(Intake("户口改不了"), now=now - timedelta(days=60)).ticket
    first.stop(5)
    again = State()
    new_upkeep(settings, again)
    assert until(lambda: again.tickets.find(ticket.number).level != ticket.level)
    assert until(lambda: consultations(again.database) == 1)


def test_a_stop_keeps_what_was_taken_and_ends_the_thread(
    settings: Settings, new_upkeep: Callable[..., Upkeep]
) -> None:
    state = State()
    upkeep = new_upkeep(settings, state)
    assert state.consultations.put(answer(), Channel.API)
    start = time.monotonic()
    upkeep.stop(5)
    assert time.monotonic() - start < 3
    assert consultations(Database(settings.records_url)) == 1


def test_a_job_that_fails_is_told_and_tried_again(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    upkeep = Upkeep(settings, State(), retry=0.01)
    tries: list[float] = []

    def work() -> None:
        tries.append(time.monotonic())
        if len(tries) < 3:
            raise DatabaseError("记录库正忙")

    upkeep._due = {Job("try", work, 60.0): 0.0}
    upkeep.start()
    assert until(lambda: len(tries) == 3)
    time.sleep(0.1)
    upkeep.stop(5)
    assert len(tries) == 3
    assert caplog.text.count("upkeep, try: 记录库正忙") == 2
