"""Candidates that tests learn from, and the desk they do it at."""

from datetime import datetime
from pathlib import Path

from assistant.answering.answer import Answer, Person, RankedName
from assistant.learning.case_draft import Drafting
from assistant.learning.learning_desk import LearningDesk
from assistant.learning.publisher import Publisher
from assistant.records import consultation_log
from assistant.records.account import Staff
from assistant.records.consultation import Channel, FeedbackKind
from assistant.records.database import Database
from assistant.records.feedback import give_feedback
from assistant.records.permission import Role
from assistant.status import Status
from assistant.tickets.intake import Intake
from assistant.tickets.stage import Complexity, Outcome
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket
from assistant.tickets.ticket_desk import TicketDesk
from index.encoder import Encoder
from index.store import SnapshotStore
from ingest.case import RootCause
from tests.assistant.tickets.made import CALENDAR, CLOCKS, COLLEAGUE, DIRECTORY, SPECIALIST, at
from tests.moments import NOW

EDITOR = Staff("li.na", "小李", Role.KNOWLEDGE_EDITOR, "", "", active=True)
SPECIALIST_STAFF = Staff("wang.li", "小王", Role.SPECIALIST, "W-01", "", active=True)
# Not understood in the toy world, and understood there once a guide has it.
UNHEARD = "幺儿刚落地，本本上咋个添名字？"


def learning_desk(
    database: Database, corpora: Path, store: SnapshotStore, cache: Path, encoder: Encoder
) -> LearningDesk:
    publisher = Publisher(corpora, store, cache, lambda: encoder)
    return LearningDesk(database, publisher, Drafting(DIRECTORY, CALENDAR))


def asked(  # noqa: PLR0913 - one argument for each thing that people said
    database: Database,
    question: str = UNHEARD,
    status: Status = Status.LOW_CONFIDENCE,
    *,
    now: datetime = NOW,
    item_id: str | None = None,
    touch: FeedbackKind | None = None,
    right: str = "",
) -> str:
    """Keep a consultation, with what people said of it."""
    answer = Answer(
        status=status,
        question=question,
        item_id=item_id,
        confidence=0.2,
        direct=("没有把握。",),
        items=(
            RankedName(item_id="GA-001", name="出生登记", confidence=0.2),
            RankedName(item_id="MZ-001", name="结婚登记", confidence=0.1),
        ),
        person=Person(window="总台", phone="12345"),
        snapshot="abc123",
    )
    with database.transaction() as session:
        kept = consultation_log.keep(session, answer, channel=Channel.KIOSK, now=now)
        if touch:
            give_feedback(session, kept, touch, now)
        if right:
            consultation_log.mark_right(session, kept, right, who="wang.li", now=now)
    return kept


def closed_ticket(database: Database, matter: str = "户口簿上名字写错了，改不了") -> Ticket:
    """A ticket on the item GA-001 that went the whole way and was solved."""
    desk = TicketDesk(database, DIRECTORY, CLOCKS, None)
    told = Intake(matter, item_id="GA-001", place="炳草岗", root_cause=RootCause.MISMATCH)
    ticket = desk.take(told, now=at()).ticket
    classify = Action(
        Step.CLASSIFY, SPECIALIST, at(), "系统里和出生证对不上", complexity=Complexity.SIMPLE
    )
    solve = Action(Step.RESOLVE, SPECIALIST, at(), "核对后改好了", outcome=Outcome.SOLVED)
    for action in (
        classify,
        solve,
        Action(Step.FEED_BACK, SPECIALIST, at(), "当面说了"),
        Action(Step.CHECK, COLLEAGUE, at(), "问过了，满意"),
        Action(Step.ARCHIVE, SPECIALIST, at()),
    ):
        ticket = desk.step(ticket.number, ticket.version, action)
    return ticket
