"""The rows of an uploaded question set, as they stand in its file: texts by column."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.texts import evaluation as texts
from eval.memory_file import in_memory
from ingest.workbook_cell import CellError, Kind, from_cell
from ingest.workbook_limits import WorkbookError
from ingest.workbook_table import read_tables

_ENCODINGS = ("utf-8-sig", "gb18030")  # the second is what spreadsheets write in China
_COLUMNS = {**texts.NAMES, **{name: name for name in texts.NAMES.values()}}


@dataclass(frozen=True)
class CellProblem:
    """What stands in a row and column, and what may stand there; rows count from 1."""

    row: int
    column: str
    seen: str
    allowed: str


class UploadError(Exception):
    """A file is refused as a whole, or for ``problems`` in its cells."""

    def __init__(self, message: str, problems: tuple[CellProblem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, and its values by the field of a question."""

    number: int
    values: Mapping[str, Any]


def read_rows(name: str, content: bytes) -> list[Row]:
    """The rows of the file ``name``; what is empty is left out.

    Raises:
        UploadError: the file cannot be read, or has a heading or cell that is not allowed.
    """
    match name.rpartition(".")[2].lower():
        case "jsonl":
            return list(_json_rows(_text(name, content)))
        case "csv":
            return list(_csv_rows(_text(name, content)))
        case "xlsx":
            return list(_workbook_rows(name, content))
    raise UploadError(texts.SUFFIX.format(name=name))


def _text(name: str, content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UploadError(texts.NOT_TEXT.format(name=name))


def _json_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except ValueError:
            values = None
        if not isinstance(values, dict):
            raise _refused(CellProblem(number, texts.LINE, line, texts.JSON_ALLOWED))
        yield Row(number, values)


def _csv_rows(text: str) -> Iterator[Row]:
    table = list(csv.reader(io.StringIO(text, newline="")))
    fields = _fields(table[0] if table else [])
    for number, cells in enumerate(table[1:], start=2):
        values = [cell.strip() for cell in cells]
        if any(values[len(fields) :]):
            extra = next(filter(None, values[len(fields) :]))
            raise _refused(CellProblem(number, texts.LINE, extra, _allowed_columns()))
        found = {field: value for field, value in zip(fields, values, strict=False) if value}
        if found:
            yield Row(number, found)


def _workbook_rows(name: str, content: bytes) -> Iterator[Row]:
    try:
        with in_memory(name, content) as path:
            table = next(iter(read_tables(path).values()))
    except WorkbookError as error:
        raise UploadError(str(error)) from error
    fields = dict(zip(table.headers, _fields(table.headers), strict=True))
    for row in table.rows:
        values: dict[str, Any] = {}
        for header, cell in row.cells.items():
            if header not in fields:
                raise _refused(CellProblem(row.number, texts.LINE, str(cell), _allowed_columns()))
            try:
                values[fields[header]] = from_cell(cell, Kind.TEXT)
            except CellError as error:
                problem = CellProblem(row.number, header, error.value, error.allowed)
                raise _refused(problem) from error
        if values:
            yield Row(row.number, values)


def _fields(headers: list[str] | tuple[str, ...]) -> list[str]:
    """The field of each heading.

    Raises:
        UploadError: a heading is not known, or stands twice, or that of the question is missing.
    """
    fields: list[str] = []
    for header in headers:
        field = _COLUMNS.get(header.strip())
        if field is None or field in fields:
            allowed = texts.COLUMN_TWICE if field else _allowed_columns()
            raise _refused(CellProblem(1, texts.HEADER, header or texts.EMPTY, allowed))
        fields.append(field)
    if "question" not in fields:
        seen = "、".join(headers) or texts.EMPTY
        raise _refused(CellProblem(1, texts.HEADER, seen, _allowed_columns()))
    return fields


def _allowed_columns() -> str:
    return "、".join(texts.NAMES)


def _refused(problem: CellProblem) -> UploadError:
    return UploadError("", (problem,))
