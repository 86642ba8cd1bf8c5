"""A workbook back to a duty roster: every bad cell is named."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from assistant.tickets.duty import Duty, Roster, overlaps
from assistant.tickets.roster_sheet import SHEETS, Sheet
from assistant.tickets.routing import Directory
from ingest.problem import Problem, from_validation
from ingest.source import Record
from ingest.workbook_cell import CellError, from_cell
from ingest.workbook_table import Row, Table, read_tables


class Turn(Record):
    """One row; an empty ``last`` means a turn of one day."""

    place: str = ""
    first: date
    last: date | None = None
    name: str = Field(min_length=1, max_length=40)
    account: str = Field(default="", max_length=40)


class RosterReader:
    """Reads one workbook and collects what is wrong with it."""

    def __init__(self, path: Path, directory: Directory, accounts: Collection[str]) -> None:
        """Prepare; ``accounts`` are those that exist."""
        self._path = path
        self._places = {*directory.places.by_id, *directory.departments}
        self._accounts = accounts
        self._problems: list[Problem] = []

    def read(self) -> tuple[Roster, list[Problem]]:
        """The roster as ``export_roster`` writes it, and what is wrong with the workbook.

        A row with an error is left out; an account that does not exist is only a notice.

        Raises:
            WorkbookError: the file is refused as a whole.
            FileNotFoundError: there is no such file.
        """
        tables = read_tables(self._path)
        found = [line for sheet in SHEETS for line in self._turns(sheet, tables.get(sheet.name))]
        duties = [duty for duty, _ in found]
        for later, earlier in overlaps(duties):
            duty, field = found[later]
            value = f"{duty.first} 至 {duty.last}"
            self._tell(field, value, f"不与“{found[earlier][1]}”同一天", "改日期,或删去一行")
        return Roster(tuple(duties)), self._problems

    def _turns(self, sheet: Sheet, table: Table | None) -> Iterator[tuple[Duty, str]]:
        wanted = [column.header for column in sheet.columns]
        seen = table.headers if table else ("(没有这张表)",)
        if table is None or not set(wanted) <= set(seen):
            self._tell(f"表 {sheet.name}", "、".join(seen), "、".join(wanted), "补上这张表和这些列")
            return
        for row in table.rows:
            field = f"表 {sheet.name} 第 {row.number} 行"
            duty = self._duty(sheet, row, field)
            if duty is not None:
                yield duty, field

    def _duty(self, sheet: Sheet, row: Row, field: str) -> Duty | None:
        before = len(self._problems)
        values = self._values(sheet, row, field)
        if len(self._problems) > before:
            return None
        try:
            turn = Turn.model_validate(values)
        except ValidationError as error:
            headers = {column.field: f"{field} 列 {column.header}" for column in sheet.columns}
            found = from_validation(Path(self._path.name), error)
            self._problems += [replace(one, field=headers[one.field]) for one in found]
            return None
        last = turn.last or turn.first
        if last < turn.first:
            self._tell(f"{field} 列 止", str(last), f"不早于 {turn.first}", "改日期")
            return None
        if sheet.post and turn.place not in self._places:
            allowed = "“对照”表里的编号或代码"
            self._tell(f"{field} 列 {sheet.post}", turn.place or "(没有)", allowed, "照它改")
            return None
        if turn.account and turn.account not in self._accounts:
            step = "先建好账号,或改正"
            self._tell(f"{field} 列 账号", turn.account, "已有的账号", step, error=False)
        return Duty(sheet.role, turn.place, turn.first, last, turn.name, turn.account)

    def _values(self, sheet: Sheet, row: Row, field: str) -> dict[str, object]:
        values: dict[str, object] = {}
        for column in sheet.columns:
            try:
                value = from_cell(row.cells.get(column.header), column.kind)
            except CellError as error:
                place = f"{field} 列 {column.header}"
                self._tell(place, error.value, error.allowed, error.next_step)
                continue
            if value is not None:
                values[column.field] = value
        return values

    def _tell(
        self, field: str, value: str, allowed: str, next_step: str, *, error: bool = True
    ) -> None:
        path = Path(self._path.name)
        self._problems.append(Problem(path, field, value, allowed, next_step, error))
