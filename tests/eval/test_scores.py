import math

import pytest

from eval.question import Question
from eval.row import Row
from eval.scores import MEASURES, is_right, score_table
from tests.eval.made import question, row


def scores(asked: Question, answered: Row) -> dict[str, float]:
    (values,) = score_table([(asked, answered)])
    named = dict(zip(MEASURES, values.tolist(), strict=True))
    return {name: value for name, value in named.items() if not math.isnan(value)}


def test_the_retrieval_measures_follow_the_first_expected_item() -> None:
    assert scores(question("1", "A"), row("1", "clarification", "B", "A")) == {
        "hit@1": 0,
        "hit@3": 1,
        "mrr@10": 1 / 2,
        "ndcg@10": pytest.approx(1 / math.log2(3)),
        "false_refusal_rate": 0,
        "wrong_item_asserted": 0,
    }


def test_a_question_that_found_nothing_scores_nothing() -> None:
    found = scores(question("1", "A"), row("1", "low_confidence"))
    assert [found[name] for name in ("hit@1", "hit@3", "mrr@10", "ndcg@10")] == [0, 0, 0, 0]
    assert found["false_refusal_rate"] == 1


def test_recall_counts_for_several_matters_alone() -> None:
    found = scores(question("1", "A", "B", "C", kind="multi"), row("1", "answered", "B", "X", "A"))
    assert found["recall@5_multi"] == pytest.approx(2 / 3)
    assert "false_refusal_rate" not in found


def test_outside_the_catalogue_only_the_refusal_counts() -> None:
    assert scores(question("1", kind="off_topic"), row("1", "clarification", "A")) == {
        "refusal_recall": 1
    }


def test_without_expected_nothing_counts() -> None:
    assert scores(Question(id="1", question="问"), row("1", "answered", "A")) == {}


def test_an_item_asserted_that_is_not_expected_is_wrong() -> None:
    assert scores(question("1", "A"), row("1", "answered", "B", "A"))["wrong_item_asserted"] == 1


@pytest.mark.parametrize(
    ("asked", "answered", "right"),
    [
        (question("1", "A"), row("1", "clarification", "A"), True),
        (question("1", "A"), row("1", "answered", "B", "A"), False),
        (question("1", "A"), row("1", "low_confidence"), False),
        (question("1", kind="off_topic"), row("1", "clarification", "A"), True),
        (question("1", kind="off_topic"), row("1", "answered", "A"), False),
    ],
)
def test_right_is_the_first_item_or_outside_none(
    asked: Question, answered: Row, right: bool
) -> None:
    assert is_right(asked, answered) is right


@pytest.mark.parametrize(
    ("aspect", "blocks", "aspects", "answered"),
    [
        ("fee", ["fee", "materials"], [], 1),  # the first block
        ("fee", ["materials", "fee"], [], 0),
        ("fee", ["materials"], ["materials", "fee"], 1),  # the direct reply
        ("how", ["steps"], [], 1),  # several blocks tell how
        ("online", ["where"], [], 1),
    ],
)
def test_the_aspect_is_answered_by_the_direct_reply_or_the_first_block(
    aspect: str, blocks: list[str], aspects: list[str], answered: float
) -> None:
    asked = question("1", "A", aspect=aspect)
    told = row("1", "answered", "A", blocks=blocks, aspects=aspects)
    assert scores(asked, told)["aspect_answered"] == answered


def test_an_aspect_counts_only_where_the_right_item_is_answered() -> None:
    asked = question("1", "A", aspect="fee")
    for told in (row("1", "clarification", "A"), row("1", "answered", "B")):
        assert "aspect_answered" not in scores(asked, told)


def test_facts_are_the_share_of_groups_that_are_said() -> None:
    fact = Question(id="1", question="问", must=(("5元", "五元"), ("窗口",)), must_not=(("免费",),))
    told = scores(fact, row("1", "answered", text="收 5 元"))
    assert told == {"facts_said": 0.5, "contradicted": 0}
    assert scores(fact, row("1", "answered", text="15元，免费"))["facts_said"] == 0
    assert scores(fact, row("1", "answered", text="15元，免费"))["contradicted"] == 1


def test_a_fact_question_names_its_items_as_expected() -> None:
    fact = Question.model_validate({"id": "1", "question": "问", "items": ["A"]})
    assert fact.expected == ("A",)
