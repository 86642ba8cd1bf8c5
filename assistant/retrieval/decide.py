"""The decision: how sure the first item is, and what follows from that."""

import math
from collections.abc import Sequence

from assistant.retrieval.rank import RankedItem
from assistant.retrieval.weights import DecisionWeights
from assistant.status import Status
from ingest.elsewhere import Outside

SIGNALS = ("margin", "share", "cosine", "coverage")


def signals(ranked: Sequence[RankedItem], terms: int) -> dict[str, float]:
    """What tells a right first item from a wrong one.

    ``margin``: score of the first minus that of the second. ``share``: softmax share of the
    first. ``cosine``: ten times the better of its cosines to summary and ways of asking.
    ``coverage``: its BM25 score over characters per term of the question. All are 0 when
    nothing was found.
    """
    if not ranked:
        return dict.fromkeys(SIGNALS, 0.0)
    first = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    return {
        "margin": first.score - second,
        "share": first.share,
        "cosine": 10 * max(first.features["summary"], first.features["ways"]),
        "coverage": first.features["characters"] / max(terms, 1),
    }


def confidence(values: dict[str, float], weights: DecisionWeights) -> float:
    """Calibrated probability that the first item is the one asked for, in (0, 1)."""
    logit = weights.intercept + sum(getattr(weights, name) * values[name] for name in SIGNALS)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def decide(sure: float, weights: DecisionWeights, outside: Outside | None = None) -> Status:
    """The status for a confidence: answer, ask back, or hand over to a person.

    ``outside`` is given when the first candidate is a matter outside the catalogue; then being
    sure means saying so. It takes less to say so than to answer: items that sound alike are offered
    beside it.
    """
    if outside and sure >= weights.refuse_at:
        return Status(outside.value)
    if not outside and sure >= weights.answer_at:
        return Status.ANSWERED
    if sure >= weights.clarify_at:
        return Status.CLARIFICATION
    return Status.LOW_CONFIDENCE
