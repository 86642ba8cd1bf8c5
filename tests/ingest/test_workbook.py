import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from pydantic import BaseModel

from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.corpus import Corpus, read_corpus
from ingest.guide import Guide
from ingest.problem import Problem
from ingest.source import Record
from ingest.workbook_cell import CellError, Kind, from_cell, to_cell
from ingest.workbook_export import export_workbook
from ingest.workbook_import import import_workbook, read_workbook
from ingest.workbook_layout import SHEETS
from ingest.workbook_limits import WorkbookError
from ingest.workbook_table import read_tables

GuideData = Callable[..., dict[str, Any]]
Edit = Callable[[Workbook], None]


class Real(NamedTuple):
    folder: Path
    corpus: Corpus
    workbook: Path


@pytest.fixture(scope="module")
def real(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Real:
    folder = repository / "corpora"
    corpus, _ = read_corpus(folder)
    path = tmp_path_factory.mktemp("real") / "指南.xlsx"
    export_workbook(corpus.guides.values(), path)
    return Real(folder, corpus, path)


@pytest.fixture
def workbook(toy_corpus: Corpus, tmp_path: Path) -> Path:
    path = tmp_path / "指南.xlsx"
    export_workbook(toy_corpus.guides.values(), path)
    return path


@pytest.fixture
def catalogue(toy_corpus_folder: Path) -> dict[str, CatalogueItem]:
    return read_catalogue(toy_corpus_folder / "catalogue.tsv")


def edit(path: Path, change: Edit) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)


def find(book: Workbook, sheet: str, item_id: str, number: int = 1) -> int:
    """The row of an item's ``number``-th entry in the sheet."""
    column = book[sheet]["A"]
    return [cell.row for cell in column if cell.value == item_id][number - 1]


def column(book: Workbook, sheet: str, header: str) -> int:
    return next(cell.column for cell in book[sheet][1] if cell.value == header)


def set_cell(path: Path, sheet: str, header: str, value: object, number: int = 1) -> int:
    """Set a cell of GA-002 and return its row."""
    book = load_workbook(path)
    row = find(book, sheet, "GA-002", number)
    book[sheet].cell(row, column(book, sheet, header)).value = value
    book.save(path)
    return row


def shown(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.field, problem.value) for problem in problems]


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# The round trip


def test_all_real_guides_come_back_as_they_went_out(real: Real) -> None:
    guides, _ = read_workbook(real.workbook, read_catalogue(real.folder / "catalogue.tsv"))
    changed = [i for i, guide in real.corpus.guides.items() if guides.get(i) != guide]
    assert changed == []
    assert len(guides) == 673


def test_the_workbook_of_the_real_corpus_holds_no_formula(real: Real) -> None:
    book = load_workbook(real.workbook, read_only=True)
    kinds = {
        cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    }
    book.close()
    assert kinds == {"s", "n", "d"}


def test_the_toy_corpus_comes_back_with_its_unwritten_item(
    toy_corpus: Corpus, workbook: Path, catalogue: dict[str, CatalogueItem]
) -> None:
    guides, problems = read_workbook(workbook, catalogue)
    assert problems == []
    assert guides == toy_corpus.guides
    assert not guides["YB-001"].written


def test_importing_an_unchanged_export_touches_no_file(
    workbook: Path, toy_corpus_folder: Path
) -> None:
    before = contents(toy_corpus_folder)
    result = import_workbook(workbook, toy_corpus_folder)
    assert result.changed == ()
    assert result.problems == ()
    assert contents(toy_corpus_folder) == before


def test_a_guide_that_only_a_workbook_cannot_tell_apart_is_not_changed(
    toy_corpus_folder: Path,
    guide_data: GuideData,
    write_yaml: Callable[[Path, object], None],
    tmp_path: Path,
) -> None:
    data = guide_data(booking="", limit_note="一行\r\n两行")
    write_yaml(toy_corpus_folder / "guides/GA/GA-002.yaml", data)
    path = tmp_path / "指南.xlsx"
    export_workbook(read_corpus(toy_corpus_folder)[0].guides.values(), path)
    assert import_workbook(path, toy_corpus_folder).changed == ()


# The layout


