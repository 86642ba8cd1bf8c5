import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.records.schema import upgrade
from tests import toy
from tests.assistant.learning.made import UNHEARD, asked, closed_ticket
from tests.assistant.records.made import hire
from tests.ui.commands.records_command import run

EDITOR = ("--as", "li.na")


@pytest.fixture
def data(tmp_path: Path, repository: Path, open_database: Callable[[str], Database]) -> Path:
    """A data folder: toy corpus, an editor and a specialist, one question nobody understood."""
    toy.write_corpus(tmp_path / "corpora")
    shutil.copy(repository / "corpora/holidays.tsv", tmp_path / "corpora")
    database = open_database(f"sqlite:///{tmp_path / 'records/bandecheng.sqlite3'}")
    upgrade(database)
    hire(database, "li.na", Role.KNOWLEDGE_EDITOR)
    hire(database, "wang.li", Role.SPECIALIST)
    asked(database)
    asked(database)
    asked(database, f"请问{UNHEARD}")
    closed_ticket(database)
    return tmp_path


def learn(data: Path, *arguments: str) -> tuple[int, str, str]:
    done = run(data, "learn", *arguments, BANDECHENG_CORPORA=str(data / "corpora"))
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_candidates_are_listed_near_ones_together_and_one_is_shown(data: Path) -> None:
    code, out, err = learn(data, "list")
    assert code == 0
    assert "新的问法 2 条,新的案例 1 条" in err
    first, second, third = (line.split("\t") for line in out.splitlines())
    assert first[:3] == ["1", "问法", "2 次"]
    assert second[0] == "└ 2"
    assert third[1] == "案例"
    assert "GA-001、MZ-001" in learn(data, "show", "1")[1]
    assert learn(data, "list", "--state", "accepted")[1] == "没有这样的候选\n"


def test_a_draft_is_written_for_a_person_and_never_over_another_file(
    data: Path, tmp_path: Path
) -> None:
    learn(data, "list")
    path = tmp_path / "草稿.yaml"
    assert learn(data, "show", "3", "--draft", str(path))[0] == 0
    draft = path.read_text("utf-8")
    assert draft.startswith("# 由转办单 PZH-")
    assert yaml.safe_load(draft)["items"] == ["GA-001"]
    code, _, err = learn(data, "show", "3", "--draft", str(path))
    assert (code, "不覆盖" in err) == (2, True)
    assert draft in learn(data, "show", "3")[1] + "\n"


def test_a_refusal_is_kept_and_told(data: Path) -> None:
    learn(data, "list")
    assert learn(data, "refuse", "2", *EDITOR, "--reason", "不是事项")[0] == 0
    assert "不采纳" in learn(data, "show", "2")[1]
    assert "不是事项" in learn(data, "show", "2")[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("accept", "1", *EDITOR), "还不知道是哪个事项"),
        (("accept", "1", "--as", "wang.li", "--item", "GA-001"), "没有知识维护的权限"),
        (("accept", "1", "--as", "nobody", "--item", "GA-001"), "没有账号 nobody"),
        (("accept", "99", *EDITOR), "没有第 99 条"),
        (("accept", "3", *EDITOR, "--case", "没有.yaml"), "没有文件"),
        (("rollback", "1", *EDITOR), "只有“已采纳”的能退回"),
    ],
)
def test_what_will_not_do_is_told_in_one_line(
    data: Path, arguments: tuple[str, ...], told: str
) -> None:
    learn(data, "list")
    code, _, err = learn(data, *arguments)
    assert code == 2
    assert told in err


@pytest.mark.model
def test_a_way_is_accepted_and_rolled_back_with_the_real_model(
    data: Path, repository: Path
) -> None:
    (data / "model").symlink_to(repository / "var" / "model")
    guide = data / "corpora/guides/GA/GA-001.yaml"
    before = guide.read_bytes()
    learn(data, "list")
    code, out, _ = learn(data, "accept", "1", *EDITOR, "--item", "GA-001")
    assert code == 0
    assert "已写进 GA-001" in out
    assert UNHEARD in guide.read_text("utf-8")
    assert learn(data, "rollback", "1", *EDITOR)[0] == 0
    assert guide.read_bytes() == before
