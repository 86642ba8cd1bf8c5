from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.guide import Guide
from ingest.guide_lint import CITED_BLOCKS, WAYS_OTHER, WAYS_SENIOR, lint_guide
from ingest.problem import Problem

Lint = Callable[..., list[Problem]]


class Check(NamedTuple):
    changes: dict[str, object]
    field: str
    value: str
    allowed: str
    next_step: str


@pytest.fixture
def lint(guide_data: Callable[..., dict[str, Any]], toy_corpus_folder: Path) -> Lint:
    catalogue: dict[str, CatalogueItem] = read_catalogue(toy_corpus_folder / "catalogue.tsv")

    def found(item_id: str = "GA-002", stem: str = "GA-002", **changes: object) -> list[Problem]:
        guide = Guide.model_validate(guide_data(item_id) | changes)
        return list(lint_guide(guide, Path("guides", "GA", f"{stem}.yaml"), catalogue))

    return found


def test_a_whole_guide_has_no_problem(lint: Lint) -> None:
    assert lint() == []
    assert lint("GA-001", "GA-001") == []


ONE_FAULT = {
    "a name unlike the catalogue": Check(
        {"name": "死亡销户"}, "name", "死亡销户", "与目录一致:死亡注销户口登记", "catalogue.tsv"
    ),
    "a department unlike the catalogue": Check(
        {"department": "市民政局"}, "department", "市民政局", "市公安局", "catalogue.tsv"
    ),
    "a type unlike the catalogue": Check(
        {"type": "行政许可"}, "type", "行政许可", "行政确认", "catalogue.tsv"
    ),
    "an audience unlike the catalogue": Check(
        {"audience": "法人"}, "audience", "法人", "自然人", "catalogue.tsv"
    ),
    "neither materials nor a note on them": Check(
        {"materials": ()}, "materials", "(没有)", "材料清单,或 materials_note", "补上其中一个"
    ),
    "one common question only": Check(
        {"faq": [{"q": "收钱吗？", "a": "不收。"}]}, "faq", "1 个", "至少 2 个", "补"
    ),
    "a summary of 61 characters": Check(
        {"summary": "长" * 61}, "summary", "长" * 39 + "…", "不超过 60 字", "写短"
    ),
    "a promise longer than the law": Check(
        {"promised_days": 4, "limit_note": "几天办好。"},
        "promised_days",
        "4",
        "不大于法定 3",
        "核对时限",
    ),
    "days without a unit": Check(
        {"day_unit": None}, "day_unit", "(没有)", "工作日、自然日", "写明单位"
    ),
    "a review on the day of writing": Check(
        {"review_by": "2026-11-24"}, "review_by", "2026-11-24", "晚于 2026-11-24", "改复核期限"
    ),
    "a fee without its basis": Check(
        {"fee": {"charged": True, "amount": "10元"}},
        "fee.basis",
        "(没有)",
        "收费必须写依据",
        "补上收费依据",
    ),
    "a source for a block that does not exist": Check(
        {
            "sources": [
                {
                    "title": "条例",
                    "as_of": "2026-11-24",
                    "certainty": "法条",
                    "supports": [*CITED_BLOCKS, "colour"],
                }
            ]
        },
        "sources.supports",
        "colour",
        "summary、legal_basis",
        "改成字段名",
    ),
    "a block without a source": Check(
        {
            "sources": [
                {
                    "title": "条例",
                    "as_of": "2026-11-24",
                    "certainty": "法条",
                    "supports": [block for block in CITED_BLOCKS if block != "fee"],
                }
            ]
        },
        "sources.supports",
        "没有来源支持 fee",
        "每个字段至少一个来源",
        "补来源",
    ),
    "a neighbour outside the catalogue": Check(
        {"related": [{"item_id": "ZZ-999", "difference": "没有这一项。"}]},
        "related.item_id",
        "ZZ-999",
        "目录里的另一个事项",
        "改成正确的编码",
    ),
    "itself as a neighbour": Check(
        {"related": [{"item_id": "GA-002", "difference": "就是自己。"}]},
        "related.item_id",
        "GA-002",
        "目录里的另一个事项",
        "改成正确的编码",
    ),
}


