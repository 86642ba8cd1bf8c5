from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook

from ingest.corpus import read_corpus
from ingest.guide import DayUnit, Guide
from ingest.guide_update import ImportResult
from ingest.mapping import read_mapping
from ingest.mapping_import import import_mapped
from ingest.mapping_value import Days, read_parts, read_value
from ingest.source import Certainty
from ingest.workbook_cell import CellError, Kind

Load = Callable[..., ImportResult]
Data = dict[str, Any]

NAME, ROW = "死亡注销户口登记", "表 事项清单 第 2 行 列 "


@pytest.fixture
def load(tmp_path: Path, toy_corpus_folder: Path) -> Load:
    """Loads rows (by header) through a mapping whose parts can be changed."""

    def run(
        rows: Sequence[Mapping[str, object]], columns: Data, *, write: bool = True, **parts: object
    ) -> ImportResult:
        book = Workbook()
        sheet = book.active
        sheet.title = "事项清单"
        sheet.append(list(rows[0]))
        for row in rows:
            sheet.append(list(row.values()))
        book.save(tmp_path / "平台.xlsx")
        mapping = {
            "item": {"column": "事项名称", "by": "name"},
            "columns": columns,
            "source": {"title": "平台导出表", "certainty": "公开资料", "as_of": "2026-11-01"},
        } | parts
        text = yaml.safe_dump(mapping, allow_unicode=True, sort_keys=False)
        (tmp_path / "映射.yaml").write_text(text, encoding="utf-8")
        return import_mapped(
            tmp_path / "平台.xlsx", tmp_path / "映射.yaml", toy_corpus_folder, write=write
        )

    return run


@pytest.fixture
def guide_of(toy_corpus_folder: Path) -> Callable[[str], Guide]:
    def read(item_id: str) -> Guide:
        corpus, problems = read_corpus(toy_corpus_folder)
        assert problems == []
        return corpus.guides[item_id]

    return read


GuideOf = Callable[[str], Guide]


def fields(result: ImportResult) -> list[tuple[str, str]]:
    return [(problem.field, problem.value) for problem in result.problems]


# The example that is shipped


def test_the_shipped_example_loads_a_platforms_export(
    repository: Path, tmp_path: Path, toy_corpus_folder: Path, guide_of: GuideOf
) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "事项清单"
    row = {
        "事项名称": NAME,
        "实施编码": "11510400008450000A4510109001000",
        "法定办结时限": "5个工作日",
        "承诺办结时限": "即办",
        "是否收费": "不收费",
        "收费标准": "不收费。",
        "收费依据": None,
        "办理地点": "户籍地派出所",
        "咨询电话": 12345,
        "监督电话": "12388",
        "受理条件": "1.户口在本地的人去世。\n2.由亲属申报。",
        "办理流程": "（一）申请\n（二）受理\n（三）注销",
        "申请材料": "居民户口簿；死亡医学证明",
        "设定依据": "《中华人民共和国户口登记条例》",
        "是否支持代办": "支持",
        "办理形式": "窗口办理、网上办理",
    }
    sheet.append(list(row))
    sheet.append(list(row.values()))
    sheet.append(["平台自己的事项", *[None] * (len(row) - 1)])
    book.save(tmp_path / "平台.xlsx")
    mapping = repository / "corpora" / "mapping.example.yaml"

    result = import_mapped(tmp_path / "平台.xlsx", mapping, toy_corpus_folder)

    assert [(p.field, p.value, p.error) for p in result.problems] == [
        ("表 事项清单 第 3 行 列 事项名称", "平台自己的事项", False)
    ]
    assert result.changed == ("GA-002",)
    guide = guide_of("GA-002")
    assert (guide.statutory_days, guide.promised_days, guide.day_unit) == (5, 0, DayUnit.WORKING)
    assert guide.fee is not None
    assert (guide.fee.charged, guide.fee.amount) == (False, "不收费。")
    assert guide.where is not None
    assert guide.where.window == "户籍地派出所"
    assert (guide.phone, guide.supervision_phone) == ("12345", "12388")
    assert guide.eligibility == ("户口在本地的人去世。", "由亲属申报。")
    assert guide.steps == ("申请", "受理", "注销")
    assert [material.name for material in guide.materials] == ["居民户口簿", "死亡医学证明"]
    assert [channel.form for channel in guide.channels] == ["窗口", "网上"]
    assert guide.sources[-1].title == "政务服务平台事项导出表"
    assert guide.sources[-1].certainty is Certainty.PUBLIC


