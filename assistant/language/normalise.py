"""What came in, made one plain line: no invisible characters, one script, a sane length."""

import unicodedata
from functools import cache

import opencc

from assistant.language.mask import mask
from assistant.texts.common import QUESTION_EMPTY, QUESTION_TOO_LONG

LONGEST = 1_000  # characters after normalising


class QuestionError(ValueError):
    """The question cannot be answered as it is; the message is for the person who asked."""


def normalise(raw: str) -> str:
    """``raw`` as one line: NFKC, traditional to simplified, masked, white space collapsed.

    Raises:
        QuestionError: nothing readable is left, or more than ``LONGEST`` characters.
    """
    text = unicodedata.normalize("NFKC", raw[: LONGEST * 20])
    text = "".join(" " if c.isspace() else c for c in text if c.isspace() or _visible(c))
    text = " ".join(text.split())
    if not any(c.isalnum() for c in text):
        raise QuestionError(QUESTION_EMPTY)
    if len(text) > LONGEST:
        raise QuestionError(QUESTION_TOO_LONG.format(seen=len(text), most=LONGEST))
    return mask(_to_simplified().convert(text))


def _visible(char: str) -> bool:
    # Cc control, Cf format (zero-width, bidi, tags), Cs lone surrogates, Co private use, Cn none.
    return unicodedata.category(char)[0] != "C"


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
