from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.catalogue import CatalogueItem
from ingest.workbook_import import import_workbook, read_workbook
from tests.ingest.workbooks import Edit, contents, edit, find, set_cell, shown

BAD_CELLS: dict[str, tuple[str, str, object, str, str]] = {
    "a count that is a word": ("材料", "原件份数", "两份", "两份", "整数"),
    "a count below zero": ("材料", "复印件份数", -1, "-1", "不小于 0"),
    "half a copy": ("材料", "原件份数", 0.5, "0.5", "整数"),
    "a yes that is neither yes nor no": ("材料", "必交", "可能", "可能", "是、否"),
    "a form that is none": ("材料", "形式", "口头", "口头", "纸质"),
    "a material without a name": ("材料", "材料名称", None, "(没有)", "必填"),
    "a step without a word": ("步骤", "步骤", None, "(没有)", "一段文字"),
    "a sentence of one character": ("代办材料", "代办材料", "证", "证", "至少 2 个字"),
    "a date that is none": ("来源", "截至日期", "2026-13-45", "2026-13-45", "日期,如 2026-11-24"),
    "a word where a date stands": ("指南", "复核期限", "明年", "明年", "日期,如 2026-11-24"),
    "a certainty that is none": ("来源", "把握", "大概", "大概", "法条"),
    "a fee without its words": ("指南", "收费说明", None, "(没有)", "必填"),
    "a unit that is none": ("指南", "时限单位", "月", "月", "工作日、自然日"),
    "a formula": ("材料", "材料名称", "=A1", "=A1", "不是公式"),
    "a related item that is no id": ("相关事项", "相关事项编码", "医保", "医保", "^[A-Z]"),
    "a number that is a word": ("条件", "序号", "第一", "第一", "整数"),
    "a number that is missing": ("条件", "序号", None, "(没有)", "从 1 起"),
}


@pytest.mark.parametrize(
    ("sheet", "header", "value", "seen", "allowed"), BAD_CELLS.values(), ids=BAD_CELLS.keys()
)
def test_a_bad_cell_is_named_by_sheet_row_and_column(  # noqa: PLR0913, PLR0917 - one row of the table each
    workbook: Path,
    toy_corpus_folder: Path,
    sheet: str,
    header: str,
    value: object,
    seen: str,
    allowed: str,
) -> None:
    before = contents(toy_corpus_folder)
    row = set_cell(workbook, sheet, header, value)
    result = import_workbook(workbook, toy_corpus_folder)
    first = result.problems[0]
    assert (first.field, first.value) == (f"表 {sheet} 第 {row} 行 列 {header}", seen)
    assert [p.field for p in result.problems].count(first.field) == 1
    assert allowed in first.allowed
    assert first.next_step
    assert first.path == Path("指南.xlsx")
    assert result.refused
    assert result.changed == ()
    assert contents(toy_corpus_folder) == before


def remove_sheet(book: Workbook) -> None:
    del book["材料"]


def add_sheet(book: Workbook) -> None:
    book.create_sheet("草稿")


def remove_column(book: Workbook) -> None:
    book["材料"].delete_cols(3)


def rename_column(book: Workbook) -> None:
    book["依据"]["C1"] = "法律"


def double_column(book: Workbook) -> None:
    book["依据"]["D1"] = "法规"


def write_beside(book: Workbook) -> None:
    book["问法"]["H3"] = "草稿"


def double_item(book: Workbook) -> None:
    book["指南"].append([cell.value for cell in book["指南"][2]])


def strange_item(book: Workbook) -> None:
    book["指南"].append(["XX-999", "没有的事项", "市公安局", "行政确认", "自然人"])


def item_without_id(book: Workbook) -> None:
    book["指南"]["A2"] = None


def strange_entry(book: Workbook) -> None:
    book["步骤"].append(["MZ-009", 1, "没有这个事项。"])


def entry_without_id(book: Workbook) -> None:
    book["步骤"].append([None, 3, "是谁的步骤？"])


def gap(book: Workbook) -> None:
    book["步骤"].delete_rows(find(book, "步骤", "GA-002"))


def doubled_number(book: Workbook) -> None:
    book["步骤"].append(["MZ-001", 2, "又一个第二步。"])


FAULTS: dict[str, tuple[Edit, str, str, str]] = {
    "a missing sheet": (remove_sheet, "表 材料", "(没有)", "必有"),
    "an unknown sheet": (add_sheet, "表 草稿", "草稿", "指南、别名"),
    "a missing column": (remove_column, "表 材料 第 1 行 列 材料名称", "(没有)", "必有"),
    "an unknown column": (rename_column, "表 依据 第 1 行 第 3 列", "法律", "法规、条款"),
    "a doubled column": (double_column, "表 依据 第 1 行 第 4 列", "法规", "每个列名一次"),
    "a value under no header": (write_beside, "表 问法 第 3 行", "草稿", "有列名"),
    "a doubled item": (double_item, "表 指南 第 6 行 列 事项编码", "GA-001", "第 2 行已有"),
    "an unknown item": (strange_item, "表 指南 第 6 行 列 事项编码", "XX-999", "4 个编码之一"),
    "an item without its id": (
        item_without_id,
        "表 指南 第 2 行 列 事项编码",
        "(没有)",
        "事项编码",
    ),
    "an entry of no item": (strange_entry, "表 步骤 第 8 行 列 事项编码", "MZ-009", "表 指南"),
    "an entry without an id": (
        entry_without_id,
        "表 步骤 第 8 行 列 事项编码",
        "(没有)",
        "表 指南",
    ),
    "a gap in the numbers": (gap, "表 步骤 第 4 行 列 序号", "2", "这里应是 1"),
    "a doubled number": (doubled_number, "表 步骤 第 8 行 列 序号", "2", "这里应是 3"),
}


@pytest.mark.parametrize(
    ("change", "field", "value", "allowed"), FAULTS.values(), ids=FAULTS.keys()
)
def test_a_workbook_out_of_shape_is_told_so(  # noqa: PLR0913, PLR0917 - one row of the table each
    workbook: Path, toy_corpus_folder: Path, change: Edit, field: str, value: str, allowed: str
) -> None:
    before = contents(toy_corpus_folder)
    edit(workbook, change)
    problems = import_workbook(workbook, toy_corpus_folder).problems
    told = {(problem.field, problem.value): problem for problem in problems}
    assert (field, value) in told
    assert allowed in told[field, value].allowed
    assert told[field, value].next_step
    assert contents(toy_corpus_folder) == before


def test_findings_of_the_linter_name_the_row_of_the_item(
    workbook: Path, catalogue: dict[str, CatalogueItem]
) -> None:
    row = set_cell(workbook, "指南", "一句话说明", "长" * 61)
    set_cell(workbook, "来源", "支持的字段", "summary")
    guides, problems = read_workbook(workbook, catalogue)
    assert (f"表 指南 第 {row} 行 列 一句话说明", "长" * 39 + "…") in shown(problems)
    assert (f"表 指南 第 {row} 行(见表 来源)", "没有来源支持 fee") in shown(problems)
    assert guides["GA-002"].summary == "长" * 61
