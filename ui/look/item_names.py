"""Items in running text: named as people call them, since a code tells nobody anything."""

import re
from collections.abc import Iterator, Mapping

from assistant.answering.answer import Answer, Block
from ingest.corpus import Corpus

_IN_BRACKETS = re.compile(r"（([A-Z]{2}-\d{3})）")
_CODE = re.compile(r"(?<![A-Z0-9])[A-Z]{2}-\d{3}(?!\d)")

#: Key of ``leads`` for the sentences before the blocks.
DIRECT = ""


def by_name(answer: Answer, names: Mapping[str, str]) -> Answer:
    """``answer`` with names for the codes in its sentences; citations keep theirs."""

    def told(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_named(line, names) for line in lines)

    blocks = (block.model_copy(update={"lines": told(block.lines)}) for block in answer.blocks)
    cases = (case.model_copy(update={"lines": told(case.lines)}) for case in answer.cases)
    changed = {"direct": told(answer.direct), "blocks": tuple(blocks), "cases": tuple(cases)}
    return answer.model_copy(update=changed)


def leads(answer: Answer, corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The other items that each block, by its title, sends a person to, in order."""
    found = {DIRECT: _codes(answer.direct)}
    found |= {
        block.title: (*_behind(block, corpus), *_codes(block.lines)) for block in answer.blocks
    }
    return {
        title: tuple(i for i in dict.fromkeys(ids) if i in corpus.guides and i != answer.item_id)
        for title, ids in found.items()
    }


def _behind(block: Block, corpus: Corpus) -> Iterator[str]:
    cited = block.citation.record_id
    if cited in corpus.policies:
        yield corpus.policies[cited].apply_item
    if block.kind == "related" and cited in corpus.guides:
        yield from (related.item_id for related in corpus.guides[cited].related)


def _codes(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for line in lines for code in _CODE.findall(line))


def _named(line: str, names: Mapping[str, str]) -> str:
    def bracketed(found: re.Match[str]) -> str:
        name = names.get(found[1], found[1])
        # What stands before the bracket may be the very name.
        return "" if line[: found.start()].endswith(name) else f"（{name}）"

    def bare(found: re.Match[str]) -> str:
        return f"“{names[found[0]]}”" if found[0] in names else found[0]

    return _CODE.sub(bare, _IN_BRACKETS.sub(bracketed, line))
