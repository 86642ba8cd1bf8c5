"""Small pieces of HTML that the fronts share. Everything that is handed in is escaped."""

import re
from collections.abc import Callable, Iterable
from html import escape

import segno

from ui.look.icons import icon

_HOTLINE = re.compile(r"(?<!\d)(?:1[12]\d|12\d{3})(?!\d)")
_LONGEST_LINK = 400  # characters; more modules than that are too small for a telephone

#: The key by which a sentence can be read aloud; empty for none.
Say = Callable[[str], str]


def silent(_: str) -> str:
    """``Say`` where nothing is read aloud."""
    return ""


def button(label: str, act: str, value: str = "", *, icon_name: str = "", style: str = "") -> str:
    """A button that sends ``act`` with ``value``."""
    drawn = icon(icon_name) if icon_name else ""
    return (
        f'<button type="button" class="bdc-button {style}" data-act="{escape(act)}"'
        f' data-value="{escape(value)}">{drawn}<span>{escape(label)}</span></button>'
    )


def tool(label: str, name: str, icon_name: str, *, extra: str = "", style: str = "") -> str:
    """A button that the page itself answers to; ``extra`` is markup of ours."""
    return (
        f'<button type="button" class="bdc-button {style}" data-tool="{escape(name)}"{extra}>'
        f"{icon(icon_name)}<span>{escape(label)}</span></button>"
    )


def sentence(text: str, say: Say, *, tag: str = "p", extra: str = "") -> str:
    """One sentence in ``tag``, marked for reading aloud."""
    return f"<{tag}{extra}{said(text, say)}>{escape(text)}</{tag}>"


def said(text: str, say: Say) -> str:
    """The attribute by which ``text`` is read aloud."""
    key = say(text)
    return f' data-say="{escape(key)}"' if key else ""


def called(text: str, say: Say) -> str:
    """One sentence whose telephone numbers stand out."""
    shown = _HOTLINE.sub(r'<strong class="bdc-call">\g<0></strong>', escape(text))
    return f"<p{said(text, say)}>{shown}</p>"


def listed(tag: str, lines: Iterable[str], say: Say) -> str:
    """``lines`` as a list."""
    return f"<{tag}>{''.join(sentence(line, say, tag='li') for line in lines)}</{tag}>"


def qr_svg(content: str) -> str:
    """A QR code, or nothing where ``content`` is too long for a telephone."""
    if len(content) > _LONGEST_LINK:
        return ""
    return segno.make_qr(content, error="m").svg_inline(
        omitsize=True, dark="#000", light="#fff", border=3
    )


def screen(kind: str, body: str, *, manner: str = "") -> str:
    """One screen; ``kind`` tells style sheet and script which, ``manner`` how to tell it."""
    told = f' data-manner="{escape(manner)}"' if manner else ""
    return f'<div class="bdc-screen" data-kind="{escape(kind)}"{told}>{body}</div>'


def heading(text: str, say: Say = silent) -> str:
    """The heading of a screen, which takes the focus."""
    return sentence(text, say, tag="h2", extra=' tabindex="-1"')
