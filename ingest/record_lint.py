"""Checks across records: items that are named must exist, phrases must be one item's alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from ingest.case import Case
from ingest.guide import Guide
from ingest.guide_text import guide_path, phrase_key
from ingest.life_event import LifeEvent
from ingest.policy import Policy
from ingest.problem import Problem, shorten


def lint_references(
    cases: Iterable[Case],
    events: Iterable[LifeEvent],
    policies: Iterable[Policy],
    item_ids: Collection[str],
) -> Iterator[Problem]:
    """Items that a case, life event or policy names and the catalogue does not have."""
    for case in cases:
        yield from _unknown(Path("cases", f"{case.case_id}.yaml"), "items", case.items, item_ids)
    for event in events:
        named = [step.item_id for step in event.steps]
        path = Path("life_events", f"{event.event_id}.yaml")
        yield from _unknown(path, "steps.item_id", named, item_ids)
    for policy in policies:
        path = Path("policies", f"{policy.policy_id}.yaml")
        yield from _unknown(path, "apply_item", [policy.apply_item], item_ids)


def lint_shared_phrases(guides: Mapping[str, Guide]) -> Iterator[Problem]:
    """A way of asking that stands in two guides leads to neither; punctuation does not count."""
    owner: dict[str, str] = {}
    for guide in guides.values():
        for way in guide.ways_of_asking:
            first = owner.setdefault(phrase_key(way), guide.item_id)
            if first != guide.item_id:
                yield _shared(guide_path(guide.item_id), way, first)


def lint_plain_names(guides: Mapping[str, Guide]) -> Iterator[Problem]:
    """A plain name that two items share tells nobody which button is theirs."""
    owner: dict[str, str] = {}
    for guide in guides.values():
        if guide.plain_name:
            first = owner.setdefault(guide.plain_name, guide.item_id)
            if first != guide.item_id:
                path = guide_path(guide.item_id)
                wanted = f"与 {first} 不同的俗名"
                yield Problem(path, "plain_name", guide.plain_name, wanted, "写出决定的那个词")


def lint_borrowed_phrases(
    guides: Mapping[str, Guide],
    cases: Iterable[Case],
    events: Iterable[LifeEvent],
    policies: Iterable[Policy],
) -> Iterator[Problem]:
    """A way of asking of a case, life event or policy that a guide has too."""
    owner = {
        phrase_key(w): guide.item_id for guide in guides.values() for w in guide.ways_of_asking
    }
    asked = [
        *((Path("cases", f"{case.case_id}.yaml"), case.ways_of_asking) for case in cases),
        *((Path("life_events", f"{e.event_id}.yaml"), e.ways_of_asking) for e in events),
        *((Path("policies", f"{p.policy_id}.yaml"), p.ways_of_asking) for p in policies),
    ]
    for path, ways in asked:
        for way in ways:
            if phrase_key(way) in owner:
                yield _shared(path, way, owner[phrase_key(way)])


def _shared(path: Path, way: str, owner: str) -> Problem:
    return Problem(path, "ways_of_asking", shorten(way), f"不与 {owner} 相同", "改写其中一句")


def _unknown(
    path: Path, field: str, named: Iterable[str], item_ids: Collection[str]
) -> Iterator[Problem]:
    for item_id in named:
        if item_id not in item_ids:
            yield Problem(path, field, item_id, "catalogue.tsv 里的编码", "改成正确的编码")
