"""One touch as the browser sends it: checked before anything else sees it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Act(StrEnum):
    """What was touched."""

    HOME = "home"
    BACK = "back"
    END = "end"
    ASK = "ask"
    TILE = "tile"
    ITEM = "item"
    EVENT = "event"
    FEEDBACK = "feedback"
    PERSON = "person"
    TICKET = "ticket"
    SEND = "send"


class Touch(BaseModel):
    """``value`` names what was touched; the rest is what a form held."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: Act
    value: str = Field(default="", max_length=64)
    text: str = Field(default="", max_length=20_000)
    place: str = Field(default="", max_length=20)
    phone: str = Field(default="", max_length=60)
