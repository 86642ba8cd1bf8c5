from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.records.database import Database
from assistant.records.schema import upgrade
from assistant.tickets.intake import Intake
from assistant.tickets.stage import Complexity
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket_desk import TicketDesk
from tests.assistant.tickets.made import CLOCKS, DIRECTORY, SPECIALIST
from tests.ui.commands.records_command import run


@pytest.fixture
def desk(tmp_path: Path, open_database: Callable[[str], Database]) -> TicketDesk:
    database = open_database(f"sqlite:///{tmp_path / 'records' / 'bandecheng.sqlite3'}")
    upgrade(database)
    return TicketDesk(database, DIRECTORY, CLOCKS, None)


def take(desk: TicketDesk, days_ago: int = 0) -> str:
    told = Intake("户口簿上名字写错了", item_id="GA-014", place="炳草岗")
    return desk.take(told, now=datetime.now(UTC) - timedelta(days=days_ago)).ticket.number


def test_tickets_are_listed_and_one_is_shown_with_its_steps(
    desk: TicketDesk, tmp_path: Path
) -> None:
    number, other = take(desk), take(desk)
    action = Action(
        Step.CLASSIFY, SPECIALIST, datetime.now(UTC), "看过了", complexity=Complexity.SPECIAL
    )
    desk.step(number, 1, action)
    listed = run(tmp_path, "ticket", "list").stdout
    assert [line.split()[0] for line in listed.splitlines()] == ["单号", number, other]
    narrowed = run(tmp_path, "ticket", "list", "--stage", "分类", "--window", "W-08").stdout
    assert number in narrowed
    assert other not in narrowed
    shown = run(tmp_path, "ticket", "show", number.lower())
    assert shown.returncode == 0
    assert "户口簿上名字写错了" in shown.stdout
    assert "窗口专员 zhuanyuan\t看过了" in shown.stdout


def test_there_is_nothing_to_list_before_a_ticket_is_taken(tmp_path: Path) -> None:
    done = run(tmp_path, "ticket", "list", "--overdue")
    assert (done.returncode, done.stdout) == (0, "没有这样的转办单\n")


def test_the_sweep_moves_overdue_tickets_up_once_and_tells_the_gaps(
    desk: TicketDesk, tmp_path: Path
) -> None:
    number = take(desk, days_ago=20)
    take(desk)
    first = run(tmp_path, "ticket", "sweep")
    assert f"{number}\t升级到 首席代表 (值班表空缺)" in first.stdout
    assert "超期 1 张,升级 1 张,其中值班表空缺 1 张" in first.stdout
    assert "roster gaps" in first.stderr
    again = run(tmp_path, "ticket", "sweep")
    assert "超期 1 张,升级 0 张" in again.stdout
    assert number in run(tmp_path, "ticket", "list", "--overdue").stdout


@pytest.mark.parametrize(
    ("number", "told"),
    [("PZH-20261124-0007-A", "有一位不对"), ("PZH-20261124-0007-R", "没有单号"), ("7", "单号像")],
)
def test_a_number_that_will_not_do_is_told_in_one_line(
    tmp_path: Path, number: str, told: str
) -> None:
    done = run(tmp_path, "ticket", "show", number)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_holiday_file_is_named(tmp_path: Path, repository: Path) -> None:
    corpora = tmp_path / "corpora"
    corpora.mkdir()
    for name in ("windows.csv", "departments.csv", "catalogue.tsv"):
        (corpora / name).write_bytes((repository / "corpora" / name).read_bytes())
    (corpora / "holidays.tsv").write_text(
        "date\tkind\tname\tbasis\n2026-01-05\t休\t元旦\t通知\n", "utf-8"
    )
    done = run(tmp_path, "ticket", "list", BANDECHENG_CORPORA=str(corpora))
    assert done.returncode == 2
    assert "holidays.tsv:2" in done.stderr
    assert "Traceback" not in done.stderr
