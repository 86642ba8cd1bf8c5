"""A text as the check of a polished reply compares it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.language.word_pattern import any_of
from assistant.wording.polish_lexicon import PolishLexicon, Rule
from assistant.wording.polish_quantity import Quantities, QuantityReader

CHINESE = re.compile(r"[㐀-䶿一-鿿]")
_CLAUSE_END = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;!?。\n]")
_LAST_TWO = re.compile(f"{CHINESE.pattern}{{1,2}}\\Z")


@dataclass(frozen=True)
class Clause:
    """A stretch between two marks.

    ``telling``: its Chinese characters without numbers and fillers; ``parties``: who it is about.
    """

    text: str
    telling: frozenset[str]
    quantities: Quantities
    parties: frozenset[str]
    denies: bool

    def nearness(self, other: "Clause") -> int:
        """Telling characters that both have: higher is nearer."""
        return len(self.telling & other.telling)


@dataclass(frozen=True)
class ComparedText:
    """``words`` holds the sense of each phrase in its order, by rule."""

    canonical: str
    clauses: tuple[Clause, ...]
    quantities: Quantities
    words: Mapping[Rule, tuple[str, ...]]


class TextReader:
    """Reads texts by one lexicon."""

    def __init__(self, lexicon: PolishLexicon) -> None:
        self._lexicon = lexicon
        self._quantities = QuantityReader(lexicon.phrases[Rule.UNIT], lexicon.phrases[Rule.IDIOM])
        self._filler = any_of(lexicon.phrases[Rule.FILLER])
        self._name_end = any_of(lexicon.phrases[Rule.NAME_END])

    def read(self, text: str) -> ComparedText:
        """``text``, made ready for comparing."""
        canonical = self._lexicon.canonical(text)
        return ComparedText(
            canonical=canonical,
            clauses=tuple(map(self._clause, filter(None, _CLAUSE_END.split(canonical)))),
            quantities=self._quantities.read(canonical),
            words=self._words(canonical),
        )

    def telling(self, canonical: str) -> list[str]:
        """The Chinese characters of a canonical text, without numbers and fillers."""
        return CHINESE.findall(self._filler.sub("", self._quantities.without(canonical)))

    def entries(self, canonical: str) -> list[str]:
        """The clauses of a canonical text, and of a list in them each entry."""
        return [
            entry for part in _CLAUSE_END.split(canonical) for entry in part.split("、") if entry
        ]

    def new_names(self, canonical: str, known: str) -> list[str]:
        """Names that a canonical text has more often than ``known`` does.

        A name is what ends like one, with up to two characters before.
        """
        text, known = self._quantities.without(canonical), self._quantities.without(known)
        found: Counter[str] = Counter()
        for match in self._name_end.finditer(text):
            before = _LAST_TWO.search(text, 0, match.start())
            first = self._filler.sub(" ", before[0] if before else "").split(" ")[-1]
            found[first + match[0]] += 1
        return [name for name, times in found.items() if times > known.count(name)]

    def new_words(self, canonical: str, known: str) -> list[str]:
        """Runs of Chinese characters of which no pair stands in ``known``, fillers left out."""
        text, known = self._quantities.without(canonical), self._quantities.without(known)
        new = [CHINESE.match(char) is not None for char in text]
        for place in range(len(text) - 1):
            if text[place : place + 2] in known:
                new[place] = new[place + 1] = False
        for match in self._filler.finditer(text):
            new[match.start() : match.end()] = [False] * len(match[0])
        kept = (char if is_new else " " for char, is_new in zip(text, new, strict=True))
        return "".join(kept).split()

    def _clause(self, text: str) -> Clause:
        words = self._words(text)
        return Clause(
            text=text,
            telling=frozenset(self.telling(text)),
            quantities=self._quantities.read(text),
            parties=frozenset(words[Rule.PARTY]),
            denies=bool(words[Rule.NEGATION]),
        )

    def _words(self, text: str) -> dict[Rule, tuple[str, ...]]:
        senses = list(self._lexicon.senses(text))
        return {rule: tuple(sense for r, sense in senses if r is rule) for rule in Rule}
