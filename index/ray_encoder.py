"""Bulk embedding on a Ray cluster: an encoder whose passages are embedded by many workers."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from index.encoder import Encoder, Vectors

_PART = 64  # texts of one task: what a lost worker has to do again


class RayEncoder:
    """Implements ``Encoder``; questions are embedded here, passages by ``workers`` processes.

    Every text is embedded by itself, so the vectors are those of one process, bit for bit. A
    worker that dies is started again by Ray, and the part that it held is embedded anew. Ray
    must be connected before (``ray.init``).
    """

    def __init__(self, open_encoder: Callable[[], Encoder], workers: int) -> None:
        """Start ``workers`` processes, each with what ``open_encoder`` opens there."""
        import ray  # noqa: PLC0415 - an extra

        self._here = open_encoder()
        worker: Any = ray.remote(_Worker)
        started = worker.options(max_restarts=-1, max_task_retries=-1, num_cpus=1)
        self.workers = [started.remote(open_encoder) for _ in range(workers)]

    @property
    def dimension(self) -> int:
        """See ``Encoder.dimension``."""
        return self._here.dimension

    @property
    def fingerprint(self) -> str:
        """See ``Encoder.fingerprint``."""
        return self._here.fingerprint

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_queries``."""
        return self._here.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_passages``."""
        from ray.util import ActorPool  # noqa: PLC0415 - an extra

        parts = [list(texts[start : start + _PART]) for start in range(0, len(texts), _PART)]
        pool = ActorPool(self.workers)
        done = pool.map(lambda worker, part: worker.encode.remote(part), parts)
        empty = np.empty((0, self.dimension), dtype=np.float32)
        return np.concatenate([empty, *done])


class _Worker:
    def __init__(self, open_encoder: Callable[[], Encoder]) -> None:
        self._encoder = open_encoder()

    def encode(self, texts: list[str]) -> Vectors:
        return self._encoder.encode_passages(texts)
