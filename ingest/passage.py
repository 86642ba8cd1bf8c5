"""The passage: the unit that is indexed, one aspect of a record or one way of asking."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.case import Case
from ingest.elsewhere import Elsewhere
from ingest.guide import Guide
from ingest.life_event import LifeEvent
from ingest.policy import Policy


class Kind(StrEnum):
    """What kind of record a passage comes from."""

    GUIDE = "guide"
    CASE = "case"
    LIFE_EVENT = "life_event"
    POLICY = "policy"
    ELSEWHERE = "elsewhere"


class Aspect(StrEnum):
    """Which side of the record the passage tells."""

    NAME = "name"
    SUMMARY = "summary"
    WAY_OF_ASKING = "way_of_asking"
    ELIGIBILITY = "eligibility"
    MATERIALS = "materials"
    STEPS = "steps"
    TIME = "time"
    FEE = "fee"
    WHERE = "where"
    PROXY = "proxy"
    RESULT = "result"
    PITFALLS = "pitfalls"
    FAQ = "faq"
    STUCK = "stuck"


@dataclass(frozen=True)
class Passage:
    """One indexed text.

    ``passage_id`` is ``<record id>/<aspect>[/<8 hex of the text>]``: it stays the same when other
    passages come or go. ``owner`` is the id of the record.
    """

    passage_id: str
    kind: Kind
    owner: str
    aspect: Aspect
    text: str

    @property
    def digest(self) -> str:
        """Sha256 of the text: a passage whose digest is known is not embedded again."""
        return text_digest(self.text)


def text_digest(text: str) -> str:
    """Hex sha256 of ``text`` as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def guide_passages(guide: Guide) -> Iterator[Passage]:
    """Passages of one guide: its name always, each aspect that is written, each way of asking."""
    yield _one(guide.item_id, Aspect.NAME, "、".join((guide.name, *guide.aliases)))
    if guide.summary:
        yield _one(guide.item_id, Aspect.SUMMARY, f"{guide.name}：{guide.summary}")
    for aspect, lines in _aspects(guide):
        if lines:
            yield _one(guide.item_id, aspect, f"{guide.name}：{''.join(map(_ended, lines))}")
    for question in guide.faq:
        text = f"{guide.name}：{question.q}{_ended(question.a)}"
        yield _one_of_many(Kind.GUIDE, guide.item_id, Aspect.FAQ, text)
    for way in guide.ways_of_asking:
        yield _one_of_many(Kind.GUIDE, guide.item_id, Aspect.WAY_OF_ASKING, way)


def case_passages(case: Case) -> Iterator[Passage]:
    """Passages of one case: what was wanted and why it got stuck, and each way of asking."""
    text = f"{case.title}：{_ended(case.wanted)}{_ended(case.stuck)}"
    yield Passage(f"{case.case_id}/summary", Kind.CASE, case.case_id, Aspect.SUMMARY, text)
    for way in case.ways_of_asking:
        yield _one_of_many(Kind.CASE, case.case_id, Aspect.WAY_OF_ASKING, way)


def life_event_passages(event: LifeEvent) -> Iterator[Passage]:
    """Passages of one life event: its summary and each way of asking."""
    text = f"{event.name}：{event.summary}"
    yield Passage(
        f"{event.event_id}/summary", Kind.LIFE_EVENT, event.event_id, Aspect.SUMMARY, text
    )
    for way in event.ways_of_asking:
        yield _one_of_many(Kind.LIFE_EVENT, event.event_id, Aspect.WAY_OF_ASKING, way)


def policy_passages(policy: Policy) -> Iterator[Passage]:
    """Passages of one support policy: its benefit and each way of asking."""
    text = f"{policy.name}：{policy.benefit}"
    yield Passage(
        f"{policy.policy_id}/summary", Kind.POLICY, policy.policy_id, Aspect.SUMMARY, text
    )
    for way in policy.ways_of_asking:
        yield _one_of_many(Kind.POLICY, policy.policy_id, Aspect.WAY_OF_ASKING, way)


def elsewhere_passages(matter: Elsewhere) -> Iterator[Passage]:
    """Passages of one matter outside the catalogue: name, summary and each way of asking."""
    matter_id, summary = matter.elsewhere_id, f"{matter.name}：{matter.summary}"
    yield Passage(f"{matter_id}/name", Kind.ELSEWHERE, matter_id, Aspect.NAME, matter.name)
    yield Passage(f"{matter_id}/summary", Kind.ELSEWHERE, matter_id, Aspect.SUMMARY, summary)
    for way in matter.ways_of_asking:
        yield _one_of_many(Kind.ELSEWHERE, matter_id, Aspect.WAY_OF_ASKING, way)


def _aspects(guide: Guide) -> Iterator[tuple[Aspect, list[str]]]:
    yield Aspect.ELIGIBILITY, [*guide.eligibility, *_given(guide.not_eligible_hint)]
    materials = "、".join(m.name for m in guide.materials)
    yield Aspect.MATERIALS, _given(materials, guide.materials_note)
    yield Aspect.STEPS, list(guide.steps)
    yield Aspect.TIME, _given(guide.limit_note)
    yield Aspect.FEE, _given(guide.fee.amount if guide.fee else None)
    where = _given(guide.where.window, guide.where.note) if guide.where else []
    yield Aspect.WHERE, where + [f"{c.form}：{c.note or '可以'}" for c in guide.channels]
    if guide.proxy:
        needs = "、".join(guide.proxy.needs)
        yield Aspect.PROXY, _given(f"{guide.proxy.allowed}代办", needs, guide.proxy.note)
    if guide.result:
        yield Aspect.RESULT, _given(guide.result.name, guide.result.validity)
    yield Aspect.PITFALLS, list(guide.pitfalls)
    yield Aspect.STUCK, [f"{m.when}{m.name}：{m.border}" for m in guide.measures]


def _given(*texts: str | None) -> list[str]:
    return [text for text in texts if text]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？", "!", "?")) else f"{sentence}。"


def _one(item_id: str, aspect: Aspect, text: str) -> Passage:
    return Passage(f"{item_id}/{aspect}", Kind.GUIDE, item_id, aspect, text)


def _one_of_many(kind: Kind, owner: str, aspect: Aspect, text: str) -> Passage:
    return Passage(f"{owner}/{aspect}/{text_digest(text)[:8]}", kind, owner, aspect, text)
