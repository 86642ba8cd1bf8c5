"""A draft of a guide: what somebody typed, what the checks say of it, field by field."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.learning.guide_check import GuideCheck
from assistant.texts import editor as words
from index.snapshot import Snapshot
from ingest.guide import Guide
from ingest.guide_text import guide_path
from ingest.guide_update import FROM_CATALOGUE
from ingest.problem import Problem
from ingest.yaml_file import record_of
from ui.desk.editor_form import Data

_NAME = re.compile(r"(?<![A-Za-z_])[a-z]+(?:_[a-z]+)*(?:\.[a-z_]+)?(?![A-Za-z_])")
_PLACE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")


@dataclass(frozen=True)
class Said:
    """One finding in plain words; one that is no error does not keep the guide from being saved."""

    error: bool
    text: str


@dataclass(frozen=True)
class Draft:
    """``guide`` is None while the data is none; findings by the field of the guide."""

    guide: Guide | None
    said: Mapping[str, tuple[Said, ...]]

    @property
    def errors(self) -> int:
        """How many findings stand in the way."""
        return sum(one.error for found in self.said.values() for one in found)

    @property
    def notices(self) -> int:
        """How many findings do not."""
        return sum(len(found) for found in self.said.values()) - self.errors

    @property
    def first(self) -> str:
        """The field of the first finding, an error before a notice; empty when there is none."""
        wrong = (name for name, found in self.said.items() if any(one.error for one in found))
        return next(wrong, next(iter(self.said), ""))


@dataclass
class LastCheck:
    """The check against the snapshot that was used last, since half its work is the same."""

    _key: tuple[str, date] | None = field(default=None, init=False)
    _check: GuideCheck | None = field(default=None, init=False)

    def of(self, snapshot: Snapshot, corpora: Path, today: date) -> GuideCheck:
        """The check against ``snapshot`` on ``today``."""
        key = (snapshot.snapshot_id, today)
        if self._check is None or self._key != key:
            self._key, self._check = key, GuideCheck(snapshot.corpus, corpora, today)
        return self._check


def as_data(guide: Guide) -> Data:
    """The data that the form shows of ``guide``."""
    return guide.model_dump(mode="json", exclude=set(FROM_CATALOGUE))


def look_at(data: Data, before: Guide, check: GuideCheck) -> Draft:
    """The draft that ``data`` of the form makes of the guide ``before``."""
    known = {name: getattr(before, name) for name in FROM_CATALOGUE}
    path = guide_path(before.item_id)
    draft, problems = record_of({**known, **data}, Guide, path)
    if draft is not None:
        problems = check.problems(before, draft)
    return Draft(draft, said_of(problems, before.item_id))


def said_of(problems: Iterable[Problem], item_id: str) -> dict[str, tuple[Said, ...]]:
    """``problems`` by the field of the guide ``item_id``, in the order of the form."""
    found: dict[str, dict[Said, None]] = {name: {} for name in words.LABELS}
    for problem in problems:
        place = _PLACE.match(problem.field)
        block = place[1] if place and place[1] in words.LABELS else "plain_name"
        found[block][Said(problem.error, _plain(problem, item_id))] = None
    return {name: tuple(said) for name, said in found.items() if said}


def label(name: str) -> str:
    """The label of a field without its hint."""
    return words.LABELS[name].partition("，")[0]


def _plain(problem: Problem, item_id: str) -> str:
    place = _PLACE.match(problem.field)
    block, row, part = place.groups() if place else ("", None, None)
    where = words.ROW.format(row=row) + " " if row else ""
    if part and f"{block}.{part}" in words.LABELS:
        where += label(f"{block}.{part}") + " "
    other = words.OF_OTHER.format(item_id=problem.path.stem) if _of_other(problem, item_id) else ""
    told = words.SAYS.format(
        value=_in_words(problem.value),
        allowed=_in_words(problem.allowed),
        next_step=_in_words(problem.next_step),
    )
    return f"{other}{where}{told}"


def _of_other(problem: Problem, item_id: str) -> bool:
    return problem.path != guide_path(item_id)


def _in_words(text: str) -> str:
    """``text`` with the labels of the form for the names of the file's fields."""
    text = _NAME.sub(lambda found: label(found[0]) if found[0] in words.LABELS else found[0], text)
    return text.rstrip("。")
