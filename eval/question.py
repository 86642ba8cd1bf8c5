"""A question set: one JSON object a line, read with errors that name line and field."""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class QuestionSetError(ValueError):
    """A line of the question set is not a question."""


class Question(BaseModel):
    """One question; ``expected`` absent means that it is answered but not measured."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)
    question: str
    expected: tuple[str, ...] | None = None
    persona: str = ""
    kind: str = "normal"
    aspect: str = ""


def read_questions(path: Path, limit: int | None = None) -> list[Question]:
    """Questions of the file, at most ``limit``, in file order; blank lines are passed over.

    Raises:
        QuestionSetError: a bad line or a doubled id, with its number.
        OSError: the file cannot be read.
    """
    questions: list[Question] = []
    ids: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if limit is not None and len(questions) >= limit:
            break
        if not line.strip():
            continue
        try:
            question = Question.model_validate(json.loads(line))
        except ValidationError as error:
            field = ".".join(str(part) for part in error.errors()[0]["loc"])
            raise QuestionSetError(
                f"{path.name} 第 {number} 行:字段 {field or '(整行)'} 不对,"
                "每行要有 id 和 question 两段文字;请改正这一行"
            ) from None
        except ValueError as error:
            raise QuestionSetError(
                f"{path.name} 第 {number} 行不是 JSON({error});请改正这一行"
            ) from None
        if question.id in ids:
            raise QuestionSetError(
                f"{path.name} 第 {number} 行:编号 {question.id} 出现两次;请改一个"
            )
        ids.add(question.id)
        questions.append(question)
    return questions
