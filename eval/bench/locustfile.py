"""One window that asks about once a second; locust starts as many as the rate needs."""

import os
from itertools import count
from pathlib import Path

from locust import HttpUser, between, task

QUESTIONS = "BENCH_QUESTIONS"  # as eval.bench.served sets it
_questions = Path(os.environ[QUESTIONS]).read_text(encoding="utf-8").splitlines()
_asked = count()


class Window(HttpUser):
    """Asks the next question, whoever asked the one before."""

    # Not to the beat: in step with each other, all windows would ask in the same instant.
    wait_time = between(0.5, 1.5)

    @task
    def ask(self) -> None:
        """Ask once."""
        number = next(_asked)
        # A line of its own each time: the memory of answers must not answer for the pipeline.
        question = f"{_questions[number % len(_questions)]}({number})"
        self.client.post("/api/v1/ask", json={"question": question})
