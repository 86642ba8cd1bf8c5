from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.answering.notice import Element, Notice, build_notice, material_details
from assistant.answering.notice_coverage import REQUIRED, Coverage, Told, coverage
from ingest.corpus import Corpus
from ingest.guide import Guide

Measure = Callable[..., Coverage]


def page(notice: Notice) -> str:
    parts = [f"{section.title}{''.join(section.lines)}" for section in notice.sections]
    parts += [f"{m.name} {' '.join(material_details(m))}" for m in notice.materials]
    return "\n".join(parts)


@pytest.fixture
def measure(toy_corpus: Corpus, guide_data: Callable[..., dict[str, Any]]) -> Measure:
    def of(**changes: object) -> Coverage:
        guide = Guide.model_validate(guide_data("GA-002", **changes))
        notice = build_notice(guide, toy_corpus, "abc", date(2026, 11, 24))
        return coverage(notice, page(notice))

    return of


def test_fourteen_elements_are_required() -> None:
    assert len(REQUIRED) == 14
    assert Element.SUPERVISION not in REQUIRED


def test_a_full_guide_lacks_only_what_nobody_wrote(measure: Measure) -> None:
    found = measure()
    at_window = {e for e, told in found.told.items() if told is Told.AT_WINDOW}
    assert at_window == {Element.MATERIAL_ISSUERS, Element.SUPERVISION}
    assert found.absent == ()
    # 13 of 14: no material names its issuer; the supervision phone does not count.
    assert found.score == found.score_fully == pytest.approx(13 / 14)


def test_issuers_of_some_materials_count_as_told_in_part(measure: Measure) -> None:
    found = measure(materials=[{"name": "户口簿", "issuer": "派出所"}, {"name": "身份证"}])
    assert found.told[Element.MATERIAL_ISSUERS] is Told.IN_PART
    assert found.score == 1
    assert found.score_fully == pytest.approx(13 / 14)


def test_a_line_that_leaves_something_to_the_window_is_told_in_part(measure: Measure) -> None:
    found = measure(fee={"charged": True, "amount": "收工本费，数额以窗口为准。"})
    assert found.told[Element.FEE] is Told.IN_PART


def test_nothing_to_bring_leaves_nothing_to_say_of_form_number_and_issuer(measure: Measure) -> None:
    found = measure(materials=None, materials_note="什么都不用带。")
    for element in (Element.MATERIALS, Element.MATERIAL_COUNTS, Element.MATERIAL_ISSUERS):
        assert found.told[element] is Told.FULLY


def test_an_unwritten_guide_tells_only_the_reviewed_texts(toy_corpus: Corpus) -> None:
    notice = build_notice(toy_corpus.guides["YB-001"], toy_corpus, "abc", date(2026, 11, 24))
    # Supplements, refusal and the department behind the wrong window: 3 of 14.
    assert coverage(notice, page(notice)).score == pytest.approx(3 / 14)


def test_what_is_not_on_the_page_is_named(toy_corpus: Corpus) -> None:
    notice = build_notice(toy_corpus.guides["GA-002"], toy_corpus, "abc", date(2026, 11, 24))
    without_fee = replace(
        notice, sections=tuple(s for s in notice.sections if s.element is not Element.FEE)
    )
    assert coverage(notice, page(without_fee)).absent == (Element.FEE,)
    without_materials = replace(notice, materials=())
    assert coverage(notice, page(without_materials)).absent == (
        Element.MATERIALS,
        Element.MATERIAL_FORMS,
        Element.MATERIAL_COUNTS,
        Element.MATERIAL_ISSUERS,
    )
