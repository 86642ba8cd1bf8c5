import json
from pathlib import Path

import numpy as np
import pytest

from eval.scale.measure import Point, measure_all, nearest, read_points
from index.encoder import Vectors
from index.vector_kind import VectorKind


@pytest.fixture(scope="module")
def real() -> Vectors:
    rows = np.random.default_rng(3).standard_normal((600, 128)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_every_kind_is_measured_at_every_size_and_flat_misses_next_to_nothing(
    real: Vectors, tmp_path: Path
) -> None:
    points = measure_all(real, real[:9], [300, 600], tmp_path / "kept" / "scale.json")
    assert [(p.kind, p.passages) for p in points] == [
        (k, n) for n in (300, 600) for k in VectorKind
    ]
    assert all(p.recall > 0.98 for p in points if p.kind is VectorKind.FLAT)
    assert [p.kind for p in points if p.chosen] == [VectorKind.FLAT, VectorKind.FLAT]
    assert all(0 < p.p50_ms <= p.p95_ms for p in points)
    assert read_points(tmp_path / "kept" / "scale.json") == points


def test_an_interrupted_run_measures_only_what_is_missing(real: Vectors, tmp_path: Path) -> None:
    kept = tmp_path / "scale.json"
    points = measure_all(real, real[:9], [300], kept)
    rows = json.loads(kept.read_text(encoding="utf-8"))
    rows[0]["p50_ms"] = 123.0
    kept.write_text(json.dumps(rows[:3]), encoding="utf-8")
    again = measure_all(real, real[:9], [300], kept)
    assert again[0].p50_ms == 123.0
    assert [p.kind for p in again] == [p.kind for p in points]


def test_the_nearest_are_those_of_the_largest_inner_product() -> None:
    vectors = np.eye(12, dtype=np.float32)
    query = np.arange(12, dtype=np.float32)
    assert nearest(vectors, query[np.newaxis]).tolist() == [[11, 10, 9, 8, 7, 6, 5, 4, 3, 2]]


def test_without_an_earlier_run_there_are_no_points(tmp_path: Path) -> None:
    found: tuple[Point, ...] = read_points(tmp_path / "none.json")
    assert found == ()
