"""One turn as it came in, with what was before."""

from dataclasses import dataclass

from assistant.answering.answer import Answer
from assistant.dialogue.follow_up import Cue, Reading
from assistant.dialogue.state import State
from assistant.understanding.aspect import AskedAspect


@dataclass(frozen=True)
class Heard:
    """``reading`` is the turn taken apart, ``alone`` answers it as a question by itself."""

    reading: Reading
    alone: Answer
    state: State

    def has(self, *cues: Cue) -> bool:
        """Whether the turn gives one of ``cues``."""
        return any(cue in cues for cue in self.reading.cues)

    @property
    def awaits_choice(self) -> bool:
        """Whether choices were offered and no item is under discussion."""
        return bool(self.state.choices) and not self.state.item_id

    @property
    def awaits_matter(self) -> bool:
        """Whether the last answer asked for the matter, with choices or without."""
        asked_back = self.state.clarifications > 0 and not self.state.item_id
        return asked_back or self.awaits_choice

    @property
    def aspect(self) -> AskedAspect | None:
        """The aspect asked for now, else the one asked for before."""
        return self.reading.aspect or self.state.aspect
