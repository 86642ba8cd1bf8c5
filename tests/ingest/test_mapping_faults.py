from pathlib import Path

import pytest

from tests.ingest.workbooks import Data, GuideOf, Load, shown

NAME, ROW = "死亡注销户口登记", "表 事项清单 第 2 行 列 "


BAD_CELLS: dict[str, tuple[dict[str, object], Data, str, str]] = {
    "a limit that is no number": (
        {"时限": "一个月"},
        {"时限": {"field": "statutory_days"}},
        f"{ROW}时限",
        "5个工作日",
    ),
    "a yes that is none": (
        {"收费": "看情况"},
        {"收费": {"field": "fee.charged"}},
        f"{ROW}收费",
        "收费、不收费",
    ),
    "a channel that is none": (
        {"形式": "窗口、飞鸽"},
        {"形式": {"field": "channels", "split": "、", "as": "form"}},
        f"{ROW}形式",
        "窗口",
    ),
    "a formula": ({"电话": "=1+1"}, {"电话": {"field": "phone"}}, f"{ROW}电话", "不是公式"),
    "two limits of two units": (
        {"法定": "20个工作日", "承诺": "5自然日"},
        {"法定": {"field": "statutory_days"}, "承诺": {"field": "promised_days"}},
        f"{ROW}承诺",
        "同一单位(工作日)",
    ),
    "a unit unlike that of the limit that stays": (
        {"法定": "20自然日"},
        {"法定": {"field": "statutory_days"}},
        f"{ROW}法定",
        "已有的时限同一单位(工作日)",
    ),
    "what the linter finds": (
        {"承诺": "9个工作日"},
        {"承诺": {"field": "promised_days"}},
        f"{ROW}承诺",
        "不大于法定 3",
    ),
    "a fee without its basis": (
        {"收费": "收费"},
        {"收费": {"field": "fee.charged"}},
        "表 事项清单 第 2 行 字段 fee.basis",
        "收费必须写依据",
    ),
}


@pytest.mark.parametrize(
    ("cells", "columns", "field", "allowed"), BAD_CELLS.values(), ids=BAD_CELLS.keys()
)
def test_a_bad_cell_is_named_and_no_row_is_written(  # noqa: PLR0913, PLR0917 - one row of the table each
    load: Load,
    guide_of: GuideOf,
    cells: dict[str, object],
    columns: Data,
    field: str,
    allowed: str,
) -> None:
    before = guide_of("GA-002"), guide_of("MZ-001")
    good: dict[str, object] = dict.fromkeys(cells, None)
    bad: dict[str, object] = {"事项名称": NAME} | cells | {"预约": None}
    rows = [bad, {"事项名称": "结婚登记"} | good | {"预约": "不用预约。"}]
    result = load(rows, columns | {"预约": {"field": "booking"}})
    assert result.problems[0].field == field
    assert allowed in result.problems[0].allowed
    assert result.problems[0].path == Path("平台.xlsx")
    assert result.changed == ()
    assert (guide_of("GA-002"), guide_of("MZ-001")) == before


def test_an_unknown_item_is_an_error_unless_it_may_be_skipped(load: Load) -> None:
    rows = [{"事项名称": "没有这件事", "电话": "110"}, {"事项名称": NAME, "电话": "110"}]
    columns = {"电话": {"field": "phone"}}
    refused = load(rows, columns, write=False)
    assert shown(refused.problems) == [(f"{ROW}事项名称", "没有这件事")]
    assert "skip_unknown" in refused.problems[0].next_step
    item = {"column": "事项名称", "by": "name", "skip_unknown": True}
    skipped = load(rows, columns, item=item)
    assert shown(skipped.problems) == shown(refused.problems)
    assert not skipped.refused
    assert skipped.changed == ("GA-002",)


def test_an_item_with_two_rows_and_a_row_without_an_item_are_named(load: Load) -> None:
    rows = [{"事项名称": name, "电话": "110"} for name in (NAME, NAME, None)]
    result = load(rows, {"电话": {"field": "phone"}})
    assert shown(result.problems) == [
        ("表 事项清单 第 3 行 列 事项名称", "GA-002"),
        ("表 事项清单 第 4 行 列 事项名称", "(没有)"),
    ]


def test_a_sheet_or_column_that_is_not_there_is_named(load: Load) -> None:
    rows = [{"事项名称": NAME, "电话": "110"}]
    missing = load(rows, {"电 话": {"field": "phone"}})
    assert shown(missing.problems) == [("表 事项清单 第 1 行 列 电 话", "(没有)")]
    assert missing.problems[0].allowed == "事项名称、电话"
    sheet = load(rows, {"电话": {"field": "phone"}}, sheet="清单")
    assert shown(sheet.problems) == [("sheet", "清单")]
    assert sheet.problems[0].allowed == "事项清单"
