"""Samples whose right candidate is known, without a pipeline."""

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.retrieve import Retrieved
from eval.arithmetic import FEATURES, standard_features
from eval.fitting.ranking_fit import Sample
from eval.question import Question


def made_sample(number: int, right: int, features: dict[str, list[float]]) -> Sample:
    """A question whose ``right``-th candidate is expected; features not given are all 0."""
    count = len(next(iter(features.values())))
    ids = tuple(f"GA-{n:03}" for n in range(count))
    columns: dict[str, NDArray[np.float32]] = {
        name: np.array(features.get(name, [0.0] * count), dtype=np.float32) for name in FEATURES
    }
    retrieved = Retrieved(candidates=ids, features=columns, hits=(), terms=4)
    marks = np.arange(count) == right
    asked = Question(id=str(number), question="问", expected=(ids[right],), kind="normal")
    return Sample(asked, retrieved, standard_features(retrieved), marks)
