"""Checks on windows and departments: how many, each once, named as the catalogue names them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ingest.guide import Guide
from ingest.place import Department, Window
from ingest.problem import Problem

WINDOWS, DEPARTMENTS = 55, 22
_WINDOWS, _DEPARTMENTS = Path("windows.csv"), Path("departments.csv")


def lint_places(
    windows: Sequence[Window], departments: Sequence[Department], guides: Mapping[str, Guide]
) -> Iterator[Problem]:
    """Problems of both files; the names of the catalogue stand in ``guides``."""
    yield from _count(_WINDOWS, len(windows), WINDOWS)
    yield from _count(_DEPARTMENTS, len(departments), DEPARTMENTS)
    yield from _twice(_WINDOWS, "window_id", [window.window_id for window in windows])
    yield from _twice(_WINDOWS, "name", [window.name for window in windows])
    yield from _twice(_DEPARTMENTS, "code", [department.code for department in departments])
    yield from _names(departments, guides)


def _count(path: Path, seen: int, wanted: int) -> Iterator[Problem]:
    if seen != wanted:
        yield Problem(path, "(整个文件)", f"{seen} 行", f"{wanted} 行", "补上缺的或删去多的")


def _twice(path: Path, field: str, values: Iterable[str]) -> Iterator[Problem]:
    for value, times in Counter(values).items():
        if times > 1:
            yield Problem(path, field, value, "只出现一次", f"现在有 {times} 行,改或删")


def _names(departments: Sequence[Department], guides: Mapping[str, Guide]) -> Iterator[Problem]:
    names = {department.code: department.name for department in departments}
    in_catalogue = {(guide.item_id[:2], guide.department) for guide in guides.values()}
    for code, name in sorted(in_catalogue):
        if names.get(code) != name:
            seen = names.get(code, "(没有)")
            yield Problem(_DEPARTMENTS, "name", f"{code} {seen}", f"与目录一致:{name}", "照目录改")
