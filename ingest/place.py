"""Windows and departments: who sits where, as far as it is known."""

import csv
import io
from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError

from ingest.guide import Sentence
from ingest.problem import Problem, from_validation, shorten
from ingest.source import Record


class Window(Record):
    """One “办不成事” window; an empty address or hours reads 以大厅公告为准."""

    window_id: str = Field(pattern=r"^W-\d{2}$")
    name: Sentence
    level: str = Field(pattern="^(市级|区县|乡镇街道)$")
    district: Sentence
    address: str = ""
    hours: str = ""
    phone: Sentence


class Department(Record):
    """One of the 22 departments, what it handles and whom a stuck matter goes to, in order."""

    code: str = Field(pattern=r"^[A-Z]{2}$")
    name: Sentence
    units: Sentence
    handles: Sentence
    hotline: Sentence
    escalation: Sentence


R = TypeVar("R", bound=Record)
_TOO_MANY = "(多出来的格)"


def read_rows(path: Path, kind: type[R], shown_as: Path) -> tuple[list[R], list[Problem]]:
    """Records of a CSV or TSV file with a header; a bad row is a problem, the rest are read."""
    rows: list[R] = []
    problems: list[Problem] = []
    try:
        text = path.read_text(encoding="utf-8-sig")  # Excel puts a mark before UTF-8
    except (OSError, UnicodeDecodeError) as error:
        return [], [
            Problem(shown_as, "(整个文件)", shorten(error), "UTF-8 文本", "另存为 UTF-8 的 CSV")
        ]
    delimiter = "\t" if path.suffix == ".tsv" else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey=_TOO_MANY, delimiter=delimiter)
    for number, row in enumerate(reader, start=2):
        try:
            rows.append(kind.model_validate(row))
        except ValidationError as error:
            problems += from_validation(Path(f"{shown_as}:{number}"), error)
    return rows, problems
