"""An answer as plain text: for the terminal, for reading aloud and for the evaluation."""

from collections.abc import Iterator

from assistant.answering.answer import Answer, Block, SimilarCase
from assistant.texts import common as texts
from assistant.texts import remedy as texts_remedy


def plain_text(answer: Answer) -> str:
    """The whole answer, one line a sentence or list entry."""
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    if answer.opening:
        yield answer.opening
    yield from answer.direct
    if answer.item_id is None:
        yield from _numbered_choices(answer)
    for block in answer.blocks:
        yield ""
        yield f"【{block.title}】"
        yield from _numbered(block)
        yield f"  （据：{citation(block)}）"
    for case in answer.cases:
        yield ""
        yield f"【{texts.TITLES['cases']}】{case.title}"
        yield from (f"  {line}" for line in case_lines(case))
    if answer.item_id is not None and answer.choices:
        yield ""
        yield texts.OR_ELSE
        yield from _numbered_choices(answer)
    yield ""
    yield from answer.notices
    yield texts.PERSON.format(window=answer.person.window, phone=answer.person.phone)


def _numbered_choices(answer: Answer) -> Iterator[str]:
    yield from (f"  {n}. {choice.label}" for n, choice in enumerate(answer.choices, start=1))


def case_lines(case: SimilarCase) -> Iterator[str]:
    """Why the case resembles the question, the measures, then what was done and how it ended."""
    yield case.why
    yield texts_remedy.MEASURES_USED.format(measures="、".join(case.measures))
    yield from case.lines


def citation(block: Block) -> str:
    """Guide, certainty and date of a block, as one phrase."""
    cited = block.citation
    parts = (f"{cited.title} {cited.record_id}", cited.certainty, cited.as_of and str(cited.as_of))
    return "，".join(part for part in parts if part)


def _numbered(block: Block) -> Iterator[str]:
    for number, line in enumerate(block.lines, start=1):
        yield f"  {number}. {line}" if block.kind == "steps" else f"  · {line}"
