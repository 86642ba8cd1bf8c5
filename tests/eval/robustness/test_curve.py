from pathlib import Path

import pytest

from eval.question import Question
from eval.robustness.curve import Curve, measure_curve, searcher
from eval.robustness.noise import LEVELS, Noises
from eval.robustness.page import BEGIN, END, curve_table, plot_curve, write_table


class Fixed:
    """A peer that always finds the same passages."""

    def build(self, material: object, folder: Path) -> None:
        """Nothing to build."""

    def open(self, material: object, folder: Path) -> None:
        """Nothing to open."""

    def search(self, question: str, k: int) -> list[int]:  # noqa: ARG002 - as every peer
        """Rows 1 and 0."""
        return [1, 0][:k]


def test_hits_are_counted_at_each_level_for_each_entrant() -> None:
    questions = [
        Question(id="1", question="销户口", expected=("A",)),
        Question(id="2", question="讲笑话", expected=(), kind="off_topic"),
    ]
    exact = {"exact": lambda text: ["A"] if text == "销户口" else ["B"]}
    fixed = searcher(Fixed(), [None, "A"])
    noises = Noises({"longer": lambda text, _: text + "嘛"})
    curve = measure_curve(questions, noises, exact | {"fixed": fixed})
    assert curve == Curve(1, {"exact": (1.0, 0.0, 0.0, 0.0, 0.0), "fixed": (1.0,) * len(LEVELS)})


def test_the_table_stands_between_its_marks_and_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"前\n{BEGIN}\n旧\n{END}\n后\n", encoding="utf-8")
    curve = Curve(1, {"us": (0.9, 0.9, 0.8, 0.8, 0.7)})
    write_table(page, curve)
    write_table(page, curve)
    text = page.read_text(encoding="utf-8")
    assert text == f"前\n{BEGIN}\n{curve_table(curve)}\n{END}\n后\n"
    assert "| us | 0.900 | 0.900 | 0.800 | 0.800 | 0.700 | -0.200 |" in text


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("没有", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md"):
        write_table(page, Curve(1, {}))


def test_the_same_figures_give_the_same_plot(tmp_path: Path) -> None:
    curve = Curve(1, {"us": (0.9, 0.9, 0.8, 0.8, 0.7)})
    for name in ("a.svg", "b.svg"):
        plot_curve(tmp_path / name, curve)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
