"""The evaluations of the desk: one at a time, in a thread that leaves room for citizens."""

import json
import logging
import shutil
import threading
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from assistant.language.mask import mask
from assistant.pipeline import Pipeline
from assistant.records.error import RecordsError
from assistant.texts import evaluation as texts
from eval.batch import run_batch
from eval.question import Question
from eval.question_file import QuestionFile
from ui.desk.evaluation_run import QUESTIONS, Card, Kept, RunState

_log = logging.getLogger(__name__)
_REST = 2.0  # times as long as an answer took


class NoRunError(RecordsError):
    """There is no such run, or it is not as far; the message says what to do."""


class BusyError(RecordsError):
    """Another run has not come to its end; the message says what to do."""


class _StoppedError(Exception):
    """Somebody stopped the run."""


class _Pace:
    """Hands questions out and rests after each, so that two thirds of the time are free."""

    def __init__(self) -> None:
        self.done = 0
        self.stop = threading.Event()

    def walk(self, questions: Sequence[Question]) -> Iterable[Question]:
        """``questions`` in order.

        Raises:
            _StoppedError: somebody said so.
        """
        for question in questions:
            if self.stop.is_set():
                raise _StoppedError
            start = time.perf_counter()
            yield question
            self.done += 1
            self.stop.wait(_REST * (time.perf_counter() - start))


class EvaluationRuns:
    """Runs under ``folder``, each in a folder of its own that is its number.

    A run that is stopped, or that the server's end cut off, keeps what was answered.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changing = threading.Lock()
        self._running: Kept | None = None
        self._pace = _Pace()
        self._thread: threading.Thread | None = None
        self._failed: set[int] = set()

    def listed(self) -> list[Kept]:
        """All runs, the newest first."""
        folders = self._folder.iterdir() if self._folder.is_dir() else ()
        kept = [Kept.read(one) for one in folders if one.name.isdecimal()]
        return sorted((one for one in kept if one), key=lambda one: -one.number)

    def find(self, number: int) -> Kept:
        """The run ``number``.

        Raises:
            NoRunError: there is none.
        """
        found = Kept.read(self._folder / str(number))
        if found is None:
            raise NoRunError(texts.NO_RUN.format(number=number))
        return found

    def before(self, run: Kept) -> Kept | None:
        """The last finished run before ``run`` over the same questions."""
        same = (one for one in self.listed() if one.card.sha256 == run.card.sha256)
        return next((one for one in same if one.number < run.number and one.finished), None)

    def state(self, run: Kept) -> RunState:
        """How ``run`` stands."""
        if self._is_running(run.number):
            return RunState.RUNNING
        return RunState.FINISHED if run.finished else RunState.STOPPED

    def done(self, run: Kept) -> int:
        """How many questions of ``run`` are answered."""
        return self._pace.done if self._is_running(run.number) else run.answered

    def failed(self, run: Kept) -> bool:
        """Whether ``run`` came to its end by an error, since the server started."""
        return run.number in self._failed

    def start(
        self, name: str, questions: Sequence[Question], by: str, now: datetime, pipeline: Pipeline
    ) -> Kept:
        """Keep ``questions``, which are masked, and begin to ask them.

        Raises:
            BusyError: another run has not come to its end.
            OSError: they cannot be kept.
        """
        with self._changing:
            self._only_one()
            self._folder.mkdir(parents=True, exist_ok=True)
            numbers = [int(one.name) for one in self._folder.iterdir() if one.name.isdecimal()]
            number = max(numbers, default=0) + 1
            folder = self._folder / str(number)
            folder.mkdir(mode=0o700)
            lines = (one.model_dump(mode="json", exclude_defaults=True) for one in questions)
            text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            (folder / QUESTIONS).write_text(text, encoding="utf-8")
            used = QuestionFile.of(folder / QUESTIONS)
            card = Card(
                name=mask(name), by=by, started_at=now, total=len(questions), sha256=used.sha256
            )
            kept = Kept(number, folder, card)
            kept.write_card()
            self._begin(kept, pipeline)
        return kept

    def resume(self, run: Kept, pipeline: Pipeline) -> None:
        """Go on with ``run``; a finished one stays as it is.

        Raises:
            BusyError: another run has not come to its end.
        """
        with self._changing:
            self._only_one()
            if not run.finished:
                self._begin(run, pipeline)

    def stop(self, run: Kept, seconds: float = 10.0) -> None:
        """Stop ``run``, if it is running, and wait for it at most ``seconds``."""
        if self._is_running(run.number) and self._thread:
            self._pace.stop.set()
            self._thread.join(seconds)

    def remove(self, run: Kept) -> None:
        """Delete the questions and the results of ``run``.

        Raises:
            BusyError: it is running.
        """
        with self._changing:
            if self._is_running(run.number):
                raise BusyError(texts.BUSY)
            shutil.rmtree(run.folder)

    def _is_running(self, number: int) -> bool:
        return self._running is not None and self._running.number == number

    def _only_one(self) -> None:
        if self._running is not None:
            raise BusyError(texts.BUSY)

    def _begin(self, run: Kept, pipeline: Pipeline) -> None:
        self._running, self._pace = run, _Pace()
        self._failed.discard(run.number)
        # A daemon: what is cut off goes on later, so the server need not wait for it.
        self._thread = threading.Thread(
            target=self._work, args=(run, pipeline, self._pace), name="evaluation", daemon=True
        )
        self._thread.start()

    def _work(self, run: Kept, pipeline: Pipeline, pace: _Pace) -> None:
        try:
            used = QuestionFile.of(run.folder / QUESTIONS)
            run_batch(run.questions(), pipeline, run.folder, used, pace.walk)
        except _StoppedError:
            pass
        except Exception as error:
            # The type and place only: a message could hold a question.
            _log.error("evaluation, unexpected %s", type(error).__name__, exc_info=error)
            self._failed.add(run.number)
        finally:
            self._running = None