# Merging


def test_an_empty_cell_and_an_unmapped_column_change_nothing(load: Load, guide_of: GuideOf) -> None:
    before = guide_of("GA-002")
    row = {"事项名称": NAME, "收费标准": " ", "备注": "不看这一列"}
    assert load([row], {"收费标准": {"field": "fee.amount"}}).changed == ()
    assert guide_of("GA-002") == before


def test_a_material_that_stays_keeps_its_other_fields(load: Load, guide_of: GuideOf) -> None:
    rows = [{"事项名称": NAME, "申请材料": "1、居民身份证；2、死亡证明"}]
    load(rows, {"申请材料": {"field": "materials", "split": "；", "as": "name"}})
    materials = guide_of("GA-002").materials
    assert [(m.name, m.copies) for m in materials] == [("居民身份证", 1), ("死亡证明", 0)]


def test_changed_blocks_rest_on_the_new_source_alone(load: Load, guide_of: GuideOf) -> None:
    rows = [{"事项名称": NAME, "收费标准": "免费办理。", "办理地点": "市公安局办事窗口"}]
    load(rows, {"收费标准": {"field": "fee.amount"}, "办理地点": {"field": "where.window"}})
    old, new = guide_of("GA-002").sources
    assert "fee" not in old.supports  # its words are not the law's any more
    assert "where" in old.supports  # the same window as before
    assert (new.title, str(new.as_of)) == ("平台导出表", "2026-11-01")
    assert new.supports == ("fee", "where")


def test_loading_the_same_export_again_changes_nothing(load: Load, guide_of: GuideOf) -> None:
    rows, columns = [{"事项名称": NAME, "时限": "2个工作日"}], {"时限": {"field": "statutory_days"}}
    assert load(rows, columns).changed == ("GA-002",)
    once = guide_of("GA-002")
    source = {"title": "平台导出表", "certainty": "公开资料", "as_of": "2027-01-01"}
    assert load(rows, columns, source=source).changed == ()
    assert guide_of("GA-002") == once
    assert load([rows[0] | {"时限": 4}], columns, source=source).changed == ("GA-002",)
    assert [s.title for s in guide_of("GA-002").sources] == ["户口登记条例", "平台导出表"]


def test_items_can_be_found_by_their_id_below_a_title_row(load: Load, guide_of: GuideOf) -> None:
    rows = [{"编码": "编码", "电话": "电话"}, {"编码": "MZ-001", "电话": "0812-3333333"}]
    item = {"column": "编码", "by": "item_id"}
    result = load(rows, {"电话": {"field": "phone"}}, item=item, header_row=2, sheet="事项清单")
    assert result.changed == ("MZ-001",)
    assert guide_of("MZ-001").phone == "0812-3333333"


def test_a_dry_run_writes_nothing(load: Load, guide_of: GuideOf) -> None:
    before = guide_of("GA-002")
    rows = [{"事项名称": NAME, "电话": "110"}]
    assert load(rows, {"电话": {"field": "phone"}}, write=False).changed == ("GA-002",)
    assert guide_of("GA-002") == before


# Bad cells

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
    assert fields(refused) == [(f"{ROW}事项名称", "没有这件事")]
    assert "skip_unknown" in refused.problems[0].next_step
    item = {"column": "事项名称", "by": "name", "skip_unknown": True}
    skipped = load(rows, columns, item=item)
    assert fields(skipped) == fields(refused)
    assert not skipped.refused
    assert skipped.changed == ("GA-002",)


def test_an_item_with_two_rows_and_a_row_without_an_item_are_named(load: Load) -> None:
    rows = [{"事项名称": name, "电话": "110"} for name in (NAME, NAME, None)]
    result = load(rows, {"电话": {"field": "phone"}})
    assert fields(result) == [
        ("表 事项清单 第 3 行 列 事项名称", "GA-002"),
        ("表 事项清单 第 4 行 列 事项名称", "(没有)"),
    ]


