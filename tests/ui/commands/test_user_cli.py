from pathlib import Path

import pytest

from tests.ui.commands.records_command import run

GOOD = "Guantian-2026\n"
ADD = ("user", "add", "wang.li", "--name", "小王", "--role", "specialist")


def test_an_account_is_made_listed_and_disabled(tmp_path: Path) -> None:
    made = run(tmp_path, *ADD, "--window", "W-01", "--department", "GA", typed=GOOD)
    assert (made.returncode, made.stderr) == (0, "")
    assert run(tmp_path, "user", "list").stdout == "wang.li\t小王\tspecialist\tW-01 GA\n"
    assert run(tmp_path, "user", "disable", "wang.li").returncode == 0
    assert "已停用" in run(tmp_path, "user", "list").stdout
    assert run(tmp_path, "user", "passwd", "wang.li", typed="Another-2027\n").returncode == 0
    assert "已停用" not in run(tmp_path, "user", "list").stdout


def test_there_is_no_account_before_one_is_made(tmp_path: Path) -> None:
    done = run(tmp_path, "user", "list")
    assert done.returncode == 0
    assert "bandecheng user add" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (ADD, "kurz\n", "至少三种"),
        (ADD, "", "至少三种"),
        ((*ADD[:2], "13982301234", *ADD[3:]), GOOD, "小写字母开头"),
        ((*ADD, "--window", "W-99"), GOOD, "W-99"),
        ((*ADD, "--department", "XX"), GOOD, "XX"),
        (("user", "disable", "li.na"), "", "li.na"),
        (("user", "passwd", "li.na"), GOOD, "li.na"),
    ],
)
def test_what_will_not_do_is_told_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], typed: str, told: str
) -> None:
    done = run(tmp_path, *arguments, typed=typed)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert typed.strip() not in done.stderr or not typed.strip()


def test_an_unknown_role_is_answered_with_the_roles_there_are(tmp_path: Path) -> None:
    done = run(tmp_path, *ADD[:-1], "king", typed=GOOD)
    assert done.returncode == 2
    assert "knowledge_editor" in done.stderr


def test_a_database_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://a:geheim@127.0.0.1:1/b"
    done = run(tmp_path, "user", "list", BANDECHENG_DATABASE_URL=url)
    assert done.returncode == 2
    assert "BANDECHENG_DATABASE_URL" in done.stderr
    assert "geheim" not in done.stderr


def test_accounts_live_in_postgresql_where_its_address_is_given(
    tmp_path: Path, postgresql_url: str
) -> None:
    made = run(tmp_path, *ADD, typed=GOOD, BANDECHENG_DATABASE_URL=postgresql_url)
    assert made.returncode == 0
    listed = run(tmp_path, "user", "list", BANDECHENG_DATABASE_URL=postgresql_url)
    assert "wang.li" in listed.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_contact_key_is_made_anew_each_time(tmp_path: Path) -> None:
    keys = {run(tmp_path, "contact-key").stdout for _ in range(2)}
    assert {len(key.strip()) for key in keys} == {44}
    assert len(keys) == 2
