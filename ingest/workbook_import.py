"""A workbook back to guides: every bad cell is named, and nothing is written unless all is well."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError
from tqdm import tqdm

from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.corpus import read_corpus
from ingest.guide import Guide
from ingest.guide_update import (
    ImportResult,
    changed_guides,
    is_bare,
    lint_findings,
    update,
)
from ingest.problem import Problem, from_validation
from ingest.workbook_items import ItemRows, read_items
from ingest.workbook_table import read_tables


def read_workbook(
    path: Path, catalogue: Mapping[str, CatalogueItem]
) -> tuple[dict[str, Guide], list[Problem]]:
    """The guides of a workbook as ``export_workbook`` writes it, by item id, and what is wrong.

    A guide that fails its types is left out and reported cell by cell; one with findings of the
    linter is both returned and reported. A row with nothing but what the catalogue says is the
    item without a written guide.

    Raises:
        WorkbookError: the file is refused as a whole.
        FileNotFoundError: there is no such file.
    """
    items, problems = read_items(read_tables(path), Path(path.name), catalogue)
    told = {problem.field for problem in problems}  # a formula is not missing text besides
    guides: dict[str, Guide] = {}
    for item_id, item in tqdm(items.items(), desc="检查指南", unit="份"):
        try:
            guides[item_id] = Guide.model_validate(item.data)
        except ValidationError as error:
            found = _bad_cells(path, error, item)
        else:
            found = _findings(path, guides[item_id], item, catalogue)
        problems += [problem for problem in found if problem.field not in told]
    return guides, problems


def import_workbook(path: Path, folder: Path, *, write: bool = True) -> ImportResult:
    """Take the workbook's guides into the corpora ``folder``: all that differ, or none.

    Items that the workbook does not have stay as they are. ``write`` False only tells.

    Raises:
        WorkbookError: the file is refused as a whole.
        OSError, ValueError: the catalogue or the workbook cannot be read, or a guide not written.
    """
    corpus, _ = read_corpus(folder)
    catalogue = read_catalogue(folder / "catalogue.tsv")
    guides, problems = read_workbook(path, catalogue)
    changed = changed_guides(corpus.guides, guides)
    for item_id, guide in changed.items():
        if is_bare(guide, catalogue):  # a written guide has been emptied
            problems.append(_emptied(path, item_id))
    return update(folder, changed, problems, write=write)


def _bad_cells(path: Path, error: ValidationError, item: ItemRows) -> Iterator[Problem]:
    found = from_validation(Path(path.name), error)
    for problem, detail in zip(found, error.errors(), strict=True):
        yield replace(problem, field=item.place_of(detail["loc"]))


def _findings(
    path: Path, guide: Guide, item: ItemRows, catalogue: Mapping[str, CatalogueItem]
) -> Iterator[Problem]:
    if is_bare(guide, catalogue):
        return
    for finding in lint_findings(guide, catalogue):
        yield replace(finding, path=Path(path.name), field=item.place_in_guides(finding.field))


def _emptied(path: Path, item_id: str) -> Problem:
    return Problem(
        Path(path.name),
        f"表 指南 事项 {item_id}",
        "(全空)",
        "写好的指南不能整份清空",
        "补回内容;不想改它就从各表删去它的行",
    )
