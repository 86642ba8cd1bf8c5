"""Choosing ranking weights and decision thresholds on the development set.

Five numbers rank and five decide; they are fitted on questions that no guide was written for,
and the figures printed are of folds that were left out. Nothing is learnt about single items.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from assistant.decide import SIGNALS, signals
from assistant.normalise import normalise
from assistant.rank import RankedItem, rank
from assistant.retrieve import Retrieved
from assistant.service import Service
from assistant.weights import RankingWeights, Weights
from eval.arithmetic import FEATURES, standard_features
from eval.calibration import calibrate
from eval.question import Question

_FOLDS = 5
_SEED = 20261124
_PULL = 0.02  # towards equal weights

# What a citizen gains or loses: asking back costs a moment; a wrong item, shown with the runners-up
# as buttons below it, costs more than that.
_RIGHT, _WRONG, _ASKED_WELL, _ASKED_BADLY, _SENT_ON, _REFUSED_WELL = 1.0, -1.0, 0.6, -0.3, 0.0, 1.0
_SHOWN = 4


@dataclass(frozen=True)
class Sample:
    """One development question with its candidates; ``table`` is (candidates, features)."""

    question: Question
    terms: int
    retrieved: Retrieved
    table: NDArray[np.float64]
    right: NDArray[np.bool_]


def tune(
    questions: Sequence[Question], service: Service, before: Weights
) -> tuple[Weights, dict[str, float | None]]:
    """New weights and the out-of-fold figures that they were chosen by."""
    samples = [_sample(q, service) for q in tqdm(questions, desc="证据", unit="问")]
    folds = np.random.default_rng(_SEED).permutation(len(samples)) % _FOLDS
    ranked: dict[int, tuple[RankedItem, ...]] = {}
    for fold in range(_FOLDS):
        weights = _fit_ranking([s for s, f in zip(samples, folds, strict=True) if f != fold])
        for n in np.flatnonzero(folds == fold):
            ranked[int(n)] = rank(samples[n].retrieved, weights, before.temperature)
    values = [signals(ranked[n], sample.terms) for n, sample in enumerate(samples)]
    right = np.array([_is_right(s, ranked[n], 1) for n, s in enumerate(samples)])
    shown = np.array([_is_right(s, ranked[n], _SHOWN) for n, s in enumerate(samples)])
    matrix = np.array([[v[name] for name in SIGNALS] for v in values])
    sure = np.zeros(len(samples))
    for fold in range(_FOLDS):
        model = LogisticRegression(C=1.0).fit(matrix[folds != fold], right[folds != fold])
        sure[folds == fold] = model.predict_proba(matrix[folds == fold])[:, 1]
    outside = np.array([s.question.outside for s in samples])
    answer_at, clarify_at, utility = _thresholds(sure, right, shown, outside)
    model = LogisticRegression(C=1.0).fit(matrix, right)
    decision = {name: float(w) for name, w in zip(SIGNALS, model.coef_[0], strict=True)}
    tuned = before.model_copy(
        update={
            "ranking": _fit_ranking(samples),
            "decision": before.decision.model_copy(
                update={
                    "intercept": round(float(model.intercept_[0]), 4),
                    **{name: round(value, 4) for name, value in decision.items()},
                    "answer_at": answer_at,
                    "clarify_at": clarify_at,
                }
            ),
        }
    )
    normal = np.array([s.question.kind == "normal" for s in samples])
    matters = service.pipeline().snapshot.corpus.elsewhere
    elsewhere = np.array([ranked[n][0].item_id in matters for n in range(len(samples))])
    told = sure >= answer_at
    return tuned, {
        "n": len(samples),
        "hit@1_normal": float(right[normal].mean()),
        "shown@4_normal": float(shown[normal].mean()),
        "answered_normal": float((sure[normal] >= answer_at).mean()),
        "false_refusal_rate": float(((told & elsewhere) | (sure < clarify_at))[normal].mean()),
        "refusal_recall": 1 - float((told & ~elsewhere)[outside].mean()),
        "told_elsewhere": float((told & elsewhere)[outside].mean()),
        "expected_calibration_error": calibrate(sure, right).expected_calibration_error,
        "utility": utility,
    }


def write_weights(path: Path, weights: Weights) -> None:
    """Replace the reviewed file, keeping its opening comment."""
    comment = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")
    ]
    body = yaml.safe_dump(weights.model_dump(), sort_keys=False, allow_unicode=True)
    path.write_text("\n".join([*comment, body]), encoding="utf-8")


def _sample(question: Question, service: Service) -> Sample:
    pipeline = service.pipeline()
    text = normalise(question.question)
    retrieved = pipeline.retrieve(text)
    expected = set(question.expected or ())
    if question.outside:
        # Outside the catalogue it is right to see that it is; which matter it is, is not marked.
        expected = set(pipeline.snapshot.corpus.elsewhere)
    right = np.array([item_id in expected for item_id in retrieved.item_ids])
    terms = len(pipeline.snapshot.analysers["characters"](text))
    return Sample(question, terms, retrieved, standard_features(retrieved), right)


def _fit_ranking(samples: Sequence[Sample]) -> RankingWeights:
    """Non-negative weights of least negative log likelihood of the expected items (listwise softmax)."""
    used = [s for s in samples if s.right.any()]

    def loss(weights: NDArray[np.float64]) -> float:
        total = 0.0
        for sample in used:
            scores = sample.table @ weights
            scores -= scores.max()
            total -= float(np.log(np.exp(scores)[sample.right].sum() / np.exp(scores).sum()))
        return total / len(used) + _PULL * float(((weights - weights.mean()) ** 2).sum())

    start = np.full(len(FEATURES), 0.5)
    found = minimize(loss, start, method="L-BFGS-B", bounds=[(0.0, 5.0)] * len(FEATURES))
    return RankingWeights(**{n: round(float(w), 4) for n, w in zip(FEATURES, found.x, strict=True)})


def _is_right(sample: Sample, ranked: Sequence[RankedItem], within: int) -> bool:
    ids = sample.retrieved.item_ids
    right = {ids[n] for n in np.flatnonzero(sample.right)}
    return any(candidate.item_id in right for candidate in ranked[:within])


def _thresholds(
    sure: NDArray[np.float64],
    right: NDArray[np.bool_],
    shown: NDArray[np.bool_],
    outside: NDArray[np.bool_],
) -> tuple[float, float, float]:
    best = (0.5, 0.25, -np.inf)
    answered = np.where(right, _RIGHT, _WRONG)
    asked = np.where(outside, _SENT_ON, np.where(shown, _ASKED_WELL, _ASKED_BADLY))
    refused = np.where(outside, _REFUSED_WELL, _SENT_ON)
    for answer_at in np.arange(0.2, 0.95, 0.025):
        for clarify_at in np.arange(0.05, answer_at + 1e-9, 0.025):
            gained = np.where(
                sure >= answer_at, answered, np.where(sure >= clarify_at, asked, refused)
            ).mean()
            if gained > best[2] + 1e-12:
                best = (round(float(answer_at), 3), round(float(clarify_at), 3), float(gained))
    return best
