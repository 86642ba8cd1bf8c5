import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import in_digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("满八十岁了", "满80岁了"),
        ("交了十五年", "交了15年"),
        ("二零二五年六月", "2025年6月"),
        ("评了三级", "评了3级"),
        ("一千五百块", "1500块"),
        ("我65了", "我65了"),
    ],
)
def test_a_numeral_reads_as_its_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize("text", ["都一样", "万一呢", "十分着急", "统一办", "七八十岁"])
def test_what_is_no_number_stays(text: str) -> None:
    assert in_digits(text) == text


@given(st.text("零〇一二两三四五六七八九十百千万岁年个", max_size=12))
def test_no_row_of_numerals_stops_a_build(text: str) -> None:
    assert in_digits(in_digits(text)) == in_digits(text)
