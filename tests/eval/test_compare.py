from pathlib import Path

import pytest

from eval.compare import Comparison, Difference, compare
from eval.question import Question
from eval.row import Row
from eval.run_folder import RunError, read_run
from tests.eval.made import question, row, run_folder


def compared(tmp_path: Path, questions: list[Question], *runs: list[Row]) -> Comparison:
    a, b = (read_run(run_folder(tmp_path / str(n), questions, rows)) for n, rows in enumerate(runs))
    return compare(a, b)


def by_measure(differences: tuple[Difference, ...]) -> dict[str, Difference]:
    return {one.measure: one for one in differences}


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    """Ten of forty questions are won, one is lost; run b is in another order."""
    questions = [question(str(n), "A", persona="senior" if n < 20 else "family") for n in range(40)]
    before = [row(str(n), "clarification", "B" if n < 10 else "A") for n in range(40)]
    after = [row(str(n), "clarification", "B" if n == 39 else "A") for n in range(40)]
    return compared(tmp_path, questions, before, after[::-1])


def test_the_difference_is_of_the_means_and_its_interval_around_it(comparison: Comparison) -> None:
    hit = by_measure(comparison.overall)["hit@1"]
    assert (hit.a, hit.b, hit.difference) == pytest.approx((30 / 40, 39 / 40, 9 / 40))
    assert 0 < hit.low < hit.difference < hit.high
    assert hit.significant
    assert hit.better


def test_groups_are_compared_alone(comparison: Comparison) -> None:
    senior = by_measure(comparison.by_group["persona", "senior"])["hit@1"]
    family = by_measure(comparison.by_group["persona", "family"])["hit@1"]
    assert senior.difference == pytest.approx(10 / 20)
    assert family.difference == pytest.approx(-1 / 20)
    assert senior.significant
    assert not family.significant


def test_questions_won_and_lost_are_listed(comparison: Comparison) -> None:
    assert [one.question.id for one in comparison.won] == [str(n) for n in range(10)]
    assert [one.question.id for one in comparison.lost] == ["39"]


def test_a_measure_that_no_question_counts_for_is_left_out(comparison: Comparison) -> None:
    assert "refusal_recall" not in by_measure(comparison.overall)


def test_a_run_against_itself_shows_no_difference(tmp_path: Path) -> None:
    rows = [row("1", "answered", "A"), row("2", "answered", "B")]
    same = compared(tmp_path, [question("1", "A"), question("2", "A")], rows, rows)
    assert {(one.difference, one.low, one.high) for one in same.overall} == {(0, 0, 0)}
    assert not any(one.significant for one in same.overall)


def test_of_a_rate_of_mistakes_less_is_better() -> None:
    assert Difference("false_refusal_rate", 0.3, 0.1, -0.2, -0.3, -0.1).better
    assert not Difference("hit@1", 0.3, 0.1, -0.2, -0.3, -0.1).better


def test_runs_over_other_questions_are_not_compared(tmp_path: Path) -> None:
    a = read_run(run_folder(tmp_path / "a", [question("1", "A")], [row("1", "answered", "A")]))
    (tmp_path / "x").mkdir()
    b = read_run(run_folder(tmp_path / "x/b", [question("2", "A")], [row("2", "answered", "A")]))
    with pytest.raises(RunError, match="两次评测的问题不同"):
        compare(a, b)
