"""The measured part of docs/scale.md: table, slope and log-log plot."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from eval.scale.measure import Point
from index.vector_kind import VectorKind

BEGIN, END = "<!-- 实测开始:bandecheng eval scale 写 -->", "<!-- 实测结束 -->"
_NAMES = {
    VectorKind.FLAT: "逐个比(flat)",
    VectorKind.HNSW: "近邻图(HNSW)",
    VectorKind.IVF_SQ8: "分堆、8 位(IVF-SQ8)",
    VectorKind.IVF_PQ: "分堆、64 字节(IVF-PQ)",
}


def write_measured(document: Path, points: Sequence[Point], on: date) -> None:
    """Replace what stands between the two marks of ``document``.

    Raises:
        ValueError: it has no marks.
    """
    text = document.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise ValueError(f"{document} 里没有实测的起止标记;下一步:加上 {BEGIN} 和 {END}")
    block = f"{BEGIN}\n{measured(points, on)}\n{END}"
    marks = f"{re.escape(BEGIN)}.*?{re.escape(END)}"
    document.write_text(re.sub(marks, lambda _: block, text, flags=re.S), encoding="utf-8")


def measured(points: Sequence[Point], on: date) -> str:
    """The table, a row for each point, and the slope of the kinds that the rule chose."""
    lines = [
        f"`bandecheng eval scale`,{on.isoformat()},单线程;机器上可能同时有别的任务。",
        "",
        "| 片段 | 种类 | p50 毫秒 | p95 毫秒 | recall@10 | 索引 MB | 建立 秒 | 规则选它 |",
        "|---:|---|---:|---:|---:|---:|---:|:-:|",
    ]
    lines += [
        f"| {p.passages:,} | {_NAMES[p.kind]} | {p.p50_ms:.2f} | {p.p95_ms:.2f} |"
        f" {p.recall:.3f} | {p.index_mb:,.1f} | {p.build_s:.1f} | {'✓' if p.chosen else ''} |"
        for p in points
    ]
    slopes = "、".join(
        f"{_NAMES[kind]} {slope([p for p in points if p.kind is kind]):.2f}" for kind in VectorKind
    )
    ours = slope([p for p in points if p.chosen])
    lines += ["", f"p50 的对数斜率:按规则选的 {ours:.2f};{slopes}。"]
    return "\n".join(lines)


def slope(points: Sequence[Point]) -> float:
    """Exponent ``b`` of latency ∝ passages^b, least squares on logarithms; at least two sizes."""
    sizes, latencies = [p.passages for p in points], [p.p50_ms for p in points]
    return float(np.polyfit(np.log10(sizes), np.log10(latencies), 1)[0])


def plot(points: Sequence[Point], out: Path) -> None:
    """Write the log-log plot of latency over passages as SVG."""
    import matplotlib as mpl  # noqa: PLC0415 - takes a second

    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    with plt.rc_context({"svg.hashsalt": "scale", "svg.fonttype": "path"}):
        figure, axes = plt.subplots(figsize=(7, 4.5))
        for kind in VectorKind:
            own = [p for p in points if p.kind is kind]
            axes.loglog(
                [p.passages for p in own], [p.p50_ms for p in own], marker="o", label=kind.value
            )
        chosen = [p for p in points if p.chosen]
        axes.loglog([p.passages for p in chosen], [p.p50_ms for p in chosen], "k--", label="rule")
        axes.set_xlabel("passages")
        axes.set_ylabel("p50, ms")
        axes.grid(visible=True, which="both", alpha=0.3)
        axes.legend()
        out.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(out, format="svg", metadata={"Date": None}, bbox_inches="tight")
        plt.close(figure)
