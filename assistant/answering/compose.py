"""Composition: a guide, a choice between items, or a person. Extractive only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answering.alternatives import alternatives
from assistant.answering.answer import Answer, Block, Choice, Person, RankedName
from assistant.answering.blocks import block, lines
from assistant.answering.direct import direct_reply
from assistant.answering.precedents import similar_cases
from assistant.answering.remedy import stuck_block
from assistant.policies.age_short import age_short
from assistant.policies.lexicon import policy_lexicon
from assistant.retrieval.rank import RankedItem
from assistant.retrieval.retrieve import Hit
from assistant.status import Status
from assistant.texts import common as texts
from assistant.texts import policy as texts_policy
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.crisis import Danger
from assistant.understanding.snag import Snag
from index.snapshot import Snapshot
from ingest.corpus import Corpus
from ingest.elsewhere import Elsewhere, Outside
from ingest.guide import Guide

_SHOWN_ITEMS = 10
_CHOICES = 4
_RUNNERS_UP = 3
_ALL_BUT_CERTAIN = 0.97
_ALWAYS = ("materials", "steps", "time", "fee", "where", "proxy", "eligibility", "result")
_FIRST = {
    AskedAspect.HOW: ("materials", "steps"),
    AskedAspect.MATERIALS: ("materials",),
    AskedAspect.FEE: ("fee",),
    AskedAspect.TIME: ("time",),
    AskedAspect.WHERE: ("where",),
    AskedAspect.ELIGIBILITY: ("eligibility",),
    AskedAspect.PROXY: ("proxy",),
    AskedAspect.ONLINE: ("online", "where"),
    AskedAspect.RESULT: ("result",),
    AskedAspect.STUCK: ("stuck",),
}
_LIKELY = 2  # aspects whose blocks come first; further ones have a line in the direct reply
_IF_WRITTEN = ("pitfalls", "stuck", "faq", "related", "legal_basis")


@dataclass(frozen=True)
class Asked:
    """What is known of a question when it comes to composing.

    ``sure`` is the calibrated confidence of the first of ``items``, in [0, 1].
    """

    text: str
    aspects: tuple[AskedAspect, ...]
    sure: float
    items: tuple[RankedName, ...]
    hits: tuple[Hit, ...] = ()
    snags: tuple[Snag, ...] = ()


def answer_about(guide: Guide, asked: Asked, snapshot: Snapshot) -> Answer:
    """The answer from one guide: the direct reply, then its blocks, then precedents."""
    corpus = snapshot.corpus
    stuck = stuck_block(guide, asked.snags)
    helps = stuck.lines if stuck else ()
    direct, told = direct_reply(guide, asked.aspects, corpus, helps)
    short = age_short(asked.text, guide.item_id, corpus)
    lacking = (texts_policy.AGE_SHORT.format(conditions="；".join(short)),) if short else ()
    # Unless it is all but certain, the runners-up are one touch away.
    others = [item.item_id for item in asked.items[1 : 1 + _RUNNERS_UP]]
    return Answer(
        status=Status.ANSWERED if told else Status.ANSWERED_PARTIALLY,
        question=asked.text,
        item_id=guide.item_id,
        confidence=round(asked.sure, 4),
        direct=(texts.THIS_IS_ABOUT.format(name=guide.name), *lacking, *direct),
        blocks=tuple(_blocks(guide, asked, stuck, bool(short), snapshot)) if guide.written else (),
        choices=choices(others, snapshot) if asked.sure < _ALL_BUT_CERTAIN else (),
        cases=similar_cases(asked.hits, guide.item_id, corpus, asked.snags),
        items=asked.items,
        person=person(),
        snapshot=snapshot.snapshot_id,
    )


def _blocks(
    guide: Guide, asked: Asked, stuck: Block | None, short: bool, snapshot: Snapshot
) -> Iterator[Block]:
    """What was asked for first, then what helps when stuck or not eligible, then the rest."""
    corpus = snapshot.corpus
    likely = asked.aspects[:_LIKELY]
    first = list(dict.fromkeys(kind for aspect in likely for kind in _FIRST.get(aspect, ())))
    rest = [kind for kind in (*_ALWAYS, *_IF_WRITTEN) if kind not in first]
    kinds = [k for k in (*first, *rest) if k in _ALWAYS or any(lines(k, guide, corpus))]
    if stuck is not None:  # what helps with this snag stands for what helps in general
        kinds = [kind for kind in kinds if kind != stuck.kind]
        leads = asked.aspects[0] is AskedAspect.STUCK
        if leads:
            yield stuck
    asked_for = [kind for kind in kinds if kind in first]
    yield from (block(kind, guide, corpus) for kind in asked_for)
    if stuck is not None and not leads:
        yield stuck
    if short or policy_lexicon().refused.refusal(asked.text) is not None:
        yield from alternatives(asked.text, guide.item_id, snapshot)
    yield from (block(kind, guide, corpus) for kind in kinds if kind not in first)


def clarification(asked: Asked, snapshot: Snapshot) -> Answer:
    """One short question with a button for each of the nearest items."""
    offered = choices([item.item_id for item in asked.items[:_CHOICES]], snapshot)
    return _without_item(asked, snapshot, Status.CLARIFICATION, (texts.CLARIFICATION,), offered)


def hand_over(asked: Asked, snapshot: Snapshot) -> Answer:
    """No item is asserted; a person is named."""
    return _without_item(asked, snapshot, Status.LOW_CONFIDENCE, (texts.LOW_CONFIDENCE,), ())


def elsewhere(matter: Elsewhere, asked: Asked, snapshot: Snapshot) -> Answer:
    """What the matter is, who handles it, and items that sound alike."""
    chatter = matter.outside is Outside.CHATTER
    direct = (matter.turn_to,) if chatter else (texts.ELSEWHERE, matter.summary, matter.turn_to)
    near = dict.fromkeys((*matter.near_items, *(item.item_id for item in asked.items)))
    offered = () if chatter else choices(list(near)[:_CHOICES], snapshot)
    return _without_item(asked, snapshot, Status(matter.outside.value), direct, offered)


def crisis(danger: Danger, text: str, snapshot: Snapshot) -> Answer:
    """Help at once, and nothing else."""
    asked = Asked(text, (AskedAspect.STUCK,), sure=1.0, items=())
    return _without_item(asked, snapshot, Status.CRISIS, texts.CRISIS[danger], ())


def named(ranked: Sequence[RankedItem], sure: float, corpus: Corpus) -> tuple[RankedName, ...]:
    """The first ten items with their confidences: falling, and together at most 1.

    The first candidate has ``sure``. The others share what it leaves in proportion to their
    shares of the ranking, but none gets more than its share compared with the first one's allows.
    Candidates outside the catalogue are no items and are left out.
    """
    first = ranked[0].share if ranked else 1.0
    left = min((1 - sure) / max(1 - first, 1e-9), sure / first)
    items = (pair for pair in enumerate(ranked) if pair[1].item_id in corpus.guides)
    return tuple(
        RankedName(
            item_id=item.item_id,
            name=corpus.guides[item.item_id].name,
            confidence=round(left * item.share if place else sure, 4),
        )
        for place, item in islice(items, _SHOWN_ITEMS)
    )


def person() -> Person:
    """Who to turn to, always."""
    return Person(window=texts.PERSON_WINDOW, phone=texts.PERSON_PHONE)


def _without_item(
    asked: Asked,
    snapshot: Snapshot,
    status: Status,
    direct: tuple[str, ...],
    choices: tuple[Choice, ...],
) -> Answer:
    return Answer(
        status=status,
        question=asked.text,
        item_id=None,
        confidence=round(asked.sure, 4),
        direct=direct,
        choices=choices,
        items=asked.items,
        person=person(),
        snapshot=snapshot.snapshot_id,
    )


def choices(item_ids: Sequence[str], snapshot: Snapshot) -> tuple[Choice, ...]:
    """A button for each of ``item_ids``: what people call it, not its official name."""
    guides = snapshot.corpus.guides
    return tuple(
        Choice(label=_label(guides[item_id]), item_id=item_id)
        for item_id in item_ids
        if item_id in guides
    )


def _label(guide: Guide) -> str:
    return guide.plain_name or guide.name
