from pathlib import Path

import pytest

from assistant.wording.polish_lexicon import PolishLexicon, Rule

LEXICON = PolishLexicon.read(Path(__file__).parents[3] / "corpora/lexicon/polish.tsv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("免费。", "不要钱。"),
        ("带上户口本", "携带 居民户口簿"),
        ("别人不可以替", "别人不得替"),
        ("６０ 周岁", "60岁"),
    ],
)
def test_ways_to_say_the_same_are_one(one: str, other: str) -> None:
    assert LEXICON.canonical(one) == LEXICON.canonical(other)


def test_line_breaks_stay_and_other_white_space_goes() -> None:
    assert LEXICON.canonical(" 一 行\t\n　两行") == "一行\n两行"


def test_phrases_are_told_in_order_the_longest_at_a_place() -> None:
    senses = list(LEXICON.senses("本人可以,别人不能,不动产不超过30天"))
    assert senses == [
        (Rule.PARTY, "self"),
        (Rule.MAY, "may"),
        (Rule.PARTY, "other"),
        (Rule.NEGATION, "不"),
        (Rule.MAY, "may"),
        (Rule.BOUND, "at_most"),
    ]


def test_what_a_phrase_is_rewritten_to_is_not_rewritten_again() -> None:
    for phrase, sense in LEXICON.phrases[Rule.SAME].items():
        assert LEXICON.canonical(sense) == sense, phrase


def test_every_rule_has_phrases_and_nothing_that_carries_meaning_is_a_filler() -> None:
    assert all(LEXICON.phrases[rule] for rule in Rule)
    telling = (Rule.NEGATION, Rule.PROMISE, Rule.DATE, Rule.BOUND, Rule.MUST)
    meant = {phrase for rule in telling for phrase in LEXICON.phrases[rule]}
    # 要, 得, 再, 约 and their like are counted by their own rule.
    assert {p for p in meant & LEXICON.phrases[Rule.FILLER].keys() if len(p) > 1} <= {"一定"}
