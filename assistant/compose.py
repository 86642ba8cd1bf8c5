"""Composition: a guide, a choice between items, or a person. Extractive only."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.answer import Answer, Choice, Person, RankedName
from assistant.blocks import block, lines
from assistant.decide import Status
from assistant.direct import direct_reply
from assistant.precedents import similar_cases
from assistant.rank import RankedItem
from assistant.retrieve import Hit
from assistant.understand import AskedAspect
from index.snapshot import Snapshot
from ingest.corpus import Corpus
from ingest.guide import Guide

_SHOWN_ITEMS = 10
_CHOICES = 4
_ALWAYS = ("materials", "steps", "time", "fee", "where", "proxy", "eligibility", "result")
_IF_WRITTEN = ("pitfalls", "stuck", "faq", "related", "legal_basis")


@dataclass(frozen=True)
class Asked:
    """What is known of a question when it comes to composing.

    ``sure`` is the calibrated confidence of the first of ``items``, in [0, 1].
    """

    text: str
    aspect: AskedAspect
    sure: float
    items: tuple[RankedName, ...]
    hits: tuple[Hit, ...] = ()


def answer_about(guide: Guide, asked: Asked, snapshot: Snapshot) -> Answer:
    """The answer from one guide: the direct reply, then its blocks, then precedents."""
    corpus = snapshot.corpus
    direct, told = direct_reply(guide, asked.aspect, corpus)
    kinds = [k for k in _IF_WRITTEN if any(lines(k, guide, corpus))]
    kinds = [*_ALWAYS, *kinds] if guide.written else []
    return Answer(
        status=Status.ANSWERED if told else Status.ANSWERED_PARTIALLY,
        question=asked.text,
        item_id=guide.item_id,
        confidence=round(asked.sure, 4),
        direct=(texts.THIS_IS_ABOUT.format(name=guide.name), *direct),
        blocks=tuple(block(kind, guide, corpus) for kind in kinds),
        cases=similar_cases(asked.hits, guide.item_id, corpus),
        items=asked.items,
        person=person(),
        snapshot=snapshot.snapshot_id,
    )


def clarification(asked: Asked, snapshot: Snapshot) -> Answer:
    """One short question with a button for each of the nearest items."""
    choices = tuple(
        Choice(label=_label(snapshot.corpus.guides[item.item_id]), item_id=item.item_id)
        for item in asked.items[:_CHOICES]
    )
    return _without_item(asked, snapshot, Status.CLARIFICATION, texts.CLARIFICATION, choices)


def hand_over(asked: Asked, snapshot: Snapshot) -> Answer:
    """No item is asserted; a person is named."""
    return _without_item(asked, snapshot, Status.LOW_CONFIDENCE, texts.LOW_CONFIDENCE, ())


def named(ranked: Sequence[RankedItem], sure: float, corpus: Corpus) -> tuple[RankedName, ...]:
    """The first ten items with their confidences: falling, and together at most 1.

    The first has ``sure``. The others share what it leaves in proportion to their shares of the
    ranking, but none gets more than its share compared with the first one's allows.
    """
    rest = sum(item.share for item in ranked[1:]) or 1.0
    return tuple(
        RankedName(
            item_id=item.item_id,
            name=corpus.guides[item.item_id].name,
            confidence=round(
                min((1 - sure) * item.share / rest, sure * item.share / ranked[0].share)
                if place
                else sure,
                4,
            ),
        )
        for place, item in enumerate(ranked[:_SHOWN_ITEMS])
    )


def person() -> Person:
    """Who to turn to, always."""
    return Person(window=texts.PERSON_WINDOW, phone=texts.PERSON_PHONE)


def _without_item(
    asked: Asked, snapshot: Snapshot, status: Status, direct: str, choices: tuple[Choice, ...]
) -> Answer:
    return Answer(
        status=status,
        question=asked.text,
        item_id=None,
        confidence=round(asked.sure, 4),
        direct=(direct,),
        choices=choices,
        items=asked.items,
        person=person(),
        snapshot=snapshot.snapshot_id,
    )


def _label(guide: Guide) -> str:
    # People recognise their matter by what it is, not by its official name.
    return f"{guide.summary}（{guide.name}）" if guide.summary else guide.name
