"""One set of icons, drawn for this project: 24 × 24, strokes of 2, in the colour of the text."""

import csv

from ui.look.static_folder import STATIC

_FILE = STATIC / "icons.tsv"

with _FILE.open(encoding="utf-8", newline="") as _rows:
    _LINES = {row["name"]: row["lines"] for row in csv.DictReader(_rows, delimiter="\t")}

_OF_BLOCK = {
    "path": "path",
    "materials": "list",
    "steps": "steps",
    "time": "clock",
    "where": "place",
    "online": "phone",
    "proxy": "person",
    "pitfalls": "warn",
    "stuck": "warn",
    "cases": "cases",
    "result": "yes",
}
#: The icons that there are.
NAMES = frozenset(_LINES)


def icon(name: str) -> str:
    """The icon as inline SVG, hidden from screen readers: the words beside it say the same."""
    return (
        '<svg class="bdc-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none"'
        ' stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="{_LINES[name]}"/></svg>'
    )


def block_icon(kind: str) -> str:
    """The icon of a block of an answer."""
    return icon(_OF_BLOCK.get(kind, "info"))
