"""An attendant over the toy world, with records and tickets of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi import FastAPI

from assistant.dialogue.follow_up import FollowUpLexicon
from assistant.metrics import Metrics
from assistant.pipeline import Pipeline
from assistant.records.cipher import Cipher, new_key
from assistant.records.consultation_queue import ConsultationQueue
from assistant.records.database import Database
from assistant.retrieval.weights import read_weights
from assistant.tickets.ticket_desk import TicketDesk
from assistant.understanding.understand import Lexicon
from index.encoder import Encoder
from index.snapshot import Snapshot
from tests.assistant.tickets.made import CLOCKS, DIRECTORY
from ui.kiosk.attendant import Attendant
from ui.kiosk.filing import Filing
from ui.kiosk.most_asked import MostAsked
from ui.kiosk.speech import Speaker
from ui.kiosk.ticket_counter import TicketCounter
from ui.kiosk.tiles import Tile

TILES = (
    Tile(label="户口", icon="id", to=("GA-001", "GA-002", "LE-01", "XX-999")),
    Tile(label="家人去世", icon="mourning", to=("LE-01",)),
)


@pytest.fixture(scope="session")
def kiosk_pipeline(toy_snapshot: Snapshot, toy_encoder: Encoder, repository: Path) -> Pipeline:
    """The toy snapshot with the real lexicon."""
    lexicon = Lexicon.read(repository / "corpora" / "lexicon")
    return Pipeline(toy_snapshot, toy_encoder, lexicon, read_weights())


@pytest.fixture(scope="session")
def speaker() -> Speaker:
    """espeak-ng of the system."""
    return Speaker()


@pytest.fixture
def sqlite(sqlite_url: str, open_database: Callable[[str], Database]) -> Database:
    """An upgraded, empty SQLite database."""
    return open_database(sqlite_url)


@pytest.fixture
def home(sqlite: Database) -> Iterator[FastAPI]:
    """An application that keeps consultations in ``sqlite`` and counts them."""
    app = FastAPI()
    app.state.database = sqlite
    app.state.metrics = Metrics()
    app.state.consultations = ConsultationQueue(sqlite, patience=0.05)
    yield app
    app.state.consultations.close(5)


@pytest.fixture
def filing(home: FastAPI) -> Iterator[Filing]:
    """Filing at ``home``."""
    filing = Filing(home)
    yield filing
    filing.close()


@pytest.fixture
def desk(sqlite: Database) -> TicketDesk:
    """The desk of tickets over ``sqlite``, with a key for contacts."""
    return TicketDesk(sqlite, DIRECTORY, CLOCKS, Cipher(new_key()))


@pytest.fixture
def attendant(  # noqa: PLR0913, PLR0917 - fixtures
    kiosk_pipeline: Pipeline,
    speaker: Speaker,
    filing: Filing,
    sqlite: Database,
    desk: TicketDesk,
    repository: Path,
) -> Attendant:
    """The attendant with two tiles."""
    return Attendant(
        service=lambda: SimpleNamespace(pipeline=lambda: kiosk_pipeline),
        lexicon=FollowUpLexicon.read(repository / "corpora" / "lexicon"),
        tiles=TILES,
        speaker=speaker,
        filing=filing,
        often=MostAsked(lambda: sqlite),
        tickets=TicketCounter(lambda: desk, speaker.key),
    )
