"""The answer: the typed result that the API, the kiosk and the evaluation read."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from assistant.status import Status


class AnswerPart(BaseModel):
    """Base of everything in an answer: immutable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RankedName(AnswerPart):
    """One item of the ranking behind the decision; shares of a ranking add up to at most 1."""

    item_id: str
    name: str
    confidence: float


class Citation(AnswerPart):
    """What a block rests on: the guide or case, its date, its surest source."""

    record_id: str
    title: str
    as_of: date | None = None
    certainty: str | None = None


class Block(AnswerPart):
    """One part of the answer; every line comes from the cited record or the reviewed texts."""

    kind: str
    title: str
    lines: tuple[str, ...]
    citation: Citation


class Choice(AnswerPart):
    """One button of a clarification."""

    label: str
    item_id: str


class SimilarCase(AnswerPart):
    """A precedent: why it resembles the question, what helped, and where it comes from."""

    case_id: str
    title: str
    origin: str
    why: str
    root_cause: str
    measures: tuple[str, ...]
    lines: tuple[str, ...]
    still_valid: bool


class Person(AnswerPart):
    """Who helps when the answer does not: always given."""

    window: str
    phone: str


class EvidenceHit(AnswerPart):
    """One passage near the question."""

    passage_id: str
    text: str
    score: float


class Evidence(AnswerPart):
    """Why the answer is what it is."""

    normalised: str
    need: str
    service_words: tuple[str, ...]
    whom: str
    aspects: tuple[str, ...]
    confidence: float
    signals: dict[str, float]
    ranking: tuple[dict[str, float | str], ...]
    hits: tuple[EvidenceHit, ...]
    timings_ms: dict[str, float]
    polish: str = ""


class Answer(AnswerPart):
    """The answer to one question.

    ``opening`` is a kind sentence before the reply, where one is due. ``consultation_id`` names the
    stored consultation, for feedback.
    """

    status: Status
    question: str
    item_id: str | None
    confidence: float
    opening: str | None = None
    direct: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    choices: tuple[Choice, ...] = ()
    cases: tuple[SimilarCase, ...] = ()
    items: tuple[RankedName, ...] = ()
    notices: tuple[str, ...] = ()
    person: Person
    snapshot: str
    consultation_id: str | None = None
    evidence: Evidence | None = None
