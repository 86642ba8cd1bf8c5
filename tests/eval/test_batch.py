import json
from pathlib import Path

from assistant.pipeline import Pipeline
from eval.batch import ANSWERS, METRICS, REPORT, run_batch
from eval.question import Question
from eval.question_file import QuestionFile
from eval.run_folder import read_run
from tests.eval.made import question_set

QUESTIONS = [
    Question(id="1", question="老汉走了，户口咋个销？", expected=("GA-002",)),
    Question(id="2", question=" ", expected=("MZ-001",)),
]


def test_a_run_writes_answers_metrics_and_report_and_reads_back(
    toy_pipeline: Pipeline, tmp_path: Path
) -> None:
    asked = question_set(tmp_path / "q.jsonl", QUESTIONS)
    out = tmp_path / "out"
    metrics = run_batch(QUESTIONS, toy_pipeline, out, QuestionFile.of(asked))
    assert json.loads((out / METRICS).read_text(encoding="utf-8")) == metrics
    assert metrics["readability"]["overall"]["n"] == 2
    assert "<h1>评测报告</h1>" in (out / REPORT).read_text(encoding="utf-8")
    assert [question.id for question, _ in read_run(out).pairs] == ["1", "2"]


def test_a_line_of_answers_has_exactly_the_fields_that_are_promised(
    toy_pipeline: Pipeline, tmp_path: Path
) -> None:
    run_batch(QUESTIONS, toy_pipeline, tmp_path)
    line = json.loads((tmp_path / ANSWERS).read_text(encoding="utf-8").splitlines()[0])
    assert list(line) == [
        "id", "question", "status", "items", "text", "cases", "blocks", "aspects",
        "latency_ms", "snapshot",
    ]  # fmt: skip


def test_what_is_no_question_is_a_row_with_its_reason(
    toy_pipeline: Pipeline, tmp_path: Path
) -> None:
    metrics = run_batch(QUESTIONS, toy_pipeline, tmp_path)
    assert metrics["overall"]["statuses"]["invalid"] == 1
    assert metrics["question_set"] is None
