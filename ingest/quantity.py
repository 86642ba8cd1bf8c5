"""Amounts of money and numbers of days that a sentence names, in comparable form."""

import re
from typing import NamedTuple

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?|[零〇一二两三四五六七八九十]{1,3})"
# A day of the calendar (10月31日, 15日前, 1日起) is no length of time.
_MONEY = re.compile(_NUMBER + r"\s*(万?)(?:元|块)")
_DAYS = re.compile(r"(?<![\d.月])" + _NUMBER + r"\s*()个?(?:工作日|自然日|日(?![起前后])|天)")


class Quantity(NamedTuple):
    """A number with its unit: ``元`` or ``天`` (working and calendar days alike)."""

    number: float
    unit: str

    def __str__(self) -> str:
        return f"{self.number:g}{self.unit}"


def money(text: str) -> set[Quantity]:
    """Amounts in 元 that ``text`` names; 2万元 is 20000元."""
    return _found(_MONEY, text, "元")


def days(text: str) -> set[Quantity]:
    """Numbers of days that ``text`` names; dates of the calendar do not count."""
    return _found(_DAYS, text, "天")


def quantities(text: str) -> set[Quantity]:
    """Both amounts of money and numbers of days."""
    return money(text) | days(text)


def _found(pattern: re.Pattern[str], text: str, unit: str) -> set[Quantity]:
    return {
        Quantity(_number(number) * (10_000 if tens else 1), unit)
        for number, tens in pattern.findall(text)
    }


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", ""))
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return float(sum(_DIGITS[c] * 10**n for n, c in enumerate(reversed(text))))
    return float((_DIGITS[tens[-1]] if tens else 1) * 10 + (_DIGITS[ones[0]] if ones else 0))
