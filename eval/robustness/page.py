"""The page of the curve: a table for ``docs/robustness.md`` and a plot. Imports matplotlib."""

from pathlib import Path

from matplotlib import rc_context
from matplotlib.figure import Figure

from eval.race.entrant import OURS
from eval.robustness.curve import Curve
from eval.robustness.noise import LEVELS

BEGIN, END = "<!-- curve -->", "<!-- /curve -->"


def curve_table(curve: Curve) -> str:
    """hit@1 of each entrant at each level, as Markdown."""
    head = "| 噪声级别 | " + " | ".join(map(str, LEVELS)) + " | 0 级到 4 级 |"
    rows = [
        f"| {name} | "
        + " | ".join(f"{hit:.3f}" for hit in hits)
        + f" | {hits[-1] - hits[0]:+.3f} |"
        for name, hits in curve.hits.items()
    ]
    return "\n".join(
        [f"目录之内 {curve.questions} 问。", "", head, "|---" * (len(LEVELS) + 2) + "|", *rows]
    )


def write_table(page: Path, curve: Curve) -> None:
    """Put the table between the marks of ``page``.

    Raises:
        ValueError: the page has no marks.
    """
    text = page.read_text(encoding="utf-8")
    before, begun, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not begun or not ended:
        raise ValueError(f"{page.name} 里没有 {BEGIN} 和 {END};下一步:加上这两行")
    page.write_text(f"{before}{BEGIN}\n{curve_table(curve)}\n{END}{after}", encoding="utf-8")


def plot_curve(path: Path, curve: Curve) -> None:
    """One line for each entrant, as SVG; the same figures give the same file."""
    figure = Figure((6.5, 3.6), layout="constrained")
    axes = figure.add_subplot()
    for name, hits in curve.hits.items():
        axes.plot(LEVELS, hits, marker="o", linewidth=2.5 if name == OURS else 1.2, label=name)
    axes.set_xticks(LEVELS)
    axes.set_ylim(0, 1)
    axes.set_xlabel("kinds of noise in one question")
    axes.set_ylabel("hit@1")
    axes.grid(alpha=0.3)
    axes.legend()
    with rc_context({"svg.hashsalt": "robustness"}):
        figure.savefig(path, format="svg", metadata={"Date": None})
