"""The check of a polished reply: it may say the same in other words, and nothing else."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.wording.polish_lexicon import PolishLexicon, Rule
from assistant.wording.polish_text import Clause, ComparedText, TextReader

_LONGER = 1.3  # times the lines that were polished
_KEPT = 0.6  # share of the telling characters of each entry, in their order
_LATIN = re.compile(r"[A-Za-z]+")
_QUOTED = re.compile(r"[“\"'‘「][^”\"'’」]*[”\"'’」]|《[^》]*》")
_MARKS = frozenset("<>*#`_{}[]|\\@~^=$&")
_SAME_NUMBER = (Rule.ASK, Rule.BOUND, Rule.MAY, Rule.DATE)
_SAME_ORDER = (Rule.PARTY, Rule.DATE, Rule.ONLY)
_STRONG, _WEAK = "strong", "weak"


class PolishCheck:
    """Compares a polished text with the lines that it was made from, and trusts neither.

    Nothing is understood here. What the check cannot see to be the same it refuses: the lines
    themselves are shown then, so a refusal costs little.
    """

    def __init__(self, lexicon: PolishLexicon) -> None:
        self._reader = TextReader(lexicon)

    @classmethod
    def read(cls, path: Path) -> "PolishCheck":
        """The check by ``lexicon/polish.tsv``.

        Raises:
            ValueError: the file cannot be read, or a rule does not exist.
        """
        return cls(PolishLexicon.read(path))

    def fault(self, polished: str, lines: Sequence[str]) -> str | None:
        """Why ``polished`` must not be shown in place of ``lines``; None when it may be."""
        return next(self._faults(polished, "\n".join(lines)), None)

    def _faults(self, polished: str, source: str) -> Iterator[str]:
        yield from _faults_of_form(polished, source)
        said, told = self._reader.read(polished), self._reader.read(source)
        yield from _faults_of_numbers(said, told)
        yield from _faults_of_words(said, told)
        yield from _faults_of_clauses(said, told)
        yield from self._faults_of_content(said.canonical, told.canonical)

    def _faults_of_content(self, said: str, told: str) -> Iterator[str]:
        """Names and words that came in, entries that were lost or lost their place."""
        yield from (f"多了名称“{name}”" for name in self._reader.new_names(said, told))
        yield from (f"多了“{word}”" for word in self._reader.new_words(said, told))
        entries = [(entry, self._reader.telling(entry)) for entry in self._reader.entries(told)]
        whole = [char for _, telling in entries for char in telling]
        kept = iter(_kept_in_order(whole, self._reader.telling(said)))
        for entry, telling in entries:
            if sum(next(kept) for _ in telling) < _KEPT * len(telling):
                yield f"少了“{entry}”，或换了先后"


def _faults_of_form(polished: str, source: str) -> Iterator[str]:
    """Whether ``polished`` is plain text of a fair length, in the script of ``source``."""
    if not polished.strip():
        yield "是空的"
    if len(polished) > _LONGER * len(source):
        yield f"有 {len(polished)} 个字，最多 {_LONGER * len(source):.0f} 个"
    for char in polished:
        # C: control, invisible, unassigned; S: symbols; M: combining marks.
        strange = char in _MARKS or (unicodedata.category(char)[0] in "CSM" and char != "\n")
        if strange and char not in source:
            yield f"多了字符 U+{ord(char):04X}"
    for word in _LATIN.findall(polished):
        if word not in _LATIN.findall(source):
            yield f"多了“{word}”"
    for match in _QUOTED.finditer(polished):
        if match[0] not in source:
            yield f"多了{match[0]}"


def _faults_of_numbers(said: ComparedText, told: ComparedText) -> Iterator[str]:
    now, before = said.quantities, told.quantities
    for one in sorted(set(before.said) - set(now.said) - now.vague):
        yield f"少了数字 {one.value}{one.unit}"
    for one in Counter(now.said) - Counter(before.said):
        if one not in before.vague:
            yield f"多了数字 {one.value}{one.unit}"
    if Counter(now.said) == Counter(before.said):
        orders = [now.said, before.said]
    else:  # “各 1 份” says at once what was said twice
        orders = [tuple(dict.fromkeys(text.said)) for text in (now, before)]
    if orders[0] != orders[1]:
        yield "数字换了先后"


def _faults_of_words(said: ComparedText, told: ComparedText) -> Iterator[str]:
    for rule in _SAME_NUMBER:
        if Counter(said.words[rule]) != Counter(told.words[rule]):
            yield f"{rule} 变了：{_shown(said.words[rule])}，原来 {_shown(told.words[rule])}"
    now, before = (len(text.words[Rule.NEGATION]) for text in (said, told))
    if now != before:
        yield f"否定有 {now} 处，原来 {before} 处"
    for rule in _SAME_ORDER:
        if list(dict.fromkeys(said.words[rule])) != list(dict.fromkeys(told.words[rule])):
            yield f"{rule} 变了：{_shown(said.words[rule])}，原来 {_shown(told.words[rule])}"
    if promised := set(said.words[Rule.PROMISE]) - set(told.words[Rule.PROMISE]):
        yield f"多了“{_shown(promised)}”"
    if lost := set(told.words[Rule.KEEP]) - set(said.words[Rule.KEEP]):
        yield f"少了 {_shown(lost)}"
    if more := Counter(said.words[Rule.PARTY]) - Counter(told.words[Rule.PARTY]):
        yield f"多说了 {_shown(set(more))}"
    duties, before_duties = (Counter(text.words[Rule.MUST]) for text in (said, told))
    weaker = max(0, before_duties[_WEAK] - duties[_WEAK])
    if duties.total() < before_duties.total() or duties[_STRONG] > before_duties[_STRONG] + weaker:
        yield "必须做的变了"


def _faults_of_clauses(said: ComparedText, told: ComparedText) -> Iterator[str]:
    """Numbers and denials that went over to what another clause is about."""
    denied, before = (
        {party for clause in text.clauses if clause.denies for party in clause.parties}
        for text in (said, told)
    )
    if denied - before:
        yield f"否定的人变了：{_shown(denied - before)}"
    nearest = {clause: _nearest(clause, told.clauses) for clause in said.clauses}
    for clause, near in nearest.items():
        if not near:
            continue
        for one in clause.quantities.said:
            if not any(one in (*n.quantities.said, *n.quantities.vague) for n in near):
                yield f"数字 {one.value}{one.unit} 换了地方"
        if clause.denies and not any(other.denies for other in near):
            yield f"“{clause.text}”原来不是否定"
        if not clause.denies and all(other.denies for other in near):
            # A clause may be cut in two, but then the halves have nothing in common.
            halves = [c for c, others in nearest.items() if c.denies and set(others) & set(near)]
            if not halves or any(clause.nearness(half) for half in halves):
                yield f"“{clause.text}”原来是否定"


def _nearest(clause: Clause, others: Sequence[Clause]) -> list[Clause]:
    most = max(map(clause.nearness, others), default=0)
    return [other for other in others if most and clause.nearness(other) == most]


def _kept_in_order(first: Sequence[str], second: Sequence[str]) -> list[bool]:
    """Which members of ``first`` a longest common subsequence with ``second`` holds."""
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        for j in range(len(second) - 1, -1, -1):
            table[i][j] = (
                table[i + 1][j + 1] + 1
                if first[i] == second[j]
                else max(table[i + 1][j], table[i][j + 1])
            )
    kept = [False] * len(first)
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            kept[i] = True
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return kept


def _shown(words: Sequence[str] | set[str]) -> str:
    return "、".join(sorted(words)) or "没有"
