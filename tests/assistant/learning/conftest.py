from pathlib import Path

import pytest

from assistant.learning.learning_desk import LearningDesk
from assistant.records.database import Database
from index.encoder import Encoder
from index.store import SnapshotStore
from tests.assistant.learning.made import learning_desk


@pytest.fixture
def desk(
    database: Database,
    toy_corpus_folder: Path,
    toy_store: SnapshotStore,
    cache_folder: Path,
    toy_encoder: Encoder,
) -> LearningDesk:
    return learning_desk(database, toy_corpus_folder, toy_store, cache_folder, toy_encoder)
