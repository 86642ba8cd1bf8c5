"""A table of ``corpora/lexicon``: tab-separated rows, each checked when it is read."""

from pathlib import Path
from typing import TypeVar

from ingest.place import read_rows
from ingest.source import Record

R = TypeVar("R", bound=Record)
_LIST_MARK = "、"


def read_lexicon(path: Path, kind: type[R]) -> list[R]:
    """All rows of ``path``, in the order of the file.

    Raises:
        ValueError: the file or a row is not as ``kind`` says; names row, field and value.
    """
    rows, problems = read_rows(path, kind, Path(path.name))
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return rows


def listed(cell: object) -> object:
    """The entries of a cell such as ``a、b``; an empty cell has none."""
    if not isinstance(cell, str):
        return cell
    return tuple(entry for entry in cell.split(_LIST_MARK) if entry)