def test_a_sheet_or_column_that_is_not_there_is_named(load: Load) -> None:
    rows = [{"事项名称": NAME, "电话": "110"}]
    missing = load(rows, {"电 话": {"field": "phone"}})
    assert fields(missing) == [("表 事项清单 第 1 行 列 电 话", "(没有)")]
    assert missing.problems[0].allowed == "事项名称、电话"
    sheet = load(rows, {"电话": {"field": "phone"}}, sheet="清单")
    assert fields(sheet) == [("sheet", "清单")]
    assert sheet.problems[0].allowed == "事项清单"


# The mapping file

BAD_MAPPINGS: dict[str, tuple[Data, str, str]] = {
    "an unknown field": ({"field": "price"}, "columns.甲.field", "statutory_days"),
    "a field of the catalogue": ({"field": "name"}, "columns.甲.field", "statutory_days"),
    "a split of no list": ({"field": "phone", "split": "、"}, "columns.甲.split", "列表"),
    "records without a sub-field": ({"field": "materials"}, "columns.甲.as", "name、form"),
    "an unknown sub-field": ({"field": "faq", "as": "name"}, "columns.甲.as", "q、a"),
    "a sub-field of sentences": ({"field": "steps", "as": "name"}, "columns.甲.as", "没有子字段"),
    "a field taken twice": ({"field": "booking"}, "columns.甲.field", "一个字段一列"),
    "an unknown key": ({"field": "phone", "splitt": "、"}, "columns.甲.splitt", "不是"),
}


@pytest.mark.parametrize(
    ("column", "field", "allowed"), BAD_MAPPINGS.values(), ids=BAD_MAPPINGS.keys()
)
def test_a_bad_mapping_is_named_before_the_workbook_is_opened(
    column: Data, field: str, allowed: str, tmp_path: Path, toy_corpus_folder: Path
) -> None:
    mapping = {
        "item": {"column": "名称"},
        "columns": {"乙": {"field": "booking"}, "甲": column},
        "source": {"title": "平台导出表", "certainty": "公开资料"},
    }
    path = tmp_path / "映射.yaml"
    path.write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    result = import_mapped(tmp_path / "没有.xlsx", path, toy_corpus_folder)
    assert [problem.field for problem in result.problems] == [field]
    assert allowed in result.problems[0].allowed
    assert result.problems[0].path == Path("映射.yaml")


def test_the_shipped_example_has_no_problem(repository: Path) -> None:
    mapping, problems = read_mapping(repository / "corpora" / "mapping.example.yaml")
    assert problems == []
    assert mapping is not None
    assert mapping.columns["受理条件"].split == "\n"


# What platforms write


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5", Days(5, None)),
        ("5个工作日", Days(5, DayUnit.WORKING)),
        ("20 工作日", Days(20, DayUnit.WORKING)),
        ("20（工作日）", Days(20, DayUnit.WORKING)),
        ("30个自然日", Days(30, DayUnit.CALENDAR)),
        ("15日", Days(15, None)),
        ("即办", Days(0, None)),
        ("当场办结", Days(0, None)),
    ],
)
def test_limits_are_read_with_their_unit(text: str, days: Days) -> None:
    assert read_value(text, Kind.WHOLE) == days


@pytest.mark.parametrize("text", ["一个月", "办理", "3-5个工作日", "5个工作日内", "-1"])
def test_what_is_no_clear_limit_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_value(text, Kind.WHOLE)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1.甲材料\n2.乙材料", ["甲材料", "乙材料"]),
        ("一、甲材料；（二）乙材料；", ["甲材料", "乙材料"]),
        ("①甲材料\n\n② 乙材料", ["甲材料", "乙材料"]),
        ("2.5寸照片；12345热线", ["2.5寸照片", "12345热线"]),
        ("一次性告知书", ["一次性告知书"]),
    ],
)
def test_lists_lose_their_numbering_and_nothing_else(text: str, parts: list[str]) -> None:
    assert read_parts(text, "；\n") == parts
