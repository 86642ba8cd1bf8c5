import base64

import pytest

from assistant.records.cipher import Cipher, CipherError, new_key

KEY = new_key()


def test_what_was_sealed_opens_for_its_owner_only() -> None:
    sealed = Cipher(KEY).seal("13982301234", "T1")
    assert Cipher(KEY).open(sealed, "T1") == "13982301234"
    assert "1398" not in sealed
    with pytest.raises(CipherError, match="打不开"):
        Cipher(KEY).open(sealed, "T2")


def test_the_same_text_is_never_sealed_the_same() -> None:
    assert Cipher(KEY).seal("1", "T") != Cipher(KEY).seal("1", "T")


def test_an_old_key_opens_while_a_new_one_seals() -> None:
    old, new = KEY, new_key()
    sealed = Cipher(old).seal("电话", "T1")
    both = Cipher(f"{new}, {old}")
    assert both.open(sealed, "T1") == "电话"
    assert Cipher(new).open(both.seal("电话", "T1"), "T1") == "电话"


@pytest.mark.parametrize("position", range(0, 40, 3))
def test_a_changed_text_does_not_open(position: int) -> None:
    raw = bytearray(base64.urlsafe_b64decode(Cipher(KEY).seal("13982301234", "T1")))
    raw[position % len(raw)] ^= 1
    with pytest.raises(CipherError, match="打不开"):
        Cipher(KEY).open(base64.urlsafe_b64encode(bytes(raw)).decode(), "T1")


@pytest.mark.parametrize("sealed", ["", "中文", "abc", "####"])
def test_a_text_that_was_never_sealed_does_not_open(sealed: str) -> None:
    with pytest.raises(CipherError, match="打不开"):
        Cipher(KEY).open(sealed, "T1")


@pytest.mark.parametrize("keys", ["", " , "])
def test_without_a_key_the_command_that_makes_one_is_named(keys: str) -> None:
    with pytest.raises(CipherError, match="bandecheng contact-key"):
        Cipher(keys)


@pytest.mark.parametrize("keys", ["short", "中文", KEY[:-4], f"{KEY},short"])
def test_a_key_that_is_none_is_refused_and_not_shown(keys: str) -> None:
    with pytest.raises(CipherError, match="32 字节") as caught:
        Cipher(keys)
    assert keys not in str(caught.value)
