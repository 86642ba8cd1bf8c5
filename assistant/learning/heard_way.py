"""Ways of asking that were heard and not understood, read from the consultations."""

import hashlib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from assistant.records.consultation import Consultation, Feedback, FeedbackKind
from assistant.status import Status
from ingest.corpus import Corpus
from ingest.guide_text import phrase_key

_PROPOSED = 3  # items of the ranking that are kept for whoever decides


@dataclass
class HeardWay:
    """One way of asking, however often it was heard: the words of the first time."""

    text: str
    first_at: datetime
    last_at: datetime
    times: int = 0
    item_ids: list[str] = field(default_factory=list)
    marked: Counter[str] = field(default_factory=Counter)

    @property
    def item_id(self) -> str:
        """The item that staff marked most often as right; empty when nobody did."""
        return min(self.marked, key=lambda one: (-self.marked[one], one), default="")


def known_phrases(corpus: Corpus) -> set[str]:
    """Keys of every way of asking that the corpus has, in whatever record."""
    ways = chain(
        (guide.ways_of_asking for guide in corpus.guides.values()),
        (case.ways_of_asking for case in corpus.cases.values()),
        (event.ways_of_asking for event in corpus.life_events.values()),
        (policy.ways_of_asking for policy in corpus.policies.values()),
        (matter.ways_of_asking for matter in corpus.elsewhere.values()),
    )
    return {phrase_key(way) for way in chain.from_iterable(ways)}


def heard_ways(session: Session, known: Collection[str]) -> dict[str, HeardWay]:
    """What was not answered, or corrected by staff, by the digest of its phrase.

    Phrases in ``known`` are left out, and so is what somebody in despair said.
    """
    not_found = exists().where(
        Feedback.consultation_sequence == Consultation.sequence,
        Feedback.kind == FeedbackKind.NOT_FOUND,
    )
    corrected = Consultation.right_item_id.is_not(None) & or_(
        Consultation.item_id.is_(None), Consultation.item_id != Consultation.right_item_id
    )
    query = (
        select(Consultation)
        .where(Consultation.status != Status.CRISIS)
        .where(or_(Consultation.status == Status.LOW_CONFIDENCE, not_found, corrected))
        .order_by(Consultation.sequence)
    )
    heard: dict[str, HeardWay] = {}
    for row in session.scalars(query):
        phrase = phrase_key(row.question)
        if not phrase or phrase in known:
            continue
        key = hashlib.sha256(phrase.encode()).hexdigest()
        way = heard.setdefault(key, HeardWay(row.question, row.created_at, row.created_at))
        way.times += 1
        way.first_at = min(way.first_at, row.created_at)
        way.last_at = max(way.last_at, row.created_at)
        way.item_ids = row.item_ids[:_PROPOSED]
        if row.right_item_id:
            way.marked[row.right_item_id] += 1
    return heard
