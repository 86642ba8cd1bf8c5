"""The list of findings that were looked at and are meant, each with its reason."""

from pathlib import Path

from pydantic import Field

from ingest.guide import ItemId, Sentence
from ingest.problem import Problem
from ingest.source import Record
from ingest.yaml_file import read_record

FILE_NAME = "lint_allow.yaml"


class SharedMaterials(Record):
    """Items that share one list of materials on purpose, such as the life of one certificate."""

    items: tuple[ItemId, ...] = Field(min_length=2)
    reason: Sentence


class LintAllow(Record):
    """What ``lint_allow.yaml`` holds."""

    shared_materials: tuple[SharedMaterials, ...] = ()


def read_lint_allow(folder: Path) -> tuple[LintAllow, list[Problem]]:
    """The list in the corpora folder; without the file nothing is allowed."""
    path = folder / FILE_NAME
    if not path.is_file():
        return LintAllow(), []
    allow, problems = read_record(path, LintAllow, Path(FILE_NAME))
    return allow or LintAllow(), problems
