"""Metrics of a batch run: means with their intervals, statuses, latency, calibration."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from eval.bootstrap import column_means, intervals
from eval.calibration import first_item_calibration
from eval.scores import MEASURES, Pair, Scores, score_table

GROUPS = ("persona", "kind", "aspect")
_UNNAMED = "(none)"


def measure(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Metrics overall and by persona, kind and aspect; the measures are those of ``score_table``.

    Each measure is a share in [0, 1] or None where no question counts for it; ``interval`` holds
    the bounds within which 95 % of its bootstrap resamples lie. Only questions with
    ``expected`` count, except for statuses and latency.
    """
    table = score_table(pairs)
    return {
        "overall": _of(pairs, table),
        **{
            f"by_{group}": {
                value: _of([pairs[n] for n in rows], table[rows])
                for value, rows in groups(pairs, group).items()
            }
            for group in GROUPS
        },
        "calibration": _rounded(asdict(first_item_calibration(pairs))),
    }


def groups(pairs: Sequence[Pair], group: str) -> dict[str, list[int]]:
    """Places in ``pairs`` of the questions of each persona, kind or aspect, by sorted name."""
    found: dict[str, list[int]] = {}
    for place, (question, _) in enumerate(pairs):
        found.setdefault(getattr(question, group) or _UNNAMED, []).append(place)
    return dict(sorted(found.items()))


def _of(pairs: Sequence[Pair], table: Scores) -> dict[str, Any]:
    means = dict(zip(MEASURES, column_means(table).tolist(), strict=True))
    bounds = dict(zip(MEASURES, intervals(table).tolist(), strict=True))
    latencies = [row.latency_ms for _, row in pairs]
    return {
        "n": len(pairs),
        "n_judged": sum(question.expected is not None for question, _ in pairs),
        "n_retrieval": sum(question.inside for question, _ in pairs),
        **_rounded(means),
        "interval": {
            name: None if np.isnan(bound).any() else _rounded(bound)
            for name, bound in bounds.items()
        },
        "statuses": dict(sorted(Counter(row.status for _, row in pairs).items())),
        "latency_ms": {
            "p50": round(float(np.percentile(latencies, 50)), 3) if latencies else None,
            "p95": round(float(np.percentile(latencies, 95)), 3) if latencies else None,
        },
    }


def _rounded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """``value`` with every number to four places, and None for NaN."""
    match value:
        case dict():
            return {key: _rounded(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_rounded(inner) for inner in value]
        case float():
            return None if np.isnan(value) else round(value, 4)
        case _:
            return value
