import pytest

from assistant.records.cipher import Cipher, CipherError, new_key
from assistant.tickets.contact import Contact, ContactError, read_contact


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("13982301234", "13982301234"),
        ("139-8230 1234", "13982301234"),
        ("１３９８２３０１２３４", "13982301234"),
        ("0812-3333333", "08123333333"),
        ("(0812) 3333333", "08123333333"),
        ("3333333", "3333333"),
    ],
)
def test_a_phone_is_read_as_people_write_it(typed: str, phone: str) -> None:
    assert read_contact(typed, " 张大爷 ") == Contact(phone, "张大爷")


@pytest.mark.parametrize(
    "typed", ["", "12345678901234567", "电话", "1398230123", "51040219450101123X"]
)
def test_what_is_no_phone_is_told_what_is_allowed(typed: str) -> None:
    with pytest.raises(ContactError, match="也可以不填"):
        read_contact(typed)


@pytest.mark.parametrize("name", ["长" * 21, "长" * 5000, "\u200b"])
def test_a_name_is_short_and_readable(name: str) -> None:
    with pytest.raises(ContactError, match="最多 20 个字"):
        read_contact("13982301234", name)
    assert read_contact("13982301234", "  ").name == ""


def test_a_contact_opens_only_for_its_ticket_and_with_its_key() -> None:
    cipher, contact = Cipher(new_key()), Contact("13982301234", "张大爷")
    sealed = contact.seal(cipher, "PZH-1")
    assert "1398" not in sealed
    assert Contact.open(cipher, sealed, "PZH-1") == contact
    for other, number in ((cipher, "PZH-2"), (Cipher(new_key()), "PZH-1")):
        with pytest.raises(CipherError):
            Contact.open(other, sealed, number)
