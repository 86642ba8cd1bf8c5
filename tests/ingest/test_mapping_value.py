import pytest

from ingest.guide import DayUnit
from ingest.mapping_value import Days, read_parts, read_value
from ingest.workbook_cell import CellError, Kind


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5", Days(5, None)),
        ("5个工作日", Days(5, DayUnit.WORKING)),
        ("20 工作日", Days(20, DayUnit.WORKING)),
        ("20（工作日）", Days(20, DayUnit.WORKING)),
        ("30个自然日", Days(30, DayUnit.CALENDAR)),
        ("15日", Days(15, None)),
        ("即办", Days(0, None)),
        ("当场办结", Days(0, None)),
    ],
)
def test_limits_are_read_with_their_unit(text: str, days: Days) -> None:
    assert read_value(text, Kind.WHOLE) == days


@pytest.mark.parametrize("text", ["一个月", "办理", "3-5个工作日", "5个工作日内", "-1"])
def test_what_is_no_clear_limit_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_value(text, Kind.WHOLE)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1.甲材料\n2.乙材料", ["甲材料", "乙材料"]),
        ("一、甲材料；（二）乙材料；", ["甲材料", "乙材料"]),
        ("①甲材料\n\n② 乙材料", ["甲材料", "乙材料"]),
        ("2.5寸照片；12345热线", ["2.5寸照片", "12345热线"]),
        ("一次性告知书", ["一次性告知书"]),
    ],
)
def test_lists_lose_their_numbering_and_nothing_else(text: str, parts: list[str]) -> None:
    assert read_parts(text, "；\n") == parts
