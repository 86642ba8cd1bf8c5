"""Retrieval: what speaks for each candidate item, from vectors and the BM25 fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder, Vectors
from index.snapshot import Snapshot
from ingest.passage import Aspect, Kind, Passage

_WAYS_COUNTED = 3  # the mean of an item's best three ways of asking: one lucky phrase is no proof


@dataclass(frozen=True)
class Hit:
    """One passage near the question; ``score`` is a cosine, higher is nearer."""

    passage: Passage
    score: float


@dataclass(frozen=True)
class Retrieved:
    """Evidence for the candidates.

    ``features`` maps a feature to an array of shape (len(item_ids),): cosines for ``name``,
    ``summary`` and ``ways``, BM25 scores for each lexical field; higher is better. ``hits`` are
    the nearest passages of all kinds, best first.
    """

    item_ids: tuple[str, ...]
    features: Mapping[str, NDArray[np.float32]]
    hits: tuple[Hit, ...]


class Retriever:
    """Finds candidates in one snapshot."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, hits: int, candidates: int) -> None:
        """Use the ``hits`` nearest passages and the ``candidates`` best items of each field."""
        self._snapshot = snapshot
        self._encoder = encoder
        self._hits = hits
        self._candidates = candidates

    def retrieve(self, text: str) -> Retrieved:
        """Candidates for the normalised question ``text``, in the order of their first evidence."""
        snapshot = self._snapshot
        question = self._encoder.encode_queries([text])
        rows, scores = snapshot.vectors.search(question, self._hits)
        hits = tuple(
            Hit(snapshot.passages[row], float(score))
            for row, score in zip(rows[0], scores[0], strict=True)
        )
        lexical = {
            name: field.scores(snapshot.analysers[name](text))
            for name, field in snapshot.bm25.items()
        }
        found = dict.fromkeys(h.passage.owner for h in hits if h.passage.kind is Kind.GUIDE)
        for field in lexical.values():
            best = np.argsort(-field, kind="stable")[: self._candidates]
            owners = (snapshot.owners[row] for row in best if field[row] > 0)
            found.update(dict.fromkeys(o for o in owners if o in snapshot.corpus.guides))
        item_ids = tuple(found)
        features = self._cosines(item_ids, question)
        owner_rows = np.array([self._owner_row[i] for i in item_ids], dtype=np.int64)
        features |= {name: field[owner_rows] for name, field in lexical.items()}
        return Retrieved(item_ids, features, hits)

    def _cosines(
        self, item_ids: tuple[str, ...], question: Vectors
    ) -> dict[str, NDArray[np.float32]]:
        spans = [self._rows[item_id] for item_id in item_ids]
        flat = np.array([row for span in spans for part in span for row in part], dtype=np.int64)
        cosines = dict(
            zip(flat.tolist(), self._snapshot.vectors.gather(flat) @ question[0], strict=True)
        )
        table = np.full((len(item_ids), 3), np.nan, dtype=np.float32)
        for n, span in enumerate(spans):
            for column, part in enumerate(span):
                if part:
                    best = sorted((cosines[row] for row in part), reverse=True)[:_WAYS_COUNTED]
                    table[n, column] = np.mean(best)
        # An item without a summary or ways of asking stands at the worst candidate's place.
        lowest = np.nanmin(table, axis=0, initial=1.0)
        table = np.where(np.isnan(table), lowest, table)
        return {"name": table[:, 0], "summary": table[:, 1], "ways": table[:, 2]}

    @cached_property
    def _owner_row(self) -> dict[str, int]:
        return {owner: row for row, owner in enumerate(self._snapshot.owners)}

    @cached_property
    def _rows(self) -> dict[str, tuple[list[int], list[int], list[int]]]:
        rows: dict[str, tuple[list[int], list[int], list[int]]] = {
            item_id: ([], [], []) for item_id in self._snapshot.corpus.guides
        }
        columns = {Aspect.NAME: 0, Aspect.SUMMARY: 1, Aspect.WAY_OF_ASKING: 2}
        for row, passage in enumerate(self._snapshot.passages):
            if passage.kind is Kind.GUIDE and passage.aspect in columns:
                rows[passage.owner][columns[passage.aspect]].append(row)
        return rows
