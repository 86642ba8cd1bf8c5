import pytest

from assistant.records.password import PasswordError, hashed, matches


@pytest.mark.parametrize("password", ["Guantian-2026", "abcdefgh-12", "ABC中文字ghi123"])
def test_a_good_password_is_hashed_with_argon2id_and_recognised(password: str) -> None:
    kept = hashed(password, "wang.li")
    assert kept.startswith("$argon2id$")
    assert password not in kept
    assert matches(password, kept)
    assert not matches(password + "x", kept)


@pytest.mark.parametrize(
    "password",
    ["", "Kurz-1", "onlylowercase", "onlylower12345", "Wang.Li-2026", "Aa1-" * 33],
)
def test_a_password_that_is_easy_to_guess_is_refused(password: str) -> None:
    with pytest.raises(PasswordError, match="至少三种"):
        hashed(password, "wang.li")


def test_the_same_password_is_never_hashed_the_same() -> None:
    assert hashed("Guantian-2026", "a.b") != hashed("Guantian-2026", "a.b")


@pytest.mark.parametrize("password", ["nobody", "", "x" * 10_000])
def test_nothing_matches_where_there_is_no_hash(password: str) -> None:
    assert not matches(password, None)
