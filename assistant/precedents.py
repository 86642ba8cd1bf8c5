"""Precedents: resolved cases that resemble the question."""

from collections.abc import Iterator, Sequence

from assistant import texts
from assistant.answer import SimilarCase
from assistant.retrieve import Hit
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Kind

MOST = 3


def similar_cases(hits: Sequence[Hit], item_id: str, corpus: Corpus) -> tuple[SimilarCase, ...]:
    """Up to three cases about ``item_id``: those near the question first, in order of nearness."""
    near = [h.passage.owner for h in hits if h.passage.kind is Kind.CASE]
    about = [case.case_id for case in corpus.cases.values() if item_id in case.items]
    ordered = [c for c in dict.fromkeys(near) if c in about] + [c for c in about if c not in near]
    return tuple(_shown(corpus.cases[case_id]) for case_id in ordered[:MOST])


def _shown(case: Case) -> SimilarCase:
    return SimilarCase(
        case_id=case.case_id,
        title=case.title,
        origin=texts.ORIGINS[case.origin],
        lines=tuple(_lines(case)),
        still_valid=case.still_valid,
    )


def _lines(case: Case) -> Iterator[str]:
    yield case.stuck
    yield from case.actions
    yield case.result
    yield case.validity_note or texts.VALID_NOW
    yield texts.ORIGIN.format(origin=texts.ORIGINS[case.origin])
