"""The screens that are no answer: start, one tile, a person, a message, the frame around all."""

from collections.abc import Sequence
from html import escape

from assistant.texts import kiosk as words
from ui.kiosk.tiles import Target, Tile
from ui.look.forms_html import question_form
from ui.look.html_parts import Say, button, heading, screen, sentence, silent, tool
from ui.look.icons import icon

_FEW = 4  # items asked most; with fewer the screen shows examples too


def header_html() -> str:
    """The name of the place, and the tools of size and colour."""
    tools = (
        tool(words.SMALLER, "smaller", "smaller")
        + tool(words.LARGER, "larger", "larger")
        + tool(words.LOOK_CONTRAST, "look", "contrast", extra=' aria-pressed="false"')
    )
    mark = (
        '<svg class="bdc-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
        '<rect width="32" height="32" rx="7" fill="currentColor"/>'
        '<path d="M7 17l6 6L25 9" fill="none" stroke="var(--on-brand)" stroke-width="4"'
        ' stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return (
        f'<header class="bdc-header"><div class="bdc-brand">{mark}<div>'
        f"<h1>{escape(words.TITLE)}</h1><p>{escape(words.SUBTITLE)}</p></div></div>"
        f'<div class="bdc-look" role="group" aria-label="{escape(words.TOOLS)}">{tools}</div>'
        '<p id="bdc-live" class="bdc-hidden" role="status" aria-live="polite"></p></header>'
    )


def footer_html() -> str:
    """What is on every screen: back to the start, a person, the end."""
    return (
        f'<nav class="bdc-bar" aria-label="{escape(words.NAVIGATION)}">'
        + button(words.HOME, "home", icon_name="home")
        + button(words.BACK, "back", icon_name="back")
        + f'<button type="button" id="bdc-person" class="bdc-button bdc-help" data-act="person">'
        f"{icon('person')}<span>{escape(words.PERSON)}</span></button>"
        + f'<button type="button" id="bdc-end" class="bdc-button" data-tool="end">'
        f"{icon('end')}<span>{escape(words.END)}</span></button></nav>"
    )


def start_html(tiles: Sequence[Tile], often: Sequence[Target]) -> str:
    """One box, the tiles, what is asked most; examples while little is known of that."""
    form = question_form(words.LABEL, words.PLACEHOLDER, hint=words.HINT)
    pictures = "".join(
        f'<button type="button" class="bdc-tile" data-act="tile" data-value="{number}">'
        f"{icon(tile.icon)}<span>{escape(tile.label)}</span></button>"
        for number, tile in enumerate(tiles)
    )
    known = _often(often) if often else ""
    examples = _examples() if len(often) < _FEW else ""
    return screen(
        "start",
        f'{form}<section><h2>{escape(words.NO_TYPING)}</h2><div class="bdc-tiles">{pictures}</div>'
        f"</section>{known}{examples}",
    )


def tile_html(tile: Tile, targets: Sequence[Target], say: Say) -> str:
    """The items and life events behind one tile."""
    buttons = "".join(map(target_button, targets))
    none = button(words.TILE_NONE, "home", icon_name="back", style="bdc-none")
    title = heading(words.TILE_TITLE.format(tile=tile.label), say)
    return screen("tile", f'{title}<div class="bdc-choices">{buttons}{none}</div>')


def target_button(target: Target) -> str:
    """One button; a life event says that it goes step by step."""
    if not target.event:
        return button(target.label, "item", target.target_id, icon_name="next", style="bdc-choice")
    return (
        f'<button type="button" class="bdc-button bdc-choice bdc-event" data-act="event"'
        f' data-value="{escape(target.target_id)}">{icon("path")}<span>{escape(target.label)}'
        f"<small>{escape(words.EVENT_BADGE)}</small></span></button>"
    )


def person_html(say: Say = silent) -> str:
    """Where the people are, and how to hand a matter over."""
    lines = "".join(sentence(line, say, tag="li") for line in words.PERSON_LINES)
    ticket = button(words.TICKET_OFFER, "ticket", icon_name="send", style="bdc-wide")
    return screen(
        "person",
        f'<section class="bdc-person">{heading(words.PERSON_TITLE, say)}<ul>{lines}</ul>'
        f'<p class="bdc-number"><span>{escape(words.HOTLINE)}</span>'
        f"<strong>{escape(words.HOTLINE_NUMBER)}</strong></p></section>{ticket}",
    )


def message_html(message: str) -> str:
    """A single message, such as why a question cannot be answered; the box to try again."""
    form = question_form(words.LABEL, words.PLACEHOLDER, hint=words.HINT)
    pictures = button(words.TO_PICTURES, "home", icon_name="home", style="bdc-wide")
    return screen(
        "message", f'<section class="bdc-direct">{heading(message)}</section>{form}{pictures}'
    )


def _often(often: Sequence[Target]) -> str:
    buttons = "".join(map(target_button, often))
    return (
        f'<section><h2>{escape(words.OFTEN)}</h2><div class="bdc-choices">{buttons}</div></section>'
    )


def _examples() -> str:
    buttons = "".join(
        f'<button type="button" class="bdc-button bdc-example" data-act="ask"'
        f' data-text="{escape(example)}"><span>{escape(example)}</span></button>'
        for example in words.EXAMPLES
    )
    return (
        f"<section><h2>{escape(words.EXAMPLES_TITLE)}</h2>"
        f'<div class="bdc-choices">{buttons}</div></section>'
    )
