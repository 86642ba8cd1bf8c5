"""The real model over the toy corpus: a data folder for tests of the service and the fronts."""

from pathlib import Path

from assistant.settings import Settings
from index.build import build_snapshot
from index.encoder import Encoder
from index.store import SnapshotStore
from ingest.corpus import Corpus


def settings_with_model(data: Path, repository: Path, encoder: Encoder, corpus: Corpus) -> Settings:
    """Settings whose ``data`` folder holds the real model and a snapshot of ``corpus``."""
    data.mkdir()
    (data / "model").symlink_to(repository / "var" / "model")
    build_snapshot(corpus, encoder, SnapshotStore(data / "index"), data / "cache")
    # Tests ask faster than people do.
    limits = {"questions_per_minute": 0, "questions_per_minute_address": 0}
    return Settings(corpora=repository / "corpora", data=data, **limits)
