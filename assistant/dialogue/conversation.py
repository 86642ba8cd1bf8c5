"""The conversation: each turn is understood from what was said before, and answered."""

from dataclasses import replace

from assistant.answering.answer import Answer
from assistant.dialogue.asking_back import AskingBack
from assistant.dialogue.choosing import by_place, by_words
from assistant.dialogue.correction import names_a_matter, twins
from assistant.dialogue.follow_up import Cue, FollowUpLexicon, Reading
from assistant.dialogue.heard import Heard
from assistant.dialogue.saying import Saying, direct_only
from assistant.dialogue.state import State
from assistant.dialogue.topic import ANOTHER_AT, SURE_OF_ANOTHER, SURE_OF_ITEM, another_matter
from assistant.dialogue.turn import MANNERS, Act, Manner, Turn
from assistant.language.mask import is_masked
from assistant.pipeline import Pipeline
from assistant.status import Status
from assistant.texts import common as texts
from assistant.texts import conversation as said
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.crisis import Danger

_BESIDE = 3  # choices that stay when what the turn may also have meant is offered beside them
_LIKELY = 0.5  # confidence from which an item is worth offering
_OUTSIDE = {Status.NOT_IN_CATALOGUE, Status.OFF_TOPIC}


class Conversation:
    """Replies from the snapshot of one pipeline. Holds no state between turns."""

    def __init__(self, pipeline: Pipeline, lexicon: FollowUpLexicon) -> None:
        self._pipeline = pipeline
        self._corpus = pipeline.snapshot.corpus
        self._words = pipeline.snapshot.analysers["words"]
        self._lexicon = lexicon
        self._say = Saying(pipeline)
        self._ask_back = AskingBack(self._say)

    def reply(self, text: str, state: State) -> Turn:
        """Answer ``text``, said where a conversation stands as ``state`` tells.

        Raises:
            QuestionError: the text is empty or too long; the message is for its author.
        """
        alone = self._pipeline.ask(text)
        known = state.limited_to(self._corpus.guides)
        turn = self._turn(Heard(self._read(alone.question), alone, known))
        notices = list(turn.answer.notices)
        if is_masked(alone.question):
            notices.append(texts.MASKED)
        if known != state:
            notices.append(said.ITEM_GONE)
        elif turn.act in (Act.FOLLOW_UP, Act.REPEAT) and state.snapshot != alone.snapshot:
            notices.append(said.RENEWED)
        shown = {"question": alone.question, "notices": tuple(dict.fromkeys(notices))}
        after = turn.state
        if after != State():
            after = replace(after, snapshot=alone.snapshot)
        return replace(turn, answer=turn.answer.model_copy(update=shown), state=after)

    def _read(self, text: str) -> Reading:
        return self._lexicon.read_turn(text, self._words)

    def _turn(self, heard: Heard) -> Turn:
        reading, state = heard.reading, heard.state
        if heard.alone.status is Status.CRISIS:
            told = (danger for danger in Danger if texts.CRISIS[danger] == heard.alone.direct)
            return Turn(Act.CRISIS, heard.alone, State(told=next(told, Danger.DESPAIR)))
        meant = reading.corrected if state.item_id or state.choices else None
        chosen = by_place(reading, state.choices, self._corpus)
        if not chosen and heard.awaits_choice and not meant:
            chosen = by_words(reading, heard.alone, state.choices, self._corpus)
        if chosen:
            return self._about(Act.CHOICE, chosen, heard.aspect)
        if meant:
            return self._corrected(heard, meant)
        if heard.has(Cue.THANKS, Cue.GOODBYE) and reading.only_how:
            return Turn(Act.CLOSING, self._say.sentence(Status.OFF_TOPIC, said.CLOSING), State())
        return self._matter(heard) if reading.asks else self._cue(heard)

    def _about(self, act: Act, item_id: str, aspect: AskedAspect | None, text: str = "") -> Turn:
        answer = self._say.about(item_id, aspect, text)
        return Turn(act, answer, State(item_id=item_id, aspect=aspect))

    def _matter(self, heard: Heard) -> Turn:
        """A turn that asks something: on about the item, or anew."""
        reading, alone, state = heard.reading, heard.alone, heard.state
        if not state.item_id:
            known = alone.item_id or alone.status is Status.NOT_IN_CATALOGUE
            asks_alone = reading.words or known
            return self._question(heard) if asks_alone else self._ask_back.for_matter(heard)
        hits = self._pipeline.retrieve(reading.text).hits if reading.words else ()
        item = self._corpus.guides[state.item_id]
        other = another_matter(reading, alone, hits, item, self._corpus)
        if other >= ANOTHER_AT:
            beside = state.item_id if other < SURE_OF_ANOTHER else None
            return self._with_choice(self._question(heard), beside)
        if alone.item_id == state.item_id and reading.words:
            return self._question(heard, Act.FOLLOW_UP)
        likely = alone.items and alone.items[0].confidence >= _LIKELY and other > SURE_OF_ITEM
        aspect = reading.aspect if reading.words else heard.aspect
        if aspect is None and reading.asks_whether_needed:
            aspect = AskedAspect.MATERIALS
        turn = self._about(Act.FOLLOW_UP, state.item_id, aspect, reading.text)
        return self._with_choice(turn, alone.items[0].item_id if likely else None)

    def _question(self, heard: Heard, act: Act = Act.QUESTION) -> Turn:
        """The turn as a question by itself."""
        answer, before = heard.alone, heard.state
        if answer.status is Status.CLARIFICATION:
            return self._ask_back.with_answer(act, heard, answer)
        choices = tuple(choice.item_id for choice in answer.choices)
        if answer.item_id:
            # What was asked before its matter was known is answered now.
            waiting = None if before.item_id else before.aspect
            asked = heard.reading.aspect or waiting
            return Turn(act, self._for_aspect(answer, asked), State(answer.item_id, asked, choices))
        if answer.status is Status.OFF_TOPIC and before.item_id:
            return Turn(act, answer, before)  # a word in between; the item stays
        return Turn(act, answer, State(choices=choices, told=_told(answer)))

    def _for_aspect(self, answer: Answer, aspect: AskedAspect | None) -> Answer:
        """``answer`` with the direct reply for ``aspect``, where it was read otherwise alone."""
        read = answer.evidence.aspects[0] if answer.evidence else None
        if answer.item_id is None or aspect in (None, read):
            return answer
        direct = self._say.about(answer.item_id, aspect, answer.question).direct
        return answer.model_copy(update={"direct": direct})

    def _with_choice(self, turn: Turn, item_id: str | None) -> Turn:
        """``turn`` with ``item_id`` as a last choice: what it may also have meant."""
        if not item_id or item_id in (turn.answer.item_id, *turn.state.choices):
            return turn
        offered = (*turn.answer.choices[:_BESIDE], *self._say.offered([item_id]))
        ids = tuple(choice.item_id for choice in offered)
        answer = turn.answer.model_copy(update={"choices": offered})
        return replace(turn, answer=answer, state=replace(turn.state, choices=ids))

    def _corrected(self, heard: Heard, meant: str) -> Turn:
        reading, state = self._read(meant), heard.state
        if not reading.words:
            if state.item_id and (reading.aspect or Cue.KIN in reading.cues):
                # “不是我,是我妈”: the matter stays, somebody else goes or is meant.
                aspect = reading.aspect or state.aspect or AskedAspect.PROXY
                return self._about(Act.CORRECTION, state.item_id, aspect, meant)
            return self._ask_back.rejected(heard)
        inner = Heard(reading, self._pipeline.ask(meant), replace(state, item_id=""))
        left: tuple[str, ...] = ()
        if not state.item_id:
            chosen = by_words(reading, inner.alone, state.choices, self._corpus)
            left = (chosen,) if chosen else ()
        elif not names_a_matter(reading.words, self._corpus):
            left = twins(self._corpus.guides[state.item_id], reading.words, self._corpus)
        if len(left) > 1:
            again = self._say.clarification(left)
            return self._ask_back.with_answer(Act.CORRECTION, heard, again)
        if left:
            return self._about(Act.CORRECTION, left[0], inner.aspect)
        return self._question(inner, Act.CORRECTION)

    def _cue(self, heard: Heard) -> Turn:
        """A turn that is a cue and nothing else."""
        state = heard.state
        manner = next((how for cue, how in MANNERS.items() if heard.has(cue)), None)
        again = self._say.repeated(state) if manner else None
        if heard.has(Cue.NONE, Cue.NO):
            turn = self._ask_back.rejected(heard)
        elif heard.has(Cue.STAFF):
            turn = Turn(Act.STAFF, self._say.sentence(Status.LOW_CONFIDENCE, said.STAFF), state)
        elif again:
            shown = direct_only(again) if manner is Manner.SIMPLER else again
            turn = Turn(Act.REPEAT, shown, state, manner)
        elif heard.has(Cue.YES, Cue.ACKNOWLEDGED) and not heard.awaits_matter:
            answer = self._say.sentence(Status.OFF_TOPIC, said.ACKNOWLEDGED)
            turn = Turn(Act.ACKNOWLEDGED, answer, state)
        elif heard.has(Cue.KIN) and state.item_id:
            turn = self._matter(heard)
        else:
            turn = self._ask_back.for_matter(heard)
        return turn


def _told(answer: Answer) -> str:
    """What an answer without an item told: a matter outside, a life event, or its status."""
    ranking = answer.evidence.ranking if answer.evidence else ()
    if answer.status in _OUTSIDE and ranking:
        return str(ranking[0]["item_id"])
    path = (block.citation.record_id for block in answer.blocks if block.kind == "path")
    return next(path, answer.status)
