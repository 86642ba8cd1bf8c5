"""Checks on the dates of a record: in order, not in the future, not due for review."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ingest.problem import Problem
from ingest.source import Source


def lint_order(path: Path, as_of: date | None, review_by: date | None) -> Iterator[Problem]:
    """A review before or on the day of writing."""
    if as_of and review_by and review_by <= as_of:
        yield Problem(path, "review_by", str(review_by), f"晚于 {as_of}", "改复核期限")


def lint_freshness(
    path: Path,
    today: date,
    as_of: date | None,
    review_by: date | None,
    sources: Iterable[Source] = (),
) -> Iterator[Problem]:
    """A record or source dated after ``today``, or a review that is overdue on ``today``."""
    if as_of and as_of > today:
        yield Problem(path, "as_of", str(as_of), f"不晚于今天({today})", "改成写作当天")
    if review_by and review_by < today:
        yield Problem(path, "review_by", str(review_by), f"不早于今天({today})", "复核后改期限")
    for seen in sorted({source.as_of for source in sources}):
        if seen > today:
            yield Problem(path, "sources.as_of", str(seen), f"不晚于今天({today})", "改成查看当天")
