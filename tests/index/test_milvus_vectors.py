from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.manifest import SnapshotError
from index.milvus_vectors import MilvusVectors, write_to_milvus
from index.snapshot import Snapshot
from index.store import SnapshotStore

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
    np.testing.assert_allclose(there.open("aaa").gather(np.arange(30)), vectors(0), atol=1e-7)
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
    toy_store: SnapshotStore, toy_snapshot: Snapshot, file: Path
) -> None:
    folder = toy_store.current()
    sent = write_to_milvus(str(file), "", folder)
    assert sent == len(toy_snapshot.passages)
    milvus = MilvusVectors(str(file))
    assert milvus.published() == toy_snapshot.snapshot_id
    queries = toy_snapshot.vectors.gather(np.array([0, 7]))
    _, scores = milvus.open(toy_snapshot.snapshot_id).search(queries, 5)
    milvus.close()
    _, expected = toy_snapshot.vectors.search(queries, 5)
    np.testing.assert_allclose(scores, expected, atol=1e-5)
