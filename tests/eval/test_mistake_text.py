from dataclasses import replace

import pytest

from eval.arithmetic import Arithmetic, Term
from eval.mistake import Candidate, Fault, Mistake, Passage
from eval.mistake_text import mistake_text


@pytest.fixture
def mistake() -> Mistake:
    def candidate(item_id: str, name: str, place: int, standard: float) -> Candidate:
        term = Term("name", 0.9, standard, 2.0, 2 * standard)
        return Candidate(item_id, name, Arithmetic(item_id, place, 2 * standard, (term,)))

    return Mistake(
        id="d-1",
        question="问",
        persona="senior",
        kind="normal",
        aspect="",
        fault=Fault.WRONG_FIRST,
        status="answered",
        got=({"item_id": "GA-001", "name": "出生登记", "confidence": 0.91},),
        expected=(candidate("GA-002", "死亡注销户口登记", 3, -0.5),),
        first=candidate("GA-001", "出生登记", 1, 1.5),
        signals={"confidence": 0.91},
        hits=(Passage("GA-001/name", "出生登记", 0.95),),
    )


def test_it_says_what_was_expected_what_came_and_what_is_near(mistake: Mistake) -> None:
    lines = mistake_text(mistake).splitlines()
    assert lines[:4] == [
        "d-1 问",
        "  老人 senior · 一般 normal",
        "  第一位不对 · 状态 已答复 answered",
        "  应为 GA-002 死亡注销户口登记(现在第 3 位)",
    ]
    assert "    0.910 GA-001 出生登记" in lines
    assert "    0.950 GA-001/name 出生登记" in lines


def test_the_sums_of_both_items_stand_side_by_side(mistake: Mistake) -> None:
    text = mistake_text(mistake)
    row = next(line for line in text.splitlines() if line.strip().startswith("name"))
    assert row.split() == [
        "name",
        "2.000",
        "0.900",
        "+1.500",
        "+3.000",
        "0.900",
        "-0.500",
        "-1.000",
    ]
    assert text.index("GA-001 原值") < text.index("GA-002 原值")


def test_an_item_that_is_no_candidate_is_told_so(mistake: Mistake) -> None:
    lost = replace(mistake, expected=(Candidate("GA-002", "死亡注销户口登记", None),))
    assert "GA-002 死亡注销户口登记(没有成为候选)" in mistake_text(lost)
    assert "GA-002 原值" not in mistake_text(lost)


def test_an_item_that_is_both_is_shown_once(mistake: Mistake) -> None:
    assert mistake.first is not None
    refused = replace(mistake, expected=(mistake.first,), fault=Fault.REFUSED)
    assert mistake_text(refused).count("原值") == 1
