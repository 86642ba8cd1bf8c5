"""Batch evaluation on a Ray cluster: the questions asked by many workers, one result."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.pipeline import Pipeline
from eval.batch import ANSWERS, METRICS, ask_one, run_batch
from eval.question import Question
from eval.question_file import QuestionFile
from eval.row import Row

_PART = 16  # questions of one task: what a lost worker has to ask again


def run_on_ray(
    questions: Sequence[Question],
    open_pipeline: Callable[[], Pipeline],
    out: Path,
    workers: int,
    question_set: QuestionFile | None = None,
) -> dict[str, Any]:
    """Like ``run_batch``, with ``workers`` processes that each open the pipeline.

    A worker that dies is started again by Ray, and its part is asked anew. The answers are laid
    down as an interrupted run leaves them; ``run_batch`` then checks them, asks what is missing
    and writes metrics and report. Ray must be connected before (``ray.init``).
    """
    import ray  # noqa: PLC0415 - an extra
    from ray.util import ActorPool  # noqa: PLC0415

    worker: Any = ray.remote(_Worker)
    started = worker.options(max_restarts=-1, max_task_retries=-1, num_cpus=1)
    pool = ActorPool([started.remote(open_pipeline) for _ in range(workers)])
    parts = [questions[start : start + _PART] for start in range(0, len(questions), _PART)]
    done = pool.map(lambda one, part: one.ask.remote(part), parts)
    out.mkdir(parents=True, exist_ok=True)
    (out / METRICS).unlink(missing_ok=True)
    with (out / ANSWERS).open("w", encoding="utf-8") as answers:
        for rows in tqdm(done, total=len(parts), desc="评测(Ray)", unit="份"):
            for row in rows:
                answers.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
            answers.flush()
    return run_batch(questions, open_pipeline(), out, question_set)


class _Worker:
    def __init__(self, open_pipeline: Callable[[], Pipeline]) -> None:
        self._pipeline = open_pipeline()

    def ask(self, questions: Sequence[Question]) -> list[Row]:
        return [ask_one(question, self._pipeline) for question in questions]
