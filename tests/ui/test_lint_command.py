from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from ui.cli import app

NewData = Callable[..., dict[str, Any]]
WriteYaml = Callable[[Path, object], None]
Lint = Callable[..., Result]


@pytest.fixture
def lint(toy_corpus_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Lint:
    monkeypatch.setenv("BANDECHENG_CORPORA", str(toy_corpus_folder))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["lint", "--on", "2026-11-24", *arguments])

    return run


def test_problems_come_first_then_the_table_and_errors_fail_the_run(lint: Lint) -> None:
    done = lint()
    lines = done.output.splitlines()
    # The toy world lacks 53 windows and 19 departments.
    assert lines[0].startswith("错误 windows.csv")
    assert lines[2].split()[0] == "部门"
    assert lines[-2].split()[0] == "合计"
    assert lines[-1] == "2 处错误,0 处提醒"
    assert done.exit_code == 1


def test_notices_alone_do_not_fail_the_run(
    lint: Lint, toy_corpus_folder: Path, guide_data: NewData, write_yaml: WriteYaml
) -> None:
    path = toy_corpus_folder / "guides" / "GA" / "GA-002.yaml"
    write_yaml(path, guide_data(pitfalls=["长" * 61]))
    done = lint(str(path))
    assert done.output.splitlines()[0].startswith("提醒 ")
    assert done.output.splitlines()[-1] == "0 处错误,1 处提醒"
    assert done.exit_code == 0


def test_single_files_are_checked_without_the_table(lint: Lint, toy_corpus_folder: Path) -> None:
    done = lint(str(toy_corpus_folder / "guides" / "GA" / "GA-001.yaml"))
    assert (done.output, done.exit_code) == ("0 处错误,0 处提醒\n", 0)


def test_another_day_shows_what_is_due_then(lint: Lint, toy_corpus_folder: Path) -> None:
    path = toy_corpus_folder / "guides" / "GA" / "GA-001.yaml"
    done = lint("--on", "2028-01-01", str(path))
    assert "字段 review_by" in done.output
    assert done.exit_code == 1
