from pathlib import Path

import pytest
from pydantic import ValidationError

from ingest.guide import Guide
from ingest.problem import Problem, from_validation, shorten

PATH = Path("guides/GA/GA-001.yaml")
BARE = {
    "item_id": "GA-001",
    "name": "出生登记",
    "department": "市公安局",
    "type": "行政确认",
    "audience": "自然人",
}


def refuse(changes: dict[str, object]) -> list[Problem]:
    with pytest.raises(ValidationError) as caught:
        Guide.model_validate({k: v for k, v in (BARE | changes).items() if v is not ...})
    return from_validation(PATH, caught.value)


def test_a_problem_reads_as_file_field_value_allowed_and_next_step() -> None:
    problem = Problem(PATH, "fee.basis", "(没有)", "收费依据", "补上")
    assert str(problem) == (
        "错误 guides/GA/GA-001.yaml · 字段 fee.basis · 现在是“(没有)” · 允许:收费依据 · 下一步:补上"
    )


def test_a_notice_says_that_it_is_no_error() -> None:
    assert str(Problem(PATH, "a", "b", "c", "d", error=False)).startswith("提醒 ")


@pytest.mark.parametrize(
    ("changes", "field", "value", "allowed", "next_step"),
    [
        ({"name": ...}, "name", "(没有)", "必填", "补上这个字段"),
        ({"colour": "红"}, "colour", "红", "不是这类记录的字段", "删去"),
        ({"summary": ["一"]}, "summary", "['一']", "一段文字", "改成允许的值"),
        ({"statutory_days": "三"}, "statutory_days", "三", "整数", "改成允许的值"),
        ({"statutory_days": -1}, "statutory_days", "-1", "不小于 0", "改成允许的值"),
        ({"steps": "去窗口"}, "steps", "去窗口", "列表", "改成允许的值"),
        ({"fee": "免费"}, "fee", "免费", "字段: 值", "改成允许的值"),
        ({"as_of": "明天"}, "as_of", "明天", "2026-11-24", "改成允许的值"),
        ({"day_unit": "天"}, "day_unit", "天", "工作日、自然日", "改成允许的值"),
        ({"item_id": "1"}, "item_id", "1", "符合 ^[A-Z]", "改成允许的值"),
        ({"name": "出"}, "name", "出", "至少 2 个字", "改成允许的值"),
        (
            {"materials": [{"name": "户口簿"}, {"name": "照片", "required": "也许"}]},
            "materials[2].required",
            "也许",
            "true 或 false",
            "改成允许的值",
        ),
    ],
)
def test_what_pydantic_refuses_is_said_in_plain_chinese(
    changes: dict[str, object], field: str, value: str, allowed: str, next_step: str
) -> None:
    (problem,) = refuse(changes)
    assert problem.path == PATH
    assert problem.field == field
    assert problem.value == value
    assert allowed in problem.allowed
    assert next_step in problem.next_step


def test_every_refused_place_is_a_problem_of_its_own() -> None:
    assert [p.field for p in refuse({"name": ..., "day_unit": "天"})] == ["name", "day_unit"]


def test_a_file_that_is_no_record_at_all_is_named_as_a_whole() -> None:
    with pytest.raises(ValidationError) as caught:
        Guide.model_validate(None)
    (problem,) = from_validation(PATH, caught.value)
    assert problem.field == "(整个文件)"


def test_a_long_value_is_shown_on_one_short_line() -> None:
    assert shorten("一\n 二\t三") == "一 二 三"
    assert shorten("长" * 40) == "长" * 40
    assert shorten("长" * 41) == "长" * 39 + "…"
