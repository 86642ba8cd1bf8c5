"""Metrics of a batch run: retrieval measures through ir-measures, refusals and latency."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG

from eval.question import Question
from eval.row import Row

_MEASURES = {
    "hit@1": Success @ 1,
    "hit@3": Success @ 3,
    "mrr@10": RR @ 10,
    "ndcg@10": nDCG @ 10,
}
_MULTI_RECALL = R @ 5
_OUTSIDE = ("not_in_catalogue", "off_topic")

Pair = tuple[Question, Row]


def measure(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Metrics overall and by persona, kind and aspect.

    Only rows with ``expected`` count, except for latency. A hit is any expected item among the
    first k. ``refusal_recall``: share of questions outside the catalogue for which no item is
    asserted. ``false_refusal_rate``: share of ``normal`` questions that are refused.
    """
    groups: dict[str, dict[str, list[Pair]]] = {"persona": {}, "kind": {}, "aspect": {}}
    for pair in pairs:
        for name, group in groups.items():
            group.setdefault(getattr(pair[0], name) or "(none)", []).append(pair)
    return {
        "overall": _of(pairs),
        **{
            f"by_{name}": {value: _of(members) for value, members in sorted(group.items())}
            for name, group in groups.items()
        },
    }


def _of(pairs: Sequence[Pair]) -> dict[str, Any]:
    judged = [(q, r) for q, r in pairs if q.expected is not None]
    inside = [(q, r) for q, r in judged if q.kind not in _OUTSIDE and q.expected]
    outside = [r for q, r in judged if q.kind in _OUTSIDE]
    normal = [r for q, r in judged if q.kind == "normal"]
    multi = [(q, r) for q, r in inside if q.kind == "multi"]
    latencies = [r.latency_ms for _, r in pairs]
    statuses: dict[str, int] = defaultdict(int)
    for _, row in pairs:
        statuses[row.status] += 1
    return {
        "n": len(pairs),
        "n_judged": len(judged),
        "n_retrieval": len(inside),
        **_retrieval(inside, _MEASURES),
        "recall@5_multi": _retrieval(multi, {"r": _MULTI_RECALL})["r"],
        "refusal_recall": _share(not row.asserts_item for row in outside),
        "false_refusal_rate": _share(row.refuses for row in normal),
        "wrong_item_asserted": _share(
            row.asserts_item and row.items[0]["item_id"] not in (q.expected or ())
            for q, row in inside
        ),
        "statuses": dict(sorted(statuses.items())),
        "latency_ms": {
            "p50": round(float(np.percentile(latencies, 50)), 3) if latencies else None,
            "p95": round(float(np.percentile(latencies, 95)), 3) if latencies else None,
        },
    }


def _retrieval(pairs: Sequence[Pair], measures: dict[str, Any]) -> dict[str, float | None]:
    if not pairs:
        return dict.fromkeys(measures)
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
    values = ir_measures.calc_aggregate(list(measures.values()), qrels, run)
    return {name: round(float(values[measure]), 4) for name, measure in measures.items()}


def _share(marks: Iterable[bool]) -> float | None:
    found = list(marks)
    return round(sum(found) / len(found), 4) if found else None
