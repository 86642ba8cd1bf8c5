"""A finished run, read back: every question with its row, checked against its question set."""

import json
from dataclasses import dataclass
from pathlib import Path

from eval.batch import ANSWERS, METRICS
from eval.question import Question, read_questions
from eval.question_file import QuestionFile
from eval.row import Row
from eval.scores import Pair

_NAMED = 5


class RunError(ValueError):
    """A run folder is unfinished or damaged, or does not fit its question set or another run."""


@dataclass(frozen=True)
class Run:
    """What ``eval run`` left in ``folder``; ``pairs`` in the order of its ``answers.jsonl``."""

    folder: Path
    snapshot: str
    question_set: QuestionFile
    pairs: tuple[Pair, ...]


def read_run(folder: Path, questions: Path | None = None) -> Run:
    """The run in ``folder``.

    Its question set is the one that it was over, which must not have changed since, or else
    the file ``questions``, which must ask the same.

    Raises:
        RunError: see the class; the message says what was seen and what to do.
        QuestionSetError: the question set has a bad line.
        OSError: a file is missing.
    """
    rows = _rows(folder / ANSWERS)
    metrics = _metrics(folder / METRICS)
    used = QuestionFile.of(questions) if questions else _unchanged(folder, metrics)
    asked = {question.id: question for question in read_questions(Path(used.path))}
    strange = [row.id for row in rows if not _same(asked.get(row.id), row)]
    if strange:
        raise RunError(
            f"{folder} 里有 {len(strange)} 个问题与问题集 {used.path} 对不上,"
            f"如 {'、'.join(strange[:_NAMED])};下一步:用 --questions 指明当时的问题集"
        )
    pairs = tuple((asked[row.id], row) for row in rows)
    return Run(folder, str(metrics.get("snapshot", "")), used, pairs)


def same_questions(a: Run, b: Run) -> None:
    """Raise ``RunError`` unless both runs answered the same questions of the same set."""
    ids = [[row.id for _, row in run.pairs] for run in (a, b)]
    odd = sorted(set(ids[0]) ^ set(ids[1]))
    if odd:
        raise RunError(
            f"两次评测的问题不同:{a.folder} 有 {len(ids[0])} 个,{b.folder} 有 {len(ids[1])} 个,"
            f"只在一边的 {len(odd)} 个,如 {'、'.join(odd[:_NAMED])};下一步:用同一个问题集各跑一遍"
        )
    if a.question_set.sha256 != b.question_set.sha256:
        raise RunError(
            f"两次评测的问题集内容不同:{a.question_set.path}({a.question_set.sha256[:12]})和 "
            f"{b.question_set.path}({b.question_set.sha256[:12]});"
            "下一步:用 --questions 指明按哪一份算"
        )


def _unchanged(folder: Path, metrics: dict[str, object]) -> QuestionFile:
    match metrics.get("question_set"):
        case {"path": str(path), "sha256": str(sha256)}:
            before = QuestionFile(path, sha256)
        case _:
            raise RunError(f"{folder / METRICS} 没有记下问题集;下一步:用 --questions 指明")
    if not Path(before.path).is_file():
        raise RunError(f"问题集 {before.path} 不在了;下一步:用 --questions 指明它现在的位置")
    now = QuestionFile.of(Path(before.path))
    if now.sha256 != before.sha256:
        raise RunError(
            f"问题集 {before.path} 在评测之后改过:当时 {before.sha256[:12]},现在 {now.sha256[:12]};"
            "下一步:重新运行 bandecheng eval run,或用 --questions 指明当时那一份"
        )
    return before


def _same(question: Question | None, row: Row) -> bool:
    return question is not None and question.question == row.question


def _rows(path: Path) -> list[Row]:
    rows: list[Row] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            rows.append(Row(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise RunError(
                f"{path} 第 {number} 行读不出来({error});下一步:重新运行 bandecheng eval run"
            ) from None
    return rows


def _metrics(path: Path) -> dict[str, object]:
    if not path.is_file():
        raise RunError(f"{path.parent} 里的评测没有跑完;下一步:再运行一次 bandecheng eval run")
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise RunError(f"{path} 读不出来({error});下一步:重新运行 bandecheng eval run") from None
