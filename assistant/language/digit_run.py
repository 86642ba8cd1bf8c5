"""Runs of digits in what people type: full-width, Chinese, spaced, dashed; each seen as 0–9."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# Chinese digits as they are written and as they are said on the telephone.
_CHINESE = {
    **dict(zip("零一二三四五六七八九", "0123456789", strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", "0123456789", strict=True)),
    **{"○": "0", "幺": "1", "貳": "2", "參": "3", "陸": "6"},
}
_FORMS = {
    **{char: "abcdefghij"[int(digit)] for char, digit in _CHINESE.items()},
    **dict.fromkeys("×✕叉", "X"),  # written for the X at the end of an ID
    **dict.fromkeys(",;、", ","),
    **dict.fromkeys("._~·•/|", "-"),
}
_GAP = r"[ \-,]{0,3}"
_RUN = re.compile(rf"[0-9a-j](?:{_GAP}[0-9a-j])*(?:{_GAP}X(?![A-Z]))?")
_GROUP = re.compile(r"[0-9]+|[a-j]+|X")
_PLAIN = str.maketrans("abcdefghij", "0123456789")


@dataclass(frozen=True)
class Group:
    """Digits without anything between them, and where they stand in the text."""

    digits: str  # 0–9, or one X
    start: int
    end: int
    chinese: bool


@dataclass(frozen=True)
class Run:
    """Groups that stand close together; ``gaps[i]`` is what stands before ``groups[i + 1]``.

    A gap is made of spaces, ``-`` for every dash or dot, and ``,`` for every comma.
    """

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]


def plain(text: str) -> str:
    """``text`` with each character in its plain form, as long as ``text``.

    Digits of every script become 0–9, Chinese ones a–j, Latin letters A–Z, white space and
    invisible characters a space, dashes and dots ``-``, commas ``,``.
    """
    return "".join(map(_plain_character, text))


def digits_of(plain_text: str) -> str:
    """``plain_text`` with Chinese digits as 0–9 too."""
    return plain_text.translate(_PLAIN)


def runs(plain_text: str) -> Iterator[Run]:
    """The runs of digits in what ``plain`` returned, from left to right."""
    for found in _RUN.finditer(plain_text):
        groups = tuple(
            Group(
                digits_of(group[0]),
                found.start() + group.start(),
                found.start() + group.end(),
                group[0][0] in "abcdefghij",
            )
            for group in _GROUP.finditer(found[0])
        )
        gaps = tuple(plain_text[left.end : right.start] for left, right in pairwise(groups))
        yield Run(groups, gaps)


def _plain_character(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    form = unicodedata.normalize("NFKC", char)
    form = form if len(form) == 1 else char
    if form in _FORMS:
        return _FORMS[form]
    category = unicodedata.category(form)
    if category == "Pd":
        return "-"
    if form.isspace() or category in ("Cc", "Cf"):
        return " "
    return form.upper() if form.isascii() else form
