"""Score arithmetic: each feature of a candidate, standardised, times its weight."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.rank import standardise
from assistant.retrieval.retrieve import Retrieved
from assistant.retrieval.weights import RankingWeights

FEATURES = tuple(RankingWeights.model_fields)


@dataclass(frozen=True)
class Term:
    """One feature of one candidate: ``value`` as measured, ``standard`` over the candidates.

    ``product`` is weight × standard; the products of a candidate add up to its score, higher is
    better.
    """

    feature: str
    value: float
    standard: float
    weight: float
    product: float


@dataclass(frozen=True)
class Arithmetic:
    """Why a candidate stands where it stands: ``place`` counts from 1."""

    item_id: str
    place: int
    score: float
    terms: tuple[Term, ...]


def standard_features(retrieved: Retrieved) -> NDArray[np.float64]:
    """Standardised features of the candidates: shape (candidates, len(FEATURES))."""
    return np.column_stack([standardise(retrieved.features[name]) for name in FEATURES])


def arithmetic(retrieved: Retrieved, weights: RankingWeights) -> dict[str, Arithmetic]:
    """The arithmetic of every candidate by item id, best first; ties by item id, as ``rank``."""
    table = standard_features(retrieved)
    factors = np.array([getattr(weights, name) for name in FEATURES])
    scores = table @ factors
    order = sorted(
        range(len(scores)), key=lambda n: (-round(float(scores[n]), 9), retrieved.candidates[n])
    )
    return {
        retrieved.candidates[n]: Arithmetic(
            item_id=retrieved.candidates[n],
            place=place,
            score=float(scores[n]),
            terms=tuple(
                Term(
                    feature=name,
                    value=float(retrieved.features[name][n]),
                    standard=float(table[n, column]),
                    weight=float(factors[column]),
                    product=float(table[n, column] * factors[column]),
                )
                for column, name in enumerate(FEATURES)
            ),
        )
        for place, n in enumerate(order, start=1)
    }
