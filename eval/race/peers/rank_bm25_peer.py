"""rank-bm25: ``BM25Okapi`` over words cut at spaces, as its own page shows."""

import pickle
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi

from eval.race.peer import Material, Tokens

_FILE = "bm25.pickle"


def at_spaces(text: str) -> list[str]:
    """The documented way of cutting: Chinese, which has no spaces, stays in one piece."""
    return text.split(" ")


class RankBm25:
    """Holds everything in memory; its own page names no file, so that it is pickled here."""

    def __init__(self) -> None:
        self._index: BM25Okapi
        self._tokens: Tokens = at_spaces

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        tokens = material.tokens() if material.tokens else at_spaces
        index = BM25Okapi([tokens(text) for text in material.texts])
        (folder / _FILE).write_bytes(pickle.dumps(index))

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        self._tokens = material.tokens() if material.tokens else at_spaces
        self._index = pickle.loads((folder / _FILE).read_bytes())  # noqa: S301 - our own file

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        scores = self._index.get_scores(self._tokens(question))
        best = np.argsort(-scores, kind="stable")[:k]
        return [int(row) for row in best if scores[row] > 0]
