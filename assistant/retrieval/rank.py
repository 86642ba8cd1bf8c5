"""Ranking: the features of each candidate become one score, the scores become shares."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.retrieve import Retrieved
from assistant.retrieval.weights import RankingWeights


@dataclass(frozen=True)
class RankedItem:
    """One candidate: ``score`` (weighted sum of standardised features) and its ``share``.

    Shares of all candidates add up to 1; higher is better for both. ``features`` are the raw
    values behind the score.
    """

    item_id: str
    score: float
    share: float
    features: dict[str, float]


def rank(
    retrieved: Retrieved, weights: RankingWeights, temperature: float
) -> tuple[RankedItem, ...]:
    """Candidates, best first; ties by item id, so that the same question ranks the same."""
    if not retrieved.candidates:
        return ()
    table = np.zeros(len(retrieved.candidates), dtype=np.float64)
    for name, weight in weights.model_dump().items():
        table += weight * standardise(retrieved.features[name])
    shares = np.exp((table - table.max()) / temperature)
    shares /= shares.sum()
    ranked = [
        RankedItem(
            item_id=item_id,
            score=float(table[n]),
            share=float(shares[n]),
            features={name: float(values[n]) for name, values in retrieved.features.items()},
        )
        for n, item_id in enumerate(retrieved.candidates)
    ]
    return tuple(sorted(ranked, key=lambda item: (-round(item.score, 9), item.item_id)))


def standardise(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """``values`` with mean 0 and standard deviation 1; all 0 when they are all the same."""
    wide = values.astype(np.float64)
    deviation = wide.std()
    return (wide - wide.mean()) / deviation if deviation > 1e-9 else np.zeros_like(wide)
