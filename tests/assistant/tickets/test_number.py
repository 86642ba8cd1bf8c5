from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.mask import is_masked, mask
from assistant.tickets.number import NumberError, read_number, ticket_number

DAYS = st.dates(date(2020, 1, 1), date(2099, 12, 31))
COUNTS = st.integers(1, 999_999)


def test_a_number_tells_the_day_and_the_turn() -> None:
    assert ticket_number(date(2026, 11, 24), 7) == "PZH-20261124-0007-R"
    assert ticket_number(date(2026, 11, 24), 12345) == "PZH-20261124-12345-R"


def test_the_check_letter_is_a_weighted_sum_modulo_23() -> None:
    # 2026 1124 0007 from the right: 7×1 + 4×5 + 2×6 + 1×7 + 1×8 + 6×9 + 2×10 + 0×11 + 2×12 = 152
    # and 152 = 6×23 + 14: letter 14 (from 0) of the 23 letters without I, L, O.
    assert "ABCDEFGHJKMNPQRSTUVWXYZ"[152 % 23] == "R"


@pytest.mark.parametrize(
    "typed", ["PZH-20261124-0007-R", " pzh 20261124 0007 r ", "pzh202611240007R"]
)
def test_small_letters_spaces_and_missing_dashes_are_forgiven(typed: str) -> None:
    assert read_number(typed) == "PZH-20261124-0007-R"


@pytest.mark.parametrize("typed", ["", "7", "PZH-20261124-0007", "PZH-2026-0007-R", "510402-X"])
def test_what_is_no_number_is_told_what_one_looks_like(typed: str) -> None:
    with pytest.raises(NumberError, match="单号像 PZH-20261124-0007-R"):
        read_number(typed)


@given(day=DAYS, count=COUNTS)
def test_every_number_is_read_back_and_is_no_personal_data(day: date, count: int) -> None:
    number = ticket_number(day, count)
    assert read_number(number) == number
    assert not is_masked(mask(f"单号 {number} 到哪了"))


@given(day=DAYS, count=COUNTS, data=st.data())
def test_every_wrong_digit_is_noticed(day: date, count: int, data: st.DataObject) -> None:
    number = ticket_number(day, count)
    places = [n for n, char in enumerate(number) if char.isdigit()]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    with pytest.raises(NumberError, match="有一位不对"):
        read_number(number[:place] + other + number[place + 1 :])


@given(day=DAYS, count=COUNTS)
def test_two_digits_exchanged_are_noticed(day: date, count: int) -> None:
    number = ticket_number(day, count)
    places = [n for n, char in enumerate(number) if char.isdigit()]
    for left, right in pairwise(places):
        if number[left] != number[right]:
            swapped = list(number)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            with pytest.raises(NumberError):
                read_number("".join(swapped))
