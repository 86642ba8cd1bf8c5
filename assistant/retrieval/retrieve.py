"""Retrieval: what speaks for each candidate, from vectors and the BM25 fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.own_rows import OwnRows
from assistant.understanding.understand import Understood
from index.encoder import Encoder, Vectors
from index.snapshot import Snapshot
from ingest.passage import Aspect, Kind, Passage

_WAYS_COUNTED = 3  # the mean of an item's best three ways of asking: one lucky phrase is no proof
_COSINES = {"name": Aspect.NAME, "summary": Aspect.SUMMARY, "ways": Aspect.WAY_OF_ASKING}
_RANKED = (Kind.GUIDE, Kind.ELSEWHERE)


class Hit(NamedTuple):
    """One passage near the question; ``score`` is a cosine, higher is nearer."""

    passage: Passage
    score: float


@dataclass(frozen=True)
class Retrieved:
    """Evidence for the candidates: items, and matters outside the catalogue.

    ``features`` maps a feature to an array of shape (len(candidates),): cosines for ``name``,
    ``summary`` and ``ways``, BM25 scores for each lexical field and for the ``everyday`` words'
    meanings; higher is better. ``hits`` are the nearest passages of all kinds, best first.
    ``terms`` is how many terms the question has in the field of characters.
    """

    candidates: tuple[str, ...]
    features: Mapping[str, NDArray[np.float32]]
    hits: tuple[Hit, ...]
    terms: int


class Retriever:
    """Finds candidates in one snapshot."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, hits: int, candidates: int) -> None:
        """Use the ``hits`` nearest passages and the ``candidates`` best items of each field."""
        self._snapshot = snapshot
        self._encoder = encoder
        self._hits = hits
        self._candidates = candidates

    def retrieve(self, asked: Understood) -> Retrieved:
        """Candidates for a question, in the order of their first evidence."""
        snapshot = self._snapshot
        question = self._encoder.encode_queries([asked.need])
        terms = {name: analyse(asked.need) for name, analyse in snapshot.analysers.items()}
        lexical = {name: field.scores(terms[name]) for name, field in snapshot.bm25.items()}
        everyday = self._words_in(asked.service_words)
        best = [_best_rows(field, self._candidates) for field in lexical.values()]
        rows, scores = snapshot.vectors.search(question, self._hits)
        near = map(snapshot.passages.__getitem__, rows[0].tolist())
        hits = tuple(map(Hit, near, scores[0].tolist()))
        found = np.concatenate([self._owner_of[rows[0]], *map(self._ranked.__getitem__, best)])
        owners = np.array(list(dict.fromkeys(found[found >= 0].tolist())), dtype=np.int64)
        lexical["everyday"] = everyday
        features = self._cosines(owners, question[0])
        features |= {name: field[owners] for name, field in lexical.items()}
        candidates = tuple(snapshot.owners[owner] for owner in owners.tolist())
        return Retrieved(candidates, features, hits, len(terms["characters"]))

    def in_common(self, sentence: str) -> float:
        """How much a sentence has in common with one item at best, per root of its length."""
        terms = self._snapshot.analysers["characters"](sentence)
        best = float(self._snapshot.bm25["characters"].scores(terms).max(initial=0.0))
        return best / float(np.sqrt(len(terms)) + 1)

    def _words_in(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        analyse = self._snapshot.analysers["words"]
        return self._snapshot.bm25["words"].scores([t for p in phrases for t in analyse(p)])

    def _cosines(
        self, owners: NDArray[np.int64], question: NDArray[np.float32]
    ) -> dict[str, NDArray[np.float32]]:
        aspects = np.arange(len(_COSINES))[:, None] * len(self._snapshot.owners)
        rows, lengths = self._passages.of((aspects + owners).ravel())
        cosines = self._snapshot.vectors.inner_products(question, rows)
        means = _best_means(cosines, lengths.reshape(len(_COSINES), -1))
        return dict(zip(_COSINES, means, strict=True))

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {owner: row for row, owner in enumerate(self._snapshot.owners)}

    @cached_property
    def _ranked(self) -> NDArray[np.int64]:
        """Of each owner its row, or -1 where it is not ranked, such as a case."""
        corpus, owners = self._snapshot.corpus, self._snapshot.owners
        known = [owner in corpus.guides or owner in corpus.elsewhere for owner in owners]
        return np.where(known, np.arange(len(owners)), -1)

    @cached_property
    def _owner_of(self) -> NDArray[np.int64]:
        """Of each passage its owner's row, or -1 where that is not ranked."""
        rows = [self._row_of[passage.owner] for passage in self._snapshot.passages]
        return self._ranked[rows]

    @cached_property
    def _passages(self) -> OwnRows:
        """The passages of each owner that have the first aspect, then those of the next."""
        owners = len(self._snapshot.owners)
        first = {aspect: n * owners for n, aspect in enumerate(_COSINES.values())}
        own: list[list[int]] = [[] for _ in range(len(first) * owners)]
        for row, passage in enumerate(self._snapshot.passages):
            if passage.kind in _RANKED and passage.aspect in first:
                own[first[passage.aspect] + self._row_of[passage.owner]].append(row)
        return OwnRows.from_lists(own)


def _best_rows(scores: NDArray[np.float32], most: int) -> NDArray[np.int64]:
    """Rows of the ``most`` highest scores above 0, best first; equal ones in row order."""
    rows = np.flatnonzero(scores)
    if len(rows) > most:
        own = scores[rows]
        rows = rows[own >= np.partition(own, -most)[-most]]
    best: NDArray[np.int64] = rows[np.argsort(-scores[rows], kind="stable")[:most]]
    return best


def _best_means(cosines: Vectors, lengths: NDArray[np.int64]) -> NDArray[np.float32]:
    """Means of each candidate's best cosines, shape (aspects, candidates) as ``lengths``.

    ``cosines`` holds ``lengths`` of them in turn. A candidate without one stands at the lowest
    place of its aspect.
    """
    longest = max(_WAYS_COUNTED, int(lengths.max(initial=0)))
    table = np.full((*lengths.shape, longest), -np.inf, np.float32)
    table[np.arange(longest) < lengths[..., None]] = cosines
    best = np.partition(table, -_WAYS_COUNTED, axis=-1)[..., -_WAYS_COUNTED:]
    counted = np.minimum(lengths, _WAYS_COUNTED)
    means = np.where(np.isfinite(best), best, 0).sum(axis=-1) / np.maximum(counted, 1)
    known = counted > 0
    lowest = means.min(axis=-1, keepdims=True, where=known, initial=1.0)  # the highest of cosines
    filled: NDArray[np.float32] = np.where(known, means, lowest).astype(np.float32)
    return filled
