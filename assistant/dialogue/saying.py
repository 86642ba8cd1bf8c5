"""The answers of a conversation: about a known item, repeated, or a sentence in between."""

from collections.abc import Sequence

from assistant.answering.answer import Answer, Choice, RankedName
from assistant.answering.compose import (
    Asked,
    choices,
    clarification,
    crisis,
    elsewhere,
    hand_over,
    person,
)
from assistant.answering.path import life_event_answer, several_answer
from assistant.dialogue.state import State
from assistant.pipeline import Pipeline
from assistant.status import Status
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.crisis import Danger


def direct_only(answer: Answer) -> Answer:
    """The direct reply alone, with the path of a life event, which its sentences point to."""
    path = tuple(block for block in answer.blocks if block.kind == "path")
    return answer.model_copy(update={"blocks": path, "cases": ()})


class Saying:
    """Makes the answers that ``Pipeline.ask`` does not make, from the same snapshot."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._snapshot = pipeline.snapshot

    def about(self, item_id: str, aspect: AskedAspect | None, text: str = "") -> Answer:
        """The answer about ``item_id`` for ``aspect``; ``text`` may tell more than that.

        Raises:
            KeyError: no such item.
        """
        return self._pipeline.about(item_id, text, (aspect,) if aspect else ())

    def sentence(self, status: Status, *direct: str) -> Answer:
        """A sentence or two of the reviewed texts, without an item."""
        return Answer(
            status=status,
            question="",
            item_id=None,
            confidence=0.0,
            direct=direct,
            person=person(),
            snapshot=self._snapshot.snapshot_id,
        )

    def clarification(self, item_ids: Sequence[str]) -> Answer:
        """Asks which of ``item_ids`` is meant."""
        return clarification(self._asked(item_ids), self._snapshot)

    def offered(self, item_ids: Sequence[str]) -> tuple[Choice, ...]:
        """A button for each of ``item_ids``."""
        return choices(item_ids, self._snapshot)

    def hand_over(self, *direct: str) -> Answer:
        """A person is named; ``direct`` is said first."""
        answer = hand_over(self._asked(()), self._snapshot)
        return answer.model_copy(update={"direct": (*direct, *answer.direct)})

    def repeated(self, state: State) -> Answer | None:
        """What was said last, or None when nothing was."""
        if state.item_id:
            answer = self.about(state.item_id, state.aspect)
            return answer.model_copy(update={"choices": self.offered(state.choices)})
        asked = self._asked(state.choices)
        told = self._told(state.told, asked)
        if told is None and state.choices:
            return clarification(asked, self._snapshot)
        return told

    def _told(self, told: str, asked: Asked) -> Answer | None:
        corpus = self._snapshot.corpus
        answer = None
        if told in corpus.elsewhere:
            answer = elsewhere(corpus.elsewhere[told], asked, self._snapshot)
        elif told in corpus.life_events:
            answer = life_event_answer(corpus.life_events[told], asked, self._snapshot)
        elif told in set(Danger):
            answer = crisis(Danger(told), "", self._snapshot)
        elif told == Status.LIFE_EVENT:
            answer = several_answer(asked, self._snapshot)
        elif told == Status.LOW_CONFIDENCE:
            answer = self.hand_over()
        return answer

    def _asked(self, item_ids: Sequence[str]) -> Asked:
        guides = self._snapshot.corpus.guides
        items = [RankedName(item_id=i, name=guides[i].name, confidence=0.0) for i in item_ids]
        return Asked("", (AskedAspect.HOW,), sure=0.0, items=tuple(items))
