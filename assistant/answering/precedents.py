"""Precedents: resolved cases that resemble the question's snag."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from assistant.answering.answer import SimilarCase
from assistant.retrieval.retrieve import Hit
from assistant.texts import common as texts
from assistant.texts import remedy as texts_remedy
from assistant.understanding.snag import Snag
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Kind

MOST = 3
_NEAR = 10  # hits: a case among the nearest passages of all kinds is very like the question


class _About(IntEnum):
    """What a case is about, seen from the item asked."""

    ITEM = 0
    DEPARTMENT = 1
    ELSEWHERE = 2


@dataclass(frozen=True)
class _Likeness:
    """How a case resembles a question: item, snag told, root cause, place among the hits."""

    case: Case
    about: _About
    told: Snag | None
    same_cause: bool
    place: int

    @property
    def resembles(self) -> bool:
        """Whether the case resembles a question that has a snag."""
        told, near = self.told is not None, self.place < _NEAR
        match self.about:
            case _About.ITEM:
                return told or self.same_cause or near
            case _About.DEPARTMENT:
                return self.case.still_valid and (told or (self.same_cause and near))
        return self.case.still_valid and told and self.same_cause and near

    @property
    def order(self) -> tuple[int, bool, bool, bool, int, str]:
        """Sorts the most alike first; ties: still valid, nearest, smallest id."""
        case = self.case
        unlike = self.told is None, not self.same_cause
        return self.about, *unlike, not case.still_valid, self.place, case.case_id

    @property
    def why(self) -> str:
        """One sentence: what the case and the question have in common."""
        stuck = self.case.stuck
        if self.told is not None:
            return texts_remedy.SAME_SNAG.format(label=self.told.cause.label, stuck=stuck)
        if self.same_cause:
            return texts_remedy.SAME_CAUSE.format(cause=self.case.root_cause, stuck=stuck)
        return texts_remedy.SAME_ITEM.format(stuck=stuck)


def similar_cases(
    hits: Sequence[Hit], item_id: str, corpus: Corpus, snags: Sequence[Snag] = ()
) -> tuple[SimilarCase, ...]:
    """Up to three cases: those about ``item_id`` first, then others with the same snag.

    Without ``snags`` only cases about the item, and each of them, resemble the question. With
    them a case about the item does so if it tells the same snag, has its root cause, or is among
    the first of the ``hits`` (nearest first). A case about another item must tell the same snag in
    the same department, or have its root cause there and be that near; in another department all
    three.
    """
    places: dict[str, int] = {}
    for place, hit in enumerate(hits):
        if hit.passage.kind is Kind.CASE:
            places.setdefault(hit.passage.owner, place)
    near = [corpus.cases[case_id] for case_id, place in places.items() if place < _NEAR]
    at_hand = corpus.cases_by_department.get(corpus.guides[item_id].department, ())
    # Any other case is of another department and far away: it cannot resemble the question.
    likenesses = [
        _likeness(case, item_id, corpus, snags, places.get(case.case_id, max(len(hits), _NEAR)))
        for case in {case.case_id: case for case in (*at_hand, *near)}.values()
    ]
    shown = [like for like in likenesses if like.resembles or _only_item(like, snags)]
    return tuple(_shown(like) for like in sorted(shown, key=lambda like: like.order)[:MOST])


def _likeness(
    case: Case, item_id: str, corpus: Corpus, snags: Sequence[Snag], place: int
) -> _Likeness:
    about = _about(case, item_id, corpus)
    stuck = f"{case.title}。{case.stuck}"
    return _Likeness(
        case=case,
        about=about,
        told=next((s for s in snags if s.is_told_in(stuck)), None),
        same_cause=any(s.cause.root_cause is case.root_cause for s in snags),
        place=place,
    )


def _only_item(like: _Likeness, snags: Sequence[Snag]) -> bool:
    return not snags and like.about is _About.ITEM


def _about(case: Case, item_id: str, corpus: Corpus) -> _About:
    if item_id in case.items:
        return _About.ITEM
    department = corpus.guides[item_id].department
    same = any(corpus.guides[other].department == department for other in case.items)
    return _About.DEPARTMENT if same else _About.ELSEWHERE


def _shown(like: _Likeness) -> SimilarCase:
    case = like.case
    return SimilarCase(
        case_id=case.case_id,
        title=case.title,
        origin=texts.ORIGINS[case.origin],
        why=like.why,
        root_cause=case.root_cause,
        measures=tuple(case.measures),
        lines=tuple(_lines(case)),
        still_valid=case.still_valid,
    )


def _lines(case: Case) -> Iterator[str]:
    yield from case.actions
    yield case.result
    yield case.validity_note or texts.VALID_NOW
    yield texts.ORIGIN.format(origin=texts.ORIGINS[case.origin])
