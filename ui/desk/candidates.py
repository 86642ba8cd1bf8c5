"""Candidates of knowledge at the desk: look at one, accept it as edited, refuse it, take it back."""

from http import HTTPStatus
from typing import Annotated

from fastapi import FastAPI, Form, Path, Query, Request, Response
from pydantic import BaseModel, Field

from assistant.learning.candidate import CandidateKind, CandidateState
from assistant.learning.error import LearningError
from assistant.learning.learning_desk import LearningDesk
from assistant.problem import ApiError
from assistant.records.base import utc_now
from assistant.route_parts import LONGEST
from assistant.texts import desk as words
from assistant.texts import learning as texts_learning
from index.manifest import SnapshotError
from ui.desk.access import desk_router
from ui.desk.pages import go, page
from ui.desk.seen import note_seen
from ui.desk.session import SignedInStaff

router = desk_router()
_Number = Annotated[int, Path(ge=1, le=2**53)]


class DecisionForm(BaseModel):
    """What a person made of a candidate; a way of asking needs ``way``, a case ``case``."""

    way: str = Field(default="", max_length=LONGEST)
    item_id: str = Field(default="", max_length=20)
    case: str = Field(default="", max_length=LONGEST)
    reason: str = Field(default="", max_length=LONGEST)


def learning_in(app: FastAPI) -> LearningDesk:
    """The desk of learning of ``app``.

    Raises:
        ApiError: there is none, such as while the database cannot be opened.
    """
    learning = getattr(app.state, "learning", None)
    if not isinstance(learning, LearningDesk):
        status, title = HTTPStatus.SERVICE_UNAVAILABLE, words.WENT_WRONG
        raise ApiError(status, "not-ready", title, words.LEARNING_NOT_READY)
    return learning


@router.get("/candidates")
def candidates(
    request: Request,
    staff: SignedInStaff,
    state: Annotated[CandidateState, Query()] = CandidateState.OPEN,
) -> Response:
    """The candidates of a state, those asked most often first; that they were read is noted."""
    found = learning_in(request.app).listed(state)
    note_seen(request, staff, "candidate.list", state, len(found))
    return page(
        request,
        "candidates.html",
        here="candidates",
        found=found,
        state=state,
        states=texts_learning.STATES,
        kinds=texts_learning.KINDS,
        names=_names(request),
    )


@router.post("/candidates/gather")
def gather_candidates(request: Request) -> Response:
    """Bring the candidates up to what consultations and tickets say now."""
    learning_in(request.app).gather()
    return go("/candidates", said="gathered")


@router.get("/candidates/{number}")
def candidate(request: Request, number: _Number, staff: SignedInStaff) -> Response:
    """One candidate, with what it would become."""
    note_seen(request, staff, "candidate.read", str(number))
    return _page(request, number)


@router.post("/candidates/{number}/accept")
def accept_candidate(
    request: Request, number: _Number, form: Annotated[DecisionForm, Form()], staff: SignedInStaff
) -> Response:
    """Write it into the corpus and publish a snapshot; what the lint refuses is told beside it."""
    learning, now = learning_in(request.app), utc_now()
    try:
        if learning.find(number).kind is CandidateKind.CASE:
            learning.accept_case(number, staff, form.case, now=now)
        else:
            learning.accept_way(number, staff, now=now, way=form.way, item_id=form.item_id)
    except (LearningError, SnapshotError) as error:
        return _page(request, number, form, str(error))
    return go(f"/candidates/{number}", said="learnt")


@router.post("/candidates/{number}/refuse")
def refuse_candidate(
    request: Request, number: _Number, form: Annotated[DecisionForm, Form()], staff: SignedInStaff
) -> Response:
    """Note that it does not become knowledge."""
    learning_in(request.app).refuse(number, staff, now=utc_now(), reason=form.reason)
    return go("/candidates", said="refused")


@router.post("/candidates/{number}/back")
def take_candidate_back(request: Request, number: _Number, staff: SignedInStaff) -> Response:
    """Take an accepted one out of the corpus and the snapshot again."""
    try:
        learning_in(request.app).roll_back(number, staff, now=utc_now())
    except (LearningError, SnapshotError) as error:
        return _page(request, number, None, str(error))
    return go(f"/candidates/{number}", said="unlearnt")


def _page(
    request: Request, number: int, form: DecisionForm | None = None, message: str = ""
) -> Response:
    learning = learning_in(request.app)
    found = learning.find(number)
    drafted = found.kind is CandidateKind.CASE and found.state is CandidateState.OPEN and not form
    typed = form or DecisionForm(
        way=found.text,
        item_id=found.item_id or (found.item_ids[0] if found.item_ids else ""),
        case=learning.draft(number) if drafted else "",
    )
    return page(
        request,
        "candidate.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if message else HTTPStatus.OK,
        here="candidates",
        one=found,
        typed=typed,
        message=message,
        state=texts_learning.STATES[found.state],
        kind=texts_learning.KINDS[found.kind],
        names=_names(request),
    )


def _names(request: Request) -> dict[str, str]:
    items = learning_in(request.app).drafting.directory.items
    return {item_id: item.name for item_id, item in items.items()}
