from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from assistant.answering.notice import Element, Notice, build_notice, material_details
from assistant.texts import common as texts
from ingest.corpus import Corpus
from ingest.guide import Guide, Material
from ingest.guide_text import sentences

TODAY = date(2026, 11, 24)
MakeNotice = Callable[..., Notice]


@pytest.fixture
def notice_of(toy_corpus: Corpus, guide_data: Callable[..., dict[str, Any]]) -> MakeNotice:
    def make(**changes: object) -> Notice:
        guide = Guide.model_validate(guide_data("GA-002", **changes))
        return build_notice(guide, toy_corpus, "abc", TODAY)

    return make


def lines(notice: Notice, element: Element) -> tuple[str, ...]:
    return next(section.lines for section in notice.sections if section.element is element)


def test_every_line_is_the_guides_or_a_reviewed_sentence(notice_of: MakeNotice) -> None:
    notice = notice_of()
    assert lines(notice, Element.PLACE)[0] == "市公安局办事窗口"
    assert lines(notice, Element.BASIS) == ("中华人民共和国户口登记条例第七条",)
    assert lines(notice, Element.PROCEDURE)[1] == "窗口核对后当场登记。"
    assert lines(notice, Element.CONTACT)[0] == "12345"
    assert lines(notice, Element.CONDITIONS)[-1] == "不符合的：不符合的先打窗口电话问。"
    assert [material.name for material in notice.materials] == ["居民户口簿", "居民身份证"]
    assert (notice.snapshot, notice.on, notice.as_of) == ("abc", TODAY, TODAY)


def test_sections_follow_the_order_of_the_elements(notice_of: MakeNotice) -> None:
    shown = [section.element for section in notice_of().sections]
    assert shown == [element for element in Element if element in shown]


@pytest.mark.parametrize(
    ("field", "element"),
    [
        ("where", Element.PLACE),
        ("phone", Element.CONTACT),
        ("materials", Element.MATERIALS),
        ("steps", Element.PROCEDURE),
        ("fee", Element.FEE),
        ("proxy", Element.PROXY),
        ("result", Element.RESULT),
        ("supervision_phone", Element.SUPERVISION),
        ("legal_basis", Element.BASIS),
    ],
)
def test_a_field_that_the_guide_lacks_reads_ask_at_the_window(
    notice_of: MakeNotice, field: str, element: Element
) -> None:
    notice = notice_of(**{field: None}, channels=[])
    section = next(section for section in notice.sections if section.element is element)
    assert section.lines == (f"{texts.ASK_AT_WINDOW}。",)
    assert not section.told


def test_an_unwritten_guide_still_says_who_handles_it(toy_corpus: Corpus) -> None:
    notice = build_notice(toy_corpus.guides["YB-001"], toy_corpus, "abc", TODAY)
    assert notice.as_of is None
    assert lines(notice, Element.WRONG_WINDOW)[0] == "这件事归市医疗保障局管。"
    assert lines(notice, Element.MATERIALS) == ("以窗口为准。",)


def test_the_window_is_not_said_twice(notice_of: MakeNotice) -> None:
    same = {"form": "窗口", "note": "市公安局办事窗口。"}
    assert lines(notice_of(channels=[same]), Element.PLACE) == ("市公安局办事窗口",)


def test_a_note_on_all_materials_stands_alone_when_there_are_none(notice_of: MakeNotice) -> None:
    notice = notice_of(materials=None, materials_note="什么都不用带。")
    assert lines(notice, Element.MATERIALS) == ("什么都不用带。",)


def test_one_line_says_whom_to_ask_about_issuers_the_guide_does_not_name(
    notice_of: MakeNotice,
) -> None:
    assert lines(notice_of(), Element.MATERIALS) == ("材料没写由谁开的，以窗口为准。",)
    named = [{"name": "居民户口簿", "issuer": "公安机关"}, {"name": "申请书", "form": "现场办理"}]
    assert lines(notice_of(materials=named), Element.MATERIALS) == ()


@pytest.mark.parametrize(
    ("material", "told"),
    [
        (Material(name="户口簿"), ("纸质，原件 1 份",)),
        (Material(name="户口簿", copies=2, issuer="派出所"), ("纸质，原件 1 份，复印件 2 份，由派出所开",)),
        (Material(name="照片", originals=0), ("纸质，份数以窗口为准",)),
        (Material(name="照片", form="电子"), ("电子件",)),
        (Material(name="申请书", form="现场办理", note="当场写。"), ("到窗口当场办", "当场写。")),
        (Material(name="证明", when="分户的", required=False), ("哪些人要：分户的", "纸质，原件 1 份")),
        (Material(name="证明", required=False), ("纸质，原件 1 份，没有也行",)),
        (
            Material(name="证明", form="纸质或电子", promise_allowed=True, defer_allowed=True),
            ("纸质或电子，原件 1 份，可以问能不能告知承诺，可以问能不能先收件后补",),
        ),
    ],
)  # fmt: skip
def test_a_material_is_told_with_form_number_issuer_and_what_may_replace_it(
    material: Material, told: tuple[str, ...]
) -> None:
    assert material_details(material) == told


def test_supplements_and_refusal_are_told_in_short_sentences(notice_of: MakeNotice) -> None:
    notice = notice_of()
    assert any("5个工作日" in line for line in lines(notice, Element.SUPPLEMENTS))
    refusal = "".join(lines(notice, Element.REFUSAL))
    assert all(word in refusal for word in ("理由", "复议", "起诉", "12345"))
    for element in (Element.SUPPLEMENTS, Element.REFUSAL, Element.WRONG_WINDOW):
        for line in lines(notice, element):
            assert all(len(sentence) <= 30 for sentence in sentences(line)), line
