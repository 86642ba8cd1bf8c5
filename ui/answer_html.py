"""An answer as HTML for the kiosk. Everything that a person or the corpus wrote is escaped."""

from collections.abc import Iterable, Iterator
from html import escape

from assistant import texts
from assistant.answer import Answer, Block, SimilarCase
from assistant.plain_text import case_lines, citation

_OPEN = "materials"


def answer_html(answer: Answer) -> str:
    """The direct reply large, then one card a block, then precedents and the person."""
    return "".join(_parts(answer))


def person_html() -> str:
    """Where the people are."""
    title = escape(texts.KIOSK["person_title"])
    lines = "".join(f"<li>{escape(line)}</li>" for line in texts.PERSON_LINES)
    return f'<section class="bdc-person"><h2>{title}</h2><ul>{lines}</ul></section>'


def message_html(message: str) -> str:
    """A single message, such as why a question cannot be answered."""
    return f'<section class="bdc-direct"><p>{escape(message)}</p></section>'


def _parts(answer: Answer) -> Iterator[str]:
    opening = (answer.opening,) if answer.opening else ()
    direct = "".join(f"<p>{escape(line)}</p>" for line in (*opening, *answer.direct))
    yield f'<section class="bdc-direct">{direct}</section>'
    for notice in answer.notices:
        yield f'<p class="bdc-notice">{escape(notice)}</p>'
    yield from map(_card, answer.blocks)
    if answer.cases:
        yield _details(texts.TITLES["cases"], "".join(map(_case, answer.cases)), opened=False)
    person = texts.PERSON.format(window=answer.person.window, phone=answer.person.phone)
    yield f'<p class="bdc-foot">{escape(person)}</p>'
    if answer.item_id is not None and answer.choices:  # the buttons follow right below
        yield f'<p class="bdc-label">{escape(texts.OR_ELSE)}</p>'


def _card(block: Block) -> str:
    source = f'<p class="bdc-source">{escape(texts.KIOSK["source"])}：{escape(citation(block))}</p>'
    if block.kind == "materials":
        hint = f'<p class="bdc-hint">{escape(texts.KIOSK["tick"])}</p>'
        body = hint + "".join(map(_tick, block.lines))
    else:
        body = _list("ol" if block.kind == "steps" else "ul", block.lines)
    return _details(block.title, body + source, opened=block.kind == _OPEN)


def _tick(line: str) -> str:
    return f'<label class="bdc-tick"><input type="checkbox"><span>{escape(line)}</span></label>'


def _case(case: SimilarCase) -> str:
    return f"<h3>{escape(case.title)}</h3>{_list('ul', case_lines(case))}"


def _list(tag: str, lines: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</{tag}>"


def _details(title: str, body: str, *, opened: bool) -> str:
    # Cards that share a name open one at a time: the browser's own accordion, keyboard included.
    state = " open" if opened else ""
    return (
        f'<details class="bdc-card" name="bdc"{state}>'
        f"<summary>{escape(title)}</summary><div>{body}</div></details>"
    )
