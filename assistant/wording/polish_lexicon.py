"""What the check of a polished reply knows of words: ``lexicon/polish.tsv``."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from assistant.language.word_pattern import any_of
from ingest.source import Record


class Rule(StrEnum):
    """What a phrase means to the check.

    ``same``: ``sense`` says the same and is what is compared. ``neutral``: holds the characters
    of another phrase without its meaning (别 in 类别). ``idiom``: the like for numerals (一 in
    一般). ``negation``, ``ask``, ``bound``, ``only``, ``may``, ``must``, ``party`` and ``date``
    must stay as they are, ``keep`` may be added and not be lost, ``promise`` the other way
    round. ``name_end``: a name ends with it. ``unit``: stands after a number. ``filler``: may be
    said without changing anything.
    """

    SAME = "same"
    NEUTRAL = "neutral"
    IDIOM = "idiom"
    NEGATION = "negation"
    ONLY = "only"
    ASK = "ask"
    MUST = "must"
    MAY = "may"
    BOUND = "bound"
    KEEP = "keep"
    PARTY = "party"
    DATE = "date"
    PROMISE = "promise"
    NAME_END = "name_end"
    UNIT = "unit"
    FILLER = "filler"


_ASIDE = {Rule.SAME, Rule.NEUTRAL, Rule.IDIOM, Rule.NAME_END, Rule.UNIT, Rule.FILLER}
_MEANT = tuple(rule for rule in Rule if rule not in _ASIDE)


class _Row(Record):
    phrase: str
    rule: Rule
    sense: str = ""


@dataclass(frozen=True)
class PolishLexicon:
    """Phrases with their sense, which is the phrase itself where the file gives none, by rule."""

    phrases: Mapping[Rule, Mapping[str, str]]

    @classmethod
    def read(cls, path: Path) -> "PolishLexicon":
        """Read the file.

        Raises:
            ValueError: the file cannot be read, or a rule does not exist.
        """
        phrases: dict[Rule, dict[str, str]] = {rule: {} for rule in Rule}
        for row in read_lexicon(path, _Row):
            phrases[row.rule][row.phrase] = row.sense or row.phrase
        return cls(phrases)

    def canonical(self, text: str) -> str:
        """``text`` in the form that is compared: NFKC, no spaces, one way of saying a thing."""
        plain = re.sub(r"[^\S\n]+", "", unicodedata.normalize("NFKC", text))
        return self._same.sub(lambda m: self.phrases[Rule.SAME][m[0]], plain)

    def senses(self, text: str) -> Iterator[tuple[Rule, str]]:
        """Rule and sense of each phrase of a canonical text, in order, the longest at a place."""
        for match in self._word.finditer(text):
            for rule in _MEANT:
                if match[0] in self.phrases[rule]:
                    yield rule, self.phrases[rule][match[0]]

    @cached_property
    def _same(self) -> re.Pattern[str]:
        return any_of(self.phrases[Rule.SAME])

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return any_of(phrase for rule in (*_MEANT, Rule.NEUTRAL) for phrase in self.phrases[rule])
