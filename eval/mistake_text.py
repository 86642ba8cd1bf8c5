"""A mistake for the terminal: what was expected, what came, and the sums behind both."""

from collections.abc import Iterator

from eval.arithmetic import Arithmetic
from eval.labels import status_label, value_label
from eval.mistake import Candidate, Fault, Mistake
from ingest.text_table import text_table

_FAULTS = {
    Fault.WRONG_FIRST: "第一位不对",
    Fault.REFUSED: "第一位对,却没有答",
    Fault.ASSERTED_OUTSIDE: "不该答却答了",
}
_TEXT = 60  # characters of a passage that are shown


def mistake_text(mistake: Mistake) -> str:
    """The mistake as lines, indented under its question."""
    return "\n".join(_lines(mistake))


def _lines(mistake: Mistake) -> Iterator[str]:
    groups = (
        value_label(name, getattr(mistake, name))
        for name in ("persona", "kind", "aspect")
        if getattr(mistake, name)
    )
    yield f"{mistake.id} {mistake.question}"
    yield f"  {' · '.join(groups)}"
    yield f"  {_FAULTS[mistake.fault]} · 状态 {status_label(mistake.status)}"
    yield from (f"  应为 {_standing(one)}" for one in mistake.expected)
    yield "  得到:"
    yield from (
        f"    {item['confidence']:.3f} {item['item_id']} {item['name']}" for item in mistake.got
    )
    sums = [one.arithmetic for one in _shown(mistake) if one.arithmetic]
    if sums:
        yield "  得分 = Σ 标准化的特征 × 权重:"
        yield from (f"    {line}" for line in _sums(sums).splitlines())
        yield "  信号:" + " ".join(f"{name} {value:.3f}" for name, value in mistake.signals.items())
    if mistake.hits:
        yield "  最近的片段:"
        yield from (
            f"    {hit.score:.3f} {hit.passage_id} {hit.text[:_TEXT]}" for hit in mistake.hits
        )


def _standing(one: Candidate) -> str:
    where = f"现在第 {one.arithmetic.place} 位" if one.arithmetic else "没有成为候选"
    return f"{one.item_id} {one.name}({where})"


def _shown(mistake: Mistake) -> list[Candidate]:
    """The first item now and the best placed expected one, which may be the same."""
    shown = {one.item_id: one for one in (mistake.first, *mistake.expected[:1]) if one}
    return list(shown.values())


def _sums(sums: list[Arithmetic]) -> str:
    head = ["特征", "权重"]
    total = ["合计", ""]
    rows = [[term.feature, f"{term.weight:.3f}"] for term in sums[0].terms]
    for one in sums:
        head += [f"{one.item_id} 原值", "标准化", "乘积"]
        total += ["", "", f"{one.score:+.3f}"]
        for row, term in zip(rows, one.terms, strict=True):
            row += [f"{term.value:.3f}", f"{term.standard:+.3f}", f"{term.product:+.3f}"]
    return text_table([head, *rows, total])
