import json
import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.normalise import normalise
from assistant.policies.profile import Profile
from assistant.policies.told import told
from tests.assistant.policies import policy_world as world

LEXICON = world.lexicon().told


class Sentence(NamedTuple):
    question: str
    told: dict[str, Any]
    note: str


def _sentences() -> list[Sentence]:
    path = Path(__file__).with_name("told_sentences.jsonl")
    return [Sentence(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


SENTENCES = _sentences()


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.question)
def test_just_what_a_sentence_tells_is_taken(sentence: Sentence) -> None:
    assert dict(told(normalise(sentence.question), LEXICON).facts()) == sentence.told


def test_the_sentences_are_many_and_of_many_kinds() -> None:
    assert len(SENTENCES) >= 60
    assert len({field for sentence in SENTENCES for field in sentence.told}) >= 18
    assert sum(not sentence.told for sentence in SENTENCES) >= 20


@pytest.mark.parametrize("said", ["82", "八十二", "82岁", "八十二岁", "82周岁", "八十二周岁"])
def test_numerals_and_digits_tell_the_same_age(said: str) -> None:
    assert told(f"我{said}了", LEXICON) == Profile(age=82)


@pytest.mark.parametrize(
    "said", ["七十来岁", "七十几岁", "七十多岁", "七八十岁", "七十岁左右", "快七十岁", "七十出头"]
)
def test_an_age_that_is_not_exact_is_unknown(said: str) -> None:
    assert told(f"我{said}了", LEXICON) == Profile()


@pytest.mark.parametrize(
    "said", ["没有残疾证", "没得残疾证", "没办残疾证", "不是残疾人", "没有残疾"]
)
def test_a_denied_disability_is_none(said: str) -> None:
    assert told(f"我{said}，咋办", LEXICON) == Profile(disability_kind="无")


@pytest.mark.parametrize(
    "said", ["不是低保户", "没吃低保", "不吃低保", "没评上低保", "评不上低保", "没有低保"]
)
def test_a_denied_income_status_leaves_all_others_possible(said: str) -> None:
    assert told(f"我家{said}，咋办", LEXICON) == Profile()


def test_two_values_for_one_fact_are_none() -> None:
    assert told("我是居民医保，以前是职工医保", LEXICON) == Profile(medical="居民医保")
    assert told("我买的居民医保，又说是职工医保", LEXICON) == Profile()


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_at_all_gives_a_profile(text: str) -> None:
    assert isinstance(told(text, LEXICON), Profile)


@settings(deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            [
                "我",
                "妈",
                "82",
                "岁",
                "了",
                "，",
                "吃低保",
                "没有",
                "残疾证",
                "二级",
                "走了",
                "给",
                "退休",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_telling_words_gives_a_profile(parts: list[str]) -> None:
    assert isinstance(told("".join(parts), LEXICON), Profile)


@pytest.mark.parametrize(
    "part", ["我妈82岁，", "我妈今年八十二了", "没", "如果", "一二三四五六七八九十", "我我我", "1"]
)
def test_the_longest_question_is_read_in_a_moment(part: str) -> None:
    text = (part * 1000)[:1000]
    start = time.perf_counter()
    told(text, LEXICON)
    assert time.perf_counter() - start < 1
