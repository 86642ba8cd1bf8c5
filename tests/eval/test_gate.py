from datetime import date
from pathlib import Path

import pytest

from assistant.pipeline import Pipeline
from assistant.service import Service
from assistant.settings import Settings
from eval.gate import Standing, complaints, measure_standing, read_recorded, write_recorded
from eval.question import Question
from tests.eval.made import question_set

TODAY = date(2026, 11, 24)
SETS = {"dev.jsonl": "a" * 64}


def standing(**figures: float) -> Standing:
    scored = {"hit@1": 0.94, "hit@3": 0.99, "facts": 0.95} | figures
    return Standing(measured=TODAY, snapshot="s", corpus="c", question_sets=SETS, figures=scored)


def test_a_fall_of_one_point_passes_and_a_little_more_does_not() -> None:
    assert complaints(standing(**{"hit@1": 0.93}), standing()) == []
    (line,) = complaints(standing(**{"hit@1": 0.9299}), standing())
    assert "hit@1 现在 0.9299" in line
    assert "记下 0.9400" in line


def test_each_figure_is_held_by_itself() -> None:
    better_elsewhere = standing(**{"hit@1": 1.0, "hit@3": 0.97, "facts": 0.9})
    lines = complaints(better_elsewhere, standing())
    assert [line.split()[0] for line in lines] == ["hit@3", "facts"]


def test_other_questions_are_not_compared() -> None:
    other = standing().model_copy(update={"question_sets": {"dev.jsonl": "b" * 64}})
    (line,) = complaints(other, standing())
    assert "bbbbbbbbbbbb" in line
    assert "aaaaaaaaaaaa" in line


def test_what_is_recorded_reads_back(tmp_path: Path) -> None:
    write_recorded(standing(), tmp_path / "recorded.yaml")
    assert read_recorded(tmp_path / "recorded.yaml") == standing()


def test_a_standing_is_measured_by_the_pipeline(toy_pipeline: Pipeline, tmp_path: Path) -> None:
    asked = [
        Question(id="1", question="老汉走了，户口咋个销？", expected=("GA-002",)),
        Question(id="2", question="领证要多少钱？", expected=("GA-001",)),
    ]
    questions = question_set(tmp_path / "dev.jsonl", asked)
    facts = question_set(
        tmp_path / "facts.jsonl",
        [Question(id="1", question="老汉走了，户口咋个销？", must=(("户口",), ("没有这话",)))],
    )
    found = measure_standing(toy_pipeline, questions, facts, TODAY)
    assert found.figures["hit@1"] == 0.5
    assert found.figures["facts"] == 0.5
    assert found.snapshot == toy_pipeline.snapshot.snapshot_id
    assert set(found.question_sets) == {"dev.jsonl", "facts.jsonl"}


@pytest.mark.model
def test_the_development_set_has_not_fallen_below_what_is_recorded(repository: Path) -> None:
    folder = repository / "eval/questions"
    pipeline = Service(Settings()).pipeline()
    now = measure_standing(pipeline, folder / "dev.jsonl", folder / "facts_dev.jsonl", TODAY)
    assert complaints(now, read_recorded()) == []
