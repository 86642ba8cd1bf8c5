"""The corpus that is shipped: complete, well-formed, quick to read."""

import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.corpus import Corpus, read_corpus
from ingest.corpus_lint import lint_corpus
from ingest.lint_allow import read_lint_allow
from ingest.problem import Problem
from ingest.stats import lexicon_lines

# The dates of the corpus are checked against the day it was written, not the day of the test.
WRITTEN = date(2026, 11, 24)


class Read(NamedTuple):
    corpus: Corpus
    problems: list[Problem]
    seconds: float
    catalogue: dict[str, CatalogueItem]


@pytest.fixture(scope="module")
def real(repository: Path) -> Read:
    start = time.perf_counter()
    corpus, problems = read_corpus(repository / "corpora")
    seconds = time.perf_counter() - start
    return Read(corpus, problems, seconds, read_catalogue(repository / "corpora/catalogue.tsv"))


def test_every_record_reads_without_a_problem(real: Read) -> None:
    assert [str(problem) for problem in real.problems] == []


def test_the_whole_lint_finds_no_error_and_few_notices(real: Read, repository: Path) -> None:
    allow, broken = read_lint_allow(repository / "corpora")
    problems = [*broken, *lint_corpus(real.corpus, allow, WRITTEN)]
    assert [str(problem) for problem in problems if problem.error] == []
    assert len(problems) <= 10


def test_the_catalogue_has_673_items_and_all_have_a_written_guide(real: Read) -> None:
    assert len(real.corpus.guides) == 673
    assert [item_id for item_id, guide in real.corpus.guides.items() if not guide.written] == []


def test_older_people_have_more_ways_to_ask_for_what_concerns_them(real: Read) -> None:
    ways = {item_id: len(guide.ways_of_asking) for item_id, guide in real.corpus.guides.items()}
    assert min(n for i, n in ways.items() if real.catalogue[i].senior_relevant) >= 10
    assert min(ways.values()) >= 6


def test_there_are_55_windows_of_three_levels(real: Read) -> None:
    windows = real.corpus.windows
    assert len({w.window_id for w in windows}) == len(windows) == 55
    assert Counter(w.level for w in windows) == {"市级": 1, "区县": 5, "乡镇街道": 49}


def test_there_are_22_departments_and_every_item_belongs_to_one(real: Read) -> None:
    departments = real.corpus.departments
    assert len({d.code for d in departments}) == len(departments) == 22
    codes = {department.code for department in departments}
    assert {item_id[:2] for item_id in real.corpus.guides} <= codes


def test_there_are_cases_life_events_and_policies(real: Read) -> None:
    assert len(real.corpus.cases) == 127
    assert len(real.corpus.life_events) >= 30
    assert len(real.corpus.policies) >= 50


def test_the_lexicon_has_many_entries(repository: Path) -> None:
    assert sum(lexicon_lines(repository / "corpora" / "lexicon").values()) >= 1_200


def test_no_two_items_share_a_way_of_asking(real: Read) -> None:
    ways = Counter(way for guide in real.corpus.guides.values() for way in guide.ways_of_asking)
    assert [way for way, times in ways.items() if times > 1] == []


def test_no_file_is_hidden_by_another_with_the_same_id(real: Read, repository: Path) -> None:
    corpora = repository / "corpora"
    assert len(real.corpus.cases) == len(list((corpora / "cases").glob("*.yaml")))
    assert len(real.corpus.life_events) == len(list((corpora / "life_events").glob("*.yaml")))
    assert len(real.corpus.policies) == len(list((corpora / "policies").glob("*.yaml")))
    written = sum(guide.written for guide in real.corpus.guides.values())
    assert written == len(list((corpora / "guides").glob("*/*.yaml")))


def test_no_two_passages_share_an_id(real: Read) -> None:
    ids = Counter(passage.passage_id for passage in real.corpus.passages())
    assert [passage_id for passage_id, times in ids.items() if times > 1] == []


def test_the_corpus_is_read_in_reasonable_time(real: Read) -> None:
    # 5 seconds are meant; a busy machine may take three times as long.
    assert real.seconds < 15
