"""The report of a run: one HTML file that needs nothing else, not even a network."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from eval.labels import GROUP_LABELS, measure_label, status_label, value_label
from eval.readability import SHORT
from eval.reliability_svg import reliability_svg
from eval.scores import MEASURES

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>评测报告 {snapshot}</title>
<style>
body {{ font: 16px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #1b2733; }}
section {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; }}
th, td {{ padding: .3rem .7rem; border-bottom: 1px solid #d5dce3; text-align: right;
  white-space: nowrap; }}
th:first-child, td:first-child {{ text-align: left; }}
thead th {{ background: #eef2f6; white-space: normal; vertical-align: bottom; }}
small {{ display: block; color: #51606f; }}
svg text {{ font-size: 12px; fill: #1b2733; }}
.grid {{ stroke: #e3e8ed; }}
.ideal {{ stroke: #51606f; stroke-dasharray: 5 4; }}
.curve {{ fill: none; stroke: #0b5cad; stroke-width: 2; }}
.bin {{ fill: #0b5cad; fill-opacity: .75; }}
</style>
</head>
<body>
<h1>评测报告</h1>
<p>索引快照 {snapshot} · 问题集 {question_set} · {n} 问,其中 {n_judged} 问有标准答案</p>
<p>括号里是 95% 自助法区间:换一批同类的问题,数字大致在这个范围里动。“—”表示没有这类问题。</p>
{sections}
</body>
</html>
"""


def report_html(metrics: Mapping[str, Any]) -> str:
    """The page for what ``metrics.json`` holds; all text from outside is escaped."""
    overall, calibration = metrics["overall"], metrics["calibration"]
    used = metrics["question_set"]
    sections = [
        _section("总体", _measure_table("", {"全部": overall})),
        *(
            _section(f"按{label}", _measure_table(label, _named(group, metrics[f"by_{group}"])))
            for group, label in GROUP_LABELS.items()
        ),
        _section("把握准不准", _calibration(calibration)),
        _section("好不好读", _readability(metrics["readability"])),
        _section("用时", _table(("", "毫秒"), _latency(overall["latency_ms"]))),
        _section(
            "状态",
            _table(
                ("状态", "问数", "占比"),
                (
                    (status_label(status), str(count), f"{count / overall['n']:.1%}")
                    for status, count in overall["statuses"].items()
                ),
            ),
        ),
    ]
    return _PAGE.format(
        snapshot=escape(metrics["snapshot"]),
        question_set=escape(
            f"{Path(used['path']).name}(sha256 {used['sha256'][:12]})" if used else "没有记下"
        ),
        n=overall["n"],
        n_judged=overall["n_judged"],
        sections="\n".join(sections),
    )


def _named(group: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {value_label(group, value): figures for value, figures in values.items()}


def _measure_table(label: str, rows: Mapping[str, Mapping[str, Any]]) -> str:
    head = (label, "问数", *map(measure_label, MEASURES))
    return _table(
        head,
        (
            (name, str(figures["n"]), *(_measured(figures, measure) for measure in MEASURES))
            for name, figures in rows.items()
        ),
    )


def _measured(figures: Mapping[str, Any], measure: str) -> str:
    value, interval = figures[measure], figures["interval"][measure]
    if value is None:
        return "—"
    return f"{value:.3f}\n({interval[0]:.3f}–{interval[1]:.3f})"


def _calibration(calibration: Mapping[str, Any]) -> str:
    error = calibration["expected_calibration_error"]
    told = "—" if error is None else f"{error:.3f}"
    rows = (
        (
            f"{one['low']:.1f}–{one['high']:.1f}",
            str(one["n"]),
            f"{one['confidence']:.3f}" if one["n"] else "—",
            f"{one['right']:.3f}" if one["n"] else "—",
        )
        for one in calibration["bins"]
    )
    return (
        f"<p>期望校准误差 {told}(越低越好,{calibration['n']} 问)。"
        "点在虚线下面,是说得比做得满;在上面,是太谨慎。</p>"
        f"{reliability_svg(calibration['bins'])}"
        f"{_table(('把握', '问数', '平均把握', '答对的比例'), rows)}"
    )


def _readability(figures: Mapping[str, Any]) -> str:
    rows = (
        ("全部", figures["overall"]),
        *((status_label(name), one) for name, one in figures["by_status"].items()),
        *((value_label("aspect", name), one) for name, one in figures["by_aspect"].items()),
    )
    head = ("", "问数", f"{SHORT} 字以内的句子", "句长中位数", "官话(个/答)", "没有解释的(个/答)")
    return _table(
        head,
        (
            (
                name,
                str(one["n"]),
                _or_dash(one["share_short"], ".1%"),
                _or_dash(one["median_length"], "g"),
                _or_dash(one["official"], ".2f"),
                _or_dash(one["unexplained"], ".2f"),
            )
            for name, one in rows
        ),
    )


def _or_dash(value: float | None, form: str) -> str:
    return "—" if value is None else format(value, form)


def _latency(latency: Mapping[str, float | None]) -> list[tuple[str, str]]:
    names = {"p50": "一半的问题不超过", "p95": "95% 的问题不超过"}
    return [(names[key], "—" if ms is None else f"{ms:.0f}") for key, ms in latency.items()]


def _section(title: str, body: str) -> str:
    return f"<section>\n<h2>{escape(title)}</h2>\n{body}\n</section>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of text; what follows a line break in a cell is set small under it."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "\n".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(map(_cell, rest))}</tr>'
        for first, *rest in rows
    )
    return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _cell(text: str) -> str:
    figure, _, under = text.partition("\n")
    small = f"<small>{escape(under)}</small>" if under else ""
    return f"<td>{escape(figure)}{small}</td>"
