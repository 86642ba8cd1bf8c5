"""The ticket number: read aloud, written down and typed in again by people of every age."""

import re
from datetime import date

from assistant.records.error import RecordsError
from assistant.texts import ticket as texts

_PREFIX = "PZH"
# The 23 letters without I, L and O, which look like 1 and 0. A prime number of them: the check
# letter then tells every single wrong digit and every two digits exchanged, wherever they stand.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
_NUMBER = re.compile(rf"{_PREFIX}-?(\d{{8}})-?(\d{{4,6}})-?([{_LETTERS}])")


class NumberError(RecordsError):
    """What was typed is no ticket number; the message says what one looks like."""


def ticket_number(day: date, count: int) -> str:
    """The number of the ``count``-th ticket of ``day`` (from 1): ``PZH-20261124-0007-R``."""
    digits = f"{day:%Y%m%d}{count:04d}"
    return f"{_PREFIX}-{digits[:8]}-{digits[8:]}-{_check_letter(digits)}"


def read_number(typed: str) -> str:
    """A ticket number as a person typed it, in its one form.

    Small letters, spaces and missing dashes are forgiven.

    Raises:
        NumberError: it is none, or its check letter does not fit.
    """
    found = _NUMBER.fullmatch("".join(typed.split()).upper())
    if found is None:
        raise NumberError(texts.NUMBER_FORM)
    day, count, letter = found.groups()
    if _check_letter(day + count) != letter:
        raise NumberError(texts.NUMBER_MISTYPED)
    return f"{_PREFIX}-{day}-{count}-{letter}"


def _check_letter(digits: str) -> str:
    """Weighted sum modulo a prime; the weights 1, 2, 3 … count from the right."""
    weighted = sum(place * int(digit) for place, digit in enumerate(reversed(digits), start=1))
    return _LETTERS[weighted % len(_LETTERS)]
