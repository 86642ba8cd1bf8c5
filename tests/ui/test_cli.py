import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model


def run(*arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[str]:
    import os  # noqa: PLC0415

    return subprocess.run(
        [sys.executable, "-c", "from ui.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


def test_a_question_is_answered_in_plain_text() -> None:
    done = run("ask", "老汉走了,户口咋个销")
    assert done.returncode == 0
    assert "死亡注销户口登记" in done.stdout
    assert "要带的材料" in done.stdout


def test_json_and_evidence_come_when_asked_for() -> None:
    done = run("ask", "老汉走了,户口咋个销", "--json", "--evidence")
    answer = json.loads(done.stdout)
    assert answer["item_id"] == "GA-002"
    assert answer["evidence"]["hits"]


@pytest.mark.parametrize(
    ("question", "told"),
    [("  ", "没有看到问题"), ("问" * 5000, "最多 1000 个字"), (b"\xff\xfe", "没有看到问题")],
)
def test_what_cannot_be_answered_is_one_kind_line(question: str | bytes, told: str) -> None:
    done = run("ask", question)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_snapshot_names_the_command_that_mends_it(
    tmp_path: Path, repository: Path
) -> None:
    (tmp_path / "model").symlink_to(repository / "var/model")
    done = run("ask", "身份证", BANDECHENG_DATA=str(tmp_path))
    assert done.returncode == 2
    assert "bandecheng index build" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_model_names_the_command_that_mends_it(tmp_path: Path) -> None:
    done = run("index", "build", BANDECHENG_DATA=str(tmp_path))
    assert done.returncode == 2
    assert "bandecheng model build" in done.stderr


def test_the_status_of_the_index_is_told() -> None:
    done = run("index", "status")
    assert done.returncode == 0
    assert "当前" in done.stdout
    assert "校验通过" in done.stdout


def test_a_bad_line_of_a_question_set_is_named(tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "1", "question": "一"}\n{"id": 2}\n', encoding="utf-8")
    done = run("eval", "run", str(questions), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "第 2 行" in done.stderr


def test_a_broken_guide_is_named_by_file_field_and_value(tmp_path: Path) -> None:
    guide = tmp_path / "GA-002.yaml"
    guide.write_text("item_id: GA-002\nname: 错的名字\ntype: [1]\n", encoding="utf-8")
    done = run("lint", str(guide))
    assert done.returncode == 1
    assert "字段 type" in done.stdout
    assert "下一步" in done.stdout
