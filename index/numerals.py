"""Numerals: 八十 and 80 are one and the same term in the lexical fields."""

import re
from functools import lru_cache

import cn2an

# A numeral of two characters and more, or of one before a unit that people count in. A single
# character elsewhere is part of a word (一样, 万一, 十分).
_NUMERAL = re.compile(
    r"[零〇一二两三四五六七八九十百千]{2,}|[一二两三四五六七八九十](?=[岁级月年天号楼寸])"
)


def in_digits(text: str) -> str:
    """``text`` with its Chinese numerals as digits; what is no number stays as it is."""
    return _NUMERAL.sub(lambda found: _digits(found[0]), text)


@lru_cache(maxsize=10_000)
def _digits(numeral: str) -> str:
    try:
        return str(cn2an.cn2an(numeral, "smart"))
    except (ValueError, KeyError):  # 七八十, 十一二: read aloud, not counted; cn2an raises either
        return numeral
