"""A batch run: every question through the production pipeline, results to a folder."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.language.normalise import QuestionError
from assistant.pipeline import Pipeline
from eval.metrics import measure
from eval.question import Question
from eval.question_file import QuestionFile
from eval.readability import readability
from eval.report import report_html
from eval.row import Row

ANSWERS, METRICS, REPORT = "answers.jsonl", "metrics.json", "report.html"
Walk = Callable[[Sequence[Question]], Iterable[Question]]


def with_bar(questions: Sequence[Question]) -> Iterable[Question]:
    """``questions`` as they are, with a progress bar on the terminal."""
    return tqdm(questions, desc="评测", unit="问")


def run_batch(
    questions: Sequence[Question],
    pipeline: Pipeline,
    out: Path,
    question_set: QuestionFile | None = None,
    walk: Walk = with_bar,
) -> dict[str, Any]:
    """Answer all ``questions``, write answers, metrics and report, return the metrics.

    What an interrupted run of the same snapshot has answered is kept and not asked again.
    ``question_set`` is the file that ``questions`` are from, kept for who reads the run back.
    ``walk`` hands the questions out in order, at its pace; what it raises interrupts the run.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows = _answered(out / ANSWERS, pipeline.snapshot.snapshot_id, questions)
    with (out / ANSWERS).open("w", encoding="utf-8") as answers:
        for question in walk(questions):
            row = rows.get(question.id) or ask_one(question, pipeline)
            rows[question.id] = row
            answers.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
            answers.flush()
    pairs = [(question, rows[question.id]) for question in questions]
    metrics = {
        "snapshot": pipeline.snapshot.snapshot_id,
        "question_set": asdict(question_set) if question_set else None,
        **measure(pairs),
        "readability": readability(pairs, pipeline.finish.plain_words),
    }
    (out / REPORT).write_text(report_html(metrics), encoding="utf-8")
    # The metrics come last: a folder that has them is a finished run.
    text = json.dumps(metrics, ensure_ascii=False, indent=2)
    (out / METRICS).write_text(text + "\n", encoding="utf-8")
    return metrics


def ask_one(question: Question, pipeline: Pipeline) -> Row:
    """The answer to one question with its time; a refused question is a row too."""
    start = time.perf_counter()
    try:
        answer = pipeline.ask(question.question)
    except QuestionError as error:
        return Row(
            id=question.id,
            question=question.question,
            status="invalid",
            items=[],
            text=str(error),
            cases=[],
            blocks=[],
            aspects=[],
            latency_ms=round(1000 * (time.perf_counter() - start), 3),
            snapshot=pipeline.snapshot.snapshot_id,
        )
    return Row.of(question.id, question.question, answer, 1000 * (time.perf_counter() - start))


def _answered(path: Path, snapshot_id: str, questions: Sequence[Question]) -> dict[str, Row]:
    """Rows of an interrupted run; a finished run, or one of another snapshot, is run anew."""
    if not path.is_file() or (path.parent / METRICS).is_file():
        (path.parent / METRICS).unlink(missing_ok=True)
        return {}
    asked = {question.id: question.question for question in questions}
    rows: dict[str, Row] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            row = Row(**json.loads(line))
        except (ValueError, TypeError):
            break  # the line that the interruption cut
        if row.snapshot == snapshot_id and asked.get(row.id) == row.question:
            rows[row.id] = row
    return rows
