"""A second stage that was tried: boosted trees put the first candidates in another order.

It stays for the ablation table only; serving has no part of it, because it did not pay.
"""

from collections.abc import Sequence
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from assistant.retrieval.rank import RankedItem
from eval.fitting.ranking_fit import FOLDS, Sample, folds

_FIRST = 10  # candidates put in order anew
_SEED = 20261124


def reranked_out_of_fold(
    samples: Sequence[Sample], ranked: Sequence[Sequence[RankedItem]]
) -> tuple[list[tuple[RankedItem, ...]], float]:
    """``ranked`` with its first ten in the order of trees that never saw the question's fold.

    Returns the rankings, best first, and the median milliseconds that one question takes more.
    """
    tables = [_table(s, r) for s, r in zip(samples, ranked, strict=True)]
    fold = folds(len(samples))
    found: list[tuple[RankedItem, ...]] = [()] * len(samples)
    times = []
    for left in range(FOLDS):
        seen = np.flatnonzero(fold != left).tolist()
        trees = HistGradientBoostingClassifier(
            max_depth=3, learning_rate=0.03, max_iter=100, random_state=_SEED
        )
        trees.fit(
            np.vstack([tables[n] for n in seen]),
            np.concatenate([_right(samples[n], ranked[n]) for n in seen]),
        )
        for n in np.flatnonzero(fold == left).tolist():
            start = perf_counter()
            order = np.argsort(-trees.predict_proba(tables[n])[:, 1], kind="stable")
            times.append(1000 * (perf_counter() - start))
            found[n] = (*(ranked[n][place] for place in order.tolist()), *ranked[n][_FIRST:])
    return found, float(np.median(times))


def _places(sample: Sample, ranked: Sequence[RankedItem]) -> list[int]:
    place = {item_id: n for n, item_id in enumerate(sample.retrieved.candidates)}
    return [place[item.item_id] for item in ranked[:_FIRST]]


def _right(sample: Sample, ranked: Sequence[RankedItem]) -> NDArray[np.bool_]:
    return sample.right[_places(sample, ranked)]


def _table(sample: Sample, ranked: Sequence[RankedItem]) -> NDArray[np.float64]:
    """(candidates, columns): the features, how far each lies behind the best, score, rank."""
    features = sample.table[_places(sample, ranked)]
    scores = np.array([[item.score] for item in ranked[:_FIRST]])
    ranks = np.arange(len(scores), dtype=np.float64)[:, np.newaxis]
    return np.hstack([features, features - features.max(axis=0), scores, ranks])
