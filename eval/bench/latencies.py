"""Latencies: what calls took, and their percentiles."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

Asked = TypeVar("Asked")


@dataclass(frozen=True)
class Latencies:
    """Percentiles of the milliseconds that calls took; lower is better."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> "Latencies":
        """The percentiles of ``milliseconds``, by linear interpolation."""
        return cls(*(round(float(np.percentile(milliseconds, p)), 3) for p in (50, 95, 99)))


def timed(call: Callable[[Asked], object], asked: Iterable[Asked]) -> list[float]:
    """Milliseconds of ``call`` for each of ``asked``, one after the other."""
    taken = []
    for one in asked:
        start = time.perf_counter()
        call(one)
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def per_second(call: Callable[[Asked], object], asked: Sequence[Asked], threads: int) -> float:
    """Calls done in a second by ``threads`` that share ``asked``."""
    with ThreadPoolExecutor(threads) as pool:
        start = time.perf_counter()
        list(pool.map(call, asked))
        return round(len(asked) / (time.perf_counter() - start), 1)
