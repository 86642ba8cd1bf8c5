import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from assistant.language.normalise import QuestionError
from assistant.records.audit import AuditEntry
from assistant.records.cipher import Cipher, CipherError, new_key
from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.settings import Settings
from assistant.tickets.contact import Contact
from assistant.tickets.duty import Duty, Roster
from assistant.tickets.guard import StepError
from assistant.tickets.intake import Intake
from assistant.tickets.number import read_number
from assistant.tickets.roster_store import replace_roster
from assistant.tickets.routing import RouteError
from assistant.tickets.stage import Complexity, Outcome, Stage
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket
from assistant.tickets.ticket_desk import OtherRequestError, TicketDesk, UnknownTicketError
from assistant.tickets.ticket_store import StaleTicketError, Wanted
from assistant.tickets.ticket_table import EntryRow, TicketRow
from tests.assistant.tickets.made import (
    CHIEF,
    CLOCKS,
    COLLEAGUE,
    CORPORA,
    DIRECTORY,
    SPECIALIST,
    TASK_FORCE,
    TUESDAY,
    action,
    at,
)

PHONE = "13982301234"
MATTER = Intake("户口簿上名字写错了，改不了", item_id="GA-014", place="炳草岗")
EARLY, LONG = date(2026, 11, 1), date(2027, 12, 31)
ROSTER = Roster(
    (
        Duty(Role.SPECIALIST, "W-08", EARLY, LONG, "甲", "jia"),
        Duty(Role.CHIEF_REPRESENTATIVE, "GA", EARLY, LONG, "乙"),
    )
)


@pytest.fixture
def desk(database: Database) -> TicketDesk:
    with database.transaction() as session:
        replace_roster(session, ROSTER)
    return TicketDesk(database, DIRECTORY, CLOCKS, Cipher(new_key()))


def take(desk: TicketDesk, told: Intake = MATTER, key: str = "") -> Ticket:
    return desk.take(told, now=at(), key=key).ticket


def go(desk: TicketDesk, ticket: Ticket, *todo: Action) -> Ticket:
    for one in todo:
        ticket = desk.step(ticket.number, ticket.version, one)
    return ticket


def test_a_matter_is_taken_with_its_window_department_and_person_on_duty(desk: TicketDesk) -> None:
    ticket = take(desk)
    assert ticket.number == "PZH-20261124-0001-J"
    assert (ticket.window_id, ticket.department, ticket.holder) == ("W-08", "GA", "jia")
    assert (ticket.stage, ticket.due, ticket.contact_due) == (Stage.TAKEN, date(2026, 11, 25), None)
    assert desk.find(ticket.number) == ticket


def test_numbers_count_within_a_day(desk: TicketDesk) -> None:
    first, second = take(desk), take(desk)
    wednesday = desk.take(MATTER, now=at(TUESDAY + timedelta(days=1))).ticket
    assert [t.number[4:17] for t in (first, second, wednesday)] == [
        "20261124-0001",
        "20261124-0002",
        "20261125-0001",
    ]


def test_personal_data_in_the_matter_and_in_notes_is_masked_before_it_is_kept(
    desk: TicketDesk,
) -> None:
    told = Intake(f"我是510402194501011233，电话{PHONE}，户口改不了")
    taken = desk.take(told, now=at())
    assert "[身份证号]" in taken.ticket.matter
    assert "没有保存" in taken.notices[0]
    note = f"打{PHONE}没人接"
    go(desk, taken.ticket, action(Step.WITHDRAW, SPECIALIST, note=note))
    assert desk.history(taken.ticket.number)[1].note == "打[手机号]没人接"
    for table in (TicketRow, EntryRow, AuditEntry):
        with desk.database.reading() as session:
            kept = str(session.execute(select(table.__table__)).all())
        assert PHONE not in kept
        assert "510402" not in kept


def test_a_contact_is_sealed_and_opened_only_with_a_note_in_the_audit(desk: TicketDesk) -> None:
    ticket = take(desk, replace(MATTER, contact=Contact(PHONE, "张大爷")))
    assert ticket.contact_due == TUESDAY
    with desk.database.reading() as session:
        kept = str(session.execute(text("SELECT * FROM tickets")).all())
    assert PHONE not in kept
    assert "张大爷" not in kept
    assert desk.contact(ticket.number, SPECIALIST, at()) == Contact(PHONE, "张大爷")
    with desk.database.reading() as session:
        entry = session.scalars(select(AuditEntry)).one()
    assert (entry.who, entry.action, entry.subject) == (
        "zhuanyuan",
        "ticket.contact",
        ticket.number,
    )


