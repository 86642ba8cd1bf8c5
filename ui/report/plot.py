"""Plots of the report as inline SVG. Imports matplotlib: see ``ui.report.draw``."""

import io
import re
import threading
from functools import cache
from typing import Any

from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from assistant.insight.section import Plot

# Fonts with all Chinese characters, those made for simplified ones first.
_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
    "Droid Sans Fallback",
)
_LOOKS = (("#1f5fa8", ""), ("#c8a45c", "///"))  # colour and hatching: never colour alone
_WIDTH, _ROW, _LEAST = 7.0, 0.32, 2.2  # inches
_LONGEST = 16  # characters of a label
_PREFIXED = re.compile(r'(\bid="|href="#|url\(#)')
_HEAD = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
_drawing = threading.Lock()  # the settings of matplotlib are those of all threads


@cache
def chinese_font() -> str | None:
    """The installed font to draw with; None where there is none that has Chinese characters."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _FONTS if name in installed), None)


def plot_svg(plot: Plot, name: str, font: str) -> str:
    """An ``<svg>`` with letters as outlines, the same for the same ``plot``.

    Args:
        plot: what to draw.
        name: an identifier of its own in the page; the parts of the drawing are named after it.
        font: that has the characters of the labels.
    """
    settings: dict[Any, Any] = {
        "font.family": [font],
        "svg.fonttype": "path",
        "svg.hashsalt": name,
        "text.parse_math": False,  # a dollar would start a formula
    }
    with _drawing, rc_context(settings):
        height = max(_LEAST, 0.8 + _ROW * len(plot.labels) * (1 if plot.line else len(plot.series)))
        figure = Figure((_WIDTH, 3.0 if plot.line else height), layout="constrained")
        axes = figure.add_subplot()
        (_lines if plot.line else _bars)(axes, plot)
        axes.spines[["top", "right"]].set_visible(False)
        if len(plot.series) > 1:
            axes.legend(frameon=False)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None})
    svg = _METADATA.sub("", _HEAD.sub("", drawn.getvalue()))
    return _PREFIXED.sub(rf"\g<1>{name}-", svg)


def _lines(axes: Axes, plot: Plot) -> None:
    for (label, values), (colour, hatch) in zip(plot.series.items(), _LOOKS, strict=False):
        marker, dashes = ("s", "--") if hatch else ("o", "-")
        axes.plot(plot.labels, values, marker=marker, linestyle=dashes, color=colour, label=label)
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", color="#e3e8ed")


def _bars(axes: Axes, plot: Plot) -> None:
    thick = 0.8 / len(plot.series)
    for place, (label, values) in enumerate(plot.series.items()):
        colour, hatch = _LOOKS[place]
        at = [row + place * thick for row in range(len(values))]
        bars = axes.barh(
            at, values, thick, color=colour, hatch=hatch, edgecolor="white", label=label
        )
        axes.bar_label(bars, fmt="%g", padding=2)
    middle = (len(plot.series) - 1) * thick / 2
    labels = [one if len(one) <= _LONGEST else f"{one[: _LONGEST - 1]}…" for one in plot.labels]
    axes.set_yticks([row + middle for row in range(len(labels))], labels)
    axes.invert_yaxis()
    axes.margins(x=0.1)
