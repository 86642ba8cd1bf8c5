"""Files of one JSON object a line, read with errors that name line and field."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class QuestionSetError(ValueError):
    """A line of the question set is not a question."""


class Numbered(BaseModel):
    """One line: immutable, with an ``id`` that no other line of the file has."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)


Line = TypeVar("Line", bound=Numbered)


def read_jsonl(path: Path, model: type[Line], limit: int | None = None) -> list[Line]:
    """The lines of ``path`` as ``model``, at most ``limit``, in file order; blank lines pass.

    Raises:
        QuestionSetError: a bad line or a doubled id, with its number.
        OSError: the file cannot be read.
    """
    found: dict[str, Line] = {}
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if limit is not None and len(found) >= limit:
            break
        if not text.strip():
            continue
        line = _line(f"{path.name} 第 {number} 行", text, model)
        if line.id in found:
            raise QuestionSetError(f"{path.name} 第 {number} 行:编号 {line.id} 出现两次;请改一个")
        found[line.id] = line
    return list(found.values())


def _line(where: str, text: str, model: type[Line]) -> Line:
    try:
        return model.model_validate(json.loads(text))
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"])
        needed = "、".join(n for n, f in model.model_fields.items() if f.is_required())
        raise QuestionSetError(
            f"{where}:字段 {field or '(整行)'} 不对,每行要有 {needed};请改正这一行"
        ) from None
    except ValueError as error:
        raise QuestionSetError(f"{where}不是 JSON({error});请改正这一行") from None
