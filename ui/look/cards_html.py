"""The cards of an answer: one a block, opened and closed by a touch."""

from collections.abc import Iterator
from html import escape

from assistant.answering.answer import Answer, Block, SimilarCase
from assistant.texts import common as texts
from assistant.texts import kiosk as words
from assistant.wording.plain_text import case_lines, citation
from ui.look.html_parts import button, listed, said, sentence, tool
from ui.look.icons import block_icon
from ui.look.view import View

_LESS_ASKED = frozenset({"result", "faq", "related", "legal_basis"})
_TOGETHER = ("time", "fee")


def cards_html(answer: Answer, blocks: list[Block], view: View) -> Iterator[str]:
    """One card a block, the first open; limit and fee together, precedents, then what few ask."""
    by_kind = {block.kind: block for block in blocks}
    joined = all(kind in by_kind for kind in _TOGETHER)
    main, more = [], []
    for block in blocks:
        if joined and block.kind in _TOGETHER:
            if block is by_kind[next(b.kind for b in blocks if b.kind in _TOGETHER)]:
                main.append(_joined([by_kind[kind] for kind in _TOGETHER], view))
        elif block.kind in _LESS_ASKED and main:
            more.append(_card(block, view))
        else:
            main.append(_card(block, view, opened=not main))
    yield from main
    if answer.cases:
        body = "".join(_case(case, view) for case in answer.cases)
        yield _details("cases", texts.TITLES["cases"], body)
    if more:
        yield f'<p class="bdc-label">{escape(words.MORE)}</p>'
        yield from more


def _card(block: Block, view: View, *, opened: bool = False) -> str:
    return _details(block.kind, block.title, _body(block, view), opened=opened)


def _joined(blocks: list[Block], view: View) -> str:
    body = "".join(f"<h3>{escape(block.title)}</h3>{_body(block, view)}" for block in blocks)
    return _details("time", words.TIME_AND_FEE, body)


def _body(block: Block, view: View) -> str:
    source = f'<p class="bdc-source">{escape(words.SOURCE)}：{escape(citation(block))}</p>'
    source = leads_html(block.title, view) + source
    if block.kind == "materials":
        hint = f'<p class="bdc-hint">{escape(words.TICK)}</p>'
        return hint + "".join(_tick(line, view) for line in block.lines) + source
    return listed("ol" if block.kind == "steps" else "ul", block.lines, view.say) + source


def _tick(line: str, view: View) -> str:
    return (
        '<label class="bdc-tick"><input type="checkbox" autocomplete="off">'
        f"{sentence(line, view.say, tag='span')}</label>"
    )


def leads_html(title: str, view: View) -> str:
    """Buttons to the items that the block with ``title`` sends a person to."""
    buttons = "".join(
        button(
            view.names.get(item_id, item_id), "item", item_id, icon_name="next", style="bdc-choice"
        )
        for item_id in view.leads.get(title, ())
    )
    return f'<div class="bdc-choices">{buttons}</div>' if buttons else ""


def _case(case: SimilarCase, view: View) -> str:
    title = f"<h3{said(case.title, view.say)}>{escape(case.title)}</h3>"
    return f"{title}{listed('ul', case_lines(case), view.say)}"


def _details(kind: str, title: str, body: str, *, opened: bool = False) -> str:
    # Cards that share a name open one at a time: the browser's own accordion, keyboard included.
    state = " open" if opened else ""
    read = tool(words.READ_CARD, "read-card", "speak", extra=" hidden")
    return (
        f'<details class="bdc-card" name="bdc" data-card="{escape(kind)}"{state}>'
        f"<summary>{block_icon(kind)}<span>{escape(title)}</span></summary>"
        f"<div>{body}{read}</div></details>"
    )
