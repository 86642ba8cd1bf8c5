from pathlib import Path

import pytest

from assistant.settings import Settings
from eval.bench.building import measure_building
from eval.bench.plain_path import PlainPath
from index.build import build_snapshot
from index.encoder import Encoder
from index.store import SnapshotStore
from ingest.corpus import Corpus

pytestmark = pytest.mark.model


def test_the_corpus_is_built_and_a_sample_of_it_beside_the_plain_path(
    toy_corpus: Corpus,
    toy_corpus_folder: Path,
    served_encoder: Encoder,
    model_folder: Path,
    tmp_path: Path,
) -> None:
    store = SnapshotStore(tmp_path / "index")
    build_snapshot(toy_corpus, served_encoder, store, tmp_path / "cache")
    (tmp_path / "model").symlink_to(model_folder)
    plain = PlainPath(model_folder, store.current())
    try:
        found = measure_building(Settings(data=tmp_path, corpora=toy_corpus_folder), plain)
    finally:
        plain.close()
    assert found.passages == found.sample == len(list(toy_corpus.passages()))
    assert min(found.from_nothing_s, found.changed_guide_s, found.sample_s, found.faster) > 0
