"""Checks across the whole corpus, beyond what reading it reports."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ingest.contradiction import lint_facts_of_others, lint_named_items, lint_rivals
from ingest.corpus import Corpus, read_corpus
from ingest.freshness import lint_freshness, lint_order
from ingest.guide_text import guide_path
from ingest.lint_allow import LintAllow, read_lint_allow
from ingest.place_lint import lint_places
from ingest.problem import Problem
from ingest.record_lint import lint_borrowed_phrases, lint_plain_names
from ingest.shared_materials import lint_shared_materials


def lint_folder(folder: Path, today: date) -> tuple[Corpus, list[Problem]]:
    """The corpus in ``folder`` and every problem: of its files, of its guides, across them.

    Raises:
        OSError, ValueError: the catalogue cannot be read.
    """
    corpus, problems = read_corpus(folder)
    allow, found = read_lint_allow(folder)
    return corpus, [*problems, *found, *lint_corpus(corpus, allow, today)]


def lint_corpus(corpus: Corpus, allow: LintAllow, today: date) -> Iterator[Problem]:
    """What shows only when records are seen together, and on ``today``."""
    yield from _dates(corpus, today)
    yield from lint_plain_names(corpus.guides)
    yield from lint_shared_materials(corpus.guides, allow.shared_materials)
    yield from lint_named_items(corpus.guides)
    yield from lint_facts_of_others(corpus.guides)
    yield from lint_rivals(corpus.guides)
    yield from lint_borrowed_phrases(
        corpus.guides, corpus.cases.values(), corpus.life_events.values(), corpus.policies.values()
    )
    yield from lint_places(corpus.windows, corpus.departments, corpus.guides)


def _dates(corpus: Corpus, today: date) -> Iterator[Problem]:
    for guide in corpus.guides.values():
        path = guide_path(guide.item_id)
        yield from lint_freshness(path, today, guide.as_of, guide.review_by, guide.sources)
    for case in corpus.cases.values():
        path = Path("cases", f"{case.case_id}.yaml")
        yield from lint_freshness(path, today, None, None, case.sources)
    for event in corpus.life_events.values():
        path = Path("life_events", f"{event.event_id}.yaml")
        yield from lint_order(path, event.as_of, event.review_by)
        yield from lint_freshness(path, today, event.as_of, event.review_by, event.sources)
    for policy in corpus.policies.values():
        path = Path("policies", f"{policy.policy_id}.yaml")
        yield from lint_order(path, policy.as_of, policy.review_by)
        yield from lint_freshness(path, today, policy.as_of, policy.review_by, policy.sources)