def test_without_a_key_the_ticket_is_taken_and_the_contact_is_not_kept(desk: TicketDesk) -> None:
    keyless = replace(desk, cipher=None)
    taken = keyless.take(replace(MATTER, contact=Contact(PHONE)), now=at())
    assert not taken.contact_kept
    assert taken.ticket.contact_due is None
    assert desk.contact(taken.ticket.number, SPECIALIST, at()) is None
    kept = take(desk, replace(MATTER, contact=Contact(PHONE)))
    with pytest.raises(CipherError, match="密钥"):
        keyless.contact(kept.number, SPECIALIST, at())


def test_the_same_key_gives_the_same_ticket_and_uses_no_number(desk: TicketDesk) -> None:
    told = replace(MATTER, contact=Contact(PHONE))
    first = desk.take(told, now=at(), key="k-1")
    again = desk.take(told, now=at(TUESDAY + timedelta(days=1)), key="k-1")
    assert (first.created, again.created) == (True, False)
    assert again.ticket == first.ticket
    assert again.contact_kept
    assert take(desk, key="k-2").number[13:17] == "0002"
    with pytest.raises(OtherRequestError, match="换一个新的键"):
        take(desk, replace(MATTER, matter="另一件事"), key="k-1")


def test_the_key_itself_is_not_kept(desk: TicketDesk) -> None:
    take(desk, key=f"kiosk-{PHONE}")
    with desk.database.reading() as session:
        assert PHONE not in str(session.execute(text("SELECT * FROM tickets")).all())


@pytest.mark.parametrize(
    ("told", "error"),
    [
        (Intake("  "), QuestionError),
        (Intake("事" * 1001), QuestionError),
        (Intake("户口", item_id="XX-1"), RouteError),
    ],
)
def test_what_cannot_be_taken_leaves_nothing_behind(
    desk: TicketDesk, told: Intake, error: type[Exception]
) -> None:
    with pytest.raises(error):
        take(desk, told)
    assert desk.listed(Wanted()) == []


def test_every_step_is_written_down_in_order_with_who_when_and_what(desk: TicketDesk) -> None:
    yesterday = TUESDAY - timedelta(days=1)  # the clock was set back in between
    end = go(
        desk,
        take(desk),
        action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.COMPLEX),
        action(Step.HAND_ON, SPECIALIST, yesterday, note="请户籍科看一下"),
    )
    told = [(e.seq, e.step, e.stage, e.account, e.holder) for e in desk.history(end.number)]
    assert told == [
        (1, Step.TAKE, Stage.TAKEN, "citizen", "jia"),
        (2, Step.CLASSIFY, Stage.CLASSIFIED, "zhuanyuan", "jia"),
        (3, Step.HAND_ON, Stage.HANDED_ON, "zhuanyuan", "乙"),
    ]
    assert desk.history(end.number)[2].note == "请户籍科看一下"
    assert desk.find(end.number) == end
    with desk.database.reading() as session:
        actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.sequence)).all()
    assert actions == ["ticket.classify", "ticket.hand_on"]


def test_a_gap_in_the_roster_leaves_it_with_the_role_and_is_told(desk: TicketDesk) -> None:
    start = take(desk)
    up = action(Step.ESCALATE, SPECIALIST, note="群众着急。", level=Role.TASK_FORCE)
    moved = go(desk, start, up)
    assert (moved.level, moved.holder) == (Role.TASK_FORCE, "")
    assert desk.history(start.number)[1].note == "群众着急。值班表上工作专班今天没有人，请补上。"


def test_a_step_that_is_refused_changes_nothing(desk: TicketDesk) -> None:
    start = take(desk)
    with pytest.raises(StepError, match="现在是“受理”"):
        go(desk, start, action(Step.RESOLVE, CHIEF, note="好了", outcome=Outcome.SOLVED))
    with pytest.raises(RouteError, match="XX"):
        go(desk, start, action(Step.HAND_ON, SPECIALIST, department="XX"))
    assert desk.find(start.number) == start
    assert len(desk.history(start.number)) == 1


def test_a_step_on_an_old_version_is_told_to_look_again(desk: TicketDesk) -> None:
    start = take(desk)
    go(desk, start, action(Step.CLAIM, SPECIALIST))
    with pytest.raises(StaleTicketError, match=f"{start.number} 刚刚有人动过"):
        go(desk, start, action(Step.CONTACT, COLLEAGUE))


def test_an_unknown_number_is_told_kindly(desk: TicketDesk) -> None:
    for call in (desk.find, lambda n: desk.step(n, 1, action(Step.CLAIM, SPECIALIST))):
        with pytest.raises(UnknownTicketError, match="没有单号 PZH-1"):
            call("PZH-1")
    with pytest.raises(UnknownTicketError):
        desk.contact("PZH-1", SPECIALIST, at())
    assert desk.history("PZH-1") == []


