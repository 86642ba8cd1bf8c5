"""The cases of an answer on the kiosk: why, measures, result and origin, all escaped."""

from assistant.answering.answer import Answer, Person, SimilarCase
from assistant.status import Status
from ui.look.answer_html import answer_html

HOSTILE = '<img src=x onerror="alert(1)">'


def answer(case: SimilarCase) -> Answer:
    return Answer(
        status=Status.ANSWERED,
        question="走不动",
        item_id="GA-001",
        confidence=0.9,
        direct=("可以请人替办。",),
        cases=(case,),
        person=Person(window="窗口", phone="12345"),
        snapshot="s",
    )


def case(text: str) -> SimilarCase:
    return SimilarCase(
        case_id="C-001",
        title=text,
        origin="为案例库编写的情形",
        why=f"同样是本人来不了卡住：{text}",
        root_cause="本人不便",
        measures=("上门办理", "委托代办"),
        lines=("工作人员上门核对。", "来源：为案例库编写的情形。"),
        still_valid=True,
    )


def test_a_case_says_why_it_resembles_what_helped_and_where_it_comes_from() -> None:
    html = answer_html(answer(case("老人卧床。")))
    for part in ("同样是本人来不了卡住：老人卧床。", "用的办法：上门办理、委托代办。", "来源："):
        assert part in html


def test_nothing_of_a_case_becomes_markup() -> None:
    assert "<img" not in answer_html(answer(case(HOSTILE)))
