import random
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from eval.robustness.noise import LEVELS, Noises

QUESTION = "我妈的养老金,怎么停发?"


@pytest.fixture(scope="module")
def noises(repository: Path) -> Noises:
    return Noises.read(repository / "corpora/lexicon")


def made(noises: Noises, kind: str, text: str = QUESTION) -> str:
    return noises.kinds[kind](text, random.Random(1))  # noqa: S311 - for repeating


def test_level_0_is_the_question_and_every_level_can_be_repeated(noises: Noises) -> None:
    assert noises.disturb(QUESTION, 0, "1") == QUESTION
    for level in LEVELS:
        assert noises.disturb(QUESTION, level, "1") == noises.disturb(QUESTION, level, "1")
    assert len({noises.disturb(QUESTION, 4, str(seed)) for seed in range(10)}) > 1


def test_a_homophone_is_another_character_that_sounds_the_same(noises: Noises) -> None:
    disturbed = made(noises, "homophone")
    (place,) = (n for n, char in enumerate(QUESTION) if disturbed[n] != char)
    assert len(disturbed) == len(QUESTION)
    assert lazy_pinyin(disturbed[place]) == lazy_pinyin(QUESTION[place])


def test_one_character_is_dropped_and_never_the_last(noises: Noises) -> None:
    assert len(made(noises, "dropped")) == len(QUESTION) - 1
    assert made(noises, "dropped", "问") == "问"


def test_punctuation_goes_and_the_rest_stays(noises: Noises) -> None:
    assert made(noises, "no_punctuation") == "我妈的养老金怎么停发"


def test_the_script_becomes_traditional(noises: Noises) -> None:
    assert made(noises, "traditional") == "我媽的養老金,怎麼停發?"


def test_a_service_word_becomes_an_everyday_one(noises: Noises) -> None:
    assert "养老金" not in made(noises, "dialect")
    assert made(noises, "dialect", "嗯") == "嗯"


@pytest.mark.parametrize("kind", ["filler", "story"])
def test_what_is_put_around_leaves_the_question_in_it(noises: Noises, kind: str) -> None:
    disturbed = made(noises, kind)
    assert len(disturbed) > len(QUESTION)
    rest = iter(disturbed)
    assert all(char in rest for char in QUESTION)
