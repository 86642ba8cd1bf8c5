from pathlib import Path

import pytest

from tests.ui.commands.records_command import run

ADD = ("user", "add", "wang.li", "--name", "小王", "--role", "auditor")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A backup in the data folder ``tmp_path``, which holds one account."""
    assert run(tmp_path, *ADD, typed="Guantian-2026\n").returncode == 0
    done = run(tmp_path, "backup", "create")
    assert done.returncode == 0
    assert "密钥" in done.stdout
    return next((tmp_path / "records" / "backups").iterdir())


def test_a_backup_is_made_verified_and_restored(tmp_path: Path, made: Path) -> None:
    verified = run(tmp_path, "backup", "verify", str(made))
    assert verified.returncode == 0
    assert "备份完好:sqlite" in verified.stdout
    assert run(tmp_path, "user", "disable", "wang.li").returncode == 0
    restored = run(tmp_path, "backup", "restore", str(made), "--yes")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert "已停用" not in run(tmp_path, "user", "list").stdout
    assert run(tmp_path, "audit", "verify").returncode == 0


def test_nothing_is_restored_without_a_yes(tmp_path: Path, made: Path) -> None:
    run(tmp_path, "user", "disable", "wang.li")
    done = run(tmp_path, "backup", "restore", str(made), typed="n\n")
    assert done.returncode == 1
    assert "已停用" in run(tmp_path, "user", "list").stdout


def test_a_damaged_backup_is_refused_in_one_line(tmp_path: Path, made: Path) -> None:
    dump = made / "records.dump"
    dump.write_bytes(dump.read_bytes()[:-1])
    for command in (("verify", str(made)), ("restore", str(made), "--yes")):
        done = run(tmp_path, "backup", *command)
        assert done.returncode == 2
        assert "损坏" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_backup_goes_where_it_is_told_to(tmp_path: Path) -> None:
    done = run(tmp_path, "backup", "create", "--to", str(tmp_path / "elsewhere"))
    assert done.returncode == 0
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1
