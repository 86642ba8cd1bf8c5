from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from assistant.insight.counts import ASKED, Tally
from assistant.insight.month_report import MonthReport, month_report
from assistant.insight.names import Names
from assistant.insight.section import Section
from assistant.insight.span import Span
from assistant.records.database import Database
from tests.assistant.insight.made import (
    MONTH,
    NOT_ANSWERED,
    OUTSIDE,
    PRIVATE,
    RISING_ITEM,
    TODAY,
    WRONG_ITEM,
    fill,
)
from tests.assistant.learning.made import asked
from tests.assistant.tickets.made import DIRECTORY


def made(database: Database, month: str = MONTH, today: date = TODAY) -> MonthReport:
    with database.reading() as session:
        return month_report(session, DIRECTORY, month, today, 90)


@pytest.fixture
def sections(database: Database) -> dict[str, Section]:
    fill(database)
    return {section.name: section for section in made(database).sections}


def test_every_dimension_is_there_and_adds_up(sections: dict[str, Section]) -> None:
    whole = sum(int(row[1]) for row in sections["statuses"].rows)
    assert whole > 400
    assert sum(int(row[1]) for row in sections["channels"].rows) == whole
    assert sum(int(row[1]) for row in sections["districts"].rows) == whole
    assert sum(int(row[1]) for row in sections["departments"].rows) == whole
    assert sum(sum(map(int, row[1:])) for row in sections["hours"].rows) == whole
    tickets = sum(int(row[1]) for row in sections["causes"].rows)
    assert tickets == sum(int(row[2]) for row in sections["departments"].rows) > 10
    assert sections["causes"].rows[0][0] == "材料不全"
    assert {row[0] for row in sections["districts"].rows} >= {"攀枝花市", "东区", "（没有窗口）"}


def test_hours_are_those_of_china(database: Database) -> None:
    asked(database, now=datetime(2026, 11, 22, 16, 30, tzinfo=UTC))  # Monday, half past midnight
    with database.reading() as session:
        found = Tally(session, Names(DIRECTORY), TODAY).hours(
            ASKED, Span(TODAY.replace(day=23), TODAY)
        )
    assert found == {(0, 0): 1}


def test_what_rises_is_found_and_nothing_else(sections: dict[str, Section]) -> None:
    rows = sections["rising"].rows
    assert [str(row[0]).split()[0] for row in rows] == [RISING_ITEM]
    assert int(rows[0][1]) > 2 * float(rows[0][2])


def test_the_guide_that_is_wrong_most_stands_first(sections: dict[str, Section]) -> None:
    (row,) = sections["wrong"].rows
    assert str(row[0]).startswith(WRONG_ITEM)
    assert row[1] == row[2]


def test_questions_outside_and_unanswered_are_told_by_shared_words(
    sections: dict[str, Section],
) -> None:
    assert OUTSIDE in str(sections["outside"].rows[0][0])
    told = [str(row[0]) for row in sections["unanswered"].rows]
    assert any(NOT_ANSWERED in words for words in told)


def test_nothing_that_one_person_said_is_in_the_report(sections: dict[str, Section]) -> None:
    told = str(sections)
    assert PRIVATE[:4] not in told
    assert "七栋" not in told
    assert "PZH-" not in told


def test_the_month_before_is_beside_and_its_deletion_is_told(
    open_database: Callable[[str], Database], sqlite_url: str
) -> None:
    database = open_database(sqlite_url)
    fill(database)
    october = made(database, "2026-10")
    assert any("只留 90 天" in note for note in october.notes) is False
    september = made(database, "2026-09")
    assert any("只留 90 天" in note for note in september.notes)
    by_name = {section.name: section for section in made(database).sections}
    assert (
        by_name["statuses"].rows[0][3]
        == {section.name: section for section in october.sections}["statuses"].rows[0][1]
    )


def test_a_month_without_anything_has_empty_sections(database: Database) -> None:
    report = made(database)
    assert "共 0 次咨询、0 张转办单" in report.notes[0]
    empty = {section.name for section in report.sections if not section.rows}
    assert empty == {
        *("items", "departments", "districts", "statuses", "channels", "rising"),
        *("causes", "stages", "wrong", "outside", "unanswered"),
    }
