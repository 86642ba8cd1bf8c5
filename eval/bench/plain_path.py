"""The plain path: sentence-transformers and FAISS with the same model, as most would build it."""

import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from eval.bench.latencies import timed
from index.manifest import read_manifest
from index.vector_files import open_vectors

if TYPE_CHECKING:
    import faiss

    from index.encoder import Encoder

_NEAREST = 10
_THREADS = 2


class PlainPath:
    """Encodes with torch and searches the snapshot's vectors, in a process of its own.

    Ours sets its thread limits for the whole process; the plain path keeps its own.
    """

    def __init__(self, model: Path, snapshot: Path) -> None:
        """Load ``model`` and the vectors of the folder ``snapshot``."""
        self._pool = ProcessPoolExecutor(
            1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_Plain.open,
            initargs=(model, snapshot),
        )

    def milliseconds(self, questions: Sequence[str]) -> list[float]:
        """How long each of ``questions`` took, measured in that process."""
        return self._pool.submit(_Plain.time, list(questions)).result()

    def build_seconds(self, passages: Sequence[str]) -> float:
        """How long it takes to encode and index ``passages``."""
        return self._pool.submit(_Plain.build, list(passages)).result()

    def close(self) -> None:
        """End the process."""
        self._pool.shutdown()


class _Plain:
    encoder: "Encoder"
    vectors: "faiss.IndexFlatIP"

    @classmethod
    def open(cls, model: Path, snapshot: Path) -> None:
        import faiss  # noqa: PLC0415 - with its own threads, as the rest of this process
        import torch  # noqa: PLC0415 - only in the process of the plain path

        from index.sentence_transformer_encoder import (  # noqa: PLC0415 - imports torch
            SentenceTransformerEncoder,
        )

        torch.set_num_threads(_THREADS)
        cls.encoder = SentenceTransformerEncoder(str(model))
        rows = open_vectors(snapshot, read_manifest(snapshot).vectors).vectors()
        cls.vectors = faiss.IndexFlatIP(rows.shape[1])
        cls.vectors.add(rows)

    @classmethod
    def build(cls, passages: list[str]) -> float:
        import faiss  # noqa: PLC0415 - see open

        start = time.perf_counter()
        rows = cls.encoder.encode_passages(passages)
        faiss.IndexFlatIP(rows.shape[1]).add(rows)
        return time.perf_counter() - start

    @classmethod
    def time(cls, questions: list[str]) -> list[float]:
        return timed(cls._ask, questions)

    @classmethod
    def _ask(cls, question: str) -> None:
        cls.vectors.search(cls.encoder.encode_queries([question]), _NEAREST)
