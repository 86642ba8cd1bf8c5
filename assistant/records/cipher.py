"""Contact data at rest: sealed with a key that the database does not hold."""

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from assistant.records.error import RecordsError
from assistant.texts import records as texts

_KEY = 32  # bytes: AES-256
_NONCE = 12  # bytes, as NIST SP 800-38D recommends for GCM


class CipherError(RecordsError):
    """Nothing was sealed or opened; the message says what is wrong with the key or the text."""


class Cipher:
    """AES-256-GCM. The first key seals, every key opens: a new key is put in front."""

    def __init__(self, keys: str) -> None:
        """Read ``keys``, as ``new_key`` makes them, separated by commas.

        Raises:
            CipherError: there is none, or one is no key of 32 bytes.
        """
        self._ciphers = [AESGCM(_read(key)) for key in keys.split(",") if key.strip()]
        if not self._ciphers:
            raise CipherError(texts.KEY_MISSING)

    def seal(self, text: str, owner: str) -> str:
        """``text`` sealed for the record ``owner``; opens for no other record."""
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[0].encrypt(nonce, text.encode(), owner.encode())
        return base64.urlsafe_b64encode(nonce + sealed).decode()

    def open(self, sealed: str, owner: str) -> str:
        """What was sealed for ``owner``.

        Raises:
            CipherError: no key fits, it was changed, or it belongs to another record.
        """
        try:
            packed = base64.urlsafe_b64decode(sealed.encode())
        except (binascii.Error, ValueError) as error:
            raise CipherError(texts.SEAL_BROKEN) from error
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(packed[:_NONCE], packed[_NONCE:], owner.encode()).decode()
            except (InvalidTag, ValueError):
                continue
        raise CipherError(texts.SEAL_BROKEN)


def new_key() -> str:
    """A key for the setting ``contact_key``."""
    return base64.urlsafe_b64encode(AESGCM.generate_key(8 * _KEY)).decode()


def _read(key: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(key.strip().encode())
    except (binascii.Error, ValueError) as error:
        raise CipherError(texts.KEY_BAD) from error
    if len(raw) != _KEY:
        raise CipherError(texts.KEY_BAD)
    return raw
