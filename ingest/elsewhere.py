"""A matter outside the 673 items: what it is, and who really handles it."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from ingest.guide import ItemId, Sentence
from ingest.source import Record, Source


class Outside(StrEnum):
    """Why the centre's catalogue does not hold it."""

    OTHER_BODY = "not_in_catalogue"
    CHATTER = "off_topic"


class Elsewhere(Record):
    """Something people ask at the window that is none of the 673 items.

    ``turn_to`` names who handles it (court, 110, a bank, another authority, a company) in one
    sentence. ``near_items`` are items that sound alike and are not meant.
    """

    elsewhere_id: str = Field(pattern=r"^E-\d{3}$")
    name: Sentence
    outside: Outside
    summary: Sentence
    ways_of_asking: tuple[Sentence, ...] = Field(min_length=5)
    turn_to: Sentence
    phone: str | None = None
    near_items: tuple[ItemId, ...] = ()
    sources: tuple[Source, ...] = ()
    as_of: date
    review_by: date

    @model_validator(mode="after")
    def _other_bodies_name_a_source(self) -> "Elsewhere":
        if self.outside is Outside.OTHER_BODY and not self.sources:
            raise ValueError("not_in_catalogue 的记录必须写 sources")
        return self
