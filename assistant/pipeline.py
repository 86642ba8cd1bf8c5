"""The pipeline: question → normalise → understand → retrieve → rank → decide → compose."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from assistant.answering.answer import Answer, Evidence, EvidenceHit, RankedName
from assistant.answering.compose import (
    Asked,
    answer_about,
    clarification,
    crisis,
    elsewhere,
    hand_over,
    named,
)
from assistant.answering.memory import AnswerMemory
from assistant.answering.path import life_event_answer, several_answer
from assistant.language.normalise import normalise
from assistant.retrieval.decide import confidence, decide, signals
from assistant.retrieval.life_event import life_event
from assistant.retrieval.rank import RankedItem, rank
from assistant.retrieval.retrieve import Retrieved, Retriever
from assistant.retrieval.weights import Weights
from assistant.status import Status
from assistant.texts import common as texts
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.understand import Lexicon, Understood
from assistant.wording.finish import Finish
from assistant.wording.polished import Polishing
from index.encoder import Encoder
from index.snapshot import Snapshot
from ingest.elsewhere import Elsewhere
from ingest.life_event import LifeEvent

_EVIDENCE_HITS = 10


@dataclass
class Trace:
    """What each step of one question produced, and how many milliseconds it took."""

    timings_ms: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time the enclosed step."""
        start = time.perf_counter()
        yield
        self.timings_ms[name] = round(1000 * (time.perf_counter() - start), 3)


class Pipeline:
    """Answers questions from one snapshot.

    The answer to a question depends on nothing asked before; ``memory``, where there is one, only
    saves working it out again.
    """

    def __init__(  # noqa: PLR0913 - one for each of its parts
        self,
        snapshot: Snapshot,
        encoder: Encoder,
        lexicon: Lexicon,
        weights: Weights,
        polishing: Polishing | None = None,
        *,
        memory: AnswerMemory | None = None,
    ) -> None:
        self.snapshot = snapshot
        self._lexicon = lexicon
        self._weights = weights
        self.finish = Finish(lexicon, snapshot.corpus, polishing)
        self._retriever = Retriever(snapshot, encoder, weights.hits, weights.candidates)
        # What an outside service rephrased is not the same twice.
        self._memory = memory if polishing is None else None

    def ask(self, raw: str) -> Answer:
        """Answer ``raw``.

        Raises:
            QuestionError: the question is empty or too long; the message is for its author.
        """
        trace = Trace()
        with trace.step("normalise"):
            text = normalise(raw)
        if self._memory is None:
            return self._answer(text, trace)
        with trace.step("recall"):
            known = self._memory.recall(text)
        if known is not None and known.evidence is not None:
            evidence = known.evidence.model_copy(update={"timings_ms": trace.timings_ms})
            return known.model_copy(update={"evidence": evidence})
        answer = self._answer(text, trace)
        if answer.evidence is not None:
            self._memory.keep(text, answer)
        return answer

    def _answer(self, text: str, trace: Trace) -> Answer:
        with trace.step("understand"):
            danger = self._lexicon.crisis.danger(text)
            if danger is not None:
                return crisis(danger, text, self.snapshot)
            understood = self.understand(text)
        with trace.step("retrieve"):
            retrieved = self._retriever.retrieve(understood)
        with trace.step("rank"):
            ranked = rank(retrieved, self._weights.ranking, self._weights.temperature)
        with trace.step("decide"):
            values = signals(ranked, retrieved.terms)
            sure = confidence(values, self._weights.decision)
            matter = self.snapshot.corpus.elsewhere.get(ranked[0].item_id) if ranked else None
            status = decide(sure, self._weights.decision, matter.outside if matter else None)
            event = life_event(
                retrieved.hits, ranked, self.snapshot.corpus.life_events, cued=understood.several
            )
            # A question that asks for one matter has its answer when that matter is sure.
            whole = event is not None and status is not Status.ANSWERED
            asked_for = understood.several and status is not Status.LOW_CONFIDENCE
            if matter is None and (whole or asked_for):
                status = Status.LIFE_EVENT
        items = named(ranked, sure, self.snapshot.corpus)
        guide = self.snapshot.corpus.guides[items[0].item_id] if items else None
        asked = Asked(
            text=text,
            aspects=understood.aspects,
            sure=sure,
            items=items,
            hits=retrieved.hits,
            snags=self._lexicon.snags.snags(text, guide),
        )
        with trace.step("compose"):
            answer = self._compose(asked, status, matter, event)
            answer, polish = self.finish.apply(answer)
        evidence = Evidence(
            normalised=text,
            need=understood.need,
            service_words=understood.service_words,
            whom=understood.whom,
            aspects=understood.aspects,
            confidence=round(sure, 4),
            signals={name: round(value, 4) for name, value in values.items()},
            ranking=tuple(_arithmetic(item) for item in ranked[:_EVIDENCE_HITS]),
            hits=tuple(
                EvidenceHit(
                    passage_id=h.passage.passage_id, text=h.passage.text, score=round(h.score, 4)
                )
                for h in retrieved.hits[:_EVIDENCE_HITS]
            ),
            timings_ms=trace.timings_ms,
            polish=polish,
        )
        return answer.model_copy(update={"evidence": evidence})

    def understand(self, text: str) -> Understood:
        """What a normalised question says: the step of the pipeline, alone."""
        return self._lexicon.understand(text, self._retriever.in_common)

    def retrieve(self, text: str) -> Retrieved:
        """The evidence for a normalised question: the step of the pipeline, alone."""
        return self._retriever.retrieve(self.understand(text))

    def warm_up(self) -> None:
        """Run one question, so that the first citizen does not wait for lazy loading."""
        self.ask(texts.WARM_UP)

    def about(
        self, item_id: str, question: str = "", aspects: tuple[AskedAspect, ...] = ()
    ) -> Answer:
        """The answer for an item that is already known, such as after a clarification.

        ``aspects`` are those asked for, where they are known better than from ``question``.

        Raises:
            KeyError: no such item.
            QuestionError: the question is too long.
        """
        guide = self.snapshot.corpus.guides[item_id]
        text = normalise(question) if question else ""
        only = RankedName(item_id=item_id, name=guide.name, confidence=1.0)
        asked = Asked(
            text=text,
            aspects=aspects or (self.understand(text).aspects if text else (AskedAspect.HOW,)),
            sure=1.0,
            items=(only,),
            snags=self._lexicon.snags.snags(text, guide),
        )
        return self.finish.apply(answer_about(guide, asked, self.snapshot))[0]

    def _compose(
        self, asked: Asked, status: Status, matter: Elsewhere | None, event: LifeEvent | None
    ) -> Answer:
        match status:
            case Status.LIFE_EVENT if event is not None:
                answer = life_event_answer(event, asked, self.snapshot)
            case Status.LIFE_EVENT:
                answer = several_answer(asked, self.snapshot)
            case Status.NOT_IN_CATALOGUE | Status.OFF_TOPIC if matter is not None:
                answer = elsewhere(matter, asked, self.snapshot)
            case Status.CLARIFICATION:
                answer = clarification(asked, self.snapshot)
            case Status.LOW_CONFIDENCE:
                answer = hand_over(asked, self.snapshot)
            case _:
                guide = self.snapshot.corpus.guides[asked.items[0].item_id]
                answer = answer_about(guide, asked, self.snapshot)
        return answer


def _arithmetic(item: RankedItem) -> dict[str, float | str]:
    return {
        "item_id": item.item_id,
        "score": round(item.score, 4),
        "share": round(item.share, 4),
        **{name: round(value, 4) for name, value in item.features.items()},
    }
