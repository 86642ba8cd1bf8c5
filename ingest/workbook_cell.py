"""One cell of a workbook: from a guide's value to what the file holds, and back."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from ingest.problem import shorten

Cell = str | int | date | None
JOINT = "、"
TEXT_LIMIT = 32_767  # of Excel; longer text would be cut off silently

# A spreadsheet takes text that begins so for a formula, or for an error value (#).
_DANGEROUS = "=+-@\t\r＝＋－＠#"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WHOLE = re.compile(r"-?\d{1,9}")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_YES_NO = {"是": True, "否": False}


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "文字"
    WHOLE = "整数"
    DATE = "日期"
    YES_NO = "是/否"
    JOINED = "用、分开的几项"


@dataclass(frozen=True)
class Unreadable:
    """A formula or an error value: never evaluated, never taken for text."""

    text: str


class CellError(Exception):
    """A cell that does not hold what its column allows."""

    def __init__(self, value: object, allowed: str, next_step: str = "改成允许的值") -> None:
        super().__init__(f"“{value}”,允许:{allowed}")
        self.value = shorten(value.text if isinstance(value, Unreadable) else value)
        self.allowed = allowed
        self.next_step = next_step


def to_cell(value: object) -> Cell:
    """What the file holds for a guide's value; text never begins as a formula does.

    Raises:
        CellError: text that a workbook cannot hold without loss.
    """
    match value:
        case bool():
            return "是" if value else "否"
        case None | int() | date():
            return value
        case tuple():
            return to_cell(JOINT.join(value) or None)
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    if _NOT_IN_XML.search(text):
        raise CellError(text, "没有控制字符的文字", "在指南的 YAML 文件里删去控制字符")
    if len(text) >= TEXT_LIMIT:
        raise CellError(text, f"少于 {TEXT_LIMIT} 个字", "在指南的 YAML 文件里写短")
    return f"'{text}" if _looks_dangerous(text) else text or None


def from_cell(value: object, kind: Kind) -> object:
    """A guide's value from what the file holds; None for an empty cell.

    Raises:
        CellError: the cell does not hold what ``kind`` says.
    """
    if isinstance(value, Unreadable):
        raise CellError(value, "写好的值,不是公式或错误值", "复制这一格,再“粘贴为数值”")
    text = _text(value)
    if not text:
        return None
    match kind:
        case Kind.TEXT:
            return text
        case Kind.JOINED:
            return tuple(part.strip() for part in re.split("[、,,;;]", text) if part.strip())
        case Kind.WHOLE:
            return _whole(value, text)
        case Kind.DATE:
            return _date(value, text)
        case Kind.YES_NO:
            return _yes_no(value, text)


def _looks_dangerous(text: str) -> bool:
    return text[:1] in set(_DANGEROUS) or (text[:1] == "'" and text[1:2] in set(_DANGEROUS + "'"))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() if value.time() == time.min:
            return str(value.date())
        case float() if value.is_integer():
            return str(int(value))
    text = str(value).replace("_x000D_", "").strip()  # how Excel keeps a carriage return
    return text[1:] if text.startswith("'") and _looks_dangerous(text) else text


def _whole(value: object, text: str) -> int:
    if isinstance(value, bool) or not _WHOLE.fullmatch(text):
        raise CellError(text, "整数")
    return int(text)


def _date(value: object, text: str) -> date:
    found = _DATE.fullmatch(text)
    try:
        if found and not isinstance(value, float):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
    except ValueError:
        pass
    raise CellError(text, "日期,如 2026-11-24")


def _yes_no(value: object, text: str) -> bool:
    if isinstance(value, bool):
        return value
    if text not in _YES_NO:
        raise CellError(text, "是、否")
    return _YES_NO[text]
