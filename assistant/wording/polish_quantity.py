"""Numbers of a reply as values with their units, whether in Arabic or Chinese numerals."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

import cn2an

from assistant.language.word_pattern import any_of

_HALF, _PERCENT = "半", "%"
_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?[百千万亿]*"
_CHINESE = f"[〇零一二两三四五六七八九十百千万亿{_HALF}]+"
_NO_AMOUNT = re.compile(r"0\d+|\d{7,}")
_MARK = "□"  # stands for what is taken out
_ONE_CHINESE = re.compile(_CHINESE.removesuffix("+"))
_RANGE = frozenset("到至~-—或")
_VAGUE = "一"  # with these units it is an article, not a number
_ARTICLE_UNITS = frozenset({"个", "项", "处", "件", "人", "步", "条"})


class Quantity(NamedTuple):
    """A number and its unit; ``value`` is in plain decimals, or the digits of what is no amount."""

    value: str
    unit: str


class Quantities(NamedTuple):
    """Quantities in their order; those that are ``vague`` may be none (一 in 一个)."""

    said: tuple[Quantity, ...]
    vague: frozenset[Quantity]


class QuantityReader:
    """Finds quantities. ``units`` maps each unit to the name of all that mean the same."""

    def __init__(self, units: Mapping[str, str], idioms: Iterable[str]) -> None:
        self._units = units
        unit, number = any_of(units).pattern, f"{_ARABIC}|{_CHINESE}"
        self._pattern = re.compile(
            f"{any_of(idioms).pattern}"
            f"|(?P<place>第)?(?P<number>{number})(?:分之(?P<part>{number}))?"
            f"[多来几余]?(?P<unit>个月|个?(?:{unit})|个)?"
        )

    def read(self, text: str) -> Quantities:
        """The quantities of a canonical text."""
        found = [one for match in self._pattern.finditer(text) for one in self._of(match)]
        return Quantities(
            said=tuple(quantity for quantity, is_vague in found if not is_vague),
            vague=frozenset(quantity for quantity, is_vague in found if is_vague),
        )

    def without(self, text: str) -> str:
        """``text`` with one mark in the place of every quantity."""
        return self._pattern.sub(lambda match: _MARK if match["number"] else match[0], text)

    def _of(self, match: re.Match[str]) -> Iterator[tuple[Quantity, bool]]:
        """The quantity of a match and whether it is vague; none of an idiom."""
        number, unit = match["number"], match["unit"] or ""
        if number is None:
            return
        unit = unit if unit in ("个", "个月") else self._units.get(unit.removeprefix("个"), "")
        bare = not (unit or match["part"] or match["place"])
        # 四 in 四川 is no number, 一 in 一到三天 is.
        if (
            bare
            and _ONE_CHINESE.fullmatch(number)
            and match.string[match.end() :][:1] not in _RANGE
        ):
            return
        if match["part"]:
            yield _fraction(number, match["part"]), False
        else:
            quantity = Quantity(value(number), (match["place"] or "") + unit)
            yield quantity, number == _VAGUE and unit in _ARTICLE_UNITS and not match["place"]


def value(number: str) -> str:
    """``number`` in plain decimals: 2万 and 两万 are 20000, 1,500 is 1500, 半 is 0.5.

    A number that begins with 0 or has more than six digits names something, such as a telephone:
    its digits stay as they are. So does what is no number after all.
    """
    digits = number.replace(",", "")
    if digits == _HALF:
        return "0.5"
    if _NO_AMOUNT.fullmatch(digits):
        return digits
    try:
        return format(Decimal(str(cn2an.cn2an(digits, "smart"))).normalize(), "f")
    except ValueError:
        return digits


def _fraction(whole: str, part: str) -> Quantity:
    if whole in ("百", "一百", "100"):
        return Quantity(value(part), _PERCENT)
    return Quantity(f"{value(part)}/{value(whole)}", "")
