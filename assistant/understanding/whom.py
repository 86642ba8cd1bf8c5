"""Whom a question is about: oneself, a parent, somebody who died, a company."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from assistant.language.longest_first import LongestFirst
from ingest.source import Record


class Whom(StrEnum):
    """The person or body whose matter it is."""

    SELF = "self"
    PARENT = "parent"
    CHILD = "child"
    SPOUSE = "spouse"
    GRANDCHILD = "grandchild"
    SIBLING = "sibling"
    RELATIVE = "relative"
    DECEASED = "deceased"
    NEIGHBOUR = "neighbour"
    EMPLOYER = "employer"
    COMPANY = "company"


# People who may not be able to come, so that somebody asks in their place.
ASKED_FOR = frozenset({Whom.PARENT, Whom.SPOUSE, Whom.SIBLING, Whom.RELATIVE, Whom.NEIGHBOUR})


class _Row(Record):
    phrase: str
    who: Whom


@dataclass(frozen=True)
class WhomLexicon:
    """The phrases of ``lexicon/whom.tsv``."""

    phrases: LongestFirst[Whom]

    @classmethod
    def read(cls, path: Path) -> "WhomLexicon":
        """Read the file.

        Raises:
            ValueError: somebody who is not in ``Whom``.
        """
        return cls(LongestFirst.of((row.phrase, row.who) for row in read_lexicon(path, _Row)))

    def whom(self, text: str) -> Whom:
        """Whom ``text`` is about: a death outweighs all; else who is named first, or oneself."""
        found = [(text.find(phrase), whom) for phrase, whom in self.phrases.found(text)]
        if any(whom is Whom.DECEASED for _, whom in found):
            return Whom.DECEASED
        return min(
            (pair for pair in found if pair[1] is not Whom.SELF),
            key=lambda pair: pair[0],
            default=(0, Whom.SELF),
        )[1]
