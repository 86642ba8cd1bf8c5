"""The slip of a ticket, on an 80 mm roll or as plain text: what was told, where to ask.

Everything that a person typed is escaped; the QR code carries the number and nothing else.
"""

from collections.abc import Iterator
from html import escape

import segno

from assistant.texts import ticket as texts
from assistant.tickets.clock import CHINA
from assistant.tickets.public_ticket import public_ticket
from assistant.tickets.routing import Directory
from assistant.tickets.ticket import Ticket
from ui.paper.notice_html import Paper, style


def slip_html(ticket: Ticket, directory: Directory) -> str:
    """The slip as one HTML file for printing: no script, nothing fetched."""
    title, number = escape(texts.SLIP_TITLE), escape(ticket.number)
    lines = "".join(f"<p>{escape(line)}</p>" for line in _lines(ticket, directory))
    label = escape(texts.SLIP_QR)
    code = segno.make_qr(ticket.number, error="m").svg_inline(omitsize=True, light="#fff")
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} {number}</title><style>{style(Paper.SLIP)}</style></head>"
        f'<body class="{Paper.SLIP}"><header><p class="head">{title}</p>'
        f"<h1>{escape(texts.SLIP_NUMBER)} {number}</h1></header>"
        f'<main><section>{lines}</section></main><footer><div class="qr">'
        f'<div role="img" aria-label="{label}">{code}</div><p>{label}</p></div>'
        f"<div><p>{escape(texts.SLIP_KEEP)}</p></div></footer></body></html>\n"
    )


def slip_text(ticket: Ticket, directory: Directory) -> str:
    """The slip as lines of text, without the QR code."""
    head = f"{texts.SLIP_TITLE}\n{texts.SLIP_NUMBER} {ticket.number}"
    return "\n".join((head, *_lines(ticket, directory), texts.SLIP_KEEP))


def _lines(ticket: Ticket, directory: Directory) -> Iterator[str]:
    public = public_ticket(ticket, directory)
    when = ticket.taken_at.astimezone(CHINA)
    yield texts.SLIP_TAKEN.format(when=f"{when:%Y-%m-%d %H:%M}")
    if ticket.item_id in directory.items:
        yield texts.SLIP_ITEM.format(item=directory.items[ticket.item_id].name)
    if public.department:
        yield texts.SLIP_DEPARTMENT.format(department=public.department)
    yield texts.SLIP_MATTER.format(matter=ticket.matter)
    yield from public.told
