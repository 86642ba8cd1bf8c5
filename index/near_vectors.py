"""Approximate search (FAISS) whose best candidates are scored again by the exact vectors."""

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.faiss_search import faiss_search
from index.vector_kind import VectorKind, lists, recipe

_SEED = 1234
_WIDER = 10  # candidates for each result wanted: what compression mixes up lies among them
_LISTS_SEARCHED = 64
_GRAPH_SEARCHED, _GRAPH_BUILT = 128, 80
_TRAINED_ON = 40  # vectors for each centroid: what FAISS asks for at least
_ROUNDS = 8


class NearVectorIndex:
    """A compressed or linked FAISS index in memory, the exact vectors in a mapped file.

    Implements ``VectorIndex``. Scores are exact; what may be missed is a near vector that the
    index does not propose. Equal scores come in row order.
    """

    def __init__(self, index: faiss.Index, exact: Vectors) -> None:
        self._index = index
        self._exact = exact

    @classmethod
    def build(cls, kind: VectorKind, vectors: Vectors) -> "NearVectorIndex":
        """Index ``vectors`` of shape (n, dimension), dtype float32, n ≥ 1; the same every time."""
        rows, dimension = vectors.shape
        index = faiss.index_factory(dimension, recipe(kind, rows), faiss.METRIC_INNER_PRODUCT)
        if isinstance(index, faiss.IndexHNSW):
            index.hnsw.efConstruction = _GRAPH_BUILT
        elif isinstance(index, faiss.IndexIVF):
            _train(index, vectors)
        index.add(np.ascontiguousarray(vectors))
        return cls(_searched(index), vectors)

    @classmethod
    def load(cls, path: Path, exact: Path) -> "NearVectorIndex":
        """Open both files; their sha256 must have been checked before."""
        index = faiss.read_index(str(path))
        return cls(_searched(index), np.load(exact, mmap_mode="r", allow_pickle=False))

    def save(self, path: Path, exact: Path) -> None:
        """Write both files."""
        faiss.write_index(self._index, str(path))
        np.save(exact, self._exact, allow_pickle=False)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def vectors(self) -> Vectors:
        """All vectors as they were given, shape (len, dimension), in row order."""
        return self._exact

    def inner_products(self, query: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """See ``VectorIndex.inner_products``."""
        return np.asarray(self._exact[rows] @ query, dtype=np.float32)

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """See ``VectorIndex.search``."""
        k = min(k, len(self))
        proposed, _ = faiss_search(self._index, queries, min(_WIDER * k, len(self)))
        rows = np.empty((len(queries), k), dtype=np.int64)
        scores = np.empty((len(queries), k), dtype=np.float32)
        for number, query in enumerate(queries):
            rows[number], scores[number] = self._best(query, proposed[number], k)
        return rows, scores

    def _best(
        self, query: Vectors, proposed: NDArray[np.int64], k: int
    ) -> tuple[NDArray[np.int64], Vectors]:
        rows = np.unique(proposed[proposed >= 0])
        if len(rows) < k:  # the lists searched hold fewer than were asked for
            rows = np.arange(len(self))
        scores = self._exact[rows] @ query
        best = np.argsort(-scores, kind="stable")[:k]
        return rows[best], scores[best]


def _train(index: faiss.IndexIVF, vectors: Vectors) -> None:
    for clustering in (index.cp, *([index.pq.cp] if isinstance(index, faiss.IndexIVFPQ) else [])):
        clustering.seed = _SEED
        clustering.niter = _ROUNDS
        # The sample below is what bounds it; FAISS only must not draw another one from it.
        clustering.max_points_per_centroid = len(vectors)
        clustering.min_points_per_centroid = 1
    wanted = min(len(vectors), _TRAINED_ON * max(lists(len(vectors)), 256))
    sample = np.random.default_rng(_SEED).choice(len(vectors), wanted, replace=False)
    index.train(np.ascontiguousarray(vectors[np.sort(sample)]))


def _searched(index: faiss.Index) -> faiss.Index:
    if isinstance(index, faiss.IndexHNSW):
        index.hnsw.efSearch = _GRAPH_SEARCHED
    elif isinstance(index, faiss.IndexIVF):
        index.nprobe = _LISTS_SEARCHED
    return index
