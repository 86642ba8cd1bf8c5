from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.records.cipher import Cipher, new_key
from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.tickets.clock import Clocks, read_spans
from assistant.tickets.contact import Contact
from assistant.tickets.duty import Duty, Roster
from assistant.tickets.escalation import Escalated, escalate
from assistant.tickets.intake import Intake
from assistant.tickets.roster_store import replace_roster
from assistant.tickets.stage import Complexity
from assistant.tickets.step import Step
from assistant.tickets.ticket import Ticket
from assistant.tickets.ticket_desk import TicketDesk
from assistant.tickets.working_days import WorkingDays
from tests.assistant.tickets.made import (
    CALENDAR,
    CLOCKS,
    DIRECTORY,
    SPECIALIST,
    TUESDAY,
    action,
    at,
)

DAY = timedelta(days=1)
THURSDAY, FRIDAY, MONDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)
LONG = date(2027, 12, 31)
ROSTER = Roster(
    (
        Duty(Role.CHIEF_REPRESENTATIVE, "GA", TUESDAY, LONG, "乙", "yi"),
        Duty(Role.DIRECTOR, "", MONDAY, LONG, "丁", "ding"),
    )
)


@pytest.fixture
def desk(database: Database) -> TicketDesk:
    with database.transaction() as session:
        replace_roster(session, ROSTER)
    return TicketDesk(database, DIRECTORY, CLOCKS, Cipher(new_key()))


def take(desk: TicketDesk, item_id: str = "GA-014") -> Ticket:
    return desk.take(Intake("户口簿上名字写错了", item_id=item_id), now=at()).ticket


def sweep(desk: TicketDesk, day: date) -> Escalated:
    return escalate(desk, at(day), contact_days=90)


def levels(done: Escalated) -> list[tuple[Role, str]]:
    return [(ticket.level, ticket.holder) for ticket in done.moved]


def test_a_ticket_nobody_looks_at_climbs_to_the_director_step_by_step(desk: TicketDesk) -> None:
    number = take(desk).number  # to be classified by Wednesday
    assert levels(sweep(desk, TUESDAY + DAY)) == []
    assert levels(sweep(desk, THURSDAY)) == [(Role.CHIEF_REPRESENTATIVE, "yi")]
    assert levels(sweep(desk, FRIDAY)) == []  # the chief representative's own day
    assert levels(sweep(desk, MONDAY)) == [(Role.TASK_FORCE, "")]
    assert levels(sweep(desk, MONDAY + 2 * DAY)) == []
    assert levels(sweep(desk, MONDAY + 3 * DAY)) == [(Role.DIRECTOR, "ding")]
    assert levels(sweep(desk, MONDAY + 9 * DAY)) == []
    told = [(entry.step, entry.account, entry.note) for entry in desk.history(number)[1:]]
    assert told == [
        (Step.ESCALATE, "system", "到期还没有结果，自动升级到首席代表。"),
        (
            Step.ESCALATE,
            "system",
            "到期还没有结果，自动升级到工作专班。值班表上工作专班今天没有人，请补上。",
        ),
        (Step.ESCALATE, "system", "到期还没有结果，自动升级到局长坐席。"),
    ]


def test_a_sweep_that_is_repeated_changes_nothing_more(desk: TicketDesk) -> None:
    take(desk)
    late = MONDAY + 20 * DAY  # nobody swept for weeks: still one step, not three
    assert levels(sweep(desk, late)) == [(Role.CHIEF_REPRESENTATIVE, "yi")]
    again = sweep(desk, late)
    assert (again.moved, again.overdue) == ([], 1)


def test_sweeps_of_several_servers_at_once_move_every_ticket_one_step(desk: TicketDesk) -> None:
    numbers = {take(desk).number for _ in range(8)}
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: sweep(desk, THURSDAY), range(4)))
    assert sorted(ticket.number for one in done for ticket in one.moved) == sorted(numbers)
    assert {len(desk.history(number)) for number in numbers} == {2}


def test_what_is_in_time_stays_where_it_is(desk: TicketDesk) -> None:
    start = take(desk)
    desk.step(start.number, 1, action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.COMPLEX))
    done = sweep(desk, MONDAY)
    assert (done.moved, done.overdue, done.trouble) == ([], 0, "")


def test_a_matter_without_a_department_goes_to_the_role_and_the_gap_is_told(
    desk: TicketDesk,
) -> None:
    take(desk, item_id="")
    done = sweep(desk, THURSDAY)
    assert levels(done) == [(Role.CHIEF_REPRESENTATIVE, "")]
    assert done.gaps == done.moved


def test_a_ticket_that_somebody_moves_meanwhile_is_left_to_the_next_sweep(
    desk: TicketDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = take(desk)
    step = TicketDesk.step

    def slow(self: TicketDesk, number: str, version: int, todo: object) -> Ticket:
        monkeypatch.undo()
        step(self, number, version, action(Step.CLAIM, SPECIALIST))
        return step(self, number, version, todo)  # type: ignore[arg-type]

    monkeypatch.setattr(TicketDesk, "step", slow)
    assert levels(sweep(desk, THURSDAY)) == []
    assert desk.find(start.number).claimed_by == "zhuanyuan"
    assert levels(sweep(desk, THURSDAY)) == [(Role.CHIEF_REPRESENTATIVE, "yi")]


def test_where_the_calendar_ends_the_others_go_on_and_the_trouble_is_told(
    desk: TicketDesk,
) -> None:
    start = take(desk)
    sweep(desk, THURSDAY)
    known = {day: row for day, row in CALENDAR.days.items() if day.year < 2027}
    short = replace(desk, clocks=Clocks(read_spans(), WorkingDays(known)))
    new_year = date(2027, 1, 4)
    second = desk.take(Intake("另一件事", item_id="GA-014"), now=at(date(2026, 12, 29))).ticket
    desk.step(second.number, 1, action(Step.CONTACT, SPECIALIST, date(2026, 12, 29)))
    done = sweep(short, new_year)
    assert [ticket.number for ticket in done.moved] == [start.number, second.number]
    done = sweep(replace(short, clocks=Clocks(read_spans(), WorkingDays({}))), new_year + 9 * DAY)
    assert done.moved == []
    assert "放假通知" in done.trouble


def test_contacts_are_forgotten_ninety_days_after_the_ticket_was_put_away(
    desk: TicketDesk,
) -> None:
    with_contact = Intake("户口簿上名字写错了", contact=Contact("13982301234"))
    kept = desk.take(with_contact, now=at()).ticket
    gone = desk.take(with_contact, now=at()).ticket
    for version, step in enumerate((Step.WITHDRAW, Step.ARCHIVE), start=1):
        desk.step(gone.number, version, action(step, SPECIALIST))
    assert sweep(desk, TUESDAY + 90 * DAY).contacts_forgotten == 0
    assert sweep(desk, TUESDAY + 91 * DAY).contacts_forgotten == 1
    assert desk.contact(gone.number, SPECIALIST, at()) is None
    assert desk.contact(kept.number, SPECIALIST, at()) is not None
