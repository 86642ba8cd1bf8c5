"""Vectors: inner-product search over all of them (FAISS) behind a small protocol."""

from pathlib import Path
from typing import Protocol, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.faiss_search import faiss_search


class VectorIndex(Protocol):
    """Nearest passages by inner product."""

    def __len__(self) -> int:
        """How many vectors it holds."""

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Rows and scores of the ``k`` nearest vectors of each query.

        ``queries`` has shape (n, dimension). Both results have shape (n, min(k, len)); scores
        are inner products, higher is nearer, best first.
        """

    def inner_products(self, query: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Of ``query``, shape (dimension,), with the vectors of ``rows``: shape (len(rows),)."""


class FlatVectorIndex:
    """Search over everything, the vectors in half precision: FAISS' scalar quantiser, ``fp16``.

    Half the memory of ``IndexFlatIP`` and less than half its time, which is that of reading the
    vectors; scores differ from float32's by less than 0.001 (docs/adr/0010).
    """

    def __init__(self, index: faiss.IndexScalarQuantizer) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> "FlatVectorIndex":
        """Index ``vectors`` of shape (n, dimension), dtype float32."""
        index = faiss.IndexScalarQuantizer(
            vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "FlatVectorIndex":
        """Open the file; its sha256 must have been checked before."""
        return cls(cast(faiss.IndexScalarQuantizer, faiss.read_index(str(path))))

    def save(self, path: Path) -> None:
        """Write the file."""
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def vectors(self) -> Vectors:
        """All vectors as they are kept, shape (len, dimension), in row order."""
        return np.asarray(self._index.reconstruct_n(0, len(self)), dtype=np.float32)

    def inner_products(self, query: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """See ``VectorIndex.inner_products``."""
        # A search among those rows, for all of them (FAISS finds at least one): decoding them row by
        # row takes six times as long.
        wanted = np.zeros(len(self), dtype=bool)
        wanted[rows] = True
        bits = np.packbits(wanted, bitorder="little")
        among = faiss.IDSelectorBitmap(8 * len(bits), faiss.swig_ptr(bits))
        most = max(int(wanted.sum()), 1)
        found, scores = faiss_search(self._index, query[np.newaxis], most, among)
        products = np.zeros(len(self), dtype=np.float32)
        products[found[0]] = scores[0]
        return products[rows]

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """See ``VectorIndex.search``."""
        return faiss_search(self._index, queries, min(k, len(self)))
