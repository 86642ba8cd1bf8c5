"""Personal data in what people type: found and masked before anything is kept."""

import re
from collections.abc import Iterator

from assistant.language.digit_run import Group, Run, digits_of, plain, runs
from assistant.language.personal_number import kind

# Licence plate, ordinary and new-energy: province, city letter, 5 or 6 letters and digits, or
# 4 and the character of a special plate. Chinese digits are a–j here, see ``digit_run.plain``.
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ \-]{0,3}"
    r"[A-HJ-NP-Z][ \-]{0,3}"
    r"(?:(?:[A-HJ-NP-Z0-9a-j][ \-]?){4}[挂学警港澳领]"
    r"|(?:[A-HJ-NP-Z0-9][ \-]?){4,5}[A-HJ-NP-Z0-9](?![A-Z0-9])"
    r"|[DF]?(?:[A-HJ-NP-Z0-9a-j][ \-]?){4}[A-HJ-NP-Z0-9a-j](?![A-Z0-9]))"
)
_PLATE_DIGITS = 2  # at the least; fewer make a word
_LONGEST = 22  # characters of the longest number, with the country's in front
_MASKS = {"id": "[身份证号]", "mobile": "[手机号]", "plate": "[车牌号]", "card": "[银行卡号]"}


def mask(text: str) -> str:
    """``text`` with each ID, mobile, plate and card number replaced by its kind in brackets.

    Full-width and Chinese digits count as digits, and numbers may be written in groups. An ID
    whose check digit is wrong is masked too: a mistyped number is still somebody's.
    """
    shadow = plain(text)
    found = sorted([*_plates(shadow), *_numbers(shadow)])
    parts, done = [], 0
    for start, end, name in found:
        if start >= done:
            parts += [text[done:start], _MASKS[name]]
            done = end
    return "".join([*parts, text[done:]])


def is_masked(text: str) -> bool:
    """Whether ``mask`` replaced something in ``text``."""
    return any(word in text for word in _MASKS.values())


def _plates(shadow: str) -> Iterator[tuple[int, int, str]]:
    for found in _PLATE.finditer(shadow):
        if sum(c.isdecimal() for c in digits_of(found[0])) >= _PLATE_DIGITS:
            yield *found.span(), "plate"


def _numbers(shadow: str) -> Iterator[tuple[int, int, str]]:
    for run in runs(shadow):
        first = 0
        while first < len(run.groups):
            last, span = _longest_from(run, first)
            if span:
                start, end, name = span
                yield start - (shadow[start - 1 : start] == "+"), end, name
            first = last + 1


def _longest_from(run: Run, first: int) -> tuple[int, tuple[int, int, str] | None]:
    """The longest number that begins with group ``first``, and its last group."""
    last = first
    length = len(run.groups[first].digits)
    while last + 1 < len(run.groups) and length < _LONGEST:
        last += 1
        length += len(run.groups[last].digits)
    for end in range(last, first - 1, -1):
        groups = run.groups[first : end + 1]
        span = _span(groups, run.gaps[first:end])
        if not span:
            continue
        if end > first and groups[-1].chinese and not run.gaps[end - 1]:
            # 一 after a number in other digits is a word's, if the number is one without it.
            span = _span(groups[:-1], run.gaps[first : end - 1]) or span
        return end, span
    return first, None


def _span(groups: tuple[Group, ...], gaps: tuple[str, ...]) -> tuple[int, int, str] | None:
    """Where the number made of ``groups`` stands.

    A Chinese digit at its edge may belong to a word instead: 一 of 一直, 三 of 三次. Since one
    more digit makes a card of every tenth number, a card is only one if it is nothing else
    without a 一 at its edge.
    """
    whole = _cut(groups, gaps, 0, 0)
    if whole and whole[2] != "card":
        return whole
    for left, right in ((0, 1), (1, 0), (1, 1)):
        edges = (groups[0].digits[:left], groups[-1].digits[-right:] if right else "")
        if not whole or set("".join(edges)) == {"1"}:
            part = _cut(groups, gaps, left, right)
            if part and (not whole or part[2] != "card"):
                return part
    return whole


def _cut(
    groups: tuple[Group, ...], gaps: tuple[str, ...], left: int, right: int
) -> tuple[int, int, str] | None:
    if (left and not groups[0].chinese) or (right and not groups[-1].chinese):
        return None
    digits = [group.digits for group in groups]
    digits[-1] = digits[-1][: len(digits[-1]) - right]
    digits[0] = digits[0][left:]
    name = kind(digits, gaps) if all(digits) else None
    return (groups[0].start + left, groups[-1].end - right, name) if name else None
