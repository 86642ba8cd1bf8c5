from collections.abc import Callable
from typing import Any

import pytest

from ingest.contradiction import lint_facts_of_others, lint_named_items, lint_rivals
from ingest.guide import Guide

NewGuides = Callable[..., dict[str, Guide]]
MUTUAL = (
    [{"item_id": "GA-002", "difference": "那是销户。"}],
    [{"item_id": "GA-001", "difference": "那是上户。"}],
)


@pytest.fixture
def new_guides(guide_data: Callable[..., dict[str, Any]]) -> NewGuides:
    def made(
        one: dict[str, object] | None = None, other: dict[str, object] | None = None
    ) -> dict[str, Guide]:
        return {
            "GA-001": Guide.model_validate(guide_data("GA-001") | (one or {})),
            "GA-002": Guide.model_validate(guide_data("GA-002") | (other or {})),
        }

    return made


def related_to(difference: str) -> dict[str, object]:
    return {"related": [{"item_id": "GA-002", "difference": difference}]}


def test_an_item_named_in_a_sentence_must_be_in_the_catalogue(new_guides: NewGuides) -> None:
    guides = new_guides({"pitfalls": ["丢了本子走 GA-014，销户走 GA-002。"]})
    (problem,) = lint_named_items(guides)
    assert (problem.field, problem.value) == ("pitfalls", "GA-014")
    assert str(problem.path) == "guides/GA/GA-001.yaml"


def test_a_life_event_is_no_item(new_guides: NewGuides) -> None:
    assert list(lint_named_items(new_guides({"pitfalls": ["先看一件事 LE-01。"]}))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"pitfalls": ["销户（GA-002）要交10元。"]},
        {"steps": ["走 GA-002，10块钱。"]},
        {"not_eligible_hint": "看 GA-002，交10元。"},
        {"faq": [{"q": "钱呢？", "a": "GA-002收10元。"}, {"q": "人呢？", "a": "本人去。"}]},
        related_to("那是销户，收10元。"),
    ],
)
def test_a_sum_told_of_an_item_that_does_not_know_it_is_a_problem(
    new_guides: NewGuides, changes: dict[str, object]
) -> None:
    (problem,) = lint_facts_of_others(new_guides(changes))
    assert "10元 在 GA-002 的指南里也有" in problem.allowed
    assert problem.error
    known = {"fee": {"charged": True, "amount": "10元", "basis": "条例"}}
    assert list(lint_facts_of_others(new_guides(changes, known))) == []


def test_days_are_compared_with_the_limits_of_the_other(new_guides: NewGuides) -> None:
    (problem,) = lint_facts_of_others(new_guides({"pitfalls": ["销户GA-002要9天。"]}))
    assert "9天" in problem.allowed
    # The toy guide has a statutory limit of 3 days.
    assert list(lint_facts_of_others(new_guides({"pitfalls": ["销户GA-002要3天。"]}))) == []


def test_what_stands_before_the_id_or_is_said_of_the_guide_itself_is_not_told_of_the_other(
    new_guides: NewGuides,
) -> None:
    assert list(lint_facts_of_others(new_guides({"pitfalls": ["9天内办，销户走GA-002。"]}))) == []
    assert list(lint_facts_of_others(new_guides(related_to("那是销户，这里要10元。")))) == []


def test_neighbours_with_one_result_but_other_sums_are_noticed(new_guides: NewGuides) -> None:
    result = {"name": "新户口簿"}
    fees = [{"charged": True, "amount": amount, "basis": "条例"} for amount in ("10元", "20元")]
    guides = new_guides(
        {"related": MUTUAL[0], "result": result, "fee": fees[0]},
        {"related": MUTUAL[1], "result": result, "fee": fees[1], "statutory_days": 5},
    )
    notices = list(lint_rivals(guides))
    assert [(n.field, n.value, n.error) for n in notices] == [
        ("fee.amount", "10元", False),
        ("statutory_days", "3", False),
    ]
    assert "GA-002" in notices[0].allowed


def test_neighbours_with_other_results_or_of_one_side_only_are_no_rivals(
    new_guides: NewGuides,
) -> None:
    mine = {"related": MUTUAL[0], "statutory_days": 9}
    assert list(lint_rivals(new_guides(mine, {"related": MUTUAL[1]}))) == []
    same = {"result": {"name": "新户口簿"}}
    assert list(lint_rivals(new_guides(mine | same, same))) == []
