"""Where a stated fact comes from, and how sure the corpus is of it."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """Base of every corpus record: immutable, unknown fields refused, text stripped."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Certainty(StrEnum):
    """How sure the corpus is of a fact, from surest to least sure."""

    LAW = "法条"
    PUBLIC = "公开资料"
    PRACTICE = "通行做法"
    DOUBTFUL = "待核"


class Source(Record):
    """One source; ``supports`` names the blocks of the guide that rest on it.

    A block supported by several sources is as certain as the surest of them.
    """

    title: str = Field(min_length=2)
    as_of: date
    certainty: Certainty
    supports: tuple[str, ...] = ()
