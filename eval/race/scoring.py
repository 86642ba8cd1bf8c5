"""The scores of every entrant, and how sure it is that it differs from this project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.bootstrap import column_means, intervals
from eval.question import Question
from eval.race.entrant import OURS
from eval.race.result import Result
from eval.row import Row
from eval.scores import MEASURES, score_table

SHOWN = ("hit@1", "hit@3", "mrr@10", "ndcg@10")


@dataclass(frozen=True)
class Score:
    """Means of ``SHOWN``, in [0, 1]; ``ahead`` is this project's lead with its interval.

    ``ahead`` has shape (len(SHOWN), 3): difference, lower and upper bound (95 %, paired
    bootstrap); above 0 this project is ahead. None for this project itself.
    """

    means: NDArray[np.float64]
    ahead: NDArray[np.float64] | None


def scores(results: Sequence[Result], asked: Sequence[Question]) -> Mapping[str, Score]:
    """By name of the entrant, over the questions that all of them answered."""
    ran = [result for result in results if not result.trouble]
    answered = [one for one in asked if all(one.id in result.items for result in ran)]
    tables = {result.name: _table(result, answered) for result in ran}
    return {
        name: Score(column_means(table), _ahead(tables, name)) for name, table in tables.items()
    }


def _table(result: Result, asked: Sequence[Question]) -> NDArray[np.float64]:
    pairs = [(one, _row(one, result.items[one.id])) for one in asked]
    return score_table(pairs)[:, [MEASURES.index(name) for name in SHOWN]]


def _row(question: Question, items: Sequence[str]) -> Row:
    return Row(
        id=question.id,
        question=question.question,
        status="answered",
        items=[{"item_id": item_id} for item_id in items],
        text="",
        cases=[],
        blocks=[],
        aspects=[],
        latency_ms=0.0,
        snapshot="",
    )


def _ahead(tables: Mapping[str, NDArray[np.float64]], name: str) -> NDArray[np.float64] | None:
    if name == OURS or OURS not in tables:
        return None
    leads = tables[OURS] - tables[name]
    return np.column_stack([column_means(leads), intervals(leads)])
