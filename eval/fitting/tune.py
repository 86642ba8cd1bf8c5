"""Choosing ranking weights and decision thresholds on the development set.

A few numbers rank and a few decide; they are fitted on questions that no guide was written for,
and the figures printed are of folds that were left out. Nothing is learnt about single items.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from assistant.retrieval.decide import SIGNALS, signals
from assistant.retrieval.weights import Weights
from assistant.service import Service
from eval.calibration import calibrate
from eval.fitting.ranking_fit import FOLDS, fit_ranking, folds, out_of_fold, sample
from eval.question import Question

# What a citizen gains or loses: asking back costs a moment; a wrong item, shown with the runners-up
# as buttons below it, costs more than that.
_RIGHT, _WRONG, _ASKED_WELL, _ASKED_BADLY, _SENT_ON, _REFUSED_WELL = 1.0, -1.25, 0.5, -0.3, 0.0, 1.0
_SHOWN = 4
# What is promised before utility counts: shares of the questions outside and inside the catalogue.
_REFUSED_AT_LEAST, _WRONG_AT_MOST = 0.94, 0.04


def tune(
    questions: Sequence[Question], service: Service, before: Weights
) -> tuple[Weights, dict[str, float | None]]:
    """New weights and the out-of-fold figures that they were chosen by."""
    pipeline = service.pipeline()
    samples = [sample(q, pipeline) for q in tqdm(questions, desc="证据", unit="问")]
    ranked = out_of_fold(samples, before.temperature)
    values = [signals(r, s.retrieved.terms) for s, r in zip(samples, ranked, strict=True)]
    right = np.array([s.is_right(r, 1) for s, r in zip(samples, ranked, strict=True)])
    shown = np.array([s.is_right(r, _SHOWN) for s, r in zip(samples, ranked, strict=True)])
    matrix = np.array([[v[name] for name in SIGNALS] for v in values])
    sure = np.zeros(len(samples))
    fold = folds(len(samples))
    for left in range(FOLDS):
        model = LogisticRegression(C=1.0).fit(matrix[fold != left], right[fold != left])
        sure[fold == left] = model.predict_proba(matrix[fold == left])[:, 1]
    outside = np.array([s.question.outside for s in samples])
    matters = pipeline.snapshot.corpus.elsewhere
    elsewhere = np.array([r[0].item_id in matters for r in ranked])
    outcomes = _Outcomes(sure, right, shown, outside, elsewhere)
    answer_at, refuse_at, clarify_at, utility = outcomes.best()
    model = LogisticRegression(C=1.0).fit(matrix, right)
    decision = {name: float(w) for name, w in zip(SIGNALS, model.coef_[0], strict=True)}
    tuned = before.model_copy(
        update={
            "ranking": fit_ranking(samples),
            "decision": before.decision.model_copy(
                update={
                    "intercept": round(float(model.intercept_[0]), 4),
                    **{name: round(value, 4) for name, value in decision.items()},
                    "answer_at": answer_at,
                    "refuse_at": refuse_at,
                    "clarify_at": clarify_at,
                }
            ),
        }
    )
    normal = np.array([s.question.kind == "normal" for s in samples])
    told = ~elsewhere & (sure >= answer_at)
    refused = elsewhere & (sure >= refuse_at)
    return tuned, {
        "n": len(samples),
        "hit@1_normal": float(right[normal].mean()),
        "shown@4_normal": float(shown[normal].mean()),
        "answered_normal": float(told[normal].mean()),
        "wrong_normal": float((told & ~right)[normal].mean()),
        "false_refusal_rate": float((refused | (sure < clarify_at))[normal].mean()),
        "refusal_recall": 1 - float(told[outside].mean()),
        "told_elsewhere": float(refused[outside].mean()),
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


@dataclass(frozen=True)
class _Outcomes:
    """Arrays of shape (questions,): what thresholds decide over, out of fold."""

    sure: NDArray[np.float64]
    right: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    outside: NDArray[np.bool_]
    elsewhere: NDArray[np.bool_]

    def utility(self, answer_at: float, refuse_at: float, clarify_at: float) -> float:
        """What the citizens gain on average."""
        told = np.where(self.right, _RIGHT, _WRONG)
        asked = np.where(self.outside, _SENT_ON, np.where(self.shown, _ASKED_WELL, _ASKED_BADLY))
        sent = np.where(self.outside, _REFUSED_WELL, _SENT_ON)
        tells = self.sure >= np.where(self.elsewhere, refuse_at, answer_at)
        gained = np.where(tells, told, np.where(self.sure >= clarify_at, asked, sent))
        return float(gained.mean())

    def keeps_promises(self, answer_at: float) -> bool:
        """Whether items are asserted rarely enough outside the catalogue, and wrongly inside."""
        told = ~self.elsewhere & (self.sure >= answer_at)
        refused = (~told)[self.outside].mean()
        wrong = (told & ~self.right)[~self.outside].mean()
        return bool(refused >= _REFUSED_AT_LEAST and wrong <= _WRONG_AT_MOST)

    def best(self) -> tuple[float, float, float, float]:
        """``answer_at``, ``refuse_at`` and ``clarify_at`` of the highest utility, and that.

        The highest thresholds are taken where none keeps the promises.
        """
        found = (0.925, 0.9, 0.25, -np.inf)
        for at in product(
            np.arange(0.2, 0.95, 0.025), np.arange(0.3, 0.95, 0.05), np.arange(0.05, 0.6, 0.05)
        ):
            if not self.keeps_promises(at[0]) or at[2] > min(at[:2]):
                continue
            if (gained := self.utility(*at)) > found[3] + 1e-12:
                answer_at, refuse_at, clarify_at = (round(float(one), 3) for one in at)
                found = (answer_at, refuse_at, clarify_at, gained)
        return found
