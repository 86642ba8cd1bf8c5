"""An answer as the desk shows it: the short form, the candidates, what spoke for and against."""

from dataclasses import dataclass

from assistant.answering.answer import Answer, Block, Evidence, EvidenceHit
from assistant.answering.brief import answer_brief
from assistant.pipeline import Pipeline
from assistant.records.base import new_id
from assistant.status import Status
from assistant.texts import desk as words
from assistant.texts.common import TOPICS
from assistant.understanding.snag import SnagLexicon
from assistant.wording.plain_text import case_lines, citation
from ingest.corpus import Corpus

_READ_ALOUD = 3  # names: more at once nobody keeps in mind
_Rows = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Candidate:
    """One item that the question could be about; ``sure`` says how sure that is."""

    item_id: str
    name: str
    plain_name: str
    sure: str
    answered: bool


@dataclass(frozen=True)
class Why:
    """The evidence of an answer, sorted for reading.

    ``used`` passages belong to records that the answer shows, ``rejected`` ones to others; both
    nearest first. ``ranking`` rows start with an item id; their numbers are under ``columns``.
    """

    said: tuple[tuple[str, str], ...]
    used: tuple[EvidenceHit, ...]
    rejected: tuple[EvidenceHit, ...]
    signals: _Rows
    columns: tuple[str, ...]
    ranking: tuple[tuple[str | float, ...], ...]
    timings: _Rows


@dataclass(frozen=True)
class Panel:
    """Everything that the answer's template shows."""

    answer: Answer
    brief: str
    status: str
    name: str
    sure: str
    candidates: tuple[Candidate, ...]
    blocks: tuple[tuple[str, str, tuple[str, ...], str], ...]
    cases: tuple[tuple[str, tuple[str, ...]], ...]
    why: Why | None
    root_cause: str
    request_key: str


def panel(answer: Answer, asked: Answer, pipeline: Pipeline, snags: SnagLexicon) -> Panel:
    """``answer`` of ``pipeline`` for the desk.

    ``asked`` is the answer to the question itself, with the candidates and the evidence; another
    one where somebody chose the item.
    """
    corpus = pipeline.snapshot.corpus
    guide = corpus.guides.get(answer.item_id or "")
    told = snags.snags(answer.question, guide) if answer.question else ()
    return Panel(
        answer=answer,
        brief=_brief(answer, corpus),
        status=words.STATUSES[answer.status],
        name=guide.name if guide else "",
        sure=words.SURE.format(sure=answer.confidence) if asked is answer else words.CHOSEN,
        candidates=tuple(
            Candidate(
                item.item_id,
                item.name,
                corpus.guides[item.item_id].plain_name or "",
                words.SURE.format(sure=item.confidence),
                item.item_id == answer.item_id,
            )
            for item in asked.items[:5]
        ),
        blocks=tuple((b.kind, b.title, b.lines, _source(b, answer)) for b in answer.blocks),
        cases=tuple((case.title, tuple(case_lines(case))) for case in answer.cases),
        why=_why(asked.evidence, _shown_records(answer)) if asked.evidence else None,
        root_cause=told[0].cause.root_cause if told else "",
        request_key=new_id(),
    )


def _why(evidence: Evidence, shown: frozenset[str]) -> Why:
    used = tuple(hit for hit in evidence.hits if _owner(hit) in shown)
    columns = tuple(words.FEATURES) if evidence.ranking else ()
    timings = evidence.timings_ms
    return Why(
        said=(
            (words.NORMALISED, evidence.normalised),
            (words.NEED, evidence.need),
            (words.SERVICE_WORDS, "、".join(evidence.service_words) or words.NONE),
            (words.WHOM, words.WHOMS[evidence.whom]),
            (words.ASPECTS, "、".join(TOPICS[aspect] for aspect in evidence.aspects)),
        ),
        used=used,
        rejected=tuple(hit for hit in evidence.hits if hit not in used),
        signals=tuple((label, evidence.signals[name]) for name, label in words.SIGNALS.items()),
        columns=tuple(words.FEATURES[name] for name in columns),
        ranking=tuple(
            (row["item_id"], *(row[name] for name in columns)) for row in evidence.ranking
        ),
        timings=(
            *((words.TIMINGS.get(name, name), spent) for name, spent in timings.items()),
            (words.TOTAL, round(sum(timings.values()), 3)),
        ),
    )


def _brief(answer: Answer, corpus: Corpus) -> str:
    """What to say first; for a clarification the names themselves, since nobody sees buttons."""
    if answer.status is not Status.CLARIFICATION:
        return answer_brief(answer, corpus)
    names = [choice.label for choice in answer.choices[:_READ_ALOUD]]
    return words.WHICH.format(names=words.WHICH_OR.join(names))


def _shown_records(answer: Answer) -> frozenset[str]:
    """The ids of the guides, cases and policies that the answer shows."""
    cited = (block.citation.record_id for block in answer.blocks)
    cases = (case.case_id for case in answer.cases)
    return frozenset((answer.item_id or "", *cited, *cases))


def _source(block: Block, answer: Answer) -> str:
    """The citation, without the name that the head of the answer has already."""
    cited = citation(block)
    own = block.citation.record_id == answer.item_id
    return cited.removeprefix(block.citation.title).strip() if own else cited


def _owner(hit: EvidenceHit) -> str:
    return hit.passage_id.partition("/")[0]
