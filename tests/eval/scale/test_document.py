from datetime import date
from pathlib import Path

import pytest

from eval.scale.document import BEGIN, END, measured, plot, slope, write_measured
from eval.scale.measure import Point
from index.vector_kind import VectorKind

ON = date(2026, 11, 24)


def curve() -> list[Point]:
    return [
        Point(kind, n, n**0.5 / 10, n**0.5 / 5, 0.98, n / 100, 1.0, kind is VectorKind.FLAT)
        for n in (1_000, 10_000, 100_000)
        for kind in VectorKind
    ]


def test_the_slope_is_the_exponent_of_the_latency() -> None:
    assert slope(curve()) == pytest.approx(0.5)


def test_the_table_has_a_row_for_each_point_and_marks_the_chosen() -> None:
    text = measured(curve(), ON)
    assert text.count("\n| 1") == len(curve())
    assert text.count("✓") == 3
    assert "2026-11-24" in text
    assert "按规则选的 0.50" in text


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    document = tmp_path / "scale.md"
    document.write_text(f"前\n{BEGIN}\n旧\n{END}\n后\n", encoding="utf-8")
    write_measured(document, curve(), ON)
    write_measured(document, curve(), ON)
    text = document.read_text(encoding="utf-8")
    assert text == f"前\n{BEGIN}\n{measured(curve(), ON)}\n{END}\n后\n"


def test_a_document_without_marks_is_refused_with_the_marks(tmp_path: Path) -> None:
    (tmp_path / "scale.md").write_text("没有", encoding="utf-8")
    with pytest.raises(ValueError, match="起止标记"):
        write_measured(tmp_path / "scale.md", curve(), ON)


def test_the_plot_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        plot(curve(), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")
