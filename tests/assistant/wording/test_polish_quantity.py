import pytest

from assistant.wording.polish_quantity import Quantity, QuantityReader, value

READER = QuantityReader(
    {
        "天": "天",
        "日": "天",
        "工作日": "工作日",
        "元": "元",
        "块": "元",
        "月": "月",
        "岁": "岁",
        "%": "%",
    },
    ["一般", "统一"],
)


@pytest.mark.parametrize(
    ("number", "same"),
    [
        ("20", "20"),
        ("二十", "20"),
        ("20.0", "20"),
        ("1,500", "1500"),
        ("一千五百", "1500"),
        ("2万", "20000"),
        ("两万", "20000"),
        ("1.5万", "15000"),
        ("十", "10"),
        ("半", "0.5"),
        ("二〇二六", "2026"),
        ("一二三四五", "12345"),
        ("0812", "0812"),
        ("13800138000", "13800138000"),
        ("百", "百"),
    ],
)
def test_numerals_are_compared_as_values(number: str, same: str) -> None:
    assert value(number) == same


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("法定20个工作日,承诺五个工作日", [("20", "工作日"), ("5", "工作日")]),
        ("三天", [("3", "天")]),
        ("3日内", [("3", "天")]),
        ("三个月", [("3", "个月")]),
        ("3月", [("3", "月")]),
        ("十块", [("10", "元")]),
        ("百分之五十", [("50", "%")]),
        ("三分之二", [("2/3", "")]),
        ("第三天", [("3", "第天")]),
        ("一到三天", [("1", ""), ("3", "天")]),
        ("打12345", [("12345", "")]),
        ("四川一般统一规定", []),
    ],
)
def test_quantities_are_found_with_their_units(text: str, said: list[tuple[str, str]]) -> None:
    assert READER.read(text).said == tuple(Quantity(*one) for one in said)


def test_one_of_something_may_be_no_number() -> None:
    found = READER.read("一个窗口")
    assert found.said == ()
    assert found.vague == {Quantity("1", "个")}


def test_what_is_no_number_stays_when_the_numbers_go() -> None:
    assert READER.without("满60岁的，3天内") == "满□的，□内"
