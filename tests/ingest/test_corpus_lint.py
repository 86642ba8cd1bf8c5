from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.corpus_lint import lint_folder

NewData = Callable[..., dict[str, Any]]
WriteYaml = Callable[[Path, object], None]
TODAY = date(2026, 11, 24)
# The toy world has two windows and three departments.
TOO_FEW = [("windows.csv", "(整个文件)"), ("departments.csv", "(整个文件)")]


def found(folder: Path, today: date = TODAY) -> list[tuple[str, str]]:
    return [(str(problem.path), problem.field) for problem in lint_folder(folder, today)[1]]


def test_a_whole_corpus_lacks_only_windows_and_departments(toy_corpus_folder: Path) -> None:
    corpus, _ = lint_folder(toy_corpus_folder, TODAY)
    assert len(corpus.guides) == 4
    assert found(toy_corpus_folder) == TOO_FEW


def test_on_a_later_day_every_record_is_due_for_review(toy_corpus_folder: Path) -> None:
    assert found(toy_corpus_folder, date(2027, 11, 25))[:-2] == [
        ("guides/GA/GA-001.yaml", "review_by"),
        ("guides/GA/GA-002.yaml", "review_by"),
        ("guides/MZ/MZ-001.yaml", "review_by"),
        ("life_events/LE-01.yaml", "review_by"),
        ("policies/P-01.yaml", "review_by"),
    ]


@pytest.mark.parametrize("kind", ["life_event", "policy"])
def test_a_review_before_the_writing_is_named(
    toy_corpus_folder: Path,
    write_yaml: WriteYaml,
    life_event_data: NewData,
    policy_data: NewData,
    kind: str,
) -> None:
    file, data = {
        "life_event": ("life_events/LE-01.yaml", life_event_data),
        "policy": ("policies/P-01.yaml", policy_data),
    }[kind]
    write_yaml(toy_corpus_folder / file, data(review_by="2026-11-24"))
    assert found(toy_corpus_folder)[:-2] == [(file, "review_by")]


def test_checks_across_guides_and_records_are_run(
    toy_corpus_folder: Path, write_yaml: WriteYaml, guide_data: NewData, case_data: NewData
) -> None:
    guide = guide_data("MZ-001", pitfalls=["上户（GA-001）交10元，丢了走GA-099。"])
    write_yaml(toy_corpus_folder / "guides/MZ/MZ-001.yaml", guide)
    case = case_data(ways_of_asking=["领证，要多少钱"])
    write_yaml(toy_corpus_folder / "cases/C-001.yaml", case)
    assert found(toy_corpus_folder)[:-2] == [
        ("guides/MZ/MZ-001.yaml", "pitfalls"),
        ("guides/MZ/MZ-001.yaml", "pitfalls"),
        ("cases/C-001.yaml", "ways_of_asking"),
    ]


def test_a_broken_list_of_what_is_allowed_is_a_problem(
    toy_corpus_folder: Path, write_yaml: WriteYaml
) -> None:
    write_yaml(toy_corpus_folder / "lint_allow.yaml", {"everything": True})
    assert found(toy_corpus_folder) == [("lint_allow.yaml", "everything"), *TOO_FEW]
