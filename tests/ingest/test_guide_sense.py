from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.guide import Guide
from ingest.guide_sense import LONGEST_SENTENCE, lint_sense
from ingest.problem import Problem

Lint = Callable[..., list[Problem]]


@pytest.fixture
def lint(guide_data: Callable[..., dict[str, Any]]) -> Lint:
    def found(**changes: object) -> list[Problem]:
        return list(lint_sense(Guide.model_validate(guide_data(**changes)), Path("g.yaml")))

    return found


def test_a_guide_that_agrees_with_itself_has_no_problem(lint: Lint) -> None:
    assert lint() == []


@pytest.mark.parametrize("note", ["当场办结。", "即办件。", "立等可取。"])
def test_what_is_settled_on_the_spot_promises_no_days(lint: Lint, note: str) -> None:
    (problem,) = lint(limit_note=note, promised_days=2)
    assert (problem.field, problem.value, problem.error) == ("promised_days", "2", True)
    assert note in problem.allowed
    assert [lint(limit_note=note, promised_days=days) for days in (0, 1, None)] == [[], [], []]


def test_a_limit_that_names_the_promised_days_is_not_on_the_spot_for_everyone(lint: Lint) -> None:
    assert lint(limit_note="本市的当场办，外地的7个工作日。", promised_days=7) == []
    assert lint(limit_note="不能当场办。", promised_days=7) == []
    assert len(lint(limit_note="当场办，证件30天内换。", promised_days=7)) == 1


@pytest.mark.parametrize("amount", ["每本10元。", "首本免费；再要一本10元。", "收费标准10元"])
def test_a_free_item_that_names_a_fee_is_a_problem(lint: Lint, amount: str) -> None:
    (problem,) = lint(fee={"charged": False, "amount": amount})
    assert problem.field == "fee.amount"
    assert "charged" in problem.allowed


@pytest.mark.parametrize(
    "amount",
    [
        "改名免费；换身份证另交20元。",
        "迁户免费；换证自愿，20元。",
        "质量保证金20万元不是收费。",
        "不收钱。标准是每人每年600元。",
    ],
)
def test_money_besides_the_fee_is_fine(lint: Lint, amount: str) -> None:
    assert lint(fee={"charged": False, "amount": amount}) == []


def test_a_document_of_a_step_that_no_list_has_is_named(lint: Lint) -> None:
    (problem,) = lint(steps=["带火化证到派出所。"])
    assert (problem.field, problem.value) == ("steps", "带火化证到派出所。")
    assert "“火化证”" in problem.allowed


def test_a_sentence_too_long_to_be_heard_is_a_notice(lint: Lint) -> None:
    assert lint(pitfalls=["长" * LONGEST_SENTENCE + "。"]) == []
    (problem,) = lint(pitfalls=["短句。" + "长" * (LONGEST_SENTENCE + 1)])
    assert (problem.field, problem.error) == ("pitfalls", False)
    assert "61 字" in problem.allowed
