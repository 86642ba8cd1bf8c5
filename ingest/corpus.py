"""The corpus: every record of the corpora folder, read and checked."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from ingest.case import Case
from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.confusion import Confusion
from ingest.elsewhere import Elsewhere
from ingest.freshness import lint_freshness
from ingest.guide import Guide
from ingest.guide_lint import lint_guide
from ingest.life_event import LifeEvent
from ingest.passage import (
    Passage,
    case_passages,
    elsewhere_passages,
    guide_passages,
    life_event_passages,
    policy_passages,
)
from ingest.place import Department, Window, read_rows
from ingest.policy import Policy
from ingest.problem import Problem
from ingest.record_lint import lint_references, lint_shared_phrases
from ingest.source import Record
from ingest.yaml_file import read_record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Corpus:
    """All records, each group by id in the order of its ids; ``guides`` has every item."""

    guides: dict[str, Guide]
    cases: dict[str, Case] = field(default_factory=dict)
    life_events: dict[str, LifeEvent] = field(default_factory=dict)
    policies: dict[str, Policy] = field(default_factory=dict)
    elsewhere: dict[str, Elsewhere] = field(default_factory=dict)
    windows: tuple[Window, ...] = ()
    departments: tuple[Department, ...] = ()
    confusions: tuple[Confusion, ...] = ()

    @cached_property
    def cases_by_department(self) -> dict[str, tuple[Case, ...]]:
        """The cases that are about an item of each department, by the department's name."""
        found: dict[str, list[Case]] = {}
        for case in self.cases.values():
            for department in {self.guides[item_id].department for item_id in case.items}:
                found.setdefault(department, []).append(case)
        return {department: tuple(cases) for department, cases in found.items()}

    def passages(self) -> Iterator[Passage]:
        """Every passage, in a fixed order."""
        for guide in self.guides.values():
            yield from guide_passages(guide)
        for case in self.cases.values():
            yield from case_passages(case)
        for event in self.life_events.values():
            yield from life_event_passages(event)
        for policy in self.policies.values():
            yield from policy_passages(policy)
        for matter in self.elsewhere.values():
            yield from elsewhere_passages(matter)

    @property
    def digest(self) -> str:
        """First 16 hex digits of the sha256 over all records."""
        digest = hashlib.sha256()
        for record in self.records():
            digest.update(record.model_dump_json().encode())
        return digest.hexdigest()[:16]

    def to_json(self) -> str:
        """All records as one JSON document, for ``from_json``."""
        return _AS_JSON.dump_json(self, exclude_defaults=True).decode()

    @staticmethod
    def from_json(text: str) -> "Corpus":
        """The corpus that ``to_json`` wrote.

        Raises:
            pydantic.ValidationError: not such a document.
        """
        return _AS_JSON.validate_json(text)

    def records(self) -> Iterator[Record]:
        """Every record, in a fixed order."""
        yield from self.guides.values()
        yield from self.cases.values()
        yield from self.life_events.values()
        yield from self.policies.values()
        yield from self.elsewhere.values()
        yield from self.windows
        yield from self.departments
        yield from self.confusions


_AS_JSON = TypeAdapter(Corpus)


def read_corpus(folder: Path) -> tuple[Corpus, list[Problem]]:
    """Read the corpora folder.

    A record that fails its types is left out and reported; an item without a readable guide
    stands with what the catalogue says of it, so every item can be found.

    Raises:
        OSError, ValueError: the catalogue itself cannot be read.
    """
    catalogue = read_catalogue(folder / "catalogue.tsv")
    problems: list[Problem] = []
    written = dict(_guides(folder, catalogue, problems))
    guides = {item_id: written.get(item_id, _bare(item)) for item_id, item in catalogue.items()}
    corpus = Corpus(
        guides=guides,
        cases=_records(folder, "cases", Case, "case_id", problems),
        life_events=_records(folder, "life_events", LifeEvent, "event_id", problems),
        policies=_records(folder, "policies", Policy, "policy_id", problems),
        elsewhere=_records(folder, "elsewhere", Elsewhere, "elsewhere_id", problems),
        windows=_rows(folder, "windows.csv", Window, problems),
        departments=_rows(folder, "departments.csv", Department, problems),
        confusions=_rows(folder, "lexicon/confusions.tsv", Confusion, problems),
    )
    problems += lint_references(
        corpus.cases.values(), corpus.life_events.values(), corpus.policies.values(), guides
    )
    problems += lint_shared_phrases(guides)
    return corpus, problems


def lint_files(folder: Path, files: Iterable[Path], today: date | None = None) -> list[Problem]:
    """Problems of single guide files, without reading the rest of the corpus.

    With ``today`` the dates are checked as well: none in the future, no review overdue.

    Raises:
        OSError, ValueError: the catalogue cannot be read.
    """
    catalogue = read_catalogue(folder / "catalogue.tsv")
    problems: list[Problem] = []
    for path in files:
        guide, found = read_record(path, Guide, path)
        problems += found
        if guide is not None:
            problems += lint_guide(guide, path, catalogue)
            if today:
                problems += lint_freshness(path, today, guide.as_of, guide.review_by, guide.sources)
    return problems


def _bare(item: CatalogueItem) -> Guide:
    return Guide(
        item_id=item.item_id,
        name=item.name,
        department=item.department,
        type=item.type,
        audience=item.audience,
    )


def _guides(
    folder: Path, catalogue: dict[str, CatalogueItem], problems: list[Problem]
) -> Iterator[tuple[str, Guide]]:
    for path in sorted((folder / "guides").glob("*/*.yaml")):
        shown_as = path.relative_to(folder)
        guide, found = read_record(path, Guide, shown_as)
        problems += found
        if guide is not None:
            findings = list(lint_guide(guide, shown_as, catalogue))
            problems += findings
            if guide.item_id in catalogue and guide.item_id == path.stem:
                yield guide.item_id, guide


def _records(
    folder: Path, name: str, kind: type[R], id_field: str, problems: list[Problem]
) -> dict[str, R]:
    records: dict[str, R] = {}
    for path in sorted((folder / name).glob("*.yaml")):
        shown_as = path.relative_to(folder)
        record, found = read_record(path, kind, shown_as)
        problems += found
        if record is None:
            continue
        record_id = getattr(record, id_field)
        # The file's name is the id's only place on disk, so two records cannot claim one id.
        if record_id == path.stem:
            records[record_id] = record
        else:
            allowed = f"与文件名一致({path.stem})"
            problems.append(Problem(shown_as, id_field, record_id, allowed, "改编号或文件名"))
    return records


def _rows(folder: Path, name: str, kind: type[R], problems: list[Problem]) -> tuple[R, ...]:
    path = folder / name
    if not path.is_file():
        return ()
    rows, found = read_rows(path, kind, Path(name))
    problems += found
    return tuple(rows)
