from datetime import date
from pathlib import Path

from ingest.freshness import lint_freshness, lint_order
from ingest.source import Certainty, Source

PATH = Path("guides/GA/GA-002.yaml")
WRITTEN, DUE = date(2026, 11, 24), date(2027, 5, 24)


def source(as_of: date) -> Source:
    return Source(title="条例", as_of=as_of, certainty=Certainty.LAW)


def test_from_the_day_of_writing_to_the_day_of_review_a_record_is_fresh() -> None:
    for today in (WRITTEN, DUE):
        assert list(lint_freshness(PATH, today, WRITTEN, DUE, [source(WRITTEN)])) == []


def test_a_review_that_is_overdue_is_a_problem() -> None:
    (problem,) = lint_freshness(PATH, date(2027, 5, 25), WRITTEN, DUE)
    assert (problem.field, problem.value, problem.path) == ("review_by", "2027-05-24", PATH)
    assert "2027-05-25" in problem.allowed


def test_a_record_from_the_future_is_a_problem() -> None:
    (problem,) = lint_freshness(PATH, date(2026, 11, 23), WRITTEN, DUE)
    assert (problem.field, problem.value) == ("as_of", "2026-11-24")


def test_sources_from_the_future_are_named_once() -> None:
    (problem,) = lint_freshness(PATH, WRITTEN, WRITTEN, DUE, [source(DUE), source(DUE)])
    assert (problem.field, problem.value) == ("sources.as_of", "2027-05-24")


def test_the_review_comes_after_the_writing() -> None:
    assert list(lint_order(PATH, WRITTEN, DUE)) == []
    (problem,) = lint_order(PATH, DUE, WRITTEN)
    assert (problem.field, problem.allowed) == ("review_by", "晚于 2027-05-24")


def test_a_record_without_dates_has_no_problem_of_dates() -> None:
    assert list(lint_freshness(PATH, WRITTEN, None, None)) == []
    assert list(lint_order(PATH, None, None)) == []
