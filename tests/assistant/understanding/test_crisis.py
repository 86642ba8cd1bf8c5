from pathlib import Path

import pytest

from assistant.pipeline import Pipeline
from assistant.status import Status
from assistant.understanding.crisis import CrisisLexicon, Danger
from assistant.wording.plain_text import plain_text

LEXICON = CrisisLexicon.read(Path(__file__).parents[3] / "corpora/lexicon/crisis.tsv")


@pytest.mark.parametrize(
    ("told", "danger"),
    [
        ("我不想活了，活起没得意思", Danger.DESPAIR),
        ("屋头着火了，快来人", Danger.EMERGENCY),
    ],
)
def test_danger_is_recognised(told: str, danger: Danger) -> None:
    assert LEXICON.danger(told) is danger


@pytest.mark.parametrize(
    "told",
    [
        "老汉走了，户口咋个销",
        "死亡证明去哪里开",
        "跳槽后社保咋转",
        "火化要什么手续",
        "去年屋头着火了，户口本和房产证都烧了，现在咋个补",
    ],
)
def test_ordinary_matters_of_life_and_death_are_no_danger(told: str) -> None:
    assert LEXICON.danger(told) is None


def test_danger_is_answered_with_help_at_once_and_nothing_else(toy_pipeline: Pipeline) -> None:
    answer = toy_pipeline.ask("我不想活了，户口咋个销")
    assert answer.status is Status.CRISIS
    assert answer.item_id is None
    assert answer.blocks == ()
    assert "12356" in plain_text(answer)


def test_a_danger_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "crisis.tsv"
    path.write_text("phrase\tkind\n不想活了\tsadness\n", encoding="utf-8")
    with pytest.raises(ValueError, match="sadness"):
        CrisisLexicon.read(path)