@pytest.mark.parametrize("check", ONE_FAULT.values(), ids=ONE_FAULT.keys())
def test_a_single_fault_gives_a_single_problem_with_its_way_out(lint: Lint, check: Check) -> None:
    problems = lint(**check.changes)
    assert len(problems) == 1
    (problem,) = problems
    assert problem.field == check.field
    assert problem.value == check.value
    assert check.allowed in problem.allowed
    assert check.next_step in problem.next_step
    shown = str(problem)
    assert shown.startswith("错误 guides/GA/GA-002.yaml · ")
    assert all(p in shown for p in (check.field, check.value, check.allowed, check.next_step))


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("summary", None),
        ("eligibility", ()),
        ("steps", ()),
        ("limit_note", None),
        ("fee", None),
        ("result", None),
        ("channels", ()),
        ("proxy", None),
        ("where", None),
        ("pitfalls", ()),
        ("as_of", None),
        ("review_by", None),
    ],
)
def test_a_missing_block_is_named(lint: Lint, field: str, empty: object) -> None:
    (problem,) = lint(**{field: empty})
    assert (problem.field, problem.value, problem.allowed, problem.next_step) == (
        field,
        "(没有)",
        "完整指南必填",
        "补上这个字段",
    )


def test_a_guide_without_sources_names_them_and_every_block_that_needs_one(lint: Lint) -> None:
    problems = lint(sources=())
    assert problems[0].field == "sources"
    assert [p.value.split()[-1] for p in problems[1:]] == list(CITED_BLOCKS)


def test_a_note_can_stand_for_the_list_of_materials(lint: Lint) -> None:
    assert lint(materials=(), materials_note="不用带材料。") == []


def test_an_item_outside_the_catalogue_is_the_only_thing_reported() -> None:
    guide = Guide(item_id="ZZ-999", name="无名", department="无局", type="其他", audience="自然人")
    (problem,) = lint_guide(guide, Path("guides/ZZ/ZZ-999.yaml"), {})
    assert (problem.field, problem.value) == ("item_id", "ZZ-999")
    assert "catalogue.tsv" in problem.allowed
    assert problem.next_step == "改成正确的编码"


def test_a_file_with_the_name_of_another_item_is_reported(lint: Lint) -> None:
    (problem,) = lint(stem="GA-009")
    assert (problem.field, problem.value) == ("item_id", "GA-002")
    assert "GA-009" in problem.allowed
    assert problem.next_step == "改编码或文件名"


@pytest.mark.parametrize(("item_id", "least"), [("GA-002", WAYS_SENIOR), ("GA-001", WAYS_OTHER)])
def test_items_for_older_people_need_more_ways_of_asking(
    lint: Lint, item_id: str, least: int
) -> None:
    ways = [f"第{i}种问法怎么讲？" for i in range(least)]
    assert lint(item_id, item_id, ways_of_asking=ways) == []
    (problem,) = lint(item_id, item_id, ways_of_asking=ways[1:])
    assert (problem.field, problem.value) == ("ways_of_asking", f"{least - 1} 句")
    assert (problem.allowed, problem.next_step) == (f"至少 {least} 句", "补问法")


def test_a_doubled_way_of_asking_is_named(lint: Lint) -> None:
    ways = [f"第{i}种问法怎么讲？" for i in range(WAYS_SENIOR)]
    problems = set(lint(ways_of_asking=[*ways, ways[0]]))
    assert {(p.field, p.value, p.allowed, p.next_step) for p in problems} == {
        ("ways_of_asking", ways[0], "同一句只写一次", "删去重复的")
    }


@pytest.mark.parametrize(
    "tail",
    [
        "",
        "怎么办理",
        "如何办理?",
        "办理流程",
        "怎么申请",
        "怎么办理？",
    ],
)
def test_the_official_name_with_a_tail_is_no_way_of_asking(lint: Lint, tail: str) -> None:
    ways = [f"第{i}种问法怎么讲？" for i in range(WAYS_SENIOR)]
    formal = f"死亡注销户口登记{tail}"
    (problem,) = lint(ways_of_asking=[*ways, formal])
    assert (problem.field, problem.value) == ("ways_of_asking", formal)
    assert "像人说的话" in problem.allowed
    assert problem.next_step == "重写这一句"


def test_a_promise_as_long_as_the_law_is_fine(lint: Lint) -> None:
    assert lint(promised_days=3, limit_note="材料齐 3 天办好。") == []


def test_a_fee_with_its_basis_is_fine(lint: Lint) -> None:
    assert lint(fee={"charged": True, "amount": "10元", "basis": "发改价格〔2005〕"}) == []
