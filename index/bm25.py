"""BM25 over one lexical field, saved next to the vectors (bm25s)."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

_K1, _B = 1.2, 0.75


class Bm25:
    """Scores every document for the terms of a question.

    Lucene's variant of BM25 (Kamphuis et al., 2020, “Which BM25 do you mean?”).
    """

    def __init__(self, retriever: bm25s.BM25, documents: int) -> None:
        self._retriever = retriever
        self._documents = documents
        # Plain arrays over the mapped pages: a slice of a memmap costs more than what it holds here.
        stored = (np.asarray(retriever.scores[name]) for name in ("indptr", "indices", "data"))
        self._starts, self._rows, self._values = stored

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> "Bm25":
        """Index ``documents``, each a list of terms; row ``i`` is document ``i``."""
        retriever = bm25s.BM25(method="lucene", k1=_K1, b=_B)
        # A document without a term cannot be indexed; the empty term stands in, never matching.
        retriever.index([list(terms) or [""] for terms in documents], show_progress=False)
        return cls(retriever, len(documents))

    @classmethod
    def load(cls, folder: Path, documents: int) -> "Bm25":
        """Open what ``save`` wrote, memory-mapped; ``documents`` is how many it holds."""
        return cls(bm25s.BM25.load(folder, mmap=True, allow_pickle=False), documents)

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``."""
        self._retriever.save(folder, show_progress=False)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Score of every document, shape (documents,): higher is better, 0 without a match."""
        vocabulary = self._retriever.vocab_dict
        columns = [vocabulary[term] for term in dict.fromkeys(terms) if term in vocabulary]
        if not columns:
            return np.zeros(self._documents, dtype=np.float32)
        # bm25s keeps a column of finished scores for each term: they are added up all at once.
        spans = [slice(self._starts[n], self._starts[n + 1]) for n in columns]
        rows = np.concatenate([self._rows[span] for span in spans])
        values = np.concatenate([self._values[span] for span in spans])
        return np.bincount(rows, values, self._documents).astype(np.float32)
