import os
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-c", "from ui.cli import main; main()"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
        timeout=60,
    )


def test_the_help_is_in_chinese() -> None:
    told = run("index", "--help").stdout
    assert "选项" in told
    assert "看这份说明。" in told
    assert "Show this message" not in told


def test_the_shell_is_told_what_may_come_next() -> None:
    told = run(
        _BANDECHENG_COMPLETE="complete_bash", COMP_WORDS="bandecheng index r", COMP_CWORD="2"
    )
    assert told.stdout.split() == ["rollback"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_names_the_command(shell: str) -> None:
    done = run("completion", shell)
    assert done.returncode == 0
    assert "_BANDECHENG_COMPLETE" in done.stdout


def test_an_unknown_command_is_a_wrong_call() -> None:
    assert run("index", "buid").returncode == 2
