"""One point of the scale curve: a kind of index at a size, measured and kept on disk."""

import json
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from eval.scale.variations import scaled
from index.encoder import Vectors
from index.vector_files import DENSE, StoredVectors, open_vectors, write_vectors
from index.vector_kind import HNSW_UP_TO, VectorKind, choose_kind

_WANTED = 10
_TOGETHER = 20  # queries of one pass over the vectors: 80 MB of scores at a million


@dataclass(frozen=True)
class Point:
    """``recall`` is the share of the exact ten nearest that were found, in [0, 1].

    Latencies are milliseconds of one question on one thread, ``build_s`` seconds with writing,
    ``index_mb`` megabytes (10⁶ bytes) of the index that stays in memory.
    """

    kind: VectorKind
    passages: int
    p50_ms: float
    p95_ms: float
    recall: float
    index_mb: float
    build_s: float
    chosen: bool


def measure_all(
    real: Vectors, queries: Vectors, sizes: Sequence[int], kept: Path
) -> tuple[Point, ...]:
    """Every kind at every size, smallest first; points that ``kept`` holds are not run again.

    The graph is left out at sizes where the rule never takes it: building it takes longest.

    ``real`` has shape (n, dimension), ``queries`` (m, dimension), both of unit rows.
    """
    points = {(point.kind, point.passages): point for point in read_points(kept)}
    wanted = [
        (kind, n)
        for n in sizes
        for kind in VectorKind
        if kind is not VectorKind.HNSW or n <= HNSW_UP_TO
    ]
    todo = [one for one in wanted if one not in points]
    vectors, exact = real[:0], np.empty((0, _WANTED), dtype=np.int64)
    for kind, passages in tqdm(todo, desc="规模曲线", unit="点"):
        if len(vectors) != passages:
            vectors = scaled(real, passages)
            exact = nearest(vectors, queries)
        points[kind, passages] = measure(kind, vectors, queries, exact)
        _save(kept, points.values())
    return tuple(points[one] for one in wanted)


def measure(
    kind: VectorKind, vectors: Vectors, queries: Vectors, exact: NDArray[np.int64]
) -> Point:
    """Build, open and search one index as the service would; ``exact`` is of ``nearest``."""
    with tempfile.TemporaryDirectory(prefix="bandecheng-scale-") as name:
        start = time.perf_counter()
        write_vectors(Path(name), vectors, kind)
        build_s = time.perf_counter() - start
        size = (Path(name) / DENSE).stat().st_size
        with threadpool_limits(limits=1):  # as in the service
            rows, seconds = _searched(open_vectors(Path(name), kind), queries)
    found = [len(set(a) & set(b)) for a, b in zip(rows.tolist(), exact.tolist(), strict=True)]
    p50, p95 = np.percentile(seconds, [50, 95]) * 1000
    return Point(
        kind=kind,
        passages=len(vectors),
        p50_ms=round(float(p50), 3),
        p95_ms=round(float(p95), 3),
        recall=round(float(np.mean(found)) / exact.shape[1], 4),
        index_mb=round(size / 1e6, 1),
        build_s=round(build_s, 1),
        chosen=choose_kind(len(vectors), vectors.shape[1]) is kind,
    )


def nearest(vectors: Vectors, queries: Vectors) -> NDArray[np.int64]:
    """Rows of the ten nearest of each query by exact inner product, shape (m, 10), best first."""
    rows = []
    for start in range(0, len(queries), _TOGETHER):
        scores = queries[start : start + _TOGETHER] @ vectors.T
        best = np.argpartition(-scores, _WANTED, axis=1)[:, :_WANTED]
        order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1, kind="stable")
        rows.append(np.take_along_axis(best, order, axis=1))
    return np.concatenate(rows)


def read_points(kept: Path) -> tuple[Point, ...]:
    """Points of an earlier run; none when there was none."""
    if not kept.is_file():
        return ()
    found = json.loads(kept.read_text(encoding="utf-8"))
    return tuple(Point(**row | {"kind": VectorKind(row["kind"])}) for row in found)


def _searched(
    index: StoredVectors, queries: Vectors
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    index.search(queries, _WANTED)  # pages of the mapped file come in
    rows, seconds = [], []
    for query in queries:
        start = time.perf_counter()
        found, _ = index.search(query[np.newaxis], _WANTED)
        seconds.append(time.perf_counter() - start)
        rows.append(found[0])
    return np.array(rows), np.array(seconds)


def _save(kept: Path, points: Iterable[Point]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    scratch = kept.with_suffix(".part")
    rows = [asdict(point) for point in points]
    scratch.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    scratch.replace(kept)
