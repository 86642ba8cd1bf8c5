"""Asking back: which one, which matter, in other words; at most twice, then a person."""

from assistant.answering.answer import Answer
from assistant.dialogue.follow_up import PICKS
from assistant.dialogue.heard import Heard
from assistant.dialogue.saying import Saying
from assistant.dialogue.state import State
from assistant.dialogue.turn import Act, Turn
from assistant.status import Status
from assistant.texts import common as texts
from assistant.texts import conversation as said
from assistant.understanding.aspect import AskedAspect

MOST = 2  # clarifications in a row


class AskingBack:
    """Makes the turns that ask back."""

    def __init__(self, say: Saying) -> None:
        self._say = say

    def with_answer(self, act: Act, heard: Heard, answer: Answer) -> Turn:
        """``answer``, which asks back; a person is named instead after ``MOST`` in a row."""
        before = heard.state
        if before.clarifications >= MOST:
            handed_over = self._say.hand_over(said.ENOUGH_ASKED)
            return Turn(act, handed_over, State(told=Status.LOW_CONFIDENCE))
        after = State(
            # What was not understood at all does not end the matter under discussion.
            item_id=before.item_id if act is Act.UNCLEAR else "",
            aspect=heard.aspect,
            choices=tuple(choice.item_id for choice in answer.choices),
            clarifications=before.clarifications + 1,
        )
        return Turn(act, answer, after)

    def rejected(self, heard: Heard) -> Turn:
        """“不是”: the other items that stood beside the refused one, else another wording."""
        state = heard.state
        if state.item_id and state.choices:
            answer = self._say.clarification(state.choices)
        else:
            answer = self._question(said.SAY_DIFFERENTLY)
        return self.with_answer(Act.REJECTED, heard, answer)

    def for_matter(self, heard: Heard) -> Turn:
        """Asks for what the turn leaves open: which choice, which matter, or what of the item."""
        if heard.awaits_choice:
            return self._which_one(heard)
        if heard.has(*PICKS):
            sentence = said.NOTHING_TO_PICK
        elif heard.state.item_id:
            sentence = said.WHAT_OF_IT
        elif heard.aspect in (None, AskedAspect.HOW):
            sentence = said.WHICH_MATTER
        else:
            sentence = said.WHICH_MATTER_FOR.format(topic=texts.TOPICS[heard.aspect])
        return self.with_answer(Act.UNCLEAR, heard, self._question(sentence))

    def _which_one(self, heard: Heard) -> Turn:
        choices = heard.state.choices
        beyond = said.PAST_THE_LAST.format(count=len(choices))
        sentence = beyond if heard.has(*PICKS) else said.SAY_WHICH_ONE
        answer = self._say.clarification(choices).model_copy(update={"direct": (sentence,)})
        return self.with_answer(Act.UNCLEAR, heard, answer)

    def _question(self, sentence: str) -> Answer:
        return self._say.sentence(Status.CLARIFICATION, sentence)
