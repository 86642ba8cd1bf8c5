"""Questions, rows and run folders of the evaluation's tests."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from eval.question import Question
from eval.question_file import QuestionFile
from eval.row import Row


def question(
    number: str,
    *expected: str,
    kind: str = "normal",
    persona: str = "senior",
    aspect: str = "",
) -> Question:
    """A question that expects the items ``expected``."""
    return Question(
        id=number, question="问", expected=expected, kind=kind, persona=persona, aspect=aspect
    )


def row(  # noqa: PLR0913 - what a test may want to say
    number: str,
    status: str,
    *items: str,
    latency_ms: float = 10.0,
    confidence: float = 0.5,
    text: str = "",
    blocks: Sequence[str] = (),
    aspects: Sequence[str] = (),
) -> Row:
    """The answer to question ``number``, which ranked ``items`` and reads ``text``."""
    ranked: list[dict[str, str | float]] = [
        {"item_id": item_id, "name": item_id, "confidence": confidence} for item_id in items
    ]
    return Row(
        id=number,
        question="问",
        status=status,
        items=ranked,
        text=text,
        cases=[],
        blocks=list(blocks),
        aspects=list(aspects),
        latency_ms=latency_ms,
        snapshot="s",
    )


def run_folder(folder: Path, questions: Sequence[Question], rows: Sequence[Row]) -> Path:
    """A finished run in ``folder``; its question set lies beside the folder."""
    folder.mkdir()
    asked = question_set(folder.parent / "questions.jsonl", questions)
    lines = "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in rows)
    (folder / "answers.jsonl").write_text(lines, encoding="utf-8")
    metrics = {"snapshot": "s", "question_set": asdict(QuestionFile.of(asked))}
    (folder / "metrics.json").write_text(json.dumps(metrics), encoding="utf-8")
    return folder


def question_set(path: Path, questions: Sequence[Question]) -> Path:
    """``questions`` as a file."""
    path.write_text("".join(one.model_dump_json() + "\n" for one in questions), encoding="utf-8")
    return path
