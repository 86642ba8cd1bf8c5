"""Where a matter goes: the department of its item, the window of its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assistant.records.error import RecordsError
from assistant.records.permission import Role
from assistant.texts import ticket as texts
from assistant.tickets.place_name import PlaceNames
from assistant.tickets.role import LADDER, ladder_of
from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.place import Department, Window, read_rows
from ingest.source import Record

R = TypeVar("R", bound=Record)


class RouteError(RecordsError):
    """An item or department that does not exist, or a bad table; says what is allowed."""


@dataclass(frozen=True)
class Route:
    """The window that takes a matter, and the code of its department, empty while unknown."""

    window: Window
    department: str


@dataclass(frozen=True)
class Directory:
    """The windows, the departments and their ladders by code, the items by id."""

    places: PlaceNames
    departments: Mapping[str, Department]
    ladders: Mapping[str, tuple[Role, ...]]
    items: Mapping[str, CatalogueItem]

    @classmethod
    def read(cls, corpora: Path) -> "Directory":
        """Read the files of the folder ``corpora``.

        Raises:
            RouteError: a table has a bad row, or a ladder with a rung that is no role.
            ValueError, OSError: there is no window of the city; the catalogue cannot be read.
        """
        departments = {one.code: one for one in _rows(corpora / "departments.csv", Department)}
        return cls(
            PlaceNames.of(_rows(corpora / "windows.csv", Window)),
            departments,
            {code: _ladder(one) for code, one in departments.items()},
            read_catalogue(corpora / "catalogue.tsv"),
        )

    def route(self, matter: str, item_id: str = "", place: str = "") -> Route:
        """The window and department for ``matter``, masked or not.

        Raises:
            RouteError: there is no such item.
        """
        if item_id and item_id not in self.items:
            raise RouteError(texts.ITEM_UNKNOWN.format(item_id=item_id[:20]))
        return Route(self.places.window(place, matter), item_id.partition("-")[0])

    def check_department(self, code: str) -> str:
        """``code``, if there is such a department or it is empty.

        Raises:
            RouteError: there is none.
        """
        if code and code not in self.departments:
            raise RouteError(
                texts.DEPARTMENT_UNKNOWN.format(code=code[:20], allowed="、".join(self.departments))
            )
        return code

    def ladder(self, department: str) -> tuple[Role, ...]:
        """The way up in the department with code ``department``; the whole ladder without one."""
        return self.ladders.get(department, LADDER)

    def posts(self) -> Iterator[tuple[Role, str]]:
        """Every post of the roster: the windows, the departments, the task force, the seat."""
        for window_id in self.places.by_id:
            yield Role.SPECIALIST, window_id
        for code in self.departments:
            yield Role.CHIEF_REPRESENTATIVE, code
        yield Role.TASK_FORCE, ""
        yield Role.DIRECTOR, ""


def _ladder(department: Department) -> tuple[Role, ...]:
    try:
        return ladder_of(department.escalation)
    except ValueError as error:
        told = f"departments.csv 的 {department.code} · 字段 escalation · {error};下一步:改正"
        raise RouteError(told) from error


def _rows(path: Path, kind: type[R]) -> list[R]:
    rows, problems = read_rows(path, kind, Path(path.name))
    if problems:
        raise RouteError("\n".join(map(str, problems)))
    return rows
