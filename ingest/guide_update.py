"""The update of guides from a table: all that differ are written, or none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from ingest.catalogue import CatalogueItem
from ingest.guide import Guide
from ingest.guide_file import write_guides
from ingest.guide_lint import lint_guide
from ingest.guide_text import guide_path
from ingest.problem import Problem
from ingest.workbook_layout import same_rows

FROM_CATALOGUE = frozenset({"item_id", "name", "department", "type", "audience"})


@dataclass(frozen=True)
class ImportResult:
    """What an import changed, or would change in a dry run, and what is wrong.

    ``changed`` is empty when one of the problems is an error: then nothing was written.
    """

    changed: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """Whether an error kept the whole import from being written."""
        return has_error(self.problems)


def has_error(problems: Iterable[Problem]) -> bool:
    """Whether one of ``problems`` is more than a notice."""
    return any(problem.error for problem in problems)


def is_bare(guide: Guide, catalogue: Mapping[str, CatalogueItem]) -> bool:
    """Whether the guide holds what the catalogue says of its item, and nothing else."""
    item = catalogue[guide.item_id]
    known = {name: getattr(item, name) for name in FROM_CATALOGUE}
    return guide.model_dump(exclude_defaults=True) == known


def lint_findings(guide: Guide, catalogue: Mapping[str, CatalogueItem]) -> Iterator[Problem]:
    """Findings of ``lint_guide`` on the guide as if it stood in its file."""
    return lint_guide(guide, guide_path(guide.item_id), catalogue)


def changed_guides(existing: Mapping[str, Guide], guides: Mapping[str, Guide]) -> dict[str, Guide]:
    """Those of ``guides`` that a workbook would show unlike the existing one, by item id."""
    return {
        item_id: guide
        for item_id, guide in tqdm(guides.items(), desc="比较指南", unit="份")
        if not same_rows(guide, existing[item_id])
    }


def update(
    folder: Path, changed: Mapping[str, Guide], problems: Iterable[Problem], *, write: bool
) -> ImportResult:
    """Write the changed guides into the corpora ``folder``, unless a problem is an error.

    Raises:
        OSError: a file cannot be written.
    """
    found = tuple(problems)
    if has_error(found):
        return ImportResult((), found)
    if write:
        write_guides({folder / guide_path(item_id): guide for item_id, guide in changed.items()})
    return ImportResult(tuple(changed), found)
