"""One turn of a conversation: what the person did, the answer, and how it is to be told."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.answer import Answer
from assistant.dialogue.follow_up import MANNER_CUES
from assistant.dialogue.state import State


class Act(StrEnum):
    """What the person did with this turn."""

    QUESTION = "question"
    FOLLOW_UP = "follow_up"
    CHOICE = "choice"
    REJECTED = "rejected"
    CORRECTION = "correction"
    REPEAT = "repeat"
    ACKNOWLEDGED = "acknowledged"
    CLOSING = "closing"
    STAFF = "staff"
    UNCLEAR = "unclear"
    CRISIS = "crisis"


class Manner(StrEnum):
    """How the person wants the same answer told; SIMPLER is the direct reply alone."""

    SIMPLER = "simpler"
    SLOWER = "slower"
    LOUDER = "louder"
    AGAIN = "again"


# The first that a turn gives counts: “没听清,说慢点” asks for a slower answer.
MANNERS = {cue: Manner(cue.value) for cue in MANNER_CUES}


@dataclass(frozen=True)
class Turn:
    """``answer`` to show, ``state`` to hand in with the next turn."""

    act: Act
    answer: Answer
    state: State
    manner: Manner | None = None
