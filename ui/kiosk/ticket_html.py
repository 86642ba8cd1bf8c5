"""The “办不成事” screens: the form, and the ticket with its number, slip and code."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.texts import kiosk as words
from ingest.place import Window
from ui.look.html_parts import Say, heading, qr_svg, screen, sentence, tool

_TOWN = "乡镇街道"
_CENTRE = "便民服务中心"


@dataclass(frozen=True)
class Draft:
    """What the form holds; ``key`` makes handing it in twice one ticket."""

    key: str
    matter: str = ""
    place: str = ""
    phone: str = ""
    problem: str = ""


def ticket_form_html(draft: Draft, windows: Sequence[Window], *, phone_kept: bool, say: Say) -> str:
    """The form; towns are shown for the district that is chosen. No ID, a phone if one likes."""
    problem = (
        f'<p class="bdc-notice" role="alert">{escape(draft.problem)}</p>' if draft.problem else ""
    )
    phone = (
        f'<label for="bdc-phone">{escape(words.TICKET_PHONE)}</label>'
        f'<p id="bdc-phone-hint">{escape(words.TICKET_PHONE_HINT)}</p>'
        '<input id="bdc-phone" name="phone" type="text" inputmode="tel" maxlength="40"'
        f' autocomplete="off" aria-describedby="bdc-phone-hint" value="{escape(draft.phone)}">'
        if phone_kept
        else ""
    )
    send = (
        '<button type="submit" class="bdc-button bdc-primary bdc-wide">'
        f"<span>{escape(words.TICKET_SEND)}</span></button>"
    )
    return screen(
        "ticket",
        f"{heading(words.TICKET_TITLE, say)}{problem}"
        f'<form class="bdc-ticket" data-form="send" data-value="{escape(draft.key)}"'
        ' autocomplete="off">'
        f'<label for="bdc-matter">{escape(words.TICKET_WHAT)}</label>'
        f'<p id="bdc-matter-hint">{escape(words.TICKET_WHAT_HINT)}</p>'
        '<textarea id="bdc-matter" name="text" rows="4" maxlength="1000" required'
        ' aria-describedby="bdc-matter-hint" autocomplete="off" spellcheck="false">'
        f"{escape(draft.matter)}</textarea>{_places(windows, draft.place)}{phone}{send}</form>",
    )


def ticket_done_html(
    number: str, told: Sequence[str], slip: str, notices: Sequence[str], say: Say
) -> str:
    """The number in large print, what happens next, the slip to print, the code to scan."""
    lines = "".join(sentence(line, say) for line in (*told, *notices))
    label = escape(words.TICKET_QR)
    tools = tool(words.READ, "read", "speak", extra=" hidden") + tool(
        words.TICKET_PRINT, "print-slip", "print"
    )
    return screen(
        "done",
        f'<section class="bdc-direct">{heading(words.TICKET_DONE, say)}'
        f'<p class="bdc-number"><span>{escape(words.TICKET_NUMBER)}</span>'
        f"<strong>{escape(number)}</strong></p>{lines}"
        f'<div class="bdc-tools" role="group" aria-label="{escape(words.ACTIONS)}">{tools}</div>'
        f'<div id="bdc-qr"><div role="img" aria-label="{label}">{qr_svg(number)}</div>'
        f'<p>{label}</p></div></section><template class="bdc-slip">{escape(slip)}</template>',
    )


def _places(windows: Sequence[Window], chosen: str) -> str:
    heads = [window for window in windows if window.level != _TOWN]
    district = next((w.district for w in windows if w.window_id == chosen), "")
    city = next((w.window_id for w in heads if w.level == "市级"), "")
    radios = "".join(
        _radio(
            "district", head.district, _head_name(head), head.district == (district or _city(heads))
        )
        for head in heads
    )
    towns = "".join(
        _towns(head, windows, chosen, shown=head.district == district)
        for head in heads
        if head.window_id != city
    )
    return (
        f"<fieldset><legend>{escape(words.TICKET_WHERE)}</legend>"
        f'<div class="bdc-radios">{radios}</div></fieldset>{towns}'
        f'<input type="hidden" name="city" value="{escape(city)}">'
    )


def _towns(head: Window, windows: Sequence[Window], chosen: str, *, shown: bool) -> str:
    own = [w for w in windows if w.level == _TOWN and w.district == head.district]
    any_town = _radio(
        f"place-{head.district}",
        head.window_id,
        words.TICKET_ANY_TOWN.format(district=head.district),
        chosen not in {window.window_id for window in own},
    )
    radios = "".join(
        _radio(f"place-{head.district}", w.window_id, _town_name(w), w.window_id == chosen)
        for w in own
    )
    hidden = "" if shown else " hidden"
    return (
        f'<fieldset data-district="{escape(head.district)}"{hidden}>'
        f"<legend>{escape(words.TICKET_TOWN)}</legend>"
        f'<div class="bdc-radios">{any_town}{radios}</div></fieldset>'
    )


def _radio(name: str, value: str, label: str, checked: bool) -> str:
    state = " checked" if checked else ""
    return (
        f'<label class="bdc-radio"><input type="radio" name="{escape(name)}"'
        f' value="{escape(value)}"{state}><span>{escape(label)}</span></label>'
    )


def _city(heads: Sequence[Window]) -> str:
    return next((head.district for head in heads if head.level == "市级"), "")


def _head_name(head: Window) -> str:
    return words.TICKET_CITY if head.level == "市级" else head.district


def _town_name(window: Window) -> str:
    return window.name.removeprefix(window.district).partition(_CENTRE)[0]
