import sqlite3
from pathlib import Path

import pytest

from tests.ui.commands.records_command import run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one account, and so one entry in the audit."""
    add = ("user", "add", "wang.li", "--name", "小王", "--role", "auditor")
    assert run(tmp_path, *add, typed="Guantian-2026\n").returncode == 0
    return tmp_path


def test_an_unharmed_audit_is_told_with_its_end(data: Path) -> None:
    done = run(data, "audit", "verify")
    assert done.returncode == 0
    assert "1 条审计,一条没有被改" in done.stdout
    end = done.stdout.split("链尾 ")[1].split()[0]
    assert run(data, "audit", "verify", "--known", end).returncode == 0
    forged = run(data, "audit", "verify", "--known", f"1:{'0' * 64}")
    assert forged.returncode == 1
    assert "重写" in forged.stderr


def test_a_changed_entry_makes_the_command_fail(data: Path) -> None:
    connection = sqlite3.connect(data / "records" / "bandecheng.sqlite3")
    connection.execute("UPDATE audit SET subject = 'zhang.san'")
    connection.commit()
    connection.close()
    done = run(data, "audit", "verify")
    assert done.returncode == 1
    assert "第 1 条审计被改过" in done.stderr
    assert "下一步" in done.stderr


def test_an_end_that_is_none_is_one_line(data: Path) -> None:
    done = run(data, "audit", "verify", "--known", "abc")
    assert done.returncode == 2
    assert "链尾" in done.stderr
    assert "Traceback" not in done.stderr


def test_entries_are_listed_with_who_and_what(data: Path) -> None:
    line = run(data, "audit", "list").stdout.strip().split("\t")
    assert line[0] == "1"
    assert line[2].startswith("os:")
    assert line[3:] == ["account.add", "wang.li", "ok"]
