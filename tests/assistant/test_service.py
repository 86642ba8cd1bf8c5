from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.service import Service
from index.build import build_snapshot
from index.encoder import Encoder
from index.manifest import SnapshotError
from index.model_folder import ModelError
from index.store import SnapshotStore
from ingest.corpus import Corpus
from tests.real import settings_with_model

pytestmark = pytest.mark.model


@pytest.fixture
def service(
    tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> Service:
    return Service(settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus))


def without_cases(corpus: Corpus) -> Corpus:
    return Corpus(guides=corpus.guides)


def test_a_new_snapshot_is_picked_up_without_a_restart(
    service: Service, tmp_path: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    before = service.pipeline()
    manifest, _ = build_snapshot(
        without_cases(toy_corpus),
        served_encoder,
        SnapshotStore(tmp_path / "data/index"),
        tmp_path / "data/cache",
    )
    after = service.pipeline()
    assert after.snapshot.snapshot_id == manifest.snapshot_id
    assert before.snapshot.snapshot_id != manifest.snapshot_id


def test_a_damaged_new_snapshot_leaves_the_old_one_serving(
    service: Service, tmp_path: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    before = service.pipeline().snapshot.snapshot_id
    store = SnapshotStore(tmp_path / "data/index")
    build_snapshot(without_cases(toy_corpus), served_encoder, store, tmp_path / "data/cache")
    dense = store.current() / "dense.faiss"
    dense.write_bytes(dense.read_bytes()[:-1])
    assert service.pipeline().snapshot.snapshot_id == before
    assert "dense.faiss" in service.refused


def test_without_a_snapshot_the_message_names_the_mending_command(
    tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    settings = settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus)
    (tmp_path / "data/index/current.json").unlink()
    with pytest.raises(SnapshotError, match="bandecheng index build"):
        Service(settings)


def test_without_a_model_the_message_names_the_mending_command(
    tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    settings = settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus)
    (tmp_path / "data/model").unlink()
    with pytest.raises(ModelError, match="bandecheng model build"):
        Service(settings)


def test_a_snapshot_of_another_model_is_refused_with_both_fingerprints(
    tmp_path: Path,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
    new_toy_encoder: Callable[..., Encoder],
) -> None:
    settings = settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus)
    other = new_toy_encoder(fingerprint="another")
    build_snapshot(toy_corpus, other, SnapshotStore(settings.index_folder), settings.cache_folder)
    with pytest.raises(SnapshotError, match=f"another.*{served_encoder.fingerprint}"):
        Service(settings)
