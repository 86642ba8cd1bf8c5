"""The one-time notice as one HTML file for printing: no script, nothing fetched.

Everything that the corpus holds is escaped.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from html import escape

import segno

from assistant.answering.compose import person
from assistant.answering.notice import Element, Notice, Section, material_details
from assistant.texts import common as texts
from assistant.texts import notice as texts_notice
from ingest.guide import Material
from ui.look.static_folder import STATIC

_STYLE = STATIC / "notice.css"
_LONGEST_LINK = 400  # characters; more modules than that print too small for a telephone


class Paper(StrEnum):
    """What the notice is printed on: a sheet, or an 80 mm roll."""

    A4 = "a4"
    SLIP = "slip"


# One document has one paper: named pages of different sizes are not known to every browser.
_PAGES = {
    Paper.A4: (
        "@page { size: A4; margin: 12mm 12mm 18mm; "
        '@bottom-center { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font: 14pt sans-serif; } }'
    ),
    Paper.SLIP: "@page { size: 80mm 297mm; margin: 4mm; }",
}


class LinkError(ValueError):
    """The link is too long for a QR code that a telephone can read from paper."""


@cache
def style(paper: Paper) -> str:
    """The style sheet of ``paper``, as it stands in the page."""
    return f"{_PAGES[paper]}\n{_STYLE.read_text(encoding='utf-8')}"


def notice_html(notice: Notice, link: str, paper: Paper) -> str:
    """The page; its QR code carries ``link``, exactly.

    Raises:
        LinkError: ``link`` is longer than 400 characters.
    """
    title = f"{texts_notice.HEAD} · {notice.name}"
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style(paper)}</style></head>"
        f'<body class="{paper}">{_tools(paper)}{_header(notice)}'
        f"<main>{''.join(_sections(notice))}</main>{_footer(notice, link)}</body></html>\n"
    )


def _tools(paper: Paper) -> str:
    other = Paper.SLIP if paper is Paper.A4 else Paper.A4
    label = escape(texts_notice.OTHER_PAPER[other])
    return (
        f'<nav aria-label="{escape(texts_notice.TOOLS)}">'
        f'<span>{escape(texts_notice.ON_SCREEN)}</span><a href="?paper={other}">{label}</a></nav>'
    )


def _header(notice: Notice) -> str:
    head = f"{texts_notice.CENTRE} · {texts_notice.HEAD}"
    summary = _paragraph(notice.summary) if notice.summary else ""
    item = texts_notice.ITEM.format(item_id=notice.item_id)
    return (
        f'<header><p class="head">{escape(head)}</p><h1>{escape(notice.name)}</h1>'
        f'{summary}<p class="small">{escape(item)}</p></header>'
    )


def _sections(notice: Notice) -> Iterator[str]:
    for section in notice.sections:
        body = _body(section, notice.materials)
        yield (
            f'<section class="{section.element}"><h2>{escape(section.title)}</h2>'
            f"<div>{body}</div></section>"
        )


def _body(section: Section, materials: tuple[Material, ...]) -> str:
    told = "".join(map(_paragraph, section.lines))
    match section.element:
        case Element.MATERIALS if materials:
            ticks = "".join(map(_tick, materials))
            return f'{_paragraph(texts_notice.TICK)}<ul class="ticks">{ticks}</ul>{told}'
        case Element.PROCEDURE if section.told:
            return _list("ol", section.lines)
        case _ if len(section.lines) > 1:
            return _list("ul", section.lines)
    return told


def _tick(material: Material) -> str:
    details = "".join(map(_paragraph, material_details(material)))
    return (
        '<li><span class="box" aria-hidden="true">☐</span>'
        f"<div><strong>{escape(material.name)}</strong>{details}</div></li>"
    )


def _footer(notice: Notice, link: str) -> str:
    who = person()
    as_of = _day(notice.as_of) if notice.as_of else texts.ASK_AT_WINDOW
    lines = (
        texts.PERSON.format(window=who.window, phone=who.phone),
        texts_notice.PRINTED_ON.format(on=_day(notice.on)),
        texts_notice.AS_OF.format(as_of=as_of),
        texts_notice.SNAPSHOT.format(snapshot=notice.snapshot),
    )
    code = (
        f'<div class="qr"><div role="img" aria-label="{escape(texts_notice.QR)}">{_qr(link)}</div>'
        f"<p>{escape(texts_notice.QR)}</p><p>{escape(texts_notice.QR_HINT)}</p></div>"
    )
    return f"<footer>{code}<div>{''.join(map(_paragraph, lines))}</div></footer>"


def _qr(link: str) -> str:
    if len(link) > _LONGEST_LINK:
        raise LinkError(texts_notice.LINK_TOO_LONG.format(seen=len(link), most=_LONGEST_LINK))
    return segno.make_qr(link, error="m").svg_inline(omitsize=True, dark="#000", light="#fff")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _paragraph(line: str) -> str:
    return f"<p>{escape(line)}</p>"


def _list(tag: str, lines: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</{tag}>"
