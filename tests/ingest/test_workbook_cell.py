from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.workbook_cell import CellError, Kind, from_cell, to_cell


# A record holds no white space around its text.
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30).map(str.strip))
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    try:
        cell = to_cell(text)
    except CellError:
        return  # a control character is refused, not lost
    assert cell is None or str(cell)[0] not in "=+-@\t＝＋－＠#"
    kept = text.replace("_x000D_", "")
    assert from_cell(cell, Kind.TEXT) in (kept, kept.strip(), kept.strip() or None)


@pytest.mark.parametrize(
    ("value", "kind", "read"),
    [
        (2.0, Kind.WHOLE, 2),
        (" 2 ", Kind.WHOLE, 2),
        (0, Kind.WHOLE, 0),
        (12345, Kind.TEXT, "12345"),
        (12345.0, Kind.TEXT, "12345"),
        ("2026/1/5", Kind.DATE, date(2026, 1, 5)),
        ("2026年11月24日", Kind.DATE, date(2026, 11, 24)),
        ("是", Kind.YES_NO, True),
        (False, Kind.YES_NO, False),
        ("summary、 fee,faq", Kind.JOINED, ("summary", "fee", "faq")),
        ("一行_x000D_\n两行", Kind.TEXT, "一行\n两行"),
        ("'普通引号'", Kind.TEXT, "'普通引号'"),
        (" ", Kind.TEXT, None),
    ],
)
def test_what_people_type_is_read_as_it_is_meant(value: object, kind: Kind, read: object) -> None:
    assert from_cell(value, kind) == read
