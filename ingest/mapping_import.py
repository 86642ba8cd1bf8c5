"""Another platform's export into the guides, through a mapping file: all rows, or none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError
from tqdm import tqdm

from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.corpus import read_corpus
from ingest.guide import Guide
from ingest.guide_update import ImportResult, changed_guides, lint_findings, update
from ingest.mapping import Mapping, read_mapping
from ingest.mapping_merge import merge, with_source
from ingest.problem import Problem, from_validation, shorten
from ingest.workbook_cell import CellError, Kind, from_cell
from ingest.workbook_layout import place
from ingest.workbook_table import Row, Table, read_tables


def import_mapped(
    path: Path, mapping_path: Path, folder: Path, *, write: bool = True
) -> ImportResult:
    """Merge the mapped columns of the workbook at ``path`` into the guides of ``folder``.

    An empty cell leaves its field as it is; a guide that the row does not change gets no new
    source. ``write`` False only tells.

    Raises:
        WorkbookError: the workbook is refused as a whole.
        OSError, ValueError: the catalogue or the workbook cannot be read, or a guide not written.
    """
    mapping, problems = read_mapping(mapping_path)
    if mapping is None:
        return ImportResult((), tuple(problems))
    tables = read_tables(path, mapping.header_row)
    table = tables.get(mapping.sheet) if mapping.sheet else next(iter(tables.values()), None)
    if table is None:
        allowed = "、".join(tables) or "至少一张表"
        name = Path(mapping_path.name)
        found = Problem(name, "sheet", mapping.sheet or "(没有)", allowed, "改成工作簿里的表名")
        return ImportResult((), (found,))
    corpus, _ = read_corpus(folder)
    loading = _Loading(Path(path.name), mapping, table, read_catalogue(folder / "catalogue.tsv"))
    guides = loading.load(corpus.guides)
    return update(folder, changed_guides(corpus.guides, guides), loading.problems, write=write)


class _Loading:
    """One run over the rows of the table."""

    def __init__(
        self, shown_as: Path, mapping: Mapping, table: Table, catalogue: dict[str, CatalogueItem]
    ) -> None:
        self.problems: list[Problem] = []
        self._shown_as = shown_as
        self._mapping = mapping
        self._table = table
        self._catalogue = catalogue
        self._known = {getattr(i, mapping.item.by): i.item_id for i in catalogue.values()}
        self._as_of = mapping.source.as_of or date.today()

    def load(self, existing: dict[str, Guide]) -> dict[str, Guide]:
        """Guides by id as the rows make them; problems are collected."""
        self._check_headers()
        guides: dict[str, Guide] = {}
        if self.problems:
            return guides
        rows: dict[str, int] = {}
        for row in tqdm(self._table.rows, desc="对照各行", unit="行"):
            item_id = self._item(row)
            if item_id is None:
                continue
            first = rows.setdefault(item_id, row.number)
            if first != row.number:
                allowed = f"每个事项一行(第 {first} 行已有)"
                self._problem(row, self._mapping.item.column, item_id, allowed, "合并或删去一行")
                continue
            guide = self._guide(row, existing[item_id])
            if guide is not None:
                guides[item_id] = guide
        return guides

    def _check_headers(self) -> None:
        for header in (self._mapping.item.column, *self._mapping.columns):
            where = place(self._table.name, self._mapping.header_row, header)
            match self._table.headers.count(header):
                case 0:
                    allowed = "、".join(filter(None, self._table.headers)) or "有列名的一行"
                    next_step = "改映射里的列名,或用 header_row 写明列名在第几行"
                    found = Problem(self._shown_as, where, "(没有)", allowed, next_step)
                case 1:
                    continue
                case times:
                    next_step = "给重复的列改名,或删去"
                    found = Problem(self._shown_as, where, f"{times} 列", "一列", next_step)
            self.problems.append(found)

    def _item(self, row: Row) -> str | None:
        item = self._mapping.item
        try:
            text = from_cell(row.cells.get(item.column), Kind.TEXT)
        except CellError as error:
            self._problem(row, item.column, error.value, error.allowed, error.next_step)
            return None
        if isinstance(text, str) and text in self._known:
            return self._known[text]
        value = shorten(text) if text else "(没有)"
        allowed = f"catalogue.tsv 里的 {item.by}"
        if item.skip_unknown:
            self._problem(row, item.column, value, allowed, "已跳过这一行", error=False)
        else:
            next_step = "照目录改,或在映射里写 skip_unknown: true 跳过"
            self._problem(row, item.column, value, allowed, next_step)
        return None

    def _guide(self, row: Row, before: Guide) -> Guide | None:
        merged = merge(before, self._mapping, row.cells)
        for header, fault in merged.faults:
            self._problem(row, header, fault.value, fault.allowed, fault.next_step)
        try:
            guide = Guide.model_validate(merged.data)
        except ValidationError as error:
            found = from_validation(self._shown_as, error)
            for problem, detail in zip(found, error.errors(), strict=True):
                field = ".".join(map(str, detail["loc"]))
                self.problems.append(replace(problem, field=self._place_of(row, field)))
            return None
        if guide == before:
            return guide
        guide = with_source(guide, before, merged.fields, self._mapping.source, self._as_of)
        for finding in lint_findings(guide, self._catalogue):
            field = self._place_of(row, finding.field)
            self.problems.append(replace(finding, path=self._shown_as, field=field))
        return guide

    def _place_of(self, row: Row, field: str) -> str:
        header = self._mapping.header_of(field)
        if header is not None:
            return place(self._table.name, row.number, header)
        return f"表 {self._table.name} 第 {row.number} 行 字段 {field}"

    def _problem(  # noqa: PLR0913 - the parts of a problem
        self, row: Row, header: str, value: str, allowed: str, next_step: str, *, error: bool = True
    ) -> None:
        where = place(self._table.name, row.number, header)
        self.problems.append(Problem(self._shown_as, where, value, allowed, next_step, error))
