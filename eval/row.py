"""One line of ``answers.jsonl``."""

from dataclasses import dataclass

from assistant.answering.answer import Answer
from assistant.status import Status
from assistant.wording.plain_text import plain_text

ASSERTS = frozenset({Status.ANSWERED, Status.ANSWERED_PARTIALLY})
REFUSES = frozenset(
    {Status.LOW_CONFIDENCE, Status.NOT_IN_CATALOGUE, Status.OFF_TOPIC, Status.CRISIS}
)


@dataclass(frozen=True)
class Row:
    """The answer to one question as it is written; ``items`` is the ranking, best first.

    ``blocks`` are the kinds of its blocks, ``aspects`` those that the direct reply answers.
    """

    id: str
    question: str
    status: str
    items: list[dict[str, str | float]]
    text: str
    cases: list[str]
    blocks: list[str]
    aspects: list[str]
    latency_ms: float
    snapshot: str

    @classmethod
    def of(cls, question_id: str, question: str, answer: Answer, latency_ms: float) -> "Row":
        """The row for ``answer``."""
        return cls(
            id=question_id,
            question=question,
            status=answer.status.value,
            items=[item.model_dump() for item in answer.items],
            text=plain_text(answer),
            cases=[case.case_id for case in answer.cases],
            blocks=[block.kind for block in answer.blocks],
            aspects=list(answer.evidence.aspects) if answer.evidence else [],
            latency_ms=round(latency_ms, 3),
            snapshot=answer.snapshot,
        )

    @property
    def first_item(self) -> str | None:
        """Item id of the best of the ranking."""
        return str(self.items[0]["item_id"]) if self.items else None

    @property
    def asserts_item(self) -> bool:
        """Whether the answer tells the person that one item is theirs."""
        return self.status in ASSERTS

    @property
    def refuses(self) -> bool:
        """Whether the answer neither tells an item nor asks back."""
        return self.status in REFUSES
