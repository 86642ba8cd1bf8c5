"""bm25s with its default scoring, words cut by jieba."""

from pathlib import Path

import bm25s
import jieba

from eval.race.peer import Material, Tokens


class Bm25sJieba:
    """``jieba.lcut`` and ``bm25s.BM25()``, both as they come."""

    def __init__(self) -> None:
        self._index: bm25s.BM25
        self._tokens: Tokens = jieba.lcut

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        tokens = material.tokens() if material.tokens else jieba.lcut
        index = bm25s.BM25()
        # A passage without a token cannot be indexed.
        index.index([tokens(text) or [""] for text in material.texts], show_progress=False)
        index.save(folder, show_progress=False)

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        self._tokens = material.tokens() if material.tokens else jieba.lcut
        self._index = bm25s.BM25.load(folder, allow_pickle=False)

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        known = [word for word in self._tokens(question) if word in self._index.vocab_dict]
        if not known:
            return []
        most = min(k, self._index.scores["num_docs"])
        rows, scores = self._index.retrieve([known], k=most, show_progress=False)
        return [int(row) for row, score in zip(rows[0], scores[0], strict=True) if score > 0]
