"""Pages of the desk, rendered from templates that escape whatever they are given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.learning.punctuation import wide
from assistant.records.account import Staff
from assistant.texts import common as texts
from assistant.texts import desk as words
from assistant.texts import notice as texts_notice
from assistant.texts import ticket as texts_ticket
from assistant.tickets.clock import CHINA
from ui.desk.access import allowed
from ui.desk.display import Display
from ui.desk.keys import KEYS
from ui.desk.session import PATH, form_token, token_of

_NAVIGATION = tuple(words.PAGES)
_ADDRESSES = {
    "home": f"{PATH}/",
    "my_tickets": f"{PATH}/tickets",
    "all_tickets": f"{PATH}/tickets/all",
    "consultations": f"{PATH}/consultations",
    "new_ticket_page": f"{PATH}/tickets/new",
    "candidates": f"{PATH}/candidates",
    "guides": f"{PATH}/guides",
    "insights": f"{PATH}/insights",
    "evaluation": f"{PATH}/evaluation",
    "help_page": f"{PATH}/help",
}
# A script that wants only the part of a page that changed.
_PART = "x-desk-part"
_templates = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals.update(
    t=words,
    keys=KEYS,
    root=PATH,
    titles=texts.TITLES,
    topics=texts.TOPICS,
    or_else=texts.OR_ELSE,
    centre=texts_notice.CENTRE,
    party_name=texts_ticket.party_name,
)
_templates.filters["feedback"] = lambda kind: words.FEEDBACKS[kind]
_templates.filters["wide"] = wide
_templates.filters["moment"] = lambda at: f"{at.astimezone(CHINA):%m-%d %H:%M}"


def page(request: Request, template: str, /, status: int = 200, **context: object) -> HTMLResponse:
    """``template`` as a whole page, or only its main part where a script asked for that."""
    return HTMLResponse(render(request, template, context), status_code=status)


def render(request: Request, template: str, context: Mapping[str, object]) -> str:
    """The text of a page, for whoever looks at it."""
    staff: Staff | None = getattr(request.state, "staff", None)
    layout = "part.html" if wants_part(request) else "page.html"
    common: dict[str, Any] = {
        "layout": layout,
        "part": wants_part(request),
        "staff": staff,
        "csrf": form_token(token_of(request)),
        "display": Display.of(request),
        "navigation": [(n, _ADDRESSES[n]) for n in _NAVIGATION if staff and allowed(staff, n)],
        "here": "",
        "may": lambda name: allowed(staff, name),
        "said": words.SAID.get(request.query_params.get("said", ""), ""),
    }
    return _templates.get_template(template).render(common | dict(context))


def wants_part(request: Request) -> bool:
    """Whether a script of the desk asked, which puts the answer into the page it is on."""
    return _PART in request.headers


def go(address: str, **query: str) -> RedirectResponse:
    """Send the browser on to an address of the desk; an empty value of the query is left out.

    ``said`` names what is told there, a key of ``texts_desk.SAID``.
    """
    given = urlencode({name: value for name, value in query.items() if value})
    return RedirectResponse(f"{PATH}{address}{'?' if given else ''}{given}", status_code=303)
