"""Training the aspect model on the labelled questions of the lexicon; scikit-learn, seconds.

The labels are of the guides' own ways of asking. How often each aspect is asked for differs
between those and citizens' questions, so the bias is moved half-way towards the shares of the
development set; nothing else of it is used.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.language.lexicon_table import read_lexicon
from assistant.language.normalise import normalise
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.aspect_model import ASPECTS, AspectModel, sequences
from eval.question import Question
from ingest.source import Record

_SECOND = 0.3  # weight of the second label of a question
_STRENGTH = 8.0  # inverse of the regularisation
_TOWARDS = 0.5
_RARE = 3  # questions: a sequence that fewer hold tells nothing
_AT_LEAST = 0.005  # share of an aspect that is never asked for


class AspectLabel(Record):
    """One row of ``lexicon/aspect_labels.tsv``; ``second`` would also answer well, or is empty."""

    aspect: AskedAspect
    second: str
    question: str


def read_labels(path: Path) -> list[AspectLabel]:
    """The labelled questions.

    Raises:
        ValueError: an aspect that does not exist.
    """
    return read_lexicon(path, AspectLabel)


def train_aspects(labels: Sequence[AspectLabel], asked: Sequence[Question]) -> AspectModel:
    """The model for ``labels``, its bias moved towards the aspects of ``asked``."""
    rows = [(label.question, label.aspect, 1 - _SECOND * bool(label.second)) for label in labels]
    rows += [(r.question, AskedAspect(r.second), _SECOND) for r in labels if r.second]
    table = TfidfVectorizer(analyzer=_analyse, min_df=_RARE, sublinear_tf=True)
    scaled = table.fit_transform([question for question, _, _ in rows])
    targets = [ASPECTS.index(aspect) for _, aspect, _ in rows]
    model = LogisticRegression(C=_STRENGTH, max_iter=3_000)
    model.fit(scaled, targets, sample_weight=[weight for *_, weight in rows])
    weights = np.zeros((len(ASPECTS), scaled.shape[1]), np.float32)
    bias = np.full(len(ASPECTS), -20.0, np.float32)  # an aspect without a label is never seen
    weights[model.classes_] = model.coef_
    bias[model.classes_] = model.intercept_
    labelled = _shares([label.aspect for label in labels])
    wanted = _shares([AskedAspect(question.aspect) for question in asked if question.aspect])
    return AspectModel(
        column={sequence: n for n, sequence in enumerate(table.get_feature_names_out())},
        rarity=table.idf_.astype(np.float32),
        weights=weights,
        bias=bias + _TOWARDS * np.log(wanted / labelled),
    )


def _analyse(question: str) -> list[str]:
    return list(sequences(normalise(question)).elements())


def _shares(aspects: Sequence[AskedAspect]) -> NDArray[np.float32]:
    times = Counter(aspects)
    return np.array([times[a] / len(aspects) + _AT_LEAST for a in ASPECTS], np.float32)
