"""A comparison for the terminal: one table for all questions and one for each group."""

from collections.abc import Iterator, Sequence

from eval.compare import Changed, Comparison, Difference
from eval.labels import GROUP_LABELS, measure_label, status_label, value_label
from eval.row import Row
from ingest.text_table import text_table

_HEAD = ("", "A", "B", "差", "95% 区间", "")


def compare_text(comparison: Comparison) -> str:
    """The whole comparison; 变好 or 变差 stands where 0 lies outside the interval."""
    return "\n".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    for name, run in (("A", comparison.a), ("B", comparison.b)):
        yield f"{name} {run.folder} · 索引快照 {run.snapshot} · {len(run.pairs)} 问"
    yield "差是 B 减 A;区间不含 0 的注明“变好”或“变差”"
    yield from _section("总体", comparison.overall)
    for (group, value), differences in comparison.by_group.items():
        yield from _section(f"{GROUP_LABELS[group]}:{value_label(group, value)}", differences)
    yield from _changed("赢回来的", comparison.won)
    yield from _changed("丢掉的", comparison.lost)


def _section(title: str, differences: Sequence[Difference]) -> Iterator[str]:
    if differences:
        yield ""
        yield f"【{title}】"
        yield text_table([_HEAD, *map(_row, differences)])


def _row(one: Difference) -> tuple[str, ...]:
    return (
        measure_label(one.measure),
        f"{one.a:.3f}",
        f"{one.b:.3f}",
        f"{one.difference:+.3f}",
        f"{one.low:+.3f} ~ {one.high:+.3f}",
        ("变好" if one.better else "变差") if one.significant else "",
    )


def _changed(title: str, changed: Sequence[Changed]) -> Iterator[str]:
    yield ""
    yield f"【{title} {len(changed)} 问】"
    for one in changed:
        expected = "、".join(one.question.expected or ()) or "不答事项"
        yield f"  {one.question.id} {one.question.question}"
        yield f"    应为 {expected};A {_first(one.a)};B {_first(one.b)}"


def _first(row: Row) -> str:
    return f"{row.first_item or '没有事项'}({status_label(row.status)})"
