"""Tickets, actors and clocks for the tests of tickets."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from assistant.records.consultation import Channel
from assistant.records.permission import Role
from assistant.tickets.clock import Clocks, read_spans
from assistant.tickets.effect import Rules
from assistant.tickets.life import advance
from assistant.tickets.role import CITIZEN, SYSTEM, Actor
from assistant.tickets.routing import Directory
from assistant.tickets.stage import Complexity, Outcome, Refusal
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket
from assistant.tickets.working_days import HOLIDAYS_FILE, WorkingDays

CORPORA = Path(__file__).parents[3] / "corpora"
CALENDAR = WorkingDays.read(CORPORA / HOLIDAYS_FILE)
CLOCKS = Clocks(read_spans(), CALENDAR)
RULES = Rules(CLOCKS)
DIRECTORY = Directory.read(CORPORA)

SPECIALIST = Actor("zhuanyuan", Role.SPECIALIST)
COLLEAGUE = Actor("tongshi", Role.SPECIALIST)
CHIEF = Actor("shouxi", Role.CHIEF_REPRESENTATIVE)
TASK_FORCE = Actor("zhuanban", Role.TASK_FORCE)
DIRECTOR = Actor("juzhang", Role.DIRECTOR)
EVERYBODY = (CITIZEN, SYSTEM, SPECIALIST, CHIEF, TASK_FORCE, DIRECTOR)

TUESDAY = date(2026, 11, 24)
# What any step could need, so that only stage and role decide.
FULL: dict[str, Any] = {
    "note": "已联系户籍科核对",
    "complexity": Complexity.COMPLEX,
    "department": "GA",
    "outcome": Outcome.SOLVED,
    "refusal": Refusal.LITIGATION,
    "level": Role.DIRECTOR,
}


def at(day: date = TUESDAY, hour: int = 9) -> datetime:
    """A moment in China's morning (UTC+8), as the program keeps it."""
    return datetime(day.year, day.month, day.day, hour - 8, tzinfo=UTC)


def action(step: Step, actor: Actor, day: date = TUESDAY, **particulars: Any) -> Action:  # noqa: ANN401
    return Action(step, actor, at(day), **particulars)


def ticket(**changes: Any) -> Ticket:  # noqa: ANN401 - any field
    """A ticket taken on Tuesday at the window of 炳草岗, with a contact."""
    contact_due, due = CLOCKS.at_taking(TUESDAY)
    fresh = Ticket(
        number="PZH-20261124-0007-R",
        matter="户口簿上名字写错了，改不了",
        window_id="W-08",
        channel=Channel.KIOSK,
        taken_at=at(),
        due=due,
        level_since=TUESDAY,
        contact_due=contact_due,
        item_id="GA-014",
        department="GA",
    )
    return replace(fresh, **changes)


def after(start: Ticket, *actions: Action, rules: Rules = RULES) -> Ticket:
    """``start`` after all of ``actions``."""
    for one in actions:
        start = advance(start, one, rules)
    return start
