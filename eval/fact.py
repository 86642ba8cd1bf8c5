"""A fact question: what a right answer must say, and what it must not."""

import re
from pathlib import Path
from typing import Protocol

from pydantic import Field

from eval.jsonl import Numbered, read_jsonl

_DROPPED = re.compile(r"[ \t\u00a0\u3000*]")  # spaces, and the bold of Markdown; lines stay apart

Group = tuple[str, ...]


class Fact(Numbered):
    """One fact question; a group lists ways of saying the same, of which one is enough."""

    question: str
    items: tuple[str, ...] = ()
    aspect: str = ""
    kind: str = ""
    must: tuple[Group, ...] = Field(min_length=1)
    must_not: tuple[Group, ...] = ()


def read_facts(path: Path) -> list[Fact]:
    """Fact questions of the file, in file order; see ``read_jsonl`` for errors."""
    return read_jsonl(path, Fact)


class Checkable(Protocol):
    """What a text can be checked against."""

    @property
    def must(self) -> tuple[Group, ...]:
        """Groups of which each needs one string."""

    @property
    def must_not(self) -> tuple[Group, ...]:
        """Groups of which none may be said."""


def missing(fact: Checkable, text: str) -> tuple[Group, ...]:
    """Groups of ``must`` none of whose strings ``text`` says."""
    return tuple(group for group in fact.must if not _says(text, group))


def contradicted(fact: Checkable, text: str) -> tuple[Group, ...]:
    """Groups of ``must_not`` of which ``text`` says a string."""
    return tuple(group for group in fact.must_not if _says(text, group))


def _says(text: str, group: Group) -> bool:
    """Whether one string of ``group`` stands in ``text``, both without spaces and ``*``.

    A string that starts with a digit does not match inside a longer number: 5元 is not in 15元.
    """
    plain = _DROPPED.sub("", text)
    return any(_pattern(_DROPPED.sub("", string)).search(plain) for string in group)


def _pattern(string: str) -> re.Pattern[str]:
    before = r"(?<!\d)" if string[:1].isdecimal() else ""
    return re.compile(before + re.escape(string))
