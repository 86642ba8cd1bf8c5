from pathlib import Path

import pytest

from index.pinyin import Pinyin
from ingest.confusion import Confusion
from ingest.place import read_rows

ROOT = Path(__file__).parents[2]
ROWS, PROBLEMS = read_rows(
    ROOT / "corpora/lexicon/confusions.tsv", Confusion, Path("confusions.tsv")
)
PINYIN = Pinyin(ROWS)


def test_the_file_of_confusions_reads_without_a_problem() -> None:
    assert PROBLEMS == []
    assert len(ROWS) >= 8


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("高灵补贴", "高龄补贴"),  # the same sound
        ("生份证", "身份证"),  # -eng and -en
        ("资料", "知料"),  # z and zh
        ("兰方", "南方"),  # l and n
        ("欢票", "翻票"),  # hu and f before a vowel
    ],
)
def test_what_sounds_alike_has_the_same_terms(said: str, meant: str) -> None:
    assert PINYIN(said) == PINYIN(meant)


@pytest.mark.parametrize(("said", "meant"), [("户口", "符口"), ("身份", "身高"), ("那", "大")])
def test_what_sounds_different_stays_apart(said: str, meant: str) -> None:
    assert PINYIN(said + "证") != PINYIN(meant + "证")


def test_letters_and_digits_stand_for_themselves() -> None:
    assert PINYIN("C1证") == ["c 1", "1 zen"]


def test_without_confusions_sounds_stay_as_they_are() -> None:
    assert Pinyin(())("身份") == ["shen fen"]
