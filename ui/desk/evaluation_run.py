"""One evaluation in its folder: whose it is, how far it is, what it found."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from eval.batch import ANSWERS, METRICS
from eval.question import Question, read_questions
from eval.run_folder import Run, read_run
from ingest.text_file import put

QUESTIONS, _CARD = "questions.jsonl", "run.json"


class RunState(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


class Card(BaseModel):
    """What is kept beside the questions; ``sha256`` is of them, ``name`` of the file is masked."""

    name: str
    by: str
    started_at: datetime
    total: int
    sha256: str


@dataclass(frozen=True)
class Kept:
    """The run ``number`` in ``folder``; questions in it are masked."""

    number: int
    folder: Path
    card: Card

    @classmethod
    def read(cls, folder: Path) -> "Kept | None":
        """The run in ``folder``; None where the upload did not come to its end."""
        try:
            card = Card.model_validate_json((folder / _CARD).read_bytes())
            return cls(int(folder.name), folder, card)
        except (OSError, ValueError):
            return None

    def write_card(self) -> None:
        """Keep the card; a folder that has it is a run."""
        put(self.folder / _CARD, self.card.model_dump_json())

    @property
    def finished(self) -> bool:
        """Whether it has its metrics."""
        return (self.folder / METRICS).is_file()

    @property
    def answered(self) -> int:
        """How many questions are answered on the disk."""
        try:
            return (self.folder / ANSWERS).read_bytes().count(b"\n")
        except FileNotFoundError:
            return 0

    def questions(self) -> list[Question]:
        """What it asks."""
        return read_questions(self.folder / QUESTIONS)

    def metrics(self) -> dict[str, Any]:
        """What it found, as ``eval.batch`` writes it."""
        return dict(json.loads((self.folder / METRICS).read_text(encoding="utf-8")))

    def run(self) -> Run:
        """Its questions and answers.

        Raises:
            RunError: it is damaged.
        """
        return read_run(self.folder, self.folder / QUESTIONS)