def test_lists_are_narrowed_by_stage_place_person_and_lateness(desk: TicketDesk) -> None:
    here, there = take(desk), take(desk, Intake("养老金没到账", item_id="RS-001", place="西区"))
    claimed = go(desk, here, action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.SPECIAL))
    assert desk.listed(Wanted()) == [claimed, there]
    assert desk.listed(Wanted(stage=Stage.TAKEN)) == [there]
    assert desk.listed(Wanted(window_id="W-08")) == [claimed]
    assert desk.listed(Wanted(department="RS")) == [there]
    assert desk.listed(Wanted(holder="jia")) == [claimed]
    assert desk.listed(Wanted(overdue_on=TUESDAY)) == []
    assert desk.listed(Wanted(overdue_on=TUESDAY + timedelta(days=2))) == [there]


def at_once(count: int, work: Callable[[int], object]) -> list[object]:
    """The results or errors of ``work(0)`` … run by ``count`` threads that start together."""
    gate = threading.Barrier(count)

    def one(number: int) -> object:
        gate.wait()
        try:
            return work(number)
        except Exception as error:
            return error

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_32_clients_with_30_tickets_each_get_unique_numbers_and_no_error(
    desk: TicketDesk,
) -> None:
    def client(number: int) -> list[str]:
        return [take(desk, key=f"{number}-{turn}").number for turn in range(30)]

    results = at_once(32, client)
    assert [r for r in results if isinstance(r, Exception)] == []
    numbers = [number for result in results for number in result]  # type: ignore[attr-defined]
    assert len(set(numbers)) == len(numbers) == 960
    assert [read_number(number) for number in numbers] == numbers
    with desk.database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM tickets")) == 960
        assert session.scalar(text("SELECT count(*) FROM ticket_history")) == 960
        assert session.scalar(text("SELECT count FROM ticket_counters")) == 960


def test_of_many_requests_with_one_key_one_makes_the_ticket(desk: TicketDesk) -> None:
    results = at_once(16, lambda _: desk.take(MATTER, now=at(), key="same"))
    assert sum(taken.created for taken in results) == 1  # type: ignore[attr-defined]
    assert len(desk.listed(Wanted())) == 1


def test_of_many_who_claim_one_ticket_one_wins_and_the_others_are_told(desk: TicketDesk) -> None:
    start = take(desk)
    actors = [replace(SPECIALIST, account=f"w{number}") for number in range(16)]
    results = at_once(
        16, lambda n: desk.step(start.number, start.version, action(Step.CLAIM, actors[n]))
    )
    kinds = Counter(type(result) for result in results)
    assert kinds == {Ticket: 1, StaleTicketError: 15}
    winner = next(result for result in results if isinstance(result, Ticket))
    assert desk.find(start.number).claimed_by == winner.claimed_by
    assert len(desk.history(start.number)) == 2


def test_the_desk_opens_from_the_settings(database: Database, tmp_path: Path) -> None:
    settings = Settings(corpora=CORPORA, data=tmp_path, contact_key=new_key())
    assert TicketDesk.open(settings, database).cipher is not None
    keyless = TicketDesk.open(settings.model_copy(update={"contact_key": ""}), database)
    assert keyless.cipher is None
    assert take(keyless).window_id == "W-08"
    with pytest.raises(CipherError, match="BANDECHENG_CONTACT_KEY"):
        TicketDesk.open(settings.model_copy(update={"contact_key": "kurz"}), database)


def test_the_whole_life_is_kept(desk: TicketDesk) -> None:
    end = go(
        desk,
        take(desk, replace(MATTER, contact=Contact(PHONE))),
        action(Step.CLAIM, SPECIALIST),
        action(Step.CONTACT, SPECIALIST),
        action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.COMPLEX),
        action(Step.HAND_ON, SPECIALIST),
        action(Step.REPORT, CHIEF, note="没有依据"),
        action(Step.ACKNOWLEDGE, TASK_FORCE),
        action(Step.RESOLVE, CHIEF, note="改不了，换了办法", outcome=Outcome.NEGATIVE),
        action(Step.FEED_BACK, SPECIALIST, note="电话告知"),
        action(Step.CHECK, TASK_FORCE),
        action(Step.ARCHIVE, SPECIALIST),
    )
    assert desk.find(end.number) == end
    assert end.stage is Stage.ARCHIVED
    assert end.outcome is Outcome.NEGATIVE
    assert end.reported_by is Role.CHIEF_REPRESENTATIVE
    assert [entry.seq for entry in desk.history(end.number)] == list(range(1, 12))
