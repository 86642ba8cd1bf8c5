"""The phrases by which people tell their circumstances, read from ``lexicon/told.tsv``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import cn2an

from assistant.language.lexicon_table import read_lexicon
from assistant.policies.profile import BOUNDS, Fact
from assistant.policies.told_row import NUMBER, WHO, RowKind, ToldRow
from ingest.policy import PROFILE_FIELDS

_NUMERAL = "零〇一二两三四五六七八九十百廿"
# Exact numbers only: 七十几, 七十多 and 第八十 are none, and 七八十 is no numeral to cn2an.
_NUMBER = rf"(?<![\d第几数.{_NUMERAL}])(?P<number>\d{{1,3}}|[{_NUMERAL}]{{1,6}})(?![\d几多来余.{_NUMERAL}])"
_CLAUSE_END = re.compile(r"[,，。;；:：!！?？\n]")


@dataclass(frozen=True)
class Saying:
    """A fact told between ``start`` and ``end`` of a text; ``who`` where its person's word began."""

    start: int
    end: int
    field: str
    value: Fact
    who: int | None


@dataclass(frozen=True)
class ToldLexicon:
    """The rows of the file, compiled.

    ``people``: words for persons → their rows. ``mention``: such a word in a text, as 我妈; its
    group ``word`` is a key of ``people``. ``nobody``: where such a word is nobody of whom
    something is told. ``done_for``: where it is said whom the matter is done for (group ``who``).
    ``patterns``: what tells a fact. ``marks``: field → what stands before or after and takes the
    fact back; the empty field holds for all.
    """

    people: Mapping[str, ToldRow]
    mention: re.Pattern[str]
    nobody: re.Pattern[str]
    done_for: re.Pattern[str]
    patterns: tuple[tuple[re.Pattern[str], ToldRow], ...]
    marks: Mapping[str, tuple[tuple[RowKind, re.Pattern[str]], ...]]

    @classmethod
    def read(cls, path: Path) -> "ToldLexicon":
        """Read and compile the file.

        Raises:
            ValueError: a row is wrong; the message names the line, the value and what is allowed.
        """
        rows = read_lexicon(path, ToldRow)
        people = {row.said: row for row in rows if row.kind is RowKind.PERSON}
        person = _person(people)

        def compiled(*kinds: RowKind) -> Iterator[tuple[re.Pattern[str], ToldRow]]:
            for row in rows:
                if row.kind in kinds:
                    said = re.escape(row.said) if row.kind is RowKind.PHRASE else row.said
                    pattern = said.replace(WHO, person).replace(NUMBER, _NUMBER)
                    yield re.compile(pattern), row

        marks = list(compiled(RowKind.BEFORE, RowKind.AFTER))
        return cls(
            people=people,
            mention=re.compile(person),
            nobody=_one_of(compiled(RowKind.NOT_PERSON)),
            done_for=_one_of(compiled(RowKind.FOR)),
            patterns=tuple(compiled(RowKind.PHRASE, RowKind.PATTERN)),
            marks={
                field: tuple((row.kind, pattern) for pattern, row in marks if row.field == field)
                for field in ("", *PROFILE_FIELDS)
            },
        )

    def sayings(self, text: str) -> Iterator[Saying]:
        """Every fact that ``text`` tells, in the order of the file.

        Of facts for one field the one with the longest words counts where one lies within
        another: 低保边缘 is not 低保.
        """
        found = [saying for saying in self._matches(text) if self._is_meant(saying, text)]
        for saying in found:
            if not any(_covers(other, saying) for other in found):
                yield saying

    def _matches(self, text: str) -> Iterator[Saying]:
        for pattern, row in self.patterns:
            for match in pattern.finditer(text):
                value = _value(row, match)
                if value is not None:
                    who = match.start("who") if "who" in pattern.groupindex else None
                    yield Saying(match.start(), match.end(), row.field, value, who)

    def _is_meant(self, saying: Saying, text: str) -> bool:
        before = _CLAUSE_END.split(text[: saying.start])[-1]
        after = text[saying.end :]
        return not any(
            pattern.search(before) if kind is RowKind.BEFORE else pattern.match(after)
            for field in ("", saying.field)
            for kind, pattern in self.marks[field]
        )


def _person(people: Iterable[str]) -> str:
    # The longest word first: 老丈人 is no 老人, and 我家 no 我.
    words = "|".join(map(re.escape, sorted(people, key=lambda word: -len(word))))
    return rf"(?P<who>(?:(?:我|俺|咱|他|她)(?:们|家|的)?)?(?P<word>{words}))"


def _one_of(rows: Iterable[tuple[re.Pattern[str], ToldRow]]) -> re.Pattern[str]:
    # A pattern of no row at all would match everywhere; this one matches nowhere.
    return re.compile("|".join(pattern.pattern for pattern, _ in rows) or r"(?!)")


def _covers(other: Saying, saying: Saying) -> bool:
    inside = other.start <= saying.start and saying.end <= other.end
    longer = other.end - other.start > saying.end - saying.start
    return other.field == saying.field and inside and longer


def _value(row: ToldRow, match: re.Match[str]) -> Fact | None:
    if PROFILE_FIELDS[row.field] is not None:
        return row.value
    number = _number(match["number"]) if row.value == NUMBER else int(row.value)
    bounds = BOUNDS[row.field]
    return number if number is not None and bounds.least <= number <= bounds.most else None


def _number(numeral: str) -> int | None:
    if numeral.isdecimal():
        return int(numeral)
    try:
        return int(cn2an.cn2an(numeral.replace("两", "二").replace("〇", "零"), "strict"))
    except ValueError:
        return None
