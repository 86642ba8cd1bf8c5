"""What every ``VectorIndex`` promises, checked on every implementation."""

from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.near_vectors import NearVectorIndex
from index.vector_kind import VectorKind
from index.vectors import FlatVectorIndex, VectorIndex

MILVUS = "milvus"


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    rows = np.random.default_rng(7).standard_normal((400, 128)).astype(np.float32)
    rows[11] = rows[5]  # a tie
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module", params=[*VectorKind, MILVUS])
def index(
    request: pytest.FixtureRequest, vectors: Vectors, tmp_path_factory: pytest.TempPathFactory
) -> VectorIndex:
    if request.param == VectorKind.FLAT:
        return FlatVectorIndex.build(vectors)
    if request.param == MILVUS:
        return milvus(tmp_path_factory.mktemp("milvus") / "vectors.db", vectors, request)
    return NearVectorIndex.build(VectorKind(request.param), vectors)


def milvus(file: Path, vectors: Vectors, request: pytest.FixtureRequest) -> VectorIndex:
    pytest.importorskip("milvus_lite", reason="要装附加包:pip install 'bandecheng[milvus]'")
    from index.milvus_vectors import MilvusVectors  # noqa: PLC0415 - the extra

    there = MilvusVectors(str(file))
    request.addfinalizer(there.close)
    there.write("abc123", vectors)
    return there.open("abc123")


def test_the_length_is_the_number_of_vectors(index: VectorIndex, vectors: Vectors) -> None:
    assert len(index) == len(vectors)


def test_results_are_rows_and_float32_inner_products_best_first(
    index: VectorIndex, vectors: Vectors
) -> None:
    queries = vectors[[3, 300]] + 0.01
    rows, scores = index.search(queries, 5)
    assert rows.shape == scores.shape == (2, 5)
    assert (rows.dtype, scores.dtype) == (np.int64, np.float32)
    assert (np.diff(scores, axis=1) <= 0).all()
    for query, found, given in zip(queries, rows, scores, strict=True):
        np.testing.assert_allclose(given, vectors[found] @ query, atol=1e-3)


def test_a_vector_is_its_own_nearest(index: VectorIndex, vectors: Vectors) -> None:
    asked = [0, 3, 99, 399]
    rows, scores = index.search(vectors[asked], 1)
    assert rows[:, 0].tolist() == asked
    np.testing.assert_allclose(scores, 1.0, atol=1e-3)


def test_nine_of_ten_nearest_are_found(index: VectorIndex, vectors: Vectors) -> None:
    queries = vectors[:20] + vectors[20:40]
    rows, _ = index.search(queries, 10)
    exact = np.argsort(-(queries @ vectors.T), axis=1)[:, :10]
    shared = [len(set(a) & set(b)) for a, b in zip(rows.tolist(), exact.tolist(), strict=True)]
    assert np.mean(shared) >= 9


def test_equal_vectors_come_in_the_same_order_every_time(
    index: VectorIndex, vectors: Vectors
) -> None:
    first, scores = index.search(vectors[5:6], 2)
    assert sorted(first[0].tolist()) == [5, 11]
    assert scores[0, 0] == scores[0, 1]
    for _ in range(3):
        again, _ = index.search(vectors[5:6], 2)
        np.testing.assert_array_equal(again, first)


def test_asking_for_more_than_there_is_gives_all(index: VectorIndex, vectors: Vectors) -> None:
    rows, scores = index.search(vectors[:1], 10_000)
    assert rows.shape == scores.shape == (1, len(vectors))
    assert sorted(rows[0].tolist()) == list(range(len(vectors)))


def test_inner_products_come_in_the_order_of_the_rows_asked(
    index: VectorIndex, vectors: Vectors
) -> None:
    rows = np.array([9, 2, 9, 0])
    products = index.inner_products(vectors[7], rows)
    assert (products.shape, products.dtype) == ((4,), np.float32)
    np.testing.assert_allclose(products, vectors[rows] @ vectors[7], atol=1e-3)


def test_inner_products_are_the_scores_of_a_search(index: VectorIndex, vectors: Vectors) -> None:
    rows, scores = index.search(vectors[7:8], 20)
    np.testing.assert_allclose(index.inner_products(vectors[7], rows[0]), scores[0], atol=1e-6)


def test_of_no_rows_there_are_no_inner_products(index: VectorIndex, vectors: Vectors) -> None:
    assert index.inner_products(vectors[7], np.array([], dtype=np.int64)).shape == (0,)
