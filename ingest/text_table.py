"""Plain-text tables whose columns stand straight although Chinese characters are twice as wide."""

import unicodedata
from collections.abc import Sequence

_GAP = "  "


def text_width(text: str) -> int:
    """Columns that ``text`` takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def text_table(rows: Sequence[Sequence[object]]) -> str:
    """``rows`` of equal length as lines: the first column to the left, the others to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(text_width, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_line(row, widths) for row in cells)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (
        (cell, " " * (width - text_width(cell))) for cell, width in zip(row, widths, strict=True)
    )
    cells = [f"{first[0]}{first[1]}", *(f"{pad}{cell}" for cell, pad in rest)]
    return _GAP.join(cells).rstrip()
