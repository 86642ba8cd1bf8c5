"""Passwords: what one must be like, and its hash."""

from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from assistant.records.error import RecordsError
from assistant.texts import records as texts

SHORTEST = 10
_LONGEST = 128  # a hash takes time: nobody may make it take long
_KINDS = 3
# argon2id with 64 MiB, 3 passes, 4 lanes: the second choice of RFC 9106, for small machines.
_HASHER = PasswordHash((Argon2Hasher(),))


class PasswordError(RecordsError):
    """The password is too easy to guess; the message says what is asked of one."""


def hashed(password: str, account: str) -> str:
    """The hash of a new ``password``, with its own salt and parameters inside.

    Raises:
        PasswordError: it is too short, too long, of too few kinds of characters, or holds the
            account's name.
    """
    kinds = sum(
        any(test(c) for c in password)
        for test in (str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum())
    )
    fits = SHORTEST <= len(password) <= _LONGEST
    if not fits or kinds < _KINDS or account in password.lower():
        raise PasswordError(texts.EASY_TO_GUESS.format(least=SHORTEST, most=_LONGEST))
    return _HASHER.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Whether ``password`` is the one that was hashed; takes as long when there is no hash."""
    if len(password) > _LONGEST:
        return False
    return _HASHER.verify(password, kept or _nobodys()) and kept is not None


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody")
