"""Vectors: exact inner-product search (FAISS) behind a small protocol."""

from pathlib import Path
from typing import Protocol, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors


class VectorIndex(Protocol):
    """Nearest passages by inner product."""

    def __len__(self) -> int:
        """How many vectors it holds."""

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Rows and scores of the ``k`` nearest vectors of each query.

        ``queries`` has shape (n, dimension). Both results have shape (n, min(k, len)); scores
        are inner products, higher is nearer, best first.
        """

    def gather(self, rows: NDArray[np.int64]) -> Vectors:
        """The vectors of ``rows``, shape (len(rows), dimension), in that order."""


class FlatVectorIndex:
    """Exact search over everything: ``faiss.IndexFlatIP``."""

    def __init__(self, index: faiss.IndexFlatIP) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> "FlatVectorIndex":
        """Index ``vectors`` of shape (n, dimension), dtype float32."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "FlatVectorIndex":
        """Open the file; its sha256 must have been checked before."""
        return cls(cast(faiss.IndexFlatIP, faiss.read_index(str(path))))

    def save(self, path: Path) -> None:
        """Write the file."""
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def vectors(self) -> Vectors:
        """All vectors, shape (len, dimension), in row order."""
        return np.asarray(self._index.reconstruct_n(0, len(self)), dtype=np.float32)

    def gather(self, rows: NDArray[np.int64]) -> Vectors:
        """See ``VectorIndex.gather``."""
        return np.asarray(self._index.reconstruct_batch(rows), dtype=np.float32)

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """See ``VectorIndex.search``."""
        scores, rows = self._index.search(queries, min(k, len(self)))
        return rows, scores
