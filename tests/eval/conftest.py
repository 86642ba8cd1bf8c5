from pathlib import Path

import pytest

from assistant.pipeline import Pipeline
from assistant.retrieval.weights import read_weights
from assistant.understanding.understand import Lexicon
from index.encoder import Encoder
from index.snapshot import Snapshot


@pytest.fixture(scope="session")
def lexicon(repository: Path) -> Lexicon:
    return Lexicon.read(repository / "corpora/lexicon")


@pytest.fixture(scope="session")
def toy_pipeline(toy_snapshot: Snapshot, toy_encoder: Encoder, lexicon: Lexicon) -> Pipeline:
    return Pipeline(toy_snapshot, toy_encoder, lexicon, read_weights())
