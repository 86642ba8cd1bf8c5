"""The layout of the workbook: which sheet and column holds which field of a guide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.guide import Guide
from ingest.workbook_cell import Cell, CellError, Kind, to_cell

GUIDE_SHEET = "指南"
ITEM_ID, ORDER = "事项编码", "序号"
_SHORT, _MIDDLE, _LONG = 12, 28, 60  # widths, in characters of the sheet's font


@dataclass(frozen=True)
class Column:
    """One column: its header, the dotted field it holds, of which kind, how wide."""

    header: str
    field: str
    width: int = _MIDDLE
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Sheet:
    """One sheet: the dotted list field it holds (empty: the guide itself) and its columns.

    A list of plain sentences has one column, whose field is empty.
    """

    name: str
    field: str
    columns: tuple[Column, ...]

    @property
    def plain(self) -> bool:
        """Whether its rows are sentences, not records."""
        return self.columns[0].field == ""

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers, in order; a list's rows begin with the item and their number."""
        lead = (ITEM_ID, ORDER) if self.field else ()
        return (*lead, *(column.header for column in self.columns))

    @property
    def widths(self) -> tuple[int, ...]:
        """A width for each header."""
        lead = (_SHORT, 6) if self.field else ()
        return (*lead, *(column.width for column in self.columns))


def _sentences(name: str, field: str) -> Sheet:
    return Sheet(name, field, (Column(name, "", _LONG),))


GUIDES = Sheet(
    GUIDE_SHEET,
    "",
    (
        Column(ITEM_ID, "item_id", _SHORT),
        Column("事项名称", "name"),
        Column("部门", "department", 18),
        Column("事项类型", "type", _SHORT),
        Column("服务对象", "audience", _SHORT),
        Column("俗名", "plain_name", 18),
        Column("一句话说明", "summary", _LONG),
        Column("不符合时", "not_eligible_hint", _LONG),
        Column("材料说明", "materials_note"),
        Column("法定时限", "statutory_days", 10, Kind.WHOLE),
        Column("承诺时限", "promised_days", 10, Kind.WHOLE),
        Column("时限单位", "day_unit", 10),
        Column("时限说明", "limit_note", _LONG),
        Column("是否收费", "fee.charged", 10, Kind.YES_NO),
        Column("收费说明", "fee.amount"),
        Column("收费依据", "fee.basis"),
        Column("办理结果", "result.name"),
        Column("结果有效期", "result.validity"),
        Column("预约", "booking"),
        Column("能否代办", "proxy.allowed", 10),
        Column("代办说明", "proxy.note"),
        Column("办理窗口", "where.window"),
        Column("窗口说明", "where.note"),
        Column("咨询电话", "phone", _SHORT),
        Column("监督电话", "supervision_phone", _SHORT),
        Column("内容截止日", "as_of", _SHORT, Kind.DATE),
        Column("复核期限", "review_by", _SHORT, Kind.DATE),
    ),
)
LISTS = (
    _sentences("别名", "aliases"),
    _sentences("问法", "ways_of_asking"),
    Sheet("依据", "legal_basis", (Column("法规", "law", _LONG), Column("条款", "article"))),
    _sentences("条件", "eligibility"),
    Sheet(
        "材料",
        "materials",
        (
            Column("材料名称", "name"),
            Column("形式", "form", _SHORT),
            Column("原件份数", "originals", 10, Kind.WHOLE),
            Column("复印件份数", "copies", _SHORT, Kind.WHOLE),
            Column("必交", "required", 8, Kind.YES_NO),
            Column("哪些人要", "when"),
            Column("谁出具", "issuer"),
            Column("备注", "note", _LONG),
            Column("可告知承诺", "promise_allowed", _SHORT, Kind.YES_NO),
            Column("可容缺后补", "defer_allowed", _SHORT, Kind.YES_NO),
        ),
    ),
    _sentences("步骤", "steps"),
    Sheet("渠道", "channels", (Column("方式", "form", _SHORT), Column("说明", "note", _LONG))),
    _sentences("代办材料", "proxy.needs"),
    _sentences("易错", "pitfalls"),
    Sheet("常见问题", "faq", (Column("问", "q", _MIDDLE), Column("答", "a", _LONG))),
    Sheet(
        "相关事项",
        "related",
        (Column("相关事项编码", "item_id", 14), Column("差别", "difference", _LONG)),
    ),
    Sheet(
        "办法",
        "measures",
        (
            Column("办法", "name", _SHORT),
            Column("何时可用", "when"),
            Column("边界", "border", _LONG),
        ),
    ),
    Sheet(
        "来源",
        "sources",
        (
            Column("来源名称", "title"),
            Column("截至日期", "as_of", _SHORT, Kind.DATE),
            Column("把握", "certainty", _SHORT),
            Column("支持的字段", "supports", _LONG, Kind.JOINED),
        ),
    ),
    _sentences("待核", "unverified"),
)
SHEETS = (GUIDES, *LISTS)


def place(sheet: str, row: int, column: str) -> str:
    """How problems name a cell."""
    return f"表 {sheet} 第 {row} 行 列 {column}"


def value_at(record: object, field: str) -> object:
    """The value of a dotted ``field``; None where a record on the way is missing."""
    for name in field.split(".") if field else ():
        record = getattr(record, name, None)
    return record


def put(data: dict[str, Any], field_: str, value: object) -> None:
    """Set a dotted field in nested dictionaries, making those on the way."""
    *way, last = field_.split(".")
    for name in way:
        data[name] = data.get(name) or {}
        data = data[name]
    data[last] = value


def rows_of(guide: Guide, sheet: Sheet) -> list[list[Cell]]:
    """The rows of one guide in the sheet, cells in the order of ``sheet.headers``.

    Raises:
        CellError: text that a workbook cannot hold; ``value`` begins with item, sheet and column.
    """
    if not sheet.field:
        return [list(_cells(guide, guide, sheet))]
    entries = value_at(guide, sheet.field)
    listed = entries if isinstance(entries, tuple) else ()
    return [
        [guide.item_id, number, *_cells(guide, entry, sheet)]
        for number, entry in enumerate(listed, start=1)
    ]


def same_rows(one: Guide, other: Guide) -> bool:
    """Whether two guides are the same in a workbook; one that it cannot hold is like no other."""
    try:
        return one == other or all(rows_of(one, sheet) == rows_of(other, sheet) for sheet in SHEETS)
    except CellError:
        return False


def _cells(guide: Guide, record: object, sheet: Sheet) -> Iterator[Cell]:
    for column in sheet.columns:
        try:
            yield to_cell(value_at(record, column.field))
        except CellError as error:
            where = f"{guide.item_id} 表 {sheet.name} 列 {column.header}:{error.value}"
            raise CellError(where, error.allowed, error.next_step) from None
