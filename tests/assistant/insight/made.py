"""A seeded world of consultations and tickets, with what a report must find and must not tell."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert

from assistant.records.base import new_id
from assistant.records.consultation import Channel, Consultation, Feedback, FeedbackKind
from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.status import Status
from assistant.tickets.stage import Complexity, Outcome, Stage
from assistant.tickets.ticket_table import TicketRow
from ingest.case import RootCause

TODAY = date(2026, 11, 24)
MONTH = "2026-11"
FIRST = date(2026, 9, 14)  # a Monday, ten weeks before
RISING_ITEM, WRONG_ITEM, OTHER_ITEM = "GA-015", "RS-003", "RS-004"
RISING_WEEK = date(2026, 11, 16)  # the last whole week before TODAY
ITEMS = tuple(
    f"{code}-{number:03d}" for code in ("GA", "MZ", "RS", "YB") for number in range(1, 11)
)
NOT_ANSWERED = "老房子的烟囱证明咋个开"
OUTSIDE = "小区门口的路灯不亮找哪个修"
# What somebody said of themselves, once: no report may tell it.
PRIVATE = "欧阳翠花住在炳草岗七栋"

_HOURS = (8, 9, 9, 10, 10, 10, 11, 14, 15, 16)
_STATUSES = (*(Status.ANSWERED,) * 8, Status.CLARIFICATION, Status.LIFE_EVENT)


@dataclass(frozen=True)
class World:
    """How many there are."""

    consultations: int
    tickets: int


def fill(database: Database, seed: int = 7, a_day: int = 20) -> World:
    """Put ten weeks into ``database``: every item alike, but for one that rises, one that is wrong."""
    dice = random.Random(seed)  # noqa: S311 - made-up data
    asked: list[dict[str, object]] = []
    tickets: list[dict[str, object]] = []
    for number in range((TODAY - FIRST).days):
        day = FIRST + timedelta(days=number)
        asked += [_consultation(dice, day, dice.choice(ITEMS)) for _ in range(a_day)]
        if day >= RISING_WEEK and day < RISING_WEEK + timedelta(days=7):
            asked += [_consultation(dice, day, RISING_ITEM) for _ in range(4)]
        if number % 2 == 0:
            tickets.append(_ticket(dice, day, len(tickets)))
    for number in range(6):
        day = TODAY - timedelta(days=1 + number)
        asked.append(_question(dice, day, f"请问{NOT_ANSWERED}嘛", Status.LOW_CONFIDENCE))
        asked.append(_question(dice, day, f"{OUTSIDE}呢", Status.NOT_IN_CATALOGUE))
    for status, question in (
        (Status.LOW_CONFIDENCE, f"我是{PRIVATE}，{NOT_ANSWERED}"),
        (Status.LOW_CONFIDENCE, f"{PRIVATE}，[手机号]，这个咋整"),
        (Status.NOT_IN_CATALOGUE, f"=HYPERLINK {PRIVATE}"),
    ):
        asked.append(_question(dice, TODAY - timedelta(days=1), question, status))
    with database.transaction() as session:
        session.execute(insert(Consultation), asked)
        session.execute(insert(TicketRow), tickets)
        wrong = (Consultation.item_id == WRONG_ITEM) & (Consultation.status == Status.ANSWERED)
        for place, row in enumerate(session.query(Consultation).filter(wrong)):
            if place % 2:
                kind = FeedbackKind.WRONG
                session.add(
                    Feedback(
                        consultation_sequence=row.sequence, kind=kind, created_at=row.created_at
                    )
                )
            else:
                row.right_item_id = OTHER_ITEM
    return World(len(asked), len(tickets))


def _moment(dice: random.Random, day: date) -> datetime:
    """In the opening hours of China."""
    hour = dice.choice(_HOURS) - 8
    return datetime(day.year, day.month, day.day, hour, dice.randrange(60), tzinfo=UTC)


def _consultation(dice: random.Random, day: date, item_id: str) -> dict[str, object]:
    status = dice.choice(_STATUSES)
    found = item_id if status is Status.ANSWERED else None
    return _row(dice, day, f"{item_id} 怎么办", status, found)


def _question(dice: random.Random, day: date, text: str, status: Status) -> dict[str, object]:
    return _row(dice, day, text, status, None)


def _row(
    dice: random.Random, day: date, question: str, status: Status, item_id: str | None
) -> dict[str, object]:
    return {
        "consultation_id": new_id(),
        "created_at": _moment(dice, day),
        "question": question,
        "status": status,
        "item_id": item_id,
        "item_ids": [item_id] if item_id else [],
        "snapshot": "abc123",
        "timings_ms": {},
        "channel": dice.choice((Channel.KIOSK, Channel.KIOSK, Channel.DESK)),
        "window_id": dice.choice(("W-01", "W-02", "W-08", "")),
    }


def _ticket(dice: random.Random, day: date, number: int) -> dict[str, object]:
    item_id = dice.choice(ITEMS)
    return {
        "number": f"PZH-{day:%Y%m%d}-{number:04d}-R",
        "contact": "",
        "matter": f"我是{PRIVATE}，办不成",
        "window_id": dice.choice(("W-01", "W-02", "W-08")),
        "channel": Channel.KIOSK,
        "taken_at": _moment(dice, day),
        "due": day,
        "level_since": day,
        "item_id": item_id,
        "department": item_id[:2],
        "root_cause": dice.choice(
            (RootCause.MATERIALS, RootCause.MATERIALS, RootCause.LEGACY, None)
        ),
        "stage": dice.choice((Stage.TAKEN, Stage.ARCHIVED)),
        "complexity": Complexity.SIMPLE,
        "outcome": Outcome.SOLVED,
        "level": Role.SPECIALIST,
        "holder": PRIVATE[:4],
        "claimed_by": PRIVATE[:4],
        "resolved_by": "",
        "version": 1,
    }
