"""The desk of learning: what may become knowledge, and a person's word on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial

from assistant.language.mask import mask
from assistant.learning import candidate_store as store
from assistant.learning.candidate import Candidate, CandidateKind, CandidateState
from assistant.learning.case_draft import Drafting
from assistant.learning.change import Change, case_change, undoing, way_change
from assistant.learning.decision import Decision
from assistant.learning.error import LearningError
from assistant.learning.gather import Gathered, gather
from assistant.learning.heard_way import known_phrases
from assistant.learning.publisher import Publisher
from assistant.records.account import Staff
from assistant.records.database import Database
from assistant.settings import Settings
from assistant.snapshots import open_store
from assistant.texts import learning as texts
from assistant.tickets import ticket_store
from index.encoder import Encoder
from index.encoders import open_encoder
from ingest.corpus import read_corpus

_ACCEPT = "learning.accept"
_NOT_IN = {CandidateState.OPEN: texts.NOT_OPEN, CandidateState.ACCEPTED: texts.NOT_ACCEPTED}


@dataclass(frozen=True)
class Published:
    """The record that changed, and the first snapshot that knows it."""

    record_id: str
    snapshot_id: str


@dataclass(frozen=True)
class LearningDesk:
    """Candidates of ``database``, and the corpus that accepted ones go into."""

    database: Database
    publisher: Publisher
    drafting: Drafting

    @classmethod
    def open(
        cls, settings: Settings, database: Database, encoder: Callable[[], Encoder] | None = None
    ) -> "LearningDesk":
        """The desk over an upgraded ``database``.

        Args:
            settings: where the corpus and the snapshots lie.
            database: with the candidates.
            encoder: gives the encoder that already serves; else one is opened at the first need.

        Raises:
            CalendarError, RouteError, ValueError: a file of the corpora is wrong.
        """
        opened = cache(
            partial(open_encoder, settings.model, settings.model_folder, settings.encoder_threads)
        )
        snapshots = open_store(settings)
        publisher = Publisher(settings.corpora, snapshots, settings.cache_folder, encoder or opened)
        return cls(database, publisher, Drafting.read(settings.corpora))

    def gather(self) -> Gathered:
        """Bring the candidates up to what consultations and tickets say now."""
        known = known_phrases(read_corpus(self.publisher.corpora)[0])
        return self.database.run(lambda session: gather(session, known))

    def listed(
        self, state: CandidateState = CandidateState.OPEN, kind: CandidateKind | None = None
    ) -> list[Candidate]:
        """Candidates of ``state``, those asked most often first."""
        with self.database.reading() as session:
            return store.listed(session, state, kind)

    def find(self, number: int) -> Candidate:
        """The candidate ``number``.

        Raises:
            LearningError: there is none.
        """
        with self.database.reading() as session:
            return store.find(session, number)

    def draft(self, number: int) -> str:
        """The case candidate ``number`` as YAML, for a person to go on writing.

        Raises:
            LearningError: there is none, or it is no case.
        """
        candidate = _of_kind(self.find(number), CandidateKind.CASE)
        with self.database.reading() as session:
            ticket = ticket_store.find(session, candidate.ticket)
            history = ticket_store.history(session, candidate.ticket)
        if ticket is None:
            raise LearningError(texts.UNKNOWN.format(number=number))
        return self.drafting.draft(ticket, history)

    def accept_way(
        self, number: int, staff: Staff, *, now: datetime, way: str = "", item_id: str = ""
    ) -> Published:
        """Put a way of asking into the guide of its item and publish a snapshot that knows it.

        Args:
            number: of the candidate.
            staff: who accepts.
            now: when.
            way: as it was edited; the candidate's own words when empty.
            item_id: as it was chosen; the one that staff marked when empty.

        Raises:
            LearningError: no permission, not open, or the lint refuses it; nothing changed.
            SnapshotError, OSError: nothing changed either.
            DatabaseError: the same, unless it fails at the very end: then ``roll_back`` mends it.
        """
        chosen = item_id.strip().upper()

        def prepare(one: Candidate) -> Change:
            return way_change(one, chosen or one.item_id, way or one.text, self.publisher)

        decision = Decision(self.database, _ACCEPT, str(number), staff, now)
        return self._accept(decision, CandidateKind.WAY_OF_ASKING, prepare)

    def accept_case(self, number: int, staff: Staff, text: str, *, now: datetime) -> Published:
        """Write a new case, from the draft as a person finished it, and publish a snapshot.

        Raises:
            LearningError: no permission, not open, or the lint refuses it; nothing changed.
            SnapshotError, OSError: nothing changed either.
            DatabaseError: the same, unless it fails at the very end: then ``roll_back`` mends it.
        """

        def prepare(_one: Candidate) -> Change:
            with self.database.reading() as session:
                given = store.case_ids(session)
            return case_change(text, given, self.publisher)

        decision = Decision(self.database, _ACCEPT, str(number), staff, now)
        return self._accept(decision, CandidateKind.CASE, prepare)

    def refuse(self, number: int, staff: Staff, *, now: datetime, reason: str = "") -> None:
        """Note that a candidate does not become knowledge; it is not proposed again.

        Raises:
            LearningError: no permission, or not open.
        """
        decision = Decision(self.database, "learning.refuse", str(number), staff, now)
        with decision.tried():
            one = self._in_state(number, CandidateState.OPEN)
            decision.keep(one, state=CandidateState.REFUSED, reason=mask(reason.strip()))

    def roll_back(self, number: int, staff: Staff, *, now: datetime) -> Published:
        """Take one accepted candidate out of the corpus and the snapshot; it is open again.

        Raises:
            LearningError: no permission, not accepted, or the case was changed since.
            SnapshotError, OSError: nothing changed either.
            DatabaseError: the same, unless it fails at the very end: then ``roll_back`` mends it.
        """
        decision = Decision(self.database, "learning.rollback", str(number), staff, now)
        with decision.tried(), self.publisher.alone():
            one = self._in_state(number, CandidateState.ACCEPTED)
            snapshot_id = self.publisher.publish(undoing(one, self.publisher))
            back = {"written": "", "snapshot": snapshot_id}
            decision.keep(one, state=CandidateState.OPEN, **back)
        return Published(one.record_id, snapshot_id)

    def _accept(
        self, decision: Decision, kind: CandidateKind, prepare: Callable[[Candidate], Change]
    ) -> Published:
        with decision.tried(), self.publisher.alone():
            one = _of_kind(self._in_state(decision.number, CandidateState.OPEN), kind)
            change = prepare(one)
            # Kept before the file changes: what a power cut breaks off can be rolled back.
            known = {"record_id": change.record_id, "written": change.written}
            begun = decision.keep(one, "begun", state=CandidateState.ACCEPTED, **known)
            try:
                snapshot_id = self.publisher.publish(change.edit)
            except BaseException:
                decision.keep(begun, "failed", state=CandidateState.OPEN, written="")
                raise
            decision.keep(begun, snapshot=snapshot_id)
        return Published(change.record_id, snapshot_id)

    def _in_state(self, number: int, state: CandidateState) -> Candidate:
        candidate = self.find(number)
        if candidate.state is not state:
            told = _NOT_IN[state].format(number=number, state=texts.STATES[candidate.state])
            raise LearningError(told)
        return candidate


def _of_kind(candidate: Candidate, kind: CandidateKind) -> Candidate:
    if candidate.kind is not kind:
        seen, wanted = texts.KINDS[candidate.kind], texts.KINDS[kind]
        told = texts.OTHER_KIND.format(number=candidate.number, seen=seen, wanted=wanted)
        raise LearningError(told)
    return candidate
