"""The attendant: one touch and what was before in, the next screen out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.answering.answer import Answer
from assistant.answering.compose import Asked
from assistant.answering.path import life_event_answer
from assistant.dialogue.conversation import Conversation
from assistant.dialogue.follow_up import FollowUpLexicon
from assistant.dialogue.state import State
from assistant.dialogue.turn import Manner
from assistant.language.normalise import QuestionError
from assistant.pipeline import Pipeline
from assistant.problem import ApiError
from assistant.records.consultation import FeedbackKind
from assistant.service import Service
from assistant.texts import kiosk as words
from assistant.understanding.aspect import AskedAspect
from ui.kiosk.filing import Filing
from ui.kiosk.most_asked import MostAsked
from ui.kiosk.screens import message_html, person_html, start_html, tile_html
from ui.kiosk.session import Session
from ui.kiosk.speech import Speaker
from ui.kiosk.ticket_counter import TicketCounter
from ui.kiosk.tiles import Tile, targets
from ui.kiosk.touch import Act, Touch
from ui.look.answer_html import answer_html
from ui.look.html_parts import qr_svg
from ui.look.item_names import by_name, leads
from ui.look.view import View

_MARK = re.compile(r"(?<=[^\x00-\x7f])[,?!;:]")
_MARKS = str.maketrans(",?!;:", "，？！；：")
_NOTICE = "{origin}/api/v1/items/{item_id}/notice"


@dataclass(frozen=True)
class Attendant:
    """What the screens are made from; ``service`` may still be starting."""

    service: Callable[[], Service]
    lexicon: FollowUpLexicon
    tiles: tuple[Tile, ...]
    speaker: Speaker
    filing: Filing
    often: MostAsked
    tickets: TicketCounter
    public_url: str = ""

    def start(self) -> str:
        """The start screen; without a service it has no button that would lead nowhere."""
        try:
            guides = self.service().pipeline().snapshot.corpus.guides
        except ApiError:
            return start_html(self.tiles, ())
        return start_html(self.tiles, self.often.targets(guides))

    def reply(self, touch: Touch, session: Session, origin: str) -> Session:
        """The session after ``touch``; ``origin`` is the address of this server for phones."""
        try:
            return self._reply(touch, session, self.public_url or origin)
        except (QuestionError, ApiError) as error:
            return session.then(replace(session, html=message_html(str(error)), before=()))

    def _reply(self, touch: Touch, session: Session, origin: str) -> Session:
        match touch.act:
            case Act.BACK:
                after = session.back()
            case Act.ASK:
                after = self._asked(touch.text, session, origin)
            case Act.TILE:
                after = self._tile(touch.value, session, origin)
            case Act.ITEM | Act.EVENT:
                after = self._opened(touch.value, session, origin)
            case Act.FEEDBACK:
                if touch.value in set(FeedbackKind):
                    self.filing.mark(session.filed, FeedbackKind(touch.value))
                after = session
            case Act.PERSON:
                html = person_html(self.speaker.key)
                after = session.then(replace(session, html=html, before=()))
            case Act.TICKET:
                after = self.tickets.form(session, self._prefilled(session))
            case Act.SEND:
                after = self.tickets.take(touch, session)
            case _:
                after = Session()
        return after

    def _asked(self, text: str, session: Session, origin: str) -> Session:
        conversation = Conversation(self.service().pipeline(), self.lexicon)
        turn = conversation.reply(text, session.state)
        after = self._shown(turn.answer, turn.state, origin, turn.manner)
        return session.then(replace(after, question=_as_written(turn.answer.question)))

    def _tile(self, number: str, session: Session, origin: str) -> Session:
        if not (number.isascii() and number.isdigit() and int(number) < len(self.tiles)):
            return Session()
        tile = self.tiles[int(number)]
        found = targets(tile, self.service().pipeline().snapshot.corpus)
        if len(found) == 1:
            return self._opened(found[0].target_id, session, origin)
        return session.then(Session(html=tile_html(tile, found, self.speaker.key)))

    def _opened(self, target_id: str, session: Session, origin: str) -> Session:
        pipeline = self.service().pipeline()
        corpus = pipeline.snapshot.corpus
        if target_id in corpus.life_events:
            event = corpus.life_events[target_id]
            # As somebody would say it, so that a death gets its kind word first.
            asked = Asked(event.ways_of_asking[0], (AskedAspect.HOW,), sure=1.0, items=())
            answer = pipeline.finish.apply(life_event_answer(event, asked, pipeline.snapshot))[0]
            answer = answer.model_copy(update={"question": event.name})
            state = State(told=target_id, snapshot=answer.snapshot)
            return session.then(self._shown(answer, state, origin))
        if target_id not in corpus.guides:
            return Session()
        offered = target_id in session.state.choices
        question = session.question if offered else ""
        aspect = session.state.aspect if offered else None
        answer = pipeline.about(target_id, question, (aspect,) if aspect else ())
        named = answer.model_copy(update={"question": question or _called(target_id, pipeline)})
        state = State(item_id=target_id, aspect=aspect, snapshot=answer.snapshot)
        shown = self._shown(named, state, origin)
        return session.then(replace(shown, question=question))

    def _shown(
        self, answer: Answer, state: State, origin: str, manner: Manner | None = None
    ) -> Session:
        filed = self.filing.keep(answer)
        corpus = self.service().pipeline().snapshot.corpus
        path = (block.citation.record_id for block in answer.blocks if block.kind == "path")
        event = corpus.life_events.get(next(path, ""))
        names = {i: g.plain_name or g.name for i, g in corpus.guides.items()}
        notice = _NOTICE.format(origin=origin.rstrip("/"), item_id=answer.item_id)
        view = View(
            say=self.speaker.key,
            qr=qr_svg(notice) if answer.item_id else "",
            event=event,
            names=names,
            leads=leads(answer, corpus),
            filed=bool(filed),
            manner=manner.value if manner else "",
        )
        item_id = answer.item_id or ""
        html = answer_html(by_name(answer, names), view)
        return Session(state, item_id=item_id, filed=filed, html=html)

    def _prefilled(self, session: Session) -> str:
        if session.question or not session.item_id:
            return session.question
        called = _called(session.item_id, self.service().pipeline())
        return words.TICKET_PREFILL.format(item=called)


def _as_written(question: str) -> str:
    """A question whose marks are those of Chinese again, to be read in a form."""
    return _MARK.sub(lambda found: found[0].translate(_MARKS), question)


def _called(item_id: str, pipeline: Pipeline) -> str:
    guide = pipeline.snapshot.corpus.guides[item_id]
    return guide.plain_name or guide.name
