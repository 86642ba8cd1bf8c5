"""A problem found in a corpus file: what, where, what is allowed, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

_ALLOWED = {
    "missing": "必填",
    "extra_forbidden": "不是这类记录的字段",
    "string_type": "一段文字",
    "bool_parsing": "true 或 false",
    "int_parsing": "整数",
    "int_type": "整数",
    "tuple_type": "列表(每行以“- ”开头)",
    "list_type": "列表(每行以“- ”开头)",
    "model_type": "若干“字段: 值”",
    "date_from_datetime_parsing": "日期,如 2026-11-24",
    "date_parsing": "日期,如 2026-11-24",
    "date_type": "日期,如 2026-11-24",
}
_NEXT_STEP = {
    "missing": "补上这个字段",
    "extra_forbidden": "删去,或改成 corpora/README.md 里列出的字段名",
}


@dataclass(frozen=True)
class Problem:
    """One finding of the reader or the linter.

    ``path`` is relative to the corpus folder. A problem that is not an ``error`` (a notice) does
    not keep the record from being served.
    """

    path: Path
    field: str
    value: str
    allowed: str
    next_step: str
    error: bool = True

    def __str__(self) -> str:
        level = "错误" if self.error else "提醒"
        return (
            f"{level} {self.path} · 字段 {self.field} · 现在是“{self.value}” · "
            f"允许:{self.allowed} · 下一步:{self.next_step}"
        )


def from_validation(path: Path, error: ValidationError) -> list[Problem]:
    """One problem for each place that pydantic refused in the file at ``path``."""
    return [
        Problem(
            path=path,
            field=_dotted(found["loc"]),
            value="(没有)" if found["type"] == "missing" else shorten(found["input"]),
            allowed=_allowed(
                found["type"], found.get("ctx", {}), found["msg"].removeprefix("Value error, ")
            ),
            next_step=_NEXT_STEP.get(found["type"], "改成允许的值"),
        )
        for found in error.errors()
    ]


def shorten(value: object, length: int = 40) -> str:
    """``value`` as one line of at most ``length`` characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[: length - 1] + "…"


def _dotted(location: Iterable[int | str]) -> str:
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).lstrip(".") or "(整个文件)"


def _allowed(kind: str, context: dict[str, object], message: str) -> str:
    match kind:
        case "enum" | "literal_error":
            return str(context.get("expected", "")).replace("'", "").replace(" or ", "、")
        case "string_pattern_mismatch":
            return f"符合 {context.get('pattern')}"
        case "string_too_short":
            return f"至少 {context.get('min_length')} 个字"
        case "greater_than_equal":
            return f"不小于 {context.get('ge')}"
        case _:
            return _ALLOWED.get(kind, message)
