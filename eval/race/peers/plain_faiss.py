"""A model and FAISS, nothing else: what most tutorials build."""

from pathlib import Path

import faiss

from eval.race.peer import Material
from index.encoder import Encoder

_FILE = "flat.faiss"


class PlainFaiss:
    """``IndexFlatIP`` over the passages' vectors."""

    def __init__(self) -> None:
        self._index: faiss.Index
        self._encoder: Encoder

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        vectors = material.vectors()
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        faiss.write_index(index, str(folder / _FILE))

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        self._encoder = material.encoder()
        self._index = faiss.read_index(str(folder / _FILE))

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        _, rows = self._index.search(self._encoder.encode_queries([question]), k)
        return [int(row) for row in rows[0] if row >= 0]
