"""How to reach a citizen: optional, checked, sealed before it is kept."""

import json
import re
import unicodedata
from dataclasses import asdict, dataclass

from assistant.language.normalise import QuestionError, normalise
from assistant.records.cipher import Cipher
from assistant.records.error import RecordsError
from assistant.texts import ticket as texts

_LONGEST = 20  # characters of a name
_GAPS = re.compile(r"[\s()-]+")
# A mobile number, or a landline with or without its area code.
_PHONE = re.compile(r"1[3-9]\d{9}|(?:0\d{2,3})?[2-9]\d{6,7}")


class ContactError(RecordsError):
    """A name or phone that will not do; the message says what is allowed."""


@dataclass(frozen=True)
class Contact:
    """A phone, and how the person wants to be called."""

    phone: str
    name: str = ""

    def seal(self, cipher: Cipher, number: str) -> str:
        """This contact as it is kept with the ticket ``number``."""
        return cipher.seal(json.dumps(asdict(self), ensure_ascii=False), number)

    @classmethod
    def open(cls, cipher: Cipher, sealed: str, number: str) -> "Contact":
        """The contact that was sealed for the ticket ``number``.

        Raises:
            CipherError: no key fits, or it was changed.
        """
        return cls(**json.loads(cipher.open(sealed, number)))


def read_contact(phone: str, name: str = "") -> Contact:
    """A contact as a person typed it.

    Raises:
        ContactError: no phone number, or a name that is too long.
    """
    digits = _GAPS.sub("", unicodedata.normalize("NFKC", phone))
    if not (digits.isascii() and _PHONE.fullmatch(digits)):
        raise ContactError(texts.PHONE_BAD)
    if not name.strip():
        return Contact(digits)
    try:
        called = normalise(name)
    except QuestionError as error:
        raise ContactError(texts.NAME_BAD.format(most=_LONGEST)) from error
    if len(called) > _LONGEST:
        raise ContactError(texts.NAME_BAD.format(most=_LONGEST))
    return Contact(digits, called)
