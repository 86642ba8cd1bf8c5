"""The monthly report as one HTML file: no script, nothing fetched, a table beside every plot."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from assistant.insight.section import Cell, Plot, Section
from assistant.texts import insight as texts

if TYPE_CHECKING:  # computing a report needs SciPy, showing one does not
    from assistant.insight.month_report import MonthReport

Draw = Callable[[Plot, str], str]
_STYLE = """
body { font: 18px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  max-width: 80rem; margin: 2rem auto; padding: 0 1rem; color: #16202c; background: #fff; }
section { margin: 2.5rem 0; break-inside: avoid; }
.pair { display: flex; flex-wrap: wrap; gap: 2rem; align-items: flex-start; overflow-x: auto; }
figure { margin: 0; flex: 1 1 30rem; } svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .8rem; border-bottom: 1px solid #b8c2cd; text-align: right; }
th:first-child { text-align: left; font-weight: normal; }
thead th { background: #eef2f6; font-weight: bold; }
@media print { body { font-size: 12pt; margin: 0; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report_html(report: "MonthReport", draw: Draw | None) -> str:
    """The page; all text is escaped.

    Args:
        report: what to tell.
        draw: makes the SVG of a plot, given a name of its own; None leaves the plots out and says
            so.
    """
    notes = [*report.notes, *((texts.NO_FONT,) if draw is None else ())]
    title = escape(report.title)
    sections = "\n".join(_section(section, draw) for section in report.sections)
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>{''.join(map(_paragraph, notes))}\n{sections}\n</body></html>\n"
    )


def _section(section: Section, draw: Draw | None) -> str:
    body = _table(section) if section.rows else _paragraph(texts.EMPTY)
    plot = _figure(section, draw) if section.rows and section.plot and draw else ""
    notes = "".join(map(_paragraph, section.notes))
    return (
        f'<section id="{escape(section.name)}"><h2>{escape(section.title)}</h2>{notes}'
        f'<div class="pair">{plot}{body}</div></section>'
    )


def _figure(section: Section, draw: Draw) -> str:
    if section.plot is None or not section.plot.labels:
        return ""
    label = escape(texts.PLOT.format(title=section.title))
    svg = draw(section.plot, section.name)
    return f'<figure role="img" aria-label="{label}">{svg}</figure>'


def _table(section: Section) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in section.columns)
    rows = "\n".join(
        f'<tr><th scope="row">{_text(first)}</th>'
        f"{''.join(f'<td>{_text(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in section.rows
    )
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"


def _text(cell: Cell) -> str:
    return escape(f"{cell:g}" if isinstance(cell, float) else str(cell))


def _paragraph(line: str) -> str:
    return f"<p>{escape(line)}</p>"
