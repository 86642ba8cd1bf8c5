"""Fitting the ranking weights: one number a feature, nothing about single items."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.language.normalise import normalise
from assistant.pipeline import Pipeline
from assistant.retrieval.rank import RankedItem, rank
from assistant.retrieval.retrieve import Retrieved
from assistant.retrieval.weights import RankingWeights
from eval.arithmetic import FEATURES, standard_features
from eval.question import Question

FOLDS = 5
_SEED = 20261124
_PULL = 0.02  # towards equal weights


@dataclass(frozen=True)
class Sample:
    """One question with its candidates; ``table`` is (candidates, features)."""

    question: Question
    retrieved: Retrieved
    table: NDArray[np.float64]
    right: NDArray[np.bool_]

    def is_right(self, ranked: Sequence[RankedItem], within: int) -> bool:
        """Whether one of the first ``within`` of ``ranked`` is right."""
        ids = self.retrieved.candidates
        right = {ids[n] for n in np.flatnonzero(self.right)}
        return any(candidate.item_id in right for candidate in ranked[:within])


def sample(question: Question, pipeline: Pipeline) -> Sample:
    """The evidence that ``pipeline`` finds for ``question``."""
    retrieved = pipeline.retrieve(normalise(question.question))
    expected = set(question.expected or ())
    if question.outside:
        # Outside the catalogue it is right to see that it is; which matter it is, is not marked.
        expected = set(pipeline.snapshot.corpus.elsewhere)
    right = np.array([candidate in expected for candidate in retrieved.candidates])
    return Sample(question, retrieved, standard_features(retrieved), right)


def folds(count: int) -> NDArray[np.int64]:
    """The fold of each of ``count`` samples, shape (count,); always the same."""
    return np.random.default_rng(_SEED).permutation(count) % FOLDS


def fit_ranking(samples: Sequence[Sample], features: Collection[str] = FEATURES) -> RankingWeights:
    """Non-negative weights of least cross entropy to the right candidates.

    ListNet's listwise softmax (Cao et al., 2007, “Learning to rank: from pairwise approach to
    listwise approach”): every expected item counts alike, so that a question for several matters
    draws up all of them; outside the catalogue any one matter will do. Features that are not in
    ``features`` weigh nothing.
    """
    columns = [n for n, name in enumerate(FEATURES) if name in features]
    used = [(s.table[:, columns], s.right, s.question.outside) for s in samples if s.right.any()]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 0.0, np.zeros_like(weights)
        for table, right, any_will_do in used:
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            if any_will_do:
                rightly = shares[right].sum()
                total -= float(np.log(rightly))
                slope -= shares[right] @ table[right] / rightly
            else:
                total -= float(np.log(shares[right]).mean())
                slope -= table[right].mean(axis=0)
            slope += shares @ table
        off = weights - weights.mean()
        return total / len(used) + _PULL * float(off @ off), slope / len(used) + 2 * _PULL * off

    start = np.full(len(columns), 0.5)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0.0, 5.0)] * len(columns))
    fitted = dict(zip((FEATURES[n] for n in columns), found.x, strict=True))
    return RankingWeights(**{n: round(float(fitted.get(n, 0.0)), 4) for n in FEATURES})


def out_of_fold(
    samples: Sequence[Sample], temperature: float, features: Collection[str] = FEATURES
) -> list[tuple[RankedItem, ...]]:
    """The ranking of each sample by weights that were fitted without its fold."""
    fold = folds(len(samples))
    ranked: list[tuple[RankedItem, ...]] = [()] * len(samples)
    for left in range(FOLDS):
        weights = fit_ranking(
            [s for s, f in zip(samples, fold, strict=True) if f != left], features
        )
        for n in np.flatnonzero(fold == left).tolist():
            ranked[n] = rank(samples[n].retrieved, weights, temperature)
    return ranked
