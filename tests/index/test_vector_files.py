from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.vector_files import DENSE, EXACT, open_vectors, write_vectors
from index.vector_kind import VectorKind


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    rows = np.random.default_rng(7).standard_normal((400, 128)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.mark.parametrize("kind", list(VectorKind))
def test_what_was_written_opens_with_the_same_vectors_and_finds_the_same(
    kind: VectorKind, vectors: Vectors, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_vectors(tmp_path / name, vectors, kind)
    first, second = (open_vectors(tmp_path / name, kind) for name in ("a", "b"))
    np.testing.assert_allclose(first.vectors(), vectors, atol=1e-3)
    np.testing.assert_array_equal(first.vectors(), second.vectors())
    for one, other in zip(first.search(vectors[:5], 7), second.search(vectors[:5], 7), strict=True):
        np.testing.assert_array_equal(one, other)


def test_only_a_flat_index_does_without_a_second_file(vectors: Vectors, tmp_path: Path) -> None:
    write_vectors(tmp_path, vectors, VectorKind.FLAT)
    assert [path.name for path in tmp_path.iterdir()] == [DENSE]
    write_vectors(tmp_path, vectors, VectorKind.IVF_PQ)
    assert sorted(path.name for path in tmp_path.iterdir()) == [DENSE, EXACT]
