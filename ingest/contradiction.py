"""Guides that say different things of one fact."""

import re
from collections.abc import Iterator, Mapping

from ingest.guide import Guide
from ingest.guide_text import citizen_texts, guide_path, sentences
from ingest.problem import Problem, shorten
from ingest.quantity import Quantity, money, quantities

# Not the id of a life event, and not the tail of another code.
_ITEM_ID = re.compile(r"(?<![A-Z0-9])(?!LE-)[A-Z]{2}-\d{2,4}(?!\d)")
_CLAUSE = re.compile(r"[^，,；;：:]+")
_OF_ITSELF = re.compile(r"这里|这项|这一项|本项|本事项")
_LOOKED_AT = ("pitfalls", "faq.a", "not_eligible_hint", "steps")


def lint_named_items(guides: Mapping[str, Guide]) -> Iterator[Problem]:
    """Item ids in free text that the catalogue does not have."""
    for guide in guides.values():
        for field, text in citizen_texts(guide):
            for item_id in _ITEM_ID.findall(text):
                if item_id not in guides:
                    yield Problem(
                        guide_path(guide.item_id), field, item_id, "目录里的编码", "改成正确的编码"
                    )


def lint_facts_of_others(guides: Mapping[str, Guide]) -> Iterator[Problem]:
    """A sum or a number of days that one guide tells of another one, and that one does not know."""
    known = {item_id: _quantities_of(guide) for item_id, guide in guides.items()}
    for guide in guides.values():
        for field, text, about in _told_of_others(guide):
            others = [other for other in about if other in guides and other != guide.item_id]
            if not others:
                continue
            named = "、".join(others)
            for quantity in sorted(
                quantities(_ITEM_ID.sub("", text)).difference(*(known[o] for o in others))
            ):
                yield Problem(
                    guide_path(guide.item_id),
                    field,
                    shorten(text),
                    f"{quantity} 在 {named} 的指南里也有",
                    f"核对两份指南,改这一句或补 {named}",
                )


def lint_rivals(guides: Mapping[str, Guide]) -> Iterator[Problem]:
    """Neighbours with the same result but other sums or limits (notices)."""
    for guide in guides.values():
        for related in guide.related:
            other = guides.get(related.item_id)
            if other is None or other.item_id <= guide.item_id or not _are_rivals(guide, other):
                continue
            for field, mine, theirs in _differences(guide, other):
                yield Problem(
                    guide_path(guide.item_id),
                    field,
                    mine,
                    f"与 {other.item_id}(结果相同)一致:{theirs}",
                    "核对两份指南;确实不同就不用改",
                    error=False,
                )


def _told_of_others(guide: Guide) -> Iterator[tuple[str, str, list[str]]]:
    """(field, text, the items that the text is about)."""
    for field, text in citizen_texts(guide):
        if field in _LOOKED_AT:
            for sentence in sentences(text):
                for told, about in _told(sentence):
                    yield field, told, about
    for related in guide.related:
        clauses = [c for c in _CLAUSE.findall(related.difference) if not _OF_ITSELF.search(c)]
        yield "related.difference", "，".join(clauses), [related.item_id]


def _told(sentence: str) -> Iterator[tuple[str, list[str]]]:
    """Each text runs from the clause that names an item to the next clause that names one."""
    clauses: list[str] = []
    about: list[str] = []
    for clause in _CLAUSE.findall(sentence):
        named = _ITEM_ID.findall(clause)
        if named:
            if about:
                yield "，".join(clauses), about
            clauses, about = [], named
        clauses.append(clause)
    if about:
        yield "，".join(clauses), about


def _quantities_of(guide: Guide) -> set[Quantity]:
    found = {
        Quantity(n, "天") for n in (guide.statutory_days, guide.promised_days) if n is not None
    }
    for _, text in citizen_texts(guide):
        found |= quantities(text)
    return found


def _are_rivals(one: Guide, other: Guide) -> bool:
    mutual = any(related.item_id == one.item_id for related in other.related)
    return bool(mutual and one.result and other.result and one.result.name == other.result.name)


def _differences(one: Guide, other: Guide) -> Iterator[tuple[str, str, str]]:
    if one.fee and other.fee:
        mine, theirs = money(one.fee.amount), money(other.fee.amount)
        if not (mine <= theirs or theirs <= mine):
            yield "fee.amount", shorten(one.fee.amount), shorten(other.fee.amount)
    for field in ("statutory_days", "promised_days"):
        days = getattr(one, field), getattr(other, field)
        if None not in days and days[0] != days[1]:
            yield field, str(days[0]), str(days[1])
