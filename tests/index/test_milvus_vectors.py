from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.build import build_snapshot
from index.encoder import Encoder, Vectors
from index.manifest import SnapshotError
from index.milvus_vectors import MilvusVectors
from index.snapshot import Snapshot, open_snapshot
from index.store import SnapshotStore
from index.vector_files import open_vectors
from index.vector_kind import VectorKind
from index.vector_server import send_vectors
from ingest.corpus import Corpus

pytest.importorskip("milvus_lite", reason="要装附加包:pip install 'bandecheng[milvus]'")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "vectors.db"


@pytest.fixture
def there(file: Path) -> Iterator[MilvusVectors]:
    milvus = MilvusVectors(str(file))
    yield milvus
    milvus.close()


def vectors(seed: int) -> Vectors:
    rows = np.random.default_rng(seed).standard_normal((30, 12)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_publishing_moves_the_alias_and_leaves_the_earlier_collection(there: MilvusVectors) -> None:
    assert there.published() == ""
    for number, name in enumerate(("aaa", "bbb")):
        there.write(name, vectors(number))
        there.publish(name)
        assert there.published() == name
    rows, _ = there.open("aaa").search(vectors(0), 1)
    assert rows[:, 0].tolist() == list(range(30))
    there.publish("aaa")  # rolled back
    assert there.published() == "aaa"


def test_writing_does_not_publish(there: MilvusVectors) -> None:
    there.write("aaa", vectors(0))
    there.publish("aaa")
    there.write("bbb", vectors(1))
    assert there.published() == "aaa"


def test_a_snapshot_written_twice_holds_the_second_writing_only(there: MilvusVectors) -> None:
    there.write("aaa", vectors(0))
    there.write("aaa", vectors(1)[:20])
    assert len(there.open("aaa")) == 20
    rows, _ = there.open("aaa").search(vectors(1)[:1], 1)
    assert rows.tolist() == [[0]]


def test_pruning_drops_what_is_not_kept(there: MilvusVectors) -> None:
    for name in ("aaa", "bbb"):
        there.write(name, vectors(0))
    there.prune({"bbb"})
    with pytest.raises(SnapshotError, match="aaa"):
        there.open("aaa")
    assert len(there.open("bbb")) == 30


def test_a_snapshot_in_milvus_finds_what_its_files_find(
    toy_store: SnapshotStore, toy_snapshot: Snapshot, there: MilvusVectors
) -> None:
    folder = toy_store.current()
    assert send_vectors(there, folder) == len(toy_snapshot.passages)
    assert send_vectors(there, folder) == 0, "held already"
    queries = open_vectors(folder, VectorKind.FLAT).vectors()[[0, 7]]
    _, scores = there.open(toy_snapshot.snapshot_id).search(queries, 5)
    _, expected = toy_snapshot.vectors.search(queries, 5)
    np.testing.assert_allclose(scores, expected, atol=1e-3)


def test_what_an_interrupted_writing_left_is_written_anew(
    toy_store: SnapshotStore, toy_snapshot: Snapshot, there: MilvusVectors
) -> None:
    there.write(toy_snapshot.snapshot_id, vectors(0))
    assert send_vectors(there, toy_store.current()) == len(toy_snapshot.passages)
    assert there.held(toy_snapshot.snapshot_id) == len(toy_snapshot.passages)


def test_publishing_writes_and_prunes_and_rolling_back_repoints(
    toy_store: SnapshotStore, toy_corpus: Corpus, toy_encoder: Encoder, cache_folder: Path,
    there: MilvusVectors,
) -> None:  # fmt: skip
    there.write("of_long_ago", vectors(0))
    store = SnapshotStore(toy_store.folder, there)
    (first,) = store.history()
    build_snapshot(toy_corpus, toy_encoder, store, cache_folder)  # unchanged, but new to Milvus
    assert there.held(first) > 0
    fewer = Corpus(guides=toy_corpus.guides)
    manifest, _ = build_snapshot(fewer, toy_encoder, store, cache_folder)
    assert there.held(manifest.snapshot_id) == manifest.passages
    assert there.published() == manifest.snapshot_id
    assert there.held("of_long_ago") == 0
    there.prune({manifest.snapshot_id})
    assert store.roll_back() == first
    assert there.published() == first
    snapshot = open_snapshot(store.current(), toy_encoder.fingerprint, cache_folder, there)
    assert len(snapshot.vectors) == len(snapshot.passages)


def test_a_snapshot_that_milvus_lacks_is_refused_with_the_next_step(
    toy_store: SnapshotStore, cache_folder: Path, there: MilvusVectors
) -> None:
    with pytest.raises(SnapshotError, match=r"Milvus 里没有.*bandecheng index build"):
        open_snapshot(toy_store.current(), "toy", cache_folder, there)


def test_a_milvus_that_does_not_answer_leaves_the_published_snapshot(
    toy_store: SnapshotStore, toy_corpus: Corpus, toy_encoder: Encoder, cache_folder: Path
) -> None:
    store = SnapshotStore(toy_store.folder, MilvusVectors("http://127.0.0.1:1", "geheim"))
    before = store.history()
    with pytest.raises(SnapshotError, match=r"连不上 Milvus.*BANDECHENG_MILVUS_URL") as refused:
        build_snapshot(Corpus(guides=toy_corpus.guides), toy_encoder, store, cache_folder)
    assert "geheim" not in str(refused.value)
    assert store.history() == before
