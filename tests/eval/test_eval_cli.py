import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.pipeline import Pipeline
from assistant.settings import Settings
from eval.question import Question
from tests.eval.made import question, question_set, row, run_folder
from ui.commands.eval_cli import app

ASKED = "老汉走了，户口咋个销？"


class ToyService:
    """Stands for ``Service``: the toy pipeline instead of the model's."""

    toy: Pipeline

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def pipeline(self) -> Pipeline:
        """The toy pipeline."""
        return self.toy


@pytest.fixture(autouse=True)
def _toy_service(toy_pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.service.Service", ToyService)
    monkeypatch.setattr(ToyService, "toy", toy_pipeline, raising=False)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    asked = [
        Question(id="1", question=ASKED, expected=("MZ-001",), persona="senior"),
        Question(id="2", question="领证要多少钱？", expected=("MZ-001",), persona="family"),
    ]
    return question_set(tmp_path / "q.jsonl", asked)


def eval_(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_run_can_be_looked_into_and_compared(questions: Path, tmp_path: Path) -> None:
    ran = eval_("run", questions, "--out", tmp_path / "a")
    assert ran.exit_code == 0
    assert "report.html" in ran.output
    looked = eval_("errors", tmp_path / "a", "--persona", "senior")
    assert "应为 MZ-001 结婚登记" in looked.output
    assert "共 1 个答错,列出 1 个" in looked.output
    compared = eval_("compare", tmp_path / "a", tmp_path / "a")
    assert "【赢回来的 0 问】" in compared.output


def test_mistakes_come_as_json_too(questions: Path, tmp_path: Path) -> None:
    eval_("run", questions, "--out", tmp_path / "a")
    done = eval_("errors", tmp_path / "a", "--json", "--limit", 1)
    (mistake,) = json.loads(done.stdout)
    assert mistake["fault"] == "wrong_first"
    assert mistake["first"]["arithmetic"]["terms"]


def test_a_run_of_another_snapshot_is_pointed_out(questions: Path, tmp_path: Path) -> None:
    eval_("run", questions, "--out", tmp_path / "a")
    metrics = json.loads((tmp_path / "a/metrics.json").read_text(encoding="utf-8"))
    (tmp_path / "a/metrics.json").write_text(json.dumps(metrics | {"snapshot": "before"}))
    assert "评测时的索引快照是 before" in eval_("errors", tmp_path / "a").stderr


def test_runs_that_cannot_be_compared_are_one_line(tmp_path: Path) -> None:
    asked = [question("1", "A"), question("2", "A")]
    rows = [row("1", "answered", "A"), row("2", "answered", "A")]
    run_folder(tmp_path / "a", asked, rows)
    run_folder(tmp_path / "b", asked, rows[:1])
    done = eval_("compare", tmp_path / "a", tmp_path / "b")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "只在一边的 1 个,如 2" in done.stderr


def test_facts_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps({"id": "1", "question": ASKED, "must": [["户口"]]}))
    done = eval_("facts", path, "--out", tmp_path / "f")
    assert done.exit_code == 0
    assert '"share_right": 1.0' in done.output
    assert (tmp_path / "f/facts.json").is_file()


def test_a_bad_question_set_is_one_line_for_every_command(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{}")
    for command in (("run", path, "--out", tmp_path), ("facts", path, "--out", tmp_path),
                    ("tune", path)):  # fmt: skip
        done = eval_(*command)
        assert done.exit_code == 2
        assert "第 1 行" in done.stderr


def test_every_command_is_described(repository: Path) -> None:
    for page in ("README.md", "docs/evaluation.md"):
        text = (repository / page).read_text(encoding="utf-8")
        for command in app.registered_commands:
            assert f"eval {command.name}" in text, page
