"""What a row of digits is: an ID, a mobile number, a bank card number, or none of these."""

import re
from collections.abc import Sequence
from datetime import date

# Provinces in the first two digits of an ID (GB/T 2260).
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
# Numbers of receipts are built like an ID: district, date, counter. Those of the years in which
# windows number their receipts count as an ID only when the check digit is right.
_RECEIPTS_SINCE = 2016
_MOBILE = re.compile(r"(?:0086|86|0)?1[3-9]\d{9}")
_CARD = re.compile(r"(?:[3-6]|2[2-7]|9558)\d{12,18}")
_MOBILE_SHAPES = {(3, 4, 4), (3, 3, 5), (4, 4, 3), (4, 3, 4), (3, 8), (7, 4), (5, 6), (6, 5)}
_MOST_GROUPS = 8
_SHORTEST, _LONGEST = 11, 19  # digits of a mobile number, of a card


def kind(groups: Sequence[str], gaps: Sequence[str]) -> str | None:
    """``id``, ``mobile`` or ``card`` if ``groups``, read as one, is such a number.

    Args:
        groups: digits 0–9; the last may be ``X``.
        gaps: what stands between them, see ``digit_run.Run``.
    """
    number = "".join(groups)
    if not _SHORTEST <= len(number) <= _LONGEST:
        return None
    sizes = tuple(len(group) for group in groups)
    crossed = number.endswith("X")  # which stands alone, whatever is before it
    close = _belong_together(sizes[: -1 if crossed else None], gaps[: -1 if crossed else None])
    if _is_id(number) and (close or has_check_digit(number)):
        return "id"
    if close and _is_old_id(number):
        return "id"
    if _MOBILE.fullmatch(number) and _mobile_shape(sizes, gaps, close):
        return "mobile"
    fours = all(size == 4 for size in sizes[:-1])
    return "card" if (close or fours) and _is_card(number) else None


def has_check_digit(number: str) -> bool:
    """Whether the last character of an 18-character ID is the right one (GB 11643-1999)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECK[total % 11] == number[17]


def luhn(number: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812-1)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_id(number: str) -> bool:
    born = _born(number)
    return born is not None and (born.year < _RECEIPTS_SINCE or has_check_digit(number))


def _born(number: str) -> date | None:
    """The date of birth in ``number``, if it is built like an ID of 18 characters."""
    if len(number) != 18 or not _PROVINCE.match(number) or "X" in number[:17]:
        return None
    born = _date(number[6:10], number[10:14])
    return born if born and 1880 <= born.year <= 2099 else None


def _is_old_id(number: str) -> bool:
    """An ID of before 1999: the year has two digits, there is no check digit."""
    fits = len(number) == 15 and number.isdecimal() and _PROVINCE.match(number)
    return bool(fits) and _date(f"19{number[6:8]}", number[8:12]) is not None


def _is_card(number: str) -> bool:
    # What is built like an ID but has another check digit is a receipt.
    return bool(_CARD.fullmatch(number)) and luhn(number) and _born(number) is None


def _date(year: str, month_and_day: str) -> date | None:
    try:
        return date(int(year), int(month_and_day[:2]), int(month_and_day[2:]))
    except ValueError:
        return None


def _belong_together(sizes: tuple[int, ...], gaps: Sequence[str]) -> bool:
    """Whether the groups are written alike, as one number is, and not as several are."""
    marks = {gap.strip() or gap[:1] for gap in gaps}
    if len(marks) > 1 or "," in marks:
        return False
    one_by_one = max(sizes) == 1
    return one_by_one or (len(sizes) <= _MOST_GROUPS and min(sizes[:-1], default=2) >= 2)


def _mobile_shape(sizes: tuple[int, ...], gaps: Sequence[str], close: bool) -> bool:
    if not any(gaps):
        return True
    # Without the country's number in front, if that stands alone.
    shape = sizes[1:] if sizes[0] in (2, 4) and sum(sizes[1:]) == 11 else sizes
    return shape in _MOBILE_SHAPES or shape == (11,) or (close and max(sizes) == 1)
