"""The life event (一件事): an ordered bundle of items."""

from datetime import date

from pydantic import Field

from ingest.guide import ItemId, Sentence
from ingest.source import Record, Source


class EventStep(Record):
    """One item on the way: ``when`` limits it to some people, ``together`` marks one go."""

    item_id: ItemId
    note: Sentence
    when: str | None = None
    together: bool = False


class LifeEvent(Record):
    """Several items in the order in which a person should handle them."""

    event_id: str = Field(pattern=r"^LE-\d{2}$")
    name: Sentence
    summary: Sentence
    ways_of_asking: tuple[Sentence, ...] = Field(min_length=3)
    first: Sentence
    who: Sentence
    steps: tuple[EventStep, ...] = Field(min_length=2)
    one_go: str | None = None
    pitfalls: tuple[Sentence, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    as_of: date
    review_by: date
