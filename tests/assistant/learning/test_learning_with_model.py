"""Learning with the real model, over a small part of the real corpus."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.learning.learning_desk import LearningDesk
from assistant.pipeline import Pipeline
from assistant.records.consultation import Consultation
from assistant.records.database import Database
from assistant.retrieval.weights import read_weights
from assistant.status import Status
from assistant.understanding.understand import Lexicon
from index.build import build_snapshot
from index.encoder import Encoder
from index.snapshot import open_snapshot
from index.store import SnapshotStore
from ingest.corpus import read_corpus
from tests.assistant.learning.made import EDITOR, asked, learning_desk
from tests.moments import NOW

pytestmark = pytest.mark.model
ASKED = "我屋头那个红皮皮遭耗子啃了个洞洞，咋整？"  # the household register, told by its colour
ITEM = "GA-014"
_DEPARTMENTS = ("GA", "MZ")


@pytest.fixture
def corpora(tmp_path: Path, repository: Path) -> Path:
    """The guides of two departments as they are shipped, with the tables of all."""
    whole, part = repository / "corpora", tmp_path / "corpora"
    part.mkdir()
    for code in _DEPARTMENTS:
        shutil.copytree(whole / "guides" / code, part / "guides" / code)
    for name in ("catalogue.tsv", "windows.csv", "departments.csv"):
        shutil.copy(whole / name, part)
    return part


@pytest.fixture
def records(sqlite_url: str, open_database: Callable[[str], Database]) -> Database:
    return open_database(sqlite_url)


@pytest.fixture
def desk(
    records: Database,
    corpora: Path,
    tmp_path: Path,
    cache_folder: Path,
    served_encoder: Encoder,
) -> LearningDesk:
    store = SnapshotStore(tmp_path / "index")
    build_snapshot(read_corpus(corpora)[0], served_encoder, store, cache_folder)
    return learning_desk(records, corpora, store, cache_folder, served_encoder)


def test_what_was_not_found_is_learnt_within_seconds_and_unlearnt(
    desk: LearningDesk,
    served_encoder: Encoder,
    lexicon: Lexicon,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def ask() -> tuple[Status, str | None]:
        publisher = desk.publisher
        snapshot = open_snapshot(
            publisher.store.current(), served_encoder.fingerprint, publisher.cache_folder
        )
        answer = Pipeline(snapshot, served_encoder, lexicon, read_weights()).ask(ASKED)
        return answer.status, answer.item_id

    unknown = ask()
    assert unknown[1] != ITEM
    asked(desk.database, ASKED)
    desk.gather()
    (one,) = desk.listed()
    guide = desk.publisher.corpora / "guides/GA/GA-014.yaml"
    before, first = guide.read_bytes(), desk.publisher.store.history()[0]

    start = time.perf_counter()
    desk.accept_way(one.number, EDITOR, now=NOW, item_id=ITEM)
    seconds = time.perf_counter() - start
    assert ask() == (Status.ANSWERED, ITEM)
    assert seconds < 30  # seconds are meant; a busy machine may take several times as long
    desk.roll_back(one.number, EDITOR, now=NOW)
    assert ask() == unknown
    assert guide.read_bytes() == before
    assert desk.publisher.store.history()[0] == first
    with desk.database.reading() as session:
        assert len(session.scalars(select(Consultation)).all()) == 1
    with capsys.disabled():
        print(f"\n采纳到发布 {seconds:.1f} 秒")  # noqa: T201 - a measured figure
