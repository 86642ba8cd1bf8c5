from datetime import date, timedelta

from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.tickets.duty import Duty, Roster
from assistant.tickets.roster_store import on_duty, read_roster, replace_roster

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 4)
DAY = timedelta(days=1)
ROSTER = Roster(
    (
        Duty(Role.SPECIALIST, "W-08", FIRST, LAST, "乙", "yi"),
        Duty(Role.SPECIALIST, "W-08", FIRST, LAST + DAY, "甲"),
        Duty(Role.DIRECTOR, "", LAST, LAST, "丁", "ding"),
    )
)


def test_a_roster_is_kept_in_its_order_and_replaces_the_one_before(database: Database) -> None:
    with database.transaction() as session:
        replace_roster(session, Roster(ROSTER.duties[:1]))
        replace_roster(session, ROSTER)
        assert read_roster(session) == ROSTER
        replace_roster(session, Roster())
        assert read_roster(session) == Roster()


def test_the_database_names_the_same_person_as_the_roster(database: Database) -> None:
    with database.transaction() as session:
        replace_roster(session, ROSTER)
    posts = [(Role.SPECIALIST, "W-08"), (Role.SPECIALIST, "W-09"), (Role.DIRECTOR, "")]
    with database.reading() as session:
        for role, place in posts:
            for day in (FIRST - DAY, FIRST, LAST, LAST + DAY, LAST + 2 * DAY):
                assert on_duty(session, role, place, day) == ROSTER.on_duty(role, place, day)
