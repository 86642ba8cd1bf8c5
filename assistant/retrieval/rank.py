"""Ranking: the features of each candidate become one score, the scores become shares."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.retrieve import Retrieved
from assistant.retrieval.weights import RankingWeights

MOST = 50  # candidates told apart: an answer names ten items, and matters outside stand between


class RankedItem(NamedTuple):
    """One candidate: ``score`` (weighted sum of standardised features) and its ``share``.

    Shares of all candidates, also of those left out, add up to 1; higher is better for both.
    ``features`` are the raw values behind the score.
    """

    item_id: str
    score: float
    share: float
    features: dict[str, float]


def rank(
    retrieved: Retrieved, weights: RankingWeights, temperature: float
) -> tuple[RankedItem, ...]:
    """The best candidates, best first; ties by item id, so that the same ranks the same."""
    candidates = retrieved.candidates
    if not candidates:
        return ()
    weighted = weights.model_dump()
    values = np.array([retrieved.features[name] for name in weighted])
    table = np.array(list(weighted.values())) @ standardise(values)
    shares = np.exp((table - table.max()) / temperature)
    shares /= shares.sum()
    rounded = np.round(-table, 9).tolist()
    order = sorted(range(len(candidates)), key=lambda n: (rounded[n], candidates[n]))[:MOST]
    names = tuple(retrieved.features)
    rows = np.array([retrieved.features[name][order] for name in names]).T.tolist()
    return tuple(
        RankedItem(candidates[n], score, share, dict(zip(names, row, strict=True)))
        for n, score, share, row in zip(
            order, table[order].tolist(), shares[order].tolist(), rows, strict=True
        )
    )


def standardise(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Each row with mean 0 and standard deviation 1; all 0 where all of it is the same."""
    wide = values.astype(np.float64)
    wide -= wide.mean(axis=-1, keepdims=True)
    deviation = wide.std(axis=-1, keepdims=True)
    return np.where(deviation > 1e-9, wide / np.maximum(deviation, 1e-9), 0.0)
