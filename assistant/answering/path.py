"""The path: several items in the order in which a person should handle them."""

from collections.abc import Iterator, Sequence

from assistant.answering.answer import Answer, Block, Choice, Citation
from assistant.answering.blocks import cite
from assistant.answering.compose import Asked, choices, person
from assistant.answering.direct import first_line
from assistant.status import Status
from assistant.texts import common as texts
from assistant.understanding.aspect import AskedAspect
from index.snapshot import Snapshot
from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.life_event import EventStep, LifeEvent

_ITEMS = 4
_SIDES = (AskedAspect.MATERIALS, AskedAspect.WHERE, AskedAspect.TIME, AskedAspect.FEE)


def life_event_answer(event: LifeEvent, asked: Asked, snapshot: Snapshot) -> Answer:
    """The steps of a life event, then what is needed for those of them that were asked for."""
    corpus = snapshot.corpus
    steps = [step.item_id for step in event.steps]
    near = [item.item_id for item in asked.items if item.item_id in steps][:_ITEMS]
    wanted = [item_id for item_id in steps if item_id in near]
    cited = Citation(
        record_id=event.event_id,
        title=event.name,
        as_of=event.as_of,
        certainty=min(source.certainty for source in event.sources).value,
    )
    path = Block(
        kind="path",
        title=texts.TITLES["path"],
        lines=tuple(_step(step, corpus) for step in event.steps),
        citation=cited,
    )
    more = [line for line in (event.one_go, *event.pitfalls) if line]
    pitfalls = Block(
        kind="pitfalls", title=texts.TITLES["pitfalls"], lines=tuple(more), citation=cited
    )
    direct = (texts.LIFE_EVENT.format(name=event.name), event.first, event.who)
    blocks = (path, *_items(wanted, corpus), *((pitfalls,) if more else ()))
    return _answer(direct, blocks, wanted, asked, snapshot)


def several_answer(asked: Asked, snapshot: Snapshot) -> Answer:
    """The first items of the ranking side by side, when no life event holds them."""
    corpus = snapshot.corpus
    wanted = [item.item_id for item in asked.items[:_ITEMS]]
    direct = (texts.SEVERAL, *(_named(corpus.guides[item_id]) for item_id in wanted))
    return _answer(direct, tuple(_items(wanted, corpus)), wanted, asked, snapshot)


def _answer(
    direct: tuple[str, ...],
    blocks: tuple[Block, ...],
    wanted: Sequence[str],
    asked: Asked,
    snapshot: Snapshot,
) -> Answer:
    offered: tuple[Choice, ...] = choices(wanted, snapshot)
    return Answer(
        status=Status.LIFE_EVENT,
        question=asked.text,
        item_id=None,
        confidence=round(asked.sure, 4),
        direct=direct,
        blocks=blocks,
        choices=offered,
        items=asked.items,
        person=person(),
        snapshot=snapshot.snapshot_id,
    )


def _step(step: EventStep, corpus: Corpus) -> str:
    when = texts.ONLY_WHEN.format(when=step.when) if step.when else ""
    name = corpus.guides[step.item_id].name
    return texts.PATH_STEP.format(name=name, when=f"（{when}）" if when else "", note=step.note)


def _named(guide: Guide) -> str:
    return texts.SEVERAL_ITEM.format(name=guide.name, summary=guide.summary or "")


def _items(item_ids: Sequence[str], corpus: Corpus) -> Iterator[Block]:
    for item_id in item_ids:
        guide = corpus.guides[item_id]
        told = tuple(filter(None, (first_line(guide, side, corpus) for side in _SIDES)))
        if told:
            yield Block(
                kind="item",
                title=guide.plain_name or guide.name,
                lines=told,
                citation=cite(guide, "materials"),
            )
