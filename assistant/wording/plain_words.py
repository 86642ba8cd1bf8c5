"""Plain words: an official word is explained where an answer first uses it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from assistant.answering.answer import Answer, AnswerPart, SimilarCase
from assistant.language.word_pattern import longest_of
from assistant.texts.plain import EXPLAINED, EXPLAINED_AMONG_REMARKS

_MOST = 3  # explanations in one block
_NEAR = 10  # characters
_BREAK = "\x1f"  # between the lines of a block; no guide holds it
_IN_LINE = "\n" + _BREAK
_BRACKETS = f"（(?:[^（）{_IN_LINE}]|（[^（）{_IN_LINE}]*）)*）"
# What is whole in itself: nothing inside is explained.
_WHOLE = f"《[^《》{_IN_LINE}]*》|“[^“”{_IN_LINE}]*”|【[^【】{_IN_LINE}]*】|{_BRACKETS}"
# Before these a word is at its end; before another character it is part of a longer one, such
# as 公证处, 受理窗口, 居住证明.
_FREE = frozenset(
    "的了后时要可不也是和与或及并在由给就才都还再能会以等吗到从有没走去办对按用为上中里已一只起过着"
    "先来需须应必每满带交拿找同"
)
_CLOSING = frozenset("”》）")
_NEGATIONS = frozenset("不非未没无")
_LEADS_TO_IT = re.compile("，?(?:也?就是|即是|俗称|也叫|又叫)")
_LED_TO_IT = ("也叫", "又叫", "叫作", "叫做")
_NOTE = re.compile(_BRACKETS)
_LAWS, _MATERIALS = "legal_basis", "materials"

P = TypeVar("P", bound=AnswerPart)


class _Use(NamedTuple):
    """An official word in a text, from ``start`` to before ``end``, quotation marks included."""

    word: str
    start: int
    end: int


class PlainWords:
    """Official words with their plain ones.

    A word whose plain one is empty is a longer word in which no other is explained. Neither is
    one explained inside ``names``, such as those of the items. Of two words that begin at the
    same place the longer counts.
    """

    def __init__(self, plain: Mapping[str, str], names: Iterable[str] = ()) -> None:
        self._plain = {word: meaning for word, meaning in plain.items() if meaning}
        self._pattern = re.compile(f"{longest_of([*plain, *names])}|{_WHOLE}")

    def explain(self, answer: Answer) -> Answer:
        """``answer`` with its official words explained; no other character changes.

        Each once, at the first use where there is room: at most three in the direct reply, in
        each block and in each case. A word that is explained where it stands is left alone.
        """
        told: set[str] = set()
        return _changed(
            answer,
            direct=self._lines(answer.direct, told),
            blocks=tuple(
                _changed(block, lines=self._lines(block.lines, told, block.kind == _MATERIALS))
                if block.kind != _LAWS
                else block
                for block in answer.blocks
            ),
            cases=tuple(self._case(case, told) for case in answer.cases),
        )

    def used(self, text: str) -> dict[str, bool]:
        """The official words that ``text`` uses, by first use, and whether it explains each.

        Of words with one meaning it is enough to explain one.
        """
        used: dict[str, str] = {}
        told: set[str] = set()
        for use in self._uses(text):
            plain = used.setdefault(use.word, self._plain[use.word])
            if _is_explained(text, use, plain) or _is_noted(text, use.end):
                told.add(plain)
        return {word: plain in told for word, plain in used.items()}

    def _case(self, case: SimilarCase, told: set[str]) -> SimilarCase:
        why, *lines = self._lines((case.why, *case.lines), told)
        return _changed(case, why=why, lines=tuple(lines))

    def _lines(
        self, lines: Sequence[str], told: set[str], remarks: bool = False
    ) -> tuple[str, ...]:
        text = _BREAK.join(lines)
        for place, explanation in reversed([*islice(self._missing(text, told, remarks), _MOST)]):
            text = text[:place] + explanation + text[place:]
        return tuple(text.split(_BREAK)) if lines else ()

    def _missing(self, text: str, told: set[str], remarks: bool) -> Iterator[tuple[int, str]]:
        """Explanations that ``text`` needs, with their places; the meanings go into ``told``.

        With ``remarks`` one goes among those in the brackets behind the name of a material.
        """
        for use in self._uses(text):
            plain = self._plain[use.word]
            if plain in told:
                continue
            if _is_explained(text, use, plain):
                told.add(plain)
            elif not text.startswith("（", use.end):
                told.add(plain)
                yield use.end, EXPLAINED.format(plain=plain)
            elif remarks and not _is_noted(text, use.end):
                told.add(plain)
                yield use.end + 1, EXPLAINED_AMONG_REMARKS.format(plain=plain)

    def _uses(self, text: str) -> Iterator[_Use]:
        for match in self._pattern.finditer(text):
            word, (start, end) = match[0].strip("“”"), match.span()
            if word in self._plain and text[start - 1 : start] not in _NEGATIONS:
                after = text[end : end + 1]
                if after in _FREE or not (after.isalnum() or after in _CLOSING):
                    yield _Use(word, start, end)


def _is_noted(text: str, end: int) -> bool:
    """Whether brackets follow at ``end`` after which the line goes on: its author's explanation.

    Brackets that end a line hold remarks, such as how many copies of a material.
    """
    note = _NOTE.match(text, end)
    return note is not None and text[note.end() : note.end() + 1] not in ("", *_IN_LINE)


def _is_explained(text: str, use: _Use, plain: str) -> bool:
    """Whether the plain word stands near the use, or words that lead to an explanation."""
    reach = _NEAR + len(plain)
    return (
        plain in text[max(0, use.start - reach) : use.end + reach]
        or _LEADS_TO_IT.match(text, use.end) is not None
        or text.endswith(_LED_TO_IT, 0, use.start)
    )


def _changed(part: P, **fields: object) -> P:
    """``part`` with ``fields``; itself when it has them already."""
    new = {name: value for name, value in fields.items() if getattr(part, name) != value}
    return part.model_copy(update=new) if new else part
