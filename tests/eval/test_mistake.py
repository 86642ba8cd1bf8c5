import json
from dataclasses import asdict, replace

import pytest

from assistant.pipeline import Pipeline
from assistant.retrieval.weights import read_weights
from eval.mistake import Fault, explain, mistaken
from eval.question import Question
from eval.run_folder import RunError
from eval.scores import Pair
from tests.eval.made import question, row

WEIGHTS = read_weights().ranking
PAIRS: list[Pair] = [
    (question("right", "A"), row("right", "clarification", "A")),
    (question("wrong", "A", persona="typo"), row("wrong", "answered", "B", "A")),
    (question("refused", "A"), row("refused", "low_confidence", "A")),
    (question("outside", kind="off_topic"), row("outside", "answered", "A")),
    (Question(id="unmeasured", question="问"), row("unmeasured", "answered", "A")),
]


def test_mistakes_are_wrong_first_items_refusals_and_answers_from_outside(
    toy_pipeline: Pipeline,
) -> None:
    wrong = mistaken(PAIRS)
    assert [asked.id for asked, _ in wrong] == ["wrong", "refused", "outside"]
    assert [explain(pair, toy_pipeline, WEIGHTS).fault for pair in wrong] == [
        Fault.WRONG_FIRST, Fault.REFUSED, Fault.ASSERTED_OUTSIDE,
    ]  # fmt: skip


def test_mistakes_are_picked_by_kind_and_persona() -> None:
    assert [asked.id for asked, _ in mistaken(PAIRS, kind="normal", persona="typo")] == ["wrong"]
    assert mistaken(PAIRS, kind=None, persona=None) == mistaken(PAIRS)


def test_a_value_that_no_question_has_is_told_with_those_there_are() -> None:
    with pytest.raises(RunError, match="没有 persona 为 nobody 的问题;有的是:senior、typo"):
        mistaken(PAIRS, persona="nobody")


def test_a_mistake_shows_the_sums_of_the_expected_and_of_the_first_item(
    toy_pipeline: Pipeline,
) -> None:
    asked = Question(id="1", question="老汉走了，户口咋个销？", expected=("YB-001", "MZ-001"))
    answered = replace(row("1", "answered", "GA-002"), question=asked.question)
    found = explain((asked, answered), toy_pipeline, WEIGHTS)
    assert found.first is not None
    assert found.first.item_id == "GA-002"
    assert found.first.arithmetic is not None
    assert found.first.arithmetic.place == 1
    places = [one.arithmetic.place for one in found.expected if one.arithmetic]
    assert places == sorted(places)
    assert {one.name for one in found.expected} == {"城乡居民参保登记", "结婚登记"}
    assert set(found.signals) >= {"confidence", "margin"}
    assert found.hits
    assert json.dumps(asdict(found))


def test_what_was_no_question_has_no_sums(toy_pipeline: Pipeline) -> None:
    asked = Question(id="1", question="", expected=("MZ-001",))
    answered = replace(row("1", "invalid"), question="")
    found = explain((asked, answered), toy_pipeline, WEIGHTS)
    assert found.first is None
    assert found.expected[0].arithmetic is None


def test_what_is_right_has_nothing_to_explain(toy_pipeline: Pipeline) -> None:
    with pytest.raises(ValueError, match="right is right"):
        explain(PAIRS[0], toy_pipeline, WEIGHTS)
