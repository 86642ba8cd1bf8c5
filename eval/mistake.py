"""Mistakes of a run: which questions, and why, by asking them again with evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.language.normalise import QuestionError
from assistant.pipeline import Pipeline
from assistant.retrieval.weights import RankingWeights
from eval.arithmetic import Arithmetic, arithmetic
from eval.row import Row
from eval.run_folder import RunError
from eval.scores import Pair, is_right

_GOT, _HITS = 5, 5


class Fault(StrEnum):
    """What is wrong with an answer."""

    WRONG_FIRST = "wrong_first"
    REFUSED = "refused"
    ASSERTED_OUTSIDE = "asserted_outside"


@dataclass(frozen=True)
class Candidate:
    """An item, or a matter outside the catalogue, with its score arithmetic.

    The arithmetic is None if it did not even become a candidate.
    """

    item_id: str
    name: str
    arithmetic: Arithmetic | None


@dataclass(frozen=True)
class Passage:
    """A passage near the question; ``score`` is a cosine, higher is nearer."""

    passage_id: str
    text: str
    score: float


@dataclass(frozen=True)
class Mistake:
    """One mistake: ``status`` and ``got`` (first five) as the run wrote them, the rest as of now.

    ``first`` is what ranks first now, ``expected`` the right items, best placed first;
    ``signals`` are what the confidence comes from; ``hits`` are the nearest passages.
    """

    id: str
    question: str
    persona: str
    kind: str
    aspect: str
    fault: Fault
    status: str
    got: tuple[dict[str, str | float], ...]
    expected: tuple[Candidate, ...]
    first: Candidate | None
    signals: dict[str, float]
    hits: tuple[Passage, ...]


def mistaken(pairs: Sequence[Pair], **wanted: str | None) -> list[Pair]:
    """Those of ``pairs`` that are wrong; ``wanted`` picks by ``kind`` or ``persona``, None all.

    Raises:
        RunError: no question at all has the value wanted; the message lists those there are.
    """
    kept = [pair for pair in pairs if pair[0].expected is not None]
    for name, value in wanted.items():
        if value is None:
            continue
        kept, before = [pair for pair in kept if getattr(pair[0], name) == value], kept
        if not kept:
            there = "、".join(sorted({str(getattr(question, name)) for question, _ in before}))
            raise RunError(f"没有 {name} 为 {value} 的问题;有的是:{there}")
    return [pair for pair in kept if fault_of(pair)]


def fault_of(pair: Pair) -> Fault | None:
    """What is wrong with the answer of ``pair``; None if it is right."""
    question, row = pair
    if is_right(*pair):
        return Fault.REFUSED if row.refuses and question.inside else None
    return Fault.ASSERTED_OUTSIDE if question.outside else Fault.WRONG_FIRST


def explain(pair: Pair, pipeline: Pipeline, weights: RankingWeights) -> Mistake:
    """Why ``pair`` went wrong; the question is asked again of ``pipeline``.

    Raises:
        ValueError: nothing is wrong with it.
    """
    question, row = pair
    fault = fault_of(pair)
    if fault is None:
        raise ValueError(f"{question.id} is right")
    sums, signals, hits = _evidence(row, pipeline, weights)
    expected = [_candidate(item_id, sums, pipeline) for item_id in question.expected or ()]
    return Mistake(
        id=question.id,
        question=question.question,
        persona=question.persona,
        kind=question.kind,
        aspect=question.aspect,
        fault=fault,
        status=row.status,
        got=tuple(row.items[:_GOT]),
        expected=tuple(sorted(expected, key=_place)),
        first=_candidate(next(iter(sums)), sums, pipeline) if sums else None,
        signals=signals,
        hits=hits,
    )


def _evidence(
    row: Row, pipeline: Pipeline, weights: RankingWeights
) -> tuple[dict[str, Arithmetic], dict[str, float], tuple[Passage, ...]]:
    try:
        evidence = pipeline.ask(row.question).evidence
    except QuestionError:
        evidence = None  # it was never searched for
    if evidence is None:
        return {}, {}, ()
    sums = arithmetic(pipeline.retrieve(evidence.normalised), weights)
    hits = tuple(Passage(h.passage_id, h.text, h.score) for h in evidence.hits[:_HITS])
    return sums, {"confidence": evidence.confidence, **evidence.signals}, hits


def _candidate(item_id: str, sums: dict[str, Arithmetic], pipeline: Pipeline) -> Candidate:
    corpus = pipeline.snapshot.corpus
    record = corpus.guides.get(item_id) or corpus.elsewhere.get(item_id)
    return Candidate(item_id, record.name if record else "", sums.get(item_id))


def _place(candidate: Candidate) -> float:
    return candidate.arithmetic.place if candidate.arithmetic else float("inf")
