"""Two runs over the same questions: what became better, what worse, and which questions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.bootstrap import column_means, intervals
from eval.metrics import groups
from eval.question import Question
from eval.row import Row
from eval.run_folder import Run, same_questions
from eval.scores import LOWER_IS_BETTER, MEASURES, Scores, is_right, score_table

_COMPARED = ("persona", "kind")


@dataclass(frozen=True)
class Difference:
    """One measure in both runs; ``difference`` is b - a, ``low`` to ``high`` its 95 % interval.

    The interval is of the paired differences, question by question.
    """

    measure: str
    a: float
    b: float
    difference: float
    low: float
    high: float

    @property
    def significant(self) -> bool:
        """Whether 0 lies outside the interval."""
        return self.low > 0 or self.high < 0

    @property
    def better(self) -> bool:
        """Whether the difference goes the way in which the measure is good."""
        return (self.difference < 0) == (self.measure in LOWER_IS_BETTER)


@dataclass(frozen=True)
class Changed:
    """A question that one run had right and the other wrong."""

    question: Question
    a: Row
    b: Row


@dataclass(frozen=True)
class Comparison:
    """``overall`` and ``by_group[(group, value)]`` without measures that no question counts for.

    ``won``: wrong in a, right in b (see ``is_right``); ``lost``: the other way round.
    """

    a: Run
    b: Run
    overall: tuple[Difference, ...]
    by_group: dict[tuple[str, str], tuple[Difference, ...]]
    won: tuple[Changed, ...]
    lost: tuple[Changed, ...]


def compare(a: Run, b: Run) -> Comparison:
    """Run ``b`` against run ``a``.

    Raises:
        RunError: they are not over the same questions.
    """
    same_questions(a, b)
    rows = {row.id: row for _, row in b.pairs}
    paired = [(question, rows[question.id]) for question, _ in a.pairs]
    tables = score_table(a.pairs), score_table(paired)
    changed = [
        Changed(question, before, rows[question.id])
        for question, before in a.pairs
        if question.expected is not None
        and is_right(question, before) != is_right(question, rows[question.id])
    ]
    return Comparison(
        a=a,
        b=b,
        overall=_differences(*tables),
        by_group={
            (group, value): _differences(tables[0][places], tables[1][places])
            for group in _COMPARED
            for value, places in groups(a.pairs, group).items()
        },
        won=tuple(one for one in changed if is_right(one.question, one.b)),
        lost=tuple(one for one in changed if is_right(one.question, one.a)),
    )


def _differences(a: Scores, b: Scores) -> tuple[Difference, ...]:
    columns: Sequence[Sequence[float]] = np.column_stack(
        [column_means(a), column_means(b), column_means(b - a), intervals(b - a)]
    ).tolist()
    return tuple(
        Difference(measure, *values)
        for measure, values in zip(MEASURES, columns, strict=True)
        if not np.isnan(values).any()
    )
