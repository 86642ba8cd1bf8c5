from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.vectors import FlatVectorIndex


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    rows = np.random.default_rng(7).standard_normal((40, 12)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def index(vectors: Vectors) -> FlatVectorIndex:
    return FlatVectorIndex.build(vectors)


def test_nothing_near_is_missed(index: FlatVectorIndex, vectors: Vectors) -> None:
    queries = vectors[[3, 30]] + 0.1
    rows, scores = index.search(queries, 5)
    exact = queries @ vectors.astype(np.float16).astype(np.float32).T
    np.testing.assert_array_equal(rows, np.argsort(-exact, axis=1)[:, :5])
    np.testing.assert_allclose(scores, -np.sort(-exact, axis=1)[:, :5], atol=1e-6)
    assert (np.diff(scores, axis=1) <= 0).all()


def test_a_vector_is_its_own_nearest(index: FlatVectorIndex, vectors: Vectors) -> None:
    rows, scores = index.search(vectors, 1)
    assert rows[:, 0].tolist() == list(range(len(vectors)))
    np.testing.assert_allclose(scores, 1.0, atol=1e-3)


def test_asking_for_more_than_there_is_gives_all(index: FlatVectorIndex, vectors: Vectors) -> None:
    rows, scores = index.search(vectors[:1], 1_000)
    assert rows.shape == scores.shape == (1, len(index))
    assert sorted(rows[0].tolist()) == list(range(40))


def test_vectors_come_back_in_row_order_and_half_precision(
    index: FlatVectorIndex, vectors: Vectors
) -> None:
    assert len(index) == 40
    np.testing.assert_array_equal(index.vectors(), vectors.astype(np.float16))


def test_what_came_back_is_indexed_again_without_loss(index: FlatVectorIndex) -> None:
    np.testing.assert_array_equal(FlatVectorIndex.build(index.vectors()).vectors(), index.vectors())


def test_a_saved_index_opens_as_it_was(index: FlatVectorIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "dense.faiss")
    opened = FlatVectorIndex.load(tmp_path / "dense.faiss")
    np.testing.assert_array_equal(opened.vectors(), index.vectors())
