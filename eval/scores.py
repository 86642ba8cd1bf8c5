"""What each question scores on each measure: the one table that means and intervals come from."""

from collections.abc import Sequence

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG
from numpy.typing import NDArray

from eval.fact import contradicted, missing
from eval.question import Question
from eval.row import Row

_RETRIEVAL = {
    "hit@1": Success @ 1,
    "hit@3": Success @ 3,
    "mrr@10": RR @ 10,
    "ndcg@10": nDCG @ 10,
    "recall@5_multi": R @ 5,
}
MEASURES = (
    *_RETRIEVAL,
    "refusal_recall",
    "false_refusal_rate",
    "wrong_item_asserted",
    "aspect_answered",
    "facts_said",
    "contradicted",
)
LOWER_IS_BETTER = frozenset({"false_refusal_rate", "wrong_item_asserted", "contradicted"})
# Aspect → blocks that answer it when they stand first; the direct reply may answer it before.
_ANSWERED_BY = {
    "how": {"steps", "materials", "path", "stuck"},
    "online": {"online", "where"},
    "stuck": {"stuck", "pitfalls", "alternatives"},
}

Pair = tuple[Question, Row]
Scores = NDArray[np.float64]


def score_table(pairs: Sequence[Pair]) -> Scores:
    """Scores of shape (len(pairs), len(MEASURES)), each in [0, 1]; NaN where it does not apply.

    A hit is any expected item among the first k; the retrieval measures are those of
    trec_eval, over questions inside the catalogue, ``recall@5_multi`` over the kind ``multi``.
    ``refusal_recall``, outside the catalogue: no item is asserted. ``false_refusal_rate``, kind
    ``normal``: refused. ``wrong_item_asserted``, inside: an item is asserted that is not
    expected. The mean of a column is the measure; higher is better, but for
    ``LOWER_IS_BETTER``. ``aspect_answered``, where the right item is answered: the direct reply or
    the first block answers the aspect that the question is marked with. ``facts_said`` is the
    share of the ``must`` groups that the answer says, ``contradicted`` whether it says one of
    ``must_not``. Without ``expected`` only these last two apply.
    """
    retrieval = _retrieval([pair for pair in pairs if pair[0].inside])
    table = np.full((len(pairs), len(MEASURES)), np.nan)
    for scores, (question, row) in zip(table, pairs, strict=True):
        found = retrieval.get(question.id, {}) | _decision(question, row) | _content(question, row)
        for place, name in enumerate(MEASURES):
            scores[place] = found.get(name, np.nan)
    return table


def is_right(question: Question, row: Row) -> bool:
    """Whether the first item is an expected one or, outside the catalogue, none is asserted."""
    return not row.asserts_item if question.outside else row.first_item in (question.expected or ())


def _retrieval(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    if not pairs:
        return {}
    qrels = [
        ir_measures.Qrel(question.id, item_id, 1)
        for question, _ in pairs
        for item_id in dict.fromkeys(question.expected or ())
    ]
    run = [
        # Scores that fall with the rank keep the pipeline's own order, ties included.
        ir_measures.ScoredDoc(question.id, str(item["item_id"]), float(-place))
        for question, row in pairs
        for place, item in enumerate(row.items)
    ]
    names = {measure: name for name, measure in _RETRIEVAL.items()}
    found: dict[str, dict[str, float]] = {question.id: {} for question, _ in pairs}
    for metric in ir_measures.iter_calc(list(names), qrels, run):
        found[metric.query_id][names[metric.measure]] = float(metric.value)
    for question, _ in pairs:
        if question.kind != "multi":
            del found[question.id]["recall@5_multi"]
    return found


def _content(question: Question, row: Row) -> dict[str, float]:
    found: dict[str, float] = {}
    if question.aspect and question.inside and row.asserts_item and is_right(question, row):
        first = row.blocks[0] if row.blocks else ""
        answering = _ANSWERED_BY.get(question.aspect, {question.aspect})
        found["aspect_answered"] = question.aspect in row.aspects or first in answering
    if question.must:
        found["facts_said"] = 1 - len(missing(question, row.text)) / len(question.must)
    if question.must or question.must_not:
        found["contradicted"] = bool(contradicted(question, row.text))
    return found


def _decision(question: Question, row: Row) -> dict[str, float]:
    if question.expected is None:
        return {}
    found: dict[str, float] = {}
    if question.outside:
        found["refusal_recall"] = not row.asserts_item
    if question.kind == "normal":
        found["false_refusal_rate"] = row.refuses
    if question.inside:
        found["wrong_item_asserted"] = row.asserts_item and not is_right(question, row)
    return found
