from pathlib import Path

import pytest

from eval.fact import Fact, contradicted, missing, read_facts


def fact(*must: tuple[str, ...], must_not: tuple[tuple[str, ...], ...] = ()) -> Fact:
    return Fact(id="1", question="问", must=must, must_not=must_not)


def test_one_string_of_a_group_is_enough_and_every_group_is_needed() -> None:
    asked = fact(("一个月", "30日"), ("派出所",))
    assert missing(asked, "30日内去派出所。") == ()
    assert missing(asked, "一个月内去。") == (("派出所",),)


@pytest.mark.parametrize(
    ("string", "text", "said"),
    [
        ("5元", "收5元。", True),
        ("5元", "收15元。", False),
        ("5元", "收15元，补一次5元。", True),
        ("5元", "收1 5元。", False),  # spaces go first
        ("5元", "收１5元。", False),  # a full-width digit is a digit too
        ("30日", "**30** 日", True),
        ("三十天", "二百三十天", True),  # the rule is about digits alone
        ("工本费5元", "工本费15元", False),
        ("本费5元", "工本费5元", True),
        ("30 日", "30日", True),
        ("30日", "30\n日", False),
        ("30日", "第1\n30日", True),
        ("1.5倍", "1.5倍", True),
        ("1.5倍", "125倍", False),
        ("30日", "30\u3000日", True),
    ],
)
def test_a_string_is_said_without_spaces_and_not_inside_a_longer_number(
    string: str, text: str, said: bool
) -> None:
    assert (missing(fact((string,)), text) == ()) is said


def test_a_contradiction_is_one_string_of_a_group_that_must_not_be_said() -> None:
    asked = fact(("免费",), must_not=(("5元", "五元"), ("10元",)))
    assert contradicted(asked, "免费，不收15元。") == ()
    assert contradicted(asked, "免费，补办收五元。") == (("5元", "五元"),)


def test_the_public_fact_questions_read(repository: Path) -> None:
    facts = read_facts(repository / "eval/questions/facts_dev.jsonl")
    assert len(facts) == 56
    assert all(one.must for one in facts)
