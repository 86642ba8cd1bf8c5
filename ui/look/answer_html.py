"""An answer as HTML for the kiosk. Everything that a person or the corpus wrote is escaped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from assistant.answering.answer import Answer, Block, Choice, SimilarCase
from assistant.status import Status
from assistant.texts import common as texts
from assistant.texts import kiosk as words
from assistant.wording.plain_text import case_lines, citation
from ingest.life_event import EventStep, LifeEvent
from ui.look.html_parts import Say, button, heading, listed, said, screen, sentence, silent, tool
from ui.look.icons import block_icon, icon

_LESS_ASKED = frozenset({"result", "faq", "related", "legal_basis"})
_TOGETHER = ("time", "fee")
_ASKS_BACK = frozenset({Status.CLARIFICATION})
_SAID = frozenset(
    {Status.ANSWERED, Status.ANSWERED_PARTIALLY, Status.LIFE_EVENT, Status.NOT_IN_CATALOGUE}
)


@dataclass(frozen=True)
class View:
    """What the kiosk knows beside the answer.

    ``qr`` is the code of the notice, ``event`` the life event behind a path, ``names`` what
    people call the items, ``filed`` whether feedback can be kept, ``manner`` how the person wants it
    told.
    """

    say: Say = silent
    qr: str = ""
    event: LifeEvent | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    filed: bool = False
    manner: str = ""


def answer_html(answer: Answer, view: View | None = None) -> str:
    """The direct reply large, then one card a block, then precedents and the person."""
    kind = "crisis" if answer.status is Status.CRISIS else "answer"
    told = view or View()
    return screen(kind, "".join(_parts(answer, told)), manner=told.manner)


def _parts(answer: Answer, view: View) -> Iterator[str]:
    yield _reply(answer, view)
    if answer.choices and answer.item_id is None:
        yield _choices(answer, view)
    if answer.status is Status.CRISIS:
        yield button(words.PERSON, "person", icon_name="person", style="bdc-help bdc-wide")
        return
    for notice in answer.notices:
        yield sentence(notice, view.say, extra=' class="bdc-notice"')
    if view.event:
        yield _path(view.event, view)
    blocks = [block for block in answer.blocks if not (view.event and block.kind == "path")]
    yield from _cards(answer, blocks, view)
    if answer.choices and answer.item_id is not None:
        yield f'<p class="bdc-label">{escape(texts.OR_ELSE)}</p>{_choices(answer, view)}'
    yield _follow_up(answer)
    if view.filed and answer.status in _SAID:
        yield feedback_html()
    yield _foot(answer)


def _reply(answer: Answer, view: View) -> str:
    first, *rest = answer.direct
    opening = sentence(answer.opening, view.say) if answer.opening else ""
    body = "".join(sentence(line, view.say) for line in rest)
    tools = _tools(answer, view) if answer.status not in _ASKS_BACK else ""
    return f'<section class="bdc-direct">{opening}{heading(first, view.say)}{body}{tools}</section>'


def _tools(answer: Answer, view: View) -> str:
    """Reading aloud, printing, taking along; the script hides what this machine cannot do."""
    found = [tool(words.READ, "read", "speak", extra=" hidden")]
    code = ""
    if answer.item_id:
        item = f' data-item="{escape(answer.item_id)}"'
        found.append(tool(words.PRINT, "print", "print", extra=item))
    elif answer.blocks:
        found.append(tool(words.PRINT, "print-page", "print"))
    if view.qr:
        controls = ' aria-expanded="false" aria-controls="bdc-qr"'
        found.append(tool(words.TAKE, "take", "phone", extra=controls))
        label = escape(words.TAKE_HINT)
        code = (
            f'<div id="bdc-qr" hidden><div role="img" aria-label="{label}">{view.qr}</div>'
            f"<p>{label}</p></div>"
        )
    return (
        f'<div class="bdc-tools" role="group" aria-label="{escape(words.ACTIONS)}">'
        f"{''.join(found)}</div>{code}"
    )


def _choices(answer: Answer, view: View) -> str:
    shown = "".join(_choice(choice, view) for choice in answer.choices)
    if answer.status in _ASKS_BACK:
        shown += button(texts.NONE_OF_THESE, "person", icon_name="person")
    return f'<div class="bdc-choices">{shown}</div>'


def _choice(choice: Choice, view: View) -> str:
    label = view.names.get(choice.item_id, choice.label)
    return button(label, "item", choice.item_id, icon_name="next", style="bdc-choice")


def _path(event: LifeEvent, view: View) -> str:
    steps = "".join(_step(step, view) for step in event.steps)
    title = escape(texts.TITLES["path"])
    return (
        f'<section class="bdc-path"><h3>{icon("path")}<span>{title}</span></h3>'
        f"<ol>{steps}</ol></section>"
    )


def _step(step: EventStep, view: View) -> str:
    name = view.names.get(step.item_id, step.item_id)
    when = (
        sentence(words.ONLY_IF.format(when=step.when), view.say, extra=' class="bdc-when"')
        if step.when
        else ""
    )
    return (
        f"<li><div>{when}<h4{said(name, view.say)}>{escape(name)}</h4>"
        f"{sentence(step.note, view.say)}</div>"
        f'<button type="button" class="bdc-button" data-act="item" data-value="{step.item_id}"'
        f' aria-label="{escape(f"{words.STEP_BUTTON}：{name}")}">'
        f"<span>{escape(words.STEP_BUTTON)}</span>{icon('next')}</button></li>"
    )


def _cards(answer: Answer, blocks: list[Block], view: View) -> Iterator[str]:
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
    if block.kind == "materials":
        hint = f'<p class="bdc-hint">{escape(words.TICK)}</p>'
        return hint + "".join(_tick(line, view) for line in block.lines) + source
    return listed("ol" if block.kind == "steps" else "ul", block.lines, view.say) + source


def _tick(line: str, view: View) -> str:
    return (
        '<label class="bdc-tick"><input type="checkbox" autocomplete="off">'
        f"{sentence(line, view.say, tag='span')}</label>"
    )


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


def _follow_up(answer: Answer) -> str:
    if answer.item_id is None:
        label = words.ASK_AGAIN if answer.status in _ASKS_BACK else words.LABEL
        return question_form(label, words.PLACEHOLDER)
    chips = "".join(
        f'<button type="button" class="bdc-button" data-act="ask"'
        f' data-text="{escape(chip)}"><span>{escape(chip)}</span></button>'
        for chip in words.FOLLOW_UPS
    )
    return (
        f'<section class="bdc-follow"><h3>{escape(words.FOLLOW_UP)}</h3>'
        f'<div class="bdc-chips">{chips}</div>'
        f"{question_form(words.FOLLOW_UP, words.FOLLOW_UP_PLACEHOLDER, label_hidden=True)}"
        "</section>"
    )


def question_form(label: str, placeholder: str, *, hint: str = "", label_hidden: bool = False) -> str:  # fmt: skip
    """The one box: a label, a hint, a field of two lines, a button."""
    hidden = ' class="bdc-hidden"' if label_hidden else ""
    told = f'<p id="bdc-hint">{escape(hint)}</p>' if hint else ""
    described = ' aria-describedby="bdc-hint"' if hint else ""
    return (
        '<form class="bdc-ask" data-form="ask" autocomplete="off">'
        f'<label for="bdc-question"{hidden}>{escape(label)}</label>{told}'
        f'<textarea id="bdc-question" name="text" rows="2" maxlength="1000"{described}'
        f' autocomplete="off" spellcheck="false" placeholder="{escape(placeholder)}"></textarea>'
        f'<button id="bdc-ask" type="submit" class="bdc-button bdc-primary">'
        f"<span>{escape(words.ASK)}</span></button></form>"
    )


def feedback_html() -> str:
    """Three buttons, one touch."""
    buttons = (
        button(words.HELPFUL, "feedback", "helpful", icon_name="yes")
        + button(words.UNCLEAR, "feedback", "not_found", icon_name="unclear")
        + button(words.WRONG, "feedback", "wrong", icon_name="wrong")
    )
    return (
        f'<section class="bdc-feedback"><h3>{escape(words.FEEDBACK)}</h3>'
        f'<div class="bdc-chips">{buttons}</div></section>'
    )


def _foot(answer: Answer) -> str:
    person = texts.PERSON.format(window=answer.person.window, phone=answer.person.phone)
    ticket = button(words.TICKET_OFFER, "ticket", icon_name="send", style="bdc-wide")
    return f'<p class="bdc-foot">{escape(person)}</p>{ticket}'
