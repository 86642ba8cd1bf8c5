from collections.abc import Callable
from typing import Any

import pytest

from assistant.answering.comparison import Comparison, ComparisonRow, compare
from ingest.corpus import Corpus
from ingest.guide import Guide

Data = dict[str, Any]
MakeGuide = Callable[..., Guide]


@pytest.fixture
def guide(guide_data: Callable[..., Data]) -> MakeGuide:
    return lambda item_id, **changes: Guide.model_validate(guide_data(item_id, **changes))


@pytest.fixture
def twins(guide: MakeGuide, toy_corpus: Corpus) -> Comparison:
    birth = guide(
        "GA-001",
        materials=[{"name": "居民身份证"}, {"name": "出生医学证明"}],
        related=[
            {"item_id": "GA-002", "difference": "人走了才办那一件。"},
            {"item_id": "YB-001", "difference": "那是参保。"},
        ],
    )
    death = guide(
        "GA-002", materials=[{"name": "死亡证明"}, {"name": "申请人的居民身份证", "copies": 1}]
    )
    return compare([birth, death], toy_corpus, "abc")


def row(comparison: Comparison, kind: str) -> ComparisonRow:
    return next(row for row in comparison.rows if row.kind == kind)


def told(comparison: Comparison, kind: str) -> list[tuple[str, ...]]:
    return [cell.lines for cell in row(comparison, kind).cells]


def test_every_row_has_a_cell_with_its_source_for_each_item(twins: Comparison) -> None:
    kinds = [row.kind for row in twins.rows]
    assert kinds == [
        "eligibility", "materials_shared", "materials_own", "time", "fee", "where", "proxy", "result"
    ]  # fmt: skip
    for one in twins.rows:
        assert [cell.citation.record_id for cell in one.cells] == ["GA-001", "GA-002"]
        assert one.title


def test_materials_are_shared_even_where_their_wording_differs(twins: Comparison) -> None:
    assert told(twins, "materials_shared") == [
        ("居民身份证（原件 1 份）",),
        ("申请人的居民身份证（原件 1 份；复印件 1 份）",),
    ]
    assert not row(twins, "materials_shared").same


def test_what_only_one_needs_stands_in_its_own_column(twins: Comparison) -> None:
    assert told(twins, "materials_own") == [
        ("出生医学证明（原件 1 份）",),
        ("死亡证明（原件 1 份）",),
    ]


def test_rows_that_agree_are_marked(twins: Comparison) -> None:
    assert row(twins, "fee").same
    assert not row(twins, "eligibility").same


def test_a_guide_that_names_the_other_says_the_difference(twins: Comparison) -> None:
    assert [(d.item_id, d.other, d.sentence) for d in twins.differences] == [
        ("GA-001", "GA-002", "人走了才办那一件。")
    ]


def test_lists_without_anything_in_common_say_so(guide: MakeGuide, toy_corpus: Corpus) -> None:
    one, other = guide("GA-001", materials=[{"name": "户口簿"}]), guide(
        "GA-002", materials=[{"name": "死亡证明"}]
    )  # fmt: skip
    assert (
        told(compare([one, other], toy_corpus, "abc"), "materials_shared")
        == [("没有都要的材料。",)] * 2
    )
    assert (
        told(compare([one, one], toy_corpus, "abc"), "materials_own")
        == [("没有另外要的材料。",)] * 2
    )


def test_beside_an_unwritten_guide_nothing_is_said_to_be_shared(toy_corpus: Corpus) -> None:
    guides = [toy_corpus.guides[item_id] for item_id in ("GA-002", "YB-001")]
    comparison = compare(guides, toy_corpus, "abc")
    assert "materials_shared" not in {row.kind for row in comparison.rows}
    assert told(comparison, "materials_own")[1] == ("以窗口为准。",)
    assert told(comparison, "fee")[1] == ("以窗口为准。",)


def test_a_material_of_two_among_three_is_no_shared_one(
    guide: MakeGuide, toy_corpus: Corpus
) -> None:
    lists = (["户口簿", "身份证"], ["户口簿", "身份证"], ["户口簿"])
    guides = [
        guide(item_id, materials=[{"name": name} for name in names])
        for item_id, names in zip(("GA-001", "GA-002", "MZ-001"), lists, strict=True)
    ]
    comparison = compare(guides, toy_corpus, "abc")
    assert told(comparison, "materials_shared") == [("户口簿（原件 1 份）",)] * 3
    assert told(comparison, "materials_own") == [
        ("身份证（原件 1 份）",),
        ("身份证（原件 1 份）",),
        ("没有另外要的材料。",),
    ]
