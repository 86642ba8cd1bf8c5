"""The corpus that is shipped: complete, well-formed, quick to read."""

import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.corpus import Corpus, read_corpus
from ingest.problem import Problem


class Read(NamedTuple):
    corpus: Corpus
    problems: list[Problem]
    seconds: float


@pytest.fixture(scope="module")
def real(repository: Path) -> Read:
    start = time.perf_counter()
    corpus, problems = read_corpus(repository / "corpora")
    return Read(corpus, problems, time.perf_counter() - start)


def test_every_record_reads_without_a_problem(real: Read) -> None:
    assert [str(problem) for problem in real.problems] == []


def test_the_catalogue_has_673_items(real: Read) -> None:
    assert len(real.corpus.guides) == 673


def test_there_are_55_windows_of_three_levels(real: Read) -> None:
    windows = real.corpus.windows
    assert len({w.window_id for w in windows}) == len(windows) == 55
    assert Counter(w.level for w in windows) == {"市级": 1, "区县": 5, "乡镇街道": 49}


def test_there_are_22_departments_and_every_item_belongs_to_one(real: Read) -> None:
    departments = real.corpus.departments
    assert len({d.code for d in departments}) == len(departments) == 22
    codes = {department.code for department in departments}
    assert {item_id[:2] for item_id in real.corpus.guides} <= codes


def test_many_guides_are_written_in_many_departments(real: Read) -> None:
    written = [item_id for item_id, guide in real.corpus.guides.items() if guide.written]
    assert len(written) >= 60
    assert len({item_id[:2] for item_id in written}) >= 12


def test_there_are_cases_life_events_and_policies(real: Read) -> None:
    assert len(real.corpus.cases) >= 15
    assert real.corpus.life_events
    assert real.corpus.policies


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
    assert real.seconds < 10
