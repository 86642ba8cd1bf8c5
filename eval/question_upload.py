"""An uploaded question set: every row checked and masked, or the whole file refused."""

from collections.abc import Container, Iterator
from typing import Any

from pydantic import ValidationError

from assistant.language.mask import mask
from assistant.language.normalise import QuestionError, normalise
from assistant.texts import evaluation as texts
from eval.labels import names_of
from eval.question import Question
from eval.question_rows import CellProblem, Row, UploadError, read_rows
from ingest.problem import shorten

MOST = 5_000  # questions
_SPLIT = str.maketrans(dict.fromkeys(",，;；", "、"))
_LABELS = {field: label for label, field in texts.NAMES.items()}
_PICKED = ("kind", "aspect")


def read_upload(name: str, content: bytes, items: Container[str]) -> list[Question]:
    """The questions of the file ``name``, masked, in the order of its rows.

    Args:
        name: its ending says what it is: ``.xlsx``, ``.csv`` or ``.jsonl``.
        content: what it holds; never written anywhere as it is.
        items: ids of the items that may be expected.

    Raises:
        UploadError: nothing of it may be used; its ``problems`` name rows and columns.
    """
    try:
        rows = read_rows(name, content)
    except UploadError as error:
        count = len(error.problems)
        told = texts.REFUSED.format(name=name, count=count) if count else str(error)
        raise UploadError(told, error.problems) from error
    if not rows:
        raise UploadError(texts.NO_ROWS.format(name=name))
    if len(rows) > MOST:
        raise UploadError(texts.TOO_MANY.format(name=name, count=len(rows), most=MOST))
    questions: dict[str, Question] = {}
    problems: list[CellProblem] = []
    for row in rows:
        found = _masked(row.values) if isinstance(row.values, dict) else {}
        wrong = list(_wrong(row.number, found, items))
        question = None if wrong else _question(row, found, wrong)
        if question and question.id in questions:
            wrong.append(_problem(row.number, "id", question.id, texts.ID_ALLOWED))
        elif question:
            questions[question.id] = question
        problems += wrong
    if problems:
        told = texts.REFUSED.format(name=name, count=len(problems))
        raise UploadError(told, tuple(problems))
    return list(questions.values())


def _masked(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    match value:
        case str():
            return mask(value)
        case list():
            return [_masked(one) for one in value]
        case dict():
            return {key: _masked(one) for key, one in value.items()}
    return value


def _wrong(number: int, values: dict[str, Any], items: Container[str]) -> Iterator[CellProblem]:
    """What is wrong; puts the names of the fields that may be picked in place of their labels."""
    for field in _PICKED:
        seen = values.get(field)
        names = names_of(field)
        if not seen:
            values.pop(field, None)
        elif isinstance(seen, str) and seen in names:
            values[field] = names[seen]
        else:
            allowed = "、".join(label for label, name in names.items() if label != name)
            yield _problem(number, field, seen, allowed)
    persona = values.get("persona")
    if isinstance(persona, str):
        values["persona"] = names_of("persona").get(persona, persona)
    try:
        normalise(str(values.get("question", "")))
    except QuestionError:
        yield _problem(number, "question", values.get("question", ""), texts.QUESTION_ALLOWED)
    expected = values.get("expected")
    if isinstance(expected, str):
        parts = expected.translate(_SPLIT).split("、")
        expected = values["expected"] = [part.strip().upper() for part in parts if part.strip()]
    listed = expected if isinstance(expected, list) else [expected] if expected else []
    unknown = [one for one in listed if not (isinstance(one, str) and one in items)]
    if unknown:
        yield _problem(number, "expected", unknown[0], texts.ITEM_ALLOWED)


def _question(row: Row, values: dict[str, Any], wrong: list[CellProblem]) -> Question | None:
    values.setdefault("id", str(row.number))
    if values.get("kind") in {"not_in_catalogue", "off_topic"}:
        values.setdefault("expected", [])  # that none is right is what it expects
    try:
        return Question.model_validate(values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        wrong.append(_problem(row.number, field, values.get(field, ""), texts.FIELD_ALLOWED))
        return None


def _problem(number: int, field: str, seen: object, allowed: str) -> CellProblem:
    return CellProblem(number, _LABELS.get(field, field), shorten(seen) or texts.EMPTY, allowed)