def leaves(kind: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Dotted fields of a record that are neither a record nor a list of records."""
    for name, info in kind.model_fields.items():
        nested = [t for t in types_in(info.annotation) if issubclass(t, Record)]
        if nested:
            yield from leaves(nested[0], f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def types_in(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from types_in(part)


def test_every_field_of_a_guide_has_its_column() -> None:
    laid_out = [
        ".".join(filter(None, (sheet.field, column.field)))
        for sheet in SHEETS
        for column in sheet.columns
    ]
    assert sorted(laid_out) == sorted(leaves(Guide))


def test_every_sheet_has_a_frozen_header_and_widths(workbook: Path) -> None:
    book = load_workbook(workbook)
    assert book.sheetnames == [sheet.name for sheet in SHEETS]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert tuple(cell.value for cell in page[1]) == sheet.headers
        assert page.freeze_panes == "C2"
        widths = [page.column_dimensions[cell.column_letter].width for cell in page[1]]
        assert widths == list(sheet.widths)
        assert all(6 <= width <= 60 for width in widths)


def test_lists_are_numbered_within_their_item(workbook: Path) -> None:
    rows = list(load_workbook(workbook)["材料"].values)
    assert rows[0][:3] == ("事项编码", "序号", "材料名称")
    assert rows[1][:6] == ("GA-001", 1, "居民户口簿", "纸质", 1, 0)
    assert rows[2][:6] == ("GA-001", 2, "居民身份证", "纸质", 1, 1)
    assert rows[3][:2] == ("GA-002", 1)


# Cells


@pytest.mark.parametrize(
    "lead", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "#", "'="]
)
def test_text_that_begins_like_a_formula_is_kept_from_being_one(
    lead: str, toy_corpus_folder: Path, guide_data: GuideData, tmp_path: Path
) -> None:
    text = f"{lead}HYPERLINK(1)"
    data = guide_data(
        summary=text, steps=[text], aliases=["#N/A"], faq=[{"q": text, "a": text}] * 2
    )
    guide = Guide.model_validate(data)
    path = tmp_path / "指南.xlsx"
    export_workbook([guide], path)
    cells = [cell for sheet in load_workbook(path) for row in sheet for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    catalogue = read_catalogue(toy_corpus_folder / "catalogue.tsv")
    assert read_workbook(path, catalogue)[0] == {"GA-002": guide}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30))
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    try:
        cell = to_cell(text)
    except CellError:
        return  # a control character is refused, not lost
    assert cell is None or str(cell)[0] not in "=+-@\t＝＋－＠#"
    kept = text.replace("_x000D_", "")
    assert from_cell(cell, Kind.TEXT) in (kept, kept.strip(), kept.strip() or None)


@pytest.mark.parametrize("fault", ["铃\x07声", "长" * 32_767])
def test_text_that_a_workbook_cannot_hold_is_named_and_nothing_is_written(
    fault: str, guide_data: GuideData, tmp_path: Path
) -> None:
    guide = Guide.model_validate(guide_data(materials=[{"name": "户口簿", "note": fault}]))
    with pytest.raises(WorkbookError, match="GA-002 表 材料 列 备注"):
        export_workbook([guide], tmp_path / "指南.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("value", "kind", "read"),
    [
        (2.0, Kind.WHOLE, 2),
        (" 2 ", Kind.WHOLE, 2),
        (0, Kind.WHOLE, 0),
        (12345, Kind.TEXT, "12345"),
        (12345.0, Kind.TEXT, "12345"),
        ("2026/1/5", Kind.DATE, date(2026, 1, 5)),
        ("2026年11月24日", Kind.DATE, date(2026, 11, 24)),
        ("是", Kind.YES_NO, True),
        (False, Kind.YES_NO, False),
        ("summary、 fee,faq", Kind.JOINED, ("summary", "fee", "faq")),
        ("一行_x000D_\n两行", Kind.TEXT, "一行\n两行"),
        ("'普通引号'", Kind.TEXT, "'普通引号'"),
        (" ", Kind.TEXT, None),
    ],
)
def test_what_people_type_is_read_as_it_is_meant(value: object, kind: Kind, read: object) -> None:
    assert from_cell(value, kind) == read


# Problems

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


def test_rows_may_stand_in_any_order_and_empty_rows_between_them(
    workbook: Path, toy_corpus: Corpus, catalogue: dict[str, CatalogueItem]
) -> None:
    def shuffle(book: Workbook) -> None:
        sheet = book["步骤"]
        rows = list(sheet.values)
        sheet.delete_rows(2, sheet.max_row)
        for row in reversed(rows[1:]):
            sheet.append(row)
            sheet.append([None, " ", None])

    edit(workbook, shuffle)
    guides, problems = read_workbook(workbook, catalogue)
    assert problems == []
    assert guides == toy_corpus.guides


# What an import writes


def test_only_the_guides_that_differ_are_written(workbook: Path, toy_corpus_folder: Path) -> None:
    before = contents(toy_corpus_folder)
    set_cell(workbook, "材料", "原件份数", 2)
    result = import_workbook(workbook, toy_corpus_folder)
    assert result.changed == ("GA-002",)
    after = contents(toy_corpus_folder)
    assert {name for name in after if after[name] != before.get(name)} == {"guides/GA/GA-002.yaml"}
    corpus, problems = read_corpus(toy_corpus_folder)
    assert problems == []
    assert corpus.guides["GA-002"].materials[0].originals == 2


def test_a_dry_run_tells_and_writes_nothing(workbook: Path, toy_corpus_folder: Path) -> None:
    before = contents(toy_corpus_folder)
    set_cell(workbook, "指南", "预约", "不用预约。")
    result = import_workbook(workbook, toy_corpus_folder, write=False)
    assert result.changed == ("GA-002",)
    assert contents(toy_corpus_folder) == before


def test_an_item_without_a_guide_can_be_written_in_the_workbook(
    toy_corpus_folder: Path, guide_data: GuideData, tmp_path: Path
) -> None:
    own = {
        "item_id": "YB-001",
        "name": "城乡居民参保登记",
        "department": "市医疗保障局",
        "type": "公共服务",
        "related": [{"item_id": "GA-002", "difference": "那是销户口。"}],
        "ways_of_asking": [
            f"居民医保{how}？"
            for how in ("咋个交", "要好多钱", "哪里交", "断了咋办", "几时交", "娃儿要交不")
        ],
    }
    wanted = Guide.model_validate(guide_data() | own)
    path = tmp_path / "一件.xlsx"
    export_workbook([wanted], path)
    result = import_workbook(path, toy_corpus_folder)
    assert [str(problem) for problem in result.problems] == []
    assert result.changed == ("YB-001",)  # and the three others, not in the workbook, stand
    assert read_corpus(toy_corpus_folder)[0].guides["YB-001"] == wanted


def test_what_the_catalogue_says_cannot_be_changed_even_of_an_unwritten_item(
    workbook: Path, toy_corpus_folder: Path
) -> None:
    def rename(book: Workbook) -> None:
        book["指南"].cell(find(book, "指南", "YB-001"), 2).value = "参保"

    edit(workbook, rename)
    result = import_workbook(workbook, toy_corpus_folder)
    assert shown(list(result.problems))[0] == ("表 指南 第 5 行 列 事项名称", "参保")
    assert result.refused


def test_a_written_guide_cannot_be_emptied(workbook: Path, toy_corpus_folder: Path) -> None:
    def empty(book: Workbook) -> None:
        for sheet in book:
            for row in range(sheet.max_row, 1, -1):
                if sheet.cell(row, 1).value == "GA-002":
                    if sheet.title != "指南":
                        sheet.delete_rows(row)
                        continue
                    for number in range(6, sheet.max_column + 1):
                        sheet.cell(row, number).value = None

    edit(workbook, empty)
    result = import_workbook(workbook, toy_corpus_folder)
    assert shown(list(result.problems)) == [("表 指南 事项 GA-002", "(全空)")]
    assert result.refused


def test_an_export_replaces_no_file_and_wants_xlsx(toy_corpus: Corpus, workbook: Path) -> None:
    guides = list(toy_corpus.guides.values())
    with pytest.raises(WorkbookError, match="不覆盖"):
        export_workbook(guides, workbook)
    with pytest.raises(WorkbookError, match=r"只能写 \.xlsx"):
        export_workbook(guides, workbook.with_suffix(".csv"))
    with pytest.raises(WorkbookError, match="没有文件夹"):
        export_workbook(guides, workbook.parent / "没有" / "a.xlsx")


# Files that are refused before they are parsed


def package(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)


def renamed_program(path: Path) -> None:
    path.write_bytes(b"MZ\x90\x00" + bytes(1000))


def old_workbook(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def too_large(path: Path) -> None:
    with path.open("wb") as out:
        out.truncate(20 * 1024 * 1024 + 1)


def too_large_unpacked(path: Path) -> None:
    package(path, {"xl/media.bin": bytes(201 * 1024 * 1024)})


def bomb(path: Path) -> None:
    package(path, {"xl/worksheets/sheet1.xml": b"<a>" + bytes(5_000_000)})


def macros(path: Path) -> None:
    package(path, {"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"code"})


def outer_entity(path: Path) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    package(path, {"xl/workbook.xml": text.encode("utf-16")})


def locked(path: Path) -> None:
    package(path, {"xl/workbook.xml": b"<a/>"})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path.write_bytes(data)


def not_a_workbook(path: Path) -> None:
    package(path, {"照片/一.txt": "不是表格".encode()})


def cut_off(path: Path) -> None:
    Workbook().save(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:200]
    package(path, parts)


def with_rows(path: Path, rows: str) -> None:
    """A workbook whose one sheet holds the ``rows``, as XML."""
    Workbook().save(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    before, after = re.split(r"<sheetData ?/>|<sheetData></sheetData>", sheet)
    parts["xl/worksheets/sheet1.xml"] = f"{before}<sheetData>{rows}</sheetData>{after}".encode()
    package(path, parts)


def many_rows(path: Path) -> None:
    values = random.Random(7).choices(range(10**6), k=100_002)  # noqa: S311 - no secret
    with_rows(path, "".join(f"<row><c><v>{value}</v></c></row>" for value in values))


def far_row(path: Path) -> None:
    with_rows(path, '<row r="999999999"><c r="A999999999"><v>1</v></c></row>')


def far_columns(path: Path) -> None:
    rows = (f'<row r="{n}"><c r="XFD{n}"><v>{n * 7919}</v></c></row>' for n in range(1, 5_000))
    with_rows(path, "".join(rows))


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a renamed program": (renamed_program, "改了后缀"),
    "an old workbook, or one with a password": (old_workbook, "旧的 .xls"),
    "an empty file": (empty_file, "不是 .xlsx"),
    "a file above 20 MB": (too_large, "20.0 MB,最多 20 MB"),
    "a file above 200 MB unpacked": (too_large_unpacked, "201 MB,最多 200 MB"),
    "a bomb": (bomb, "压缩比是 .*最多 100"),
    "macros": (macros, "带有宏"),
    "an outer entity": (outer_entity, "实体声明"),
    "a locked part": (locked, "密码"),
    "a package of something else": (not_a_workbook, "不是工作簿"),
    "a sheet that is cut off": (cut_off, "已损坏"),
    "100,001 rows": (many_rows, "超过 100000 行"),
    "a row far below": (far_row, "超过 100000 行"),
    "columns far to the right": (far_columns, "超过 100000 行"),
}


@pytest.mark.parametrize(("make", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_may_do_harm_is_refused_with_the_reason(
    make: Callable[[Path], None], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "指南.xlsx"
    make(path)
    start = time.perf_counter()
    with pytest.raises(WorkbookError, match=reason) as refusal:
        read_tables(path)
    assert "下一步" in str(refusal.value)
    assert time.perf_counter() - start < 10  # 2 seconds on a machine that does nothing else


def test_only_xlsx_is_taken_and_a_missing_file_is_missing(workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"不是 \.xlsx 文件"):
        read_tables(workbook.rename(tmp_path / "指南.xlsm"))
    with pytest.raises(FileNotFoundError):
        read_tables(tmp_path / "没有.xlsx")


def test_serving_and_the_command_line_do_not_load_pandas() -> None:
    code = (
        "import sys, ui.server, ui.cli, ui.corpus_cli, assistant.service, index.build\n"
        "import ingest.workbook_export, ingest.workbook_import, ingest.mapping_import\n"
        "print([name for name in ('pandas', 'openpyxl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
