import pytest

from ingest.quantity import Quantity, days, money, quantities


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("换领20元；补领40元", {20, 40}),
        ("补40块钱", {40}),
        ("最高1.5万元", {15_000}),
        ("每年1,200元", {1_200}),
        ("收二十元", {20}),
        ("走GA-002,10元", {10}),
        ("十五块", {15}),
        ("三十二元", {32}),
        ("两元", {2}),
        ("按15%补", set()),
    ],
)
def test_money_is_told_in_yuan(text: str, numbers: set[float]) -> None:
    assert money(text) == {Quantity(number, "元") for number in numbers}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("7个工作日办好", {7}),
        ("三十天内", {30}),
        ("60日内", {60}),
        ("1954年10月31日以前入伍", set()),
        ("每月15日前报", set()),
        ("11月1日起改", set()),
        ("2年内", set()),
    ],
)
def test_days_are_lengths_of_time_and_no_dates(text: str, numbers: set[float]) -> None:
    assert days(text) == {Quantity(number, "天") for number in numbers}


def test_both_kinds_are_found_and_shown_shortly() -> None:
    assert sorted(map(str, quantities("15个工作日，交20000元"))) == ["15天", "20000元"]
