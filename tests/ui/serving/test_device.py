from http.cookies import SimpleCookie

import pytest
from starlette.requests import HTTPConnection

from ui.serving.device import COOKIE, Devices


def came(value: str) -> HTTPConnection:
    header = (b"cookie", f"{COOKIE}={value}".encode("latin-1"))
    return HTTPConnection({"type": "http", "headers": [header]})


def given(devices: Devices) -> str:
    return SimpleCookie(devices.cookie())[COOKIE].value


def test_a_token_is_known_again_and_each_is_another() -> None:
    devices = Devices(b"key", secure=False)
    one, other = given(devices), given(devices)
    assert one != other
    assert devices.known(came(one)) == one


@pytest.mark.parametrize("value", ["", "abc", "abc.def", ".", "a" * 500, "é.é"])
def test_what_is_not_ours_is_no_token(value: str) -> None:
    assert Devices(b"key", secure=False).known(came(value)) == ""


def test_a_token_of_another_key_is_none_and_of_the_same_key_is_one() -> None:
    token = given(Devices(b"key", secure=False))
    assert Devices(b"other", secure=False).known(came(token)) == ""
    assert Devices(b"key", secure=True).known(came(token)) == token


@pytest.mark.parametrize("secure", [True, False])
def test_no_script_reads_the_cookie_and_no_other_site_sends_it(*, secure: bool) -> None:
    cookie = Devices(b"key", secure=secure).cookie()
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert ("Secure" in cookie) == secure
