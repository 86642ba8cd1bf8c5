"""The vectors of a snapshot on disk: which files a kind has, how they are written and opened."""

from pathlib import Path
from typing import Protocol

from index.encoder import Vectors
from index.near_vectors import NearVectorIndex
from index.vector_kind import VectorKind
from index.vectors import FlatVectorIndex, VectorIndex

DENSE, EXACT = "dense.faiss", "exact.npy"


class StoredVectors(VectorIndex, Protocol):
    """A vector index that also gives back what was put in."""

    def vectors(self) -> Vectors:
        """All vectors as they were given, shape (len, dimension), in row order."""


def write_vectors(folder: Path, vectors: Vectors, kind: VectorKind) -> None:
    """Index ``vectors`` of shape (n, dimension) and write the files of ``kind`` to ``folder``."""
    if kind is VectorKind.FLAT:
        FlatVectorIndex.build(vectors).save(folder / DENSE)
    else:
        NearVectorIndex.build(kind, vectors).save(folder / DENSE, folder / EXACT)


def open_vectors(folder: Path, kind: VectorKind) -> StoredVectors:
    """Open what ``write_vectors`` wrote; its files' sha256 must have been checked before."""
    if kind is VectorKind.FLAT:
        return FlatVectorIndex.load(folder / DENSE)
    return NearVectorIndex.load(folder / DENSE, folder / EXACT)
