"""The plots of the race as SVG files: what is found, and what it costs. Imports matplotlib."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from eval.race.entrant import OURS
from eval.race.result import Result
from eval.race.scoring import SHOWN, Score

QUALITY, SPEED = "race-quality.svg", "race-speed.svg"
_OURS, _PEER, _LIGHT = "#1f5fa8", "#8a94a0", "#c8a45c"


def plot_quality(path: Path, labels: Mapping[str, str], scored: Mapping[str, Score]) -> None:
    """Bars of hit@1 and nDCG@10 for each entrant, best first."""
    first, graded = SHOWN.index("hit@1"), SHOWN.index("ndcg@10")
    names = sorted(scored, key=lambda name: -scored[name].means[graded])
    figure = Figure((7.5, 1.2 + 0.42 * len(names)), layout="constrained")
    axes = figure.add_subplot()
    rows = np.arange(len(names))
    for shift, measure, colour, hatch in ((-0.2, graded, _OURS, ""), (0.2, first, _LIGHT, "///")):
        bars = axes.barh(
            rows + shift,
            [scored[name].means[measure] for name in names],
            0.4,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=SHOWN[measure],
        )
        axes.bar_label(bars, fmt="%.3f", padding=2, fontsize=8)
    axes.set_yticks(rows, [labels[name] for name in names])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.1)
    axes.legend(frameon=False, loc="lower right")
    _save(figure, axes, path)


def plot_speed(
    path: Path,
    labels: Mapping[str, str],
    scored: Mapping[str, Score],
    results: Sequence[Result],
) -> None:
    """nDCG@10 over the median of milliseconds a question, on a log axis: up and left is better."""
    figure = Figure((7.5, 4.5), layout="constrained")
    axes = figure.add_subplot()
    for result in results:
        if result.name not in scored:
            continue
        spot = (
            float(np.median(result.latencies_ms)),
            float(scored[result.name].means[SHOWN.index("ndcg@10")]),
        )
        ours = result.name == OURS
        axes.scatter(*spot, color=_OURS if ours else _PEER, marker="s" if ours else "o", zorder=3)
        axes.annotate(labels[result.name], spot, (5, 4), textcoords="offset points", fontsize=8)
    axes.set_xscale("log")
    axes.margins(x=0.2)
    axes.set_ylim(bottom=0, top=1)
    axes.set_xlabel("ms per question, median (log)")
    axes.set_ylabel("nDCG@10")
    axes.grid(color="#e3e8ed")
    _save(figure, axes, path)


def _save(figure: Figure, axes: Axes, path: Path) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": path.stem}):
        figure.savefig(path, format="svg", metadata={"Date": None})
