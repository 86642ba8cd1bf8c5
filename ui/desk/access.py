"""Who may open which address of the desk: one table, and the route that enforces it."""

import enum
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute

from assistant.records.account import Staff
from assistant.records.permission import Permission
from ui.desk.session import StalePageError, came_with_token, signed_in_staff

_CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Anyone(enum.Enum):
    """Rules that no permission stands for."""

    ANYBODY = enum.auto()
    SIGNED_IN = enum.auto()


Rule = Permission | Anyone

#: Name of a route → who may use it. A route that stands not here cannot be made.
RULES: Mapping[str, Rule] = {
    "sign_in_page": Anyone.ANYBODY,
    "sign_in": Anyone.ANYBODY,
    "sign_out": Anyone.SIGNED_IN,
    "help_page": Anyone.SIGNED_IN,
    "save_display": Anyone.SIGNED_IN,
    "home": Permission.DESK,
    "ask": Permission.DESK,
    "keep": Permission.DESK,
    "compare": Permission.DESK,
    "mark": Permission.CONSULTATION_MARK,
    "consultations": Permission.CONSULTATION_READ,
    "candidates": Permission.KNOWLEDGE_EDIT,
    "gather_candidates": Permission.KNOWLEDGE_EDIT,
    "candidate": Permission.KNOWLEDGE_EDIT,
    "accept_candidate": Permission.KNOWLEDGE_EDIT,
    "refuse_candidate": Permission.KNOWLEDGE_EDIT,
    "take_candidate_back": Permission.KNOWLEDGE_EDIT,
    "guides": Permission.KNOWLEDGE_EDIT,
    "guide": Permission.KNOWLEDGE_EDIT,
    "draft_guide": Permission.KNOWLEDGE_EDIT,
    "save_guide": Permission.KNOWLEDGE_EDIT,
    "undo_guide": Permission.KNOWLEDGE_EDIT,
    "print_draft": Permission.KNOWLEDGE_EDIT,
    "insights": Permission.STATISTICS_READ,
    "insights_plot": Permission.STATISTICS_READ,
    "month_page": Permission.STATISTICS_READ,
    "month_workbook": Permission.STATISTICS_READ,
    "evaluation": Permission.STATISTICS_READ,
    "evaluation_run": Permission.STATISTICS_READ,
    "evaluation_progress": Permission.STATISTICS_READ,
    "evaluation_results": Permission.STATISTICS_READ,
    "start_evaluation": Permission.KNOWLEDGE_EDIT,
    "stop_evaluation": Permission.KNOWLEDGE_EDIT,
    "resume_evaluation": Permission.KNOWLEDGE_EDIT,
    "remove_evaluation": Permission.KNOWLEDGE_EDIT,
    "my_tickets": Permission.TICKET_READ,
    "all_tickets": Permission.TICKET_READ,
    "find_ticket": Permission.TICKET_READ,
    "ticket": Permission.TICKET_READ,
    "slip": Permission.TICKET_READ,
    "new_ticket_page": Permission.TICKET_CREATE,
    "new_ticket": Permission.TICKET_CREATE,
    "step": Permission.TICKET_WORK,
    "contact": Permission.CONTACT_READ,
}


class NotSignedInError(Exception):
    """Nobody is signed in, or no longer."""


class NotAllowedError(Exception):
    """Somebody is signed in whose role may not do this."""


def allowed(staff: Staff | None, name: str) -> bool:
    """Whether ``staff``, or nobody, may use the route ``name``."""
    rule = RULES[name]
    if rule is Anyone.ANYBODY:
        return True
    if staff is None:
        return False
    return not isinstance(rule, Permission) or staff.may(rule)


class DeskRoute(APIRoute):
    """A route of the desk: its rule and its CSRF token are checked before anything else."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler behind the checks.

        Raises:
            KeyError: the route has no rule.
        """
        handler, name, _ = super().get_route_handler(), self.name, RULES[self.name]

        async def checked(request: Request) -> Response:
            staff = await signed_in_staff(request)
            if not allowed(staff, name):
                raise NotSignedInError if staff is None else NotAllowedError
            if request.method in _CHANGES and not await came_with_token(request):
                raise StalePageError
            return await handler(request)

        return checked


def desk_router() -> APIRouter:
    """A router whose routes are all checked."""
    return APIRouter(route_class=DeskRoute)
