import pytest

from assistant.language.personal_number import has_check_digit, kind, luhn


@pytest.mark.parametrize(
    ("groups", "gap", "name"),
    [
        (["510402194501011231"], "", "id"),
        (["510402", "19450101", "123", "X"], " ", "id"),
        (["510402450101123"], "", "id"),
        (["13982301234"], "", "mobile"),
        (["0086", "139", "8230", "1234"], "-", "mobile"),
        (list("13982301234"), " ", "mobile"),
        (["6222020200300111138"], "", None),  # wrong check digit
        (["6222", "0202", "0030", "0111", "13"], " ", "card"),
        (["12345678901"], "", None),  # no mobile begins with 12
        (["139", "82", "301234"], " ", None),  # nobody writes one like this
        (["990402194501011231"], "", None),  # no such province
        (["510402194513011231"], "", None),  # no such month
        (["510402202611240001"], "", None),  # a receipt
        (["13", "982", "301", "234"], ",", None),  # an amount
        (["1"], "", None),
        ([], "", None),
    ],
)
def test_a_row_of_digits_is_what_it_is_built_like(
    groups: list[str], gap: str, name: str | None
) -> None:
    assert kind(groups, [gap] * (len(groups) - 1)) == name


def test_the_check_digit_of_an_id_is_that_of_the_standard() -> None:
    assert has_check_digit("11010519491231002X")  # the example of GB 11643-1999
    assert not has_check_digit("110105194912310021")


def test_a_card_number_ends_in_its_luhn_digit() -> None:
    assert luhn("4242424242424242")
    assert not luhn("4242424242424243")
