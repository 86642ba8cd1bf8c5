"""An answer as HTML for the kiosk. Everything that a person or the corpus wrote is escaped."""

from collections.abc import Iterator
from html import escape

from assistant.answering.answer import Answer, Choice
from assistant.status import Status
from assistant.texts import common as texts
from assistant.texts import kiosk as words
from ui.look.cards_html import cards_html, leads_html
from ui.look.forms_html import feedback_html, question_form
from ui.look.html_parts import button, called, heading, screen, sentence, tool
from ui.look.item_names import DIRECT
from ui.look.path_html import path_html
from ui.look.view import View

_ASKS_BACK = frozenset({Status.CLARIFICATION})
_SAID = frozenset(
    {Status.ANSWERED, Status.ANSWERED_PARTIALLY, Status.LIFE_EVENT, Status.NOT_IN_CATALOGUE}
)


def answer_html(answer: Answer, view: View | None = None) -> str:
    """The direct reply large, then one card a block, then precedents and the person."""
    kind = "crisis" if answer.status is Status.CRISIS else "answer"
    told = view or View()
    return screen(kind, "".join(_parts(answer, told)), manner=told.manner)


def _parts(answer: Answer, view: View) -> Iterator[str]:
    yield _reply(answer, view)
    if answer.item_id is None:
        yield _choices(answer, view)
    if lead := leads_html(DIRECT, view):
        yield f'<p class="bdc-label">{escape(words.LEADS)}</p>{lead}'
    if answer.status is Status.CRISIS:
        yield button(words.PERSON, "person", icon_name="person", style="bdc-help bdc-wide bdc-now")
        return
    for notice in answer.notices:
        yield sentence(notice, view.say, extra=' class="bdc-notice"')
    if view.event:
        yield path_html(view.event, view.names, view.say)
    blocks = [block for block in answer.blocks if not (view.event and block.kind == "path")]
    yield from cards_html(answer, blocks, view)
    if answer.item_id is not None:
        yield _choices(answer, view)
    yield _follow_up(answer)
    if view.filed and answer.status in _SAID:
        yield feedback_html()
    yield _foot(answer)


def _reply(answer: Answer, view: View) -> str:
    first, *rest = answer.direct
    told = called if answer.status is Status.CRISIS else sentence
    opening = sentence(answer.opening, view.say) if answer.opening else ""
    body = "".join(told(line, view.say) for line in rest)
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
    """The choices as buttons, without those that a path shows anyway."""
    on_path = {step.item_id for step in view.event.steps} if view.event else set()
    shown = "".join(_choice(c, view) for c in answer.choices if c.item_id not in on_path)
    if not shown:
        return ""
    label = "" if answer.status in _ASKS_BACK else words.NEAR
    if answer.item_id is not None:
        label = texts.OR_ELSE
    if answer.status in _ASKS_BACK:
        shown += button(texts.NONE_OF_THESE, "person", icon_name="person", style="bdc-none")
    told = f'<p class="bdc-label">{escape(label)}</p>' if label else ""
    return f'{told}<div class="bdc-choices">{shown}</div>'


def _choice(choice: Choice, view: View) -> str:
    label = view.names.get(choice.item_id, choice.label)
    return button(label, "item", choice.item_id, icon_name="next", style="bdc-choice")


def _follow_up(answer: Answer) -> str:
    if answer.item_id is None:
        offered = answer.status in _ASKS_BACK and answer.choices
        label = words.ASK_AGAIN if offered else words.LABEL
        pictures = button(words.TO_PICTURES, "home", icon_name="home", style="bdc-wide")
        return question_form(label, words.PLACEHOLDER) + pictures
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


def _foot(answer: Answer) -> str:
    person = texts.PERSON.format(window=answer.person.window, phone=answer.person.phone)
    ticket = button(words.TICKET_OFFER, "ticket", icon_name="send", style="bdc-wide")
    return f'<p class="bdc-foot">{escape(person)}</p>{ticket}'
