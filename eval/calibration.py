"""Calibration: whether a confidence of 0.8 is right four times out of five."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.scores import Pair

_BINS = 10


@dataclass(frozen=True)
class Bin:
    """Answers whose confidence lies in [low, high), the last bin with its upper end.

    ``confidence`` and ``right`` are their mean confidence and the share that was right, both
    in [0, 1] and None when ``n`` is 0.
    """

    low: float
    high: float
    n: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True)
class Calibration:
    """Reliability of ``n`` confidences; ``expected_calibration_error`` in [0, 1], lower is better."""

    n: int
    expected_calibration_error: float | None
    bins: tuple[Bin, ...]


def calibrate(sure: NDArray[np.float64], right: NDArray[np.bool_]) -> Calibration:
    """Reliability of the confidences ``sure`` (n,) in [0, 1] against ``right`` (n,).

    Ten equally wide bins; the expected calibration error (Naeini, Cooper & Hauskrecht, AAAI
    2015) is Σ bins n_bin / n × |mean confidence - share right|.
    """
    place = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    bins: list[Bin] = []
    error = 0.0
    for number in range(_BINS):
        inside = place == number
        count = int(inside.sum())
        confidence = float(sure[inside].mean()) if count else None
        share = float(right[inside].mean()) if count else None
        if confidence is not None and share is not None:
            error += count / len(sure) * abs(confidence - share)
        bins.append(Bin(number / _BINS, (number + 1) / _BINS, count, confidence, share))
    return Calibration(len(sure), error if len(sure) else None, tuple(bins))


def first_item_calibration(pairs: Iterable[Pair]) -> Calibration:
    """Reliability of the first item's confidence against “it is an expected one”.

    Over measured questions that found any item; outside the catalogue every item is wrong.
    """
    judged = [(q, row) for q, row in pairs if q.expected is not None and row.items]
    sure = np.array([float(row.items[0]["confidence"]) for _, row in judged])
    right = np.array([q.inside and row.first_item in (q.expected or ()) for q, row in judged])
    return calibrate(sure, right.astype(np.bool_))
