"""Ranking: the features of each candidate become one score, the scores become shares."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.retrieve import Retrieved
from assistant.retrieval.weights import RankingWeights


class RankedItem(NamedTuple):
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
    weighted = weights.model_dump()
    values = np.array([retrieved.features[name] for name in weighted])
    table = np.array(list(weighted.values())) @ standardise(values)
    shares = np.exp((table - table.max()) / temperature)
    shares /= shares.sum()
    names = tuple(retrieved.features)
    rows = zip(*(values.tolist() for values in retrieved.features.values()), strict=True)
    ranked = [
        RankedItem(item_id, score, share, dict(zip(names, row, strict=True)))
        for item_id, score, share, row in zip(
            retrieved.candidates, table.tolist(), shares.tolist(), rows, strict=True
        )
    ]
    return tuple(sorted(ranked, key=lambda item: (-round(item.score, 9), item.item_id)))


def standardise(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Each row with mean 0 and standard deviation 1; all 0 where all of it is the same."""
    wide = values.astype(np.float64)
    wide -= wide.mean(axis=-1, keepdims=True)
    deviation = wide.std(axis=-1, keepdims=True)
    return np.where(deviation > 1e-9, wide / np.maximum(deviation, 1e-9), 0.0)
