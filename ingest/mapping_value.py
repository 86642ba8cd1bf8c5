"""What other platforms write in a cell: days with their unit, yes and no, numbered lists."""

import re
from dataclasses import dataclass

from ingest.guide import DayUnit
from ingest.workbook_cell import CellError, Kind, from_cell

_DAYS = re.compile(r"(\d{1,4})\s*[个(（]?\s*(工作日|自然日|日历日|天|日)?\s*[)）]?")
_AT_ONCE = re.compile("即办件?|(?:即时|当场|当日|立即)(?:办结|办理)")
# 日 and 天 alone are no unit: in law 日 often means working days, in everyday speech it does not.
_UNITS = {
    "工作日": DayUnit.WORKING,
    "自然日": DayUnit.CALENDAR,
    "日历日": DayUnit.CALENDAR,
}
_YES = frozenset({"是", "收费", "Y", "YES", "TRUE", "1"})
_NO = frozenset({"否", "不收费", "免费", "无", "N", "NO", "FALSE", "0"})
_CHINESE = "一二三四五六七八九十"
_NUMBERING = re.compile(
    rf"^\s*(?:[(（](?:\d{{1,2}}|[{_CHINESE}]{{1,3}})[)）]|\d{{1,2}}(?:[、)）．]|\.(?!\d))"
    rf"|[{_CHINESE}]{{1,3}}、|[①-⑳])\s*"
)


@dataclass(frozen=True)
class Days:
    """A limit; ``unit`` is None where the cell does not say it."""

    number: int
    unit: DayUnit | None


def read_value(text: str, kind: Kind) -> object:
    """A single value as the platform writes it; ``Days`` for a limit.

    Raises:
        CellError: it cannot be understood.
    """
    match kind:
        case Kind.WHOLE:
            return _days(text)
        case Kind.YES_NO:
            return _yes_no(text)
        case _:
            return from_cell(text, kind)


def read_parts(text: str, separators: str | None) -> list[str]:
    """The parts of a text without their numbering; the whole text where nothing separates."""
    parts = re.split(f"[{re.escape(separators)}]", text) if separators else [text]
    bare = (_NUMBERING.sub("", part).strip() for part in parts)
    return [part for part in bare if part]


def _days(text: str) -> Days:
    if _AT_ONCE.fullmatch(text):
        return Days(0, None)
    found = _DAYS.fullmatch(text)
    if found is None:
        raise CellError(text, "天数,如 5、5个工作日、20日、即办", "改成天数,或从映射里去掉这一列")
    return Days(int(found[1]), _UNITS.get(found[2]))


def _yes_no(text: str) -> bool:
    if text.upper() in _YES:
        return True
    if text.upper() in _NO:
        return False
    raise CellError(text, "是、否(或收费、不收费)")
