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
        best = {name: _best_rows(field, self._candidates) for name, field in lexical.items()}
        rows, scores = snapshot.vectors.search(question, self._hits)
        near = zip(rows[0].tolist(), scores[0].tolist(), strict=True)
        hits = tuple(Hit(snapshot.passages[row], score) for row, score in near)
        found = dict.fromkeys(h.passage.owner for h in hits if h.passage.owner in self._places)
        for rows_of_field in best.values():
            owners = (snapshot.owners[row] for row in rows_of_field)
            found.update(dict.fromkeys(owner for owner in owners if owner in self._places))
        lexical["everyday"] = everyday
        candidates = tuple(found)
        features = self._cosines(candidates, question)
        owner_rows = np.array([self._owner_row[i] for i in candidates], dtype=np.int64)
        features |= {name: field[owner_rows] for name, field in lexical.items()}
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
        self, candidates: tuple[str, ...], question: Vectors
    ) -> dict[str, NDArray[np.float32]]:
        owners = np.array([self._places[candidate] for candidate in candidates], dtype=np.int64)
        parts = {name: self._passages[aspect].of(owners) for name, aspect in _COSINES.items()}
        flat = np.concatenate([rows for rows, _ in parts.values()])
        cosines = self._snapshot.vectors.inner_products(question[0], flat)
        features = {}
        for name, (_, lengths) in parts.items():
            own, cosines = np.split(cosines, [lengths.sum()])
            features[name] = _best_means(own, lengths)
        return features

    @cached_property
    def _owner_row(self) -> dict[str, int]:
        return {owner: row for row, owner in enumerate(self._snapshot.owners)}

    @cached_property
    def _places(self) -> dict[str, int]:
        corpus = self._snapshot.corpus
        return {owner: n for n, owner in enumerate((*corpus.guides, *corpus.elsewhere))}

    @cached_property
    def _passages(self) -> dict[Aspect, OwnRows]:
        rows: dict[Aspect, list[list[int]]] = {
            aspect: [[] for _ in self._places] for aspect in _COSINES.values()
        }
        for row, passage in enumerate(self._snapshot.passages):
            if passage.kind in _RANKED and passage.aspect in rows:
                rows[passage.aspect][self._places[passage.owner]].append(row)
        return {aspect: OwnRows.from_lists(own) for aspect, own in rows.items()}


def _best_rows(scores: NDArray[np.float32], most: int) -> list[int]:
    """Rows of the ``most`` highest scores above 0, best first; equal ones in row order."""
    rows = np.flatnonzero(scores)
    best: list[int] = rows[np.argsort(-scores[rows], kind="stable")[:most]].tolist()
    return best


def _best_means(cosines: Vectors, lengths: NDArray[np.int64]) -> NDArray[np.float32]:
    """Mean of each candidate's best cosines; ``cosines`` holds ``lengths`` of them in turn.

    A candidate without one stands at the lowest place.
    """
    longest = max(_WAYS_COUNTED, int(lengths.max(initial=0)))
    table = np.full((len(lengths), longest), -np.inf, np.float32)
    table[np.arange(longest) < lengths[:, None]] = cosines
    best = -np.partition(-table, _WAYS_COUNTED - 1, axis=1)[:, :_WAYS_COUNTED]
    counted = np.minimum(lengths, _WAYS_COUNTED)
    means = np.where(np.isfinite(best), best, 0).sum(axis=1) / np.maximum(counted, 1)
    known = counted > 0
    lowest = means[known].min() if known.any() else 0.0
    return np.where(known, means, lowest).astype(np.float32)
