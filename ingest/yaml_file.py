"""Reading a YAML file into one record, with problems that name the place."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from ingest.problem import Problem, from_validation, shorten
from ingest.source import Record

R = TypeVar("R", bound=Record)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_record(path: Path, kind: type[R], shown_as: Path) -> tuple[R | None, list[Problem]]:
    """The record of type ``kind`` in the YAML file at ``path``, or None and what is wrong.

    ``shown_as`` is the path that problems name. Never raises for what the file holds.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(shown_as, "(整个文件)", shorten(error), "UTF-8 文本", "检查文件编码")]
    data, problems = yaml_data(text, shown_as)
    return (None, problems) if problems else record_of(data, kind, shown_as)


def yaml_data(text: str, shown_as: Path) -> tuple[object, list[Problem]]:
    """What the YAML ``text`` holds, or None and what is wrong."""
    try:
        # Only safe tags are loaded: a corpus file can hold data, never code.
        return yaml.load(text, Loader=_LOADER), []  # noqa: S506 - a safe loader, in C
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2026-13-45
        return None, [
            Problem(
                shown_as,
                "(整个文件)",
                shorten(error, 120),
                "合法的 YAML",
                "看指出的行:冒号后留空格,缩进对齐,含冒号的句子加引号",
            )
        ]


def record_of(data: object, kind: type[R], shown_as: Path) -> tuple[R | None, list[Problem]]:
    """The record of type ``kind`` that ``data`` is, or None and what is wrong."""
    try:
        return kind.model_validate(data), []
    except ValidationError as error:
        return None, from_validation(shown_as, error)
