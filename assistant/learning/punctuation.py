"""Punctuation as guides and cases have it: normalising made it narrow."""

import re

_NARROW = re.compile(r"(?<=[\u4e00-\u9fff”])[,?!;:]")
_WIDE = str.maketrans(",?!;:", "，？！；：")


def wide(text: str) -> str:
    """``text`` with wide punctuation after Chinese characters; numbers such as 1,000 stay."""
    return _NARROW.sub(lambda found: found[0].translate(_WIDE), text)
