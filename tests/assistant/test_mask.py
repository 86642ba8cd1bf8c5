import pytest

from assistant.mask import is_masked, mask


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("我身份证510402194501011233能办不", "我身份证[身份证号]能办不"),
        ("尾号是X的51040219450101123X", "尾号是X的[身份证号]"),
        ("打我电话13982301234", "打我电话[手机号]"),
        ("电话 139-8230-1234 找我", "电话 [手机号] 找我"),
        ("卡号6222 0202 0030 0111 13没到账", "卡号[银行卡号]没到账"),
        ("车牌川D12345要过户", "车牌[车牌号]要过户"),
        ("新能源川DD12345年检", "新能源[车牌号]年检"),
    ],
)
def test_personal_data_is_replaced_by_its_kind(typed: str, shown: str) -> None:
    assert mask(typed) == shown
    assert is_masked(shown)


@pytest.mark.parametrize(
    "typed",
    [
        "2026年11月24日满80岁",
        "打12345问一下",
        "面积120.56平方米，总价456789元",
        "订单号1234567890123456789",  # nineteen digits that fail Luhn's check
        "参保1998年到2023年",
    ],
)
def test_ordinary_numbers_stay(typed: str) -> None:
    assert mask(typed) == typed
    assert not is_masked(typed)
