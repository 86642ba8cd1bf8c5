"""The particulars that a step needs, and what forbids it although stage and role would fit."""

from assistant.records.error import RecordsError
from assistant.records.permission import Role
from assistant.texts import ticket as texts
from assistant.tickets.role import rank
from assistant.tickets.stage import Complexity, Outcome, Refusal, Stage
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket

_EXPLAINED = frozenset(
    {Step.SEND_BACK, Step.REPORT, Step.DECLINE, Step.RESOLVE, Step.FEED_BACK, Step.REOPEN}
)


class StepError(RecordsError):
    """The step cannot be taken; the message says why and what to do instead."""


def check(ticket: Ticket, action: Action) -> None:
    """See that ``action``, which stage and role allow, is complete and in order.

    Raises:
        StepError: it is not.
    """
    if action.step in _EXPLAINED and not action.note:
        raise StepError(texts.STEP_NEEDS_NOTE.format(step=action.step))
    match action.step:
        case Step.CLAIM:
            _check_claim(ticket, action)
        case Step.RELEASE if ticket.claimed_by != action.actor.account:
            raise StepError(texts.NOT_CLAIMED.format(who=ticket.claimed_by or texts.NOBODY))
        case Step.CONTACT if ticket.contacted_at is not None:
            raise StepError(texts.CONTACTED_ALREADY)
        case Step.CLASSIFY if action.complexity is None:
            raise StepError(texts.NEEDS_ONE_OF.format(what="类别", allowed="、".join(Complexity)))
        case Step.REFUSE if action.refusal is None:
            raise StepError(texts.NEEDS_ONE_OF.format(what="缘由", allowed="、".join(Refusal)))
        case Step.REFUSE if action.refusal is Refusal.FORBIDDEN and not action.note:
            raise StepError(texts.FORBIDDEN_NEEDS_LAW)
        case Step.HAND_ON if not (action.department or ticket.department):
            raise StepError(texts.NEEDS_DEPARTMENT)
        case Step.ESCALATE if action.level is None or rank(action.level) <= rank(ticket.level):
            raise StepError(texts.ESCALATE_UP.format(level=texts.party_name(ticket.level)))
        case Step.ACKNOWLEDGE | Step.DECLINE:
            _check_above(ticket.reported_by or Role.SPECIALIST, action)
        case Step.RESOLVE:
            _check_result(ticket, action)
        case Step.CHECK if action.actor.account == ticket.resolved_by:
            raise StepError(texts.CHECKED_BY_OTHER)


def _check_claim(ticket: Ticket, action: Action) -> None:
    if ticket.claimed_by == action.actor.account:
        raise StepError(texts.CLAIMED_ALREADY)
    above = rank(action.actor.role) > rank(ticket.level)
    if ticket.claimed_by and not above:  # only who stands above takes it over
        raise StepError(texts.CLAIMED_BY_OTHER.format(who=ticket.claimed_by))


def _check_above(reporter: Role, action: Action) -> None:
    if rank(action.actor.role) <= rank(reporter):
        raise StepError(
            texts.REPORT_GOES_UP.format(step=action.step, role=texts.party_name(reporter))
        )


def _check_result(ticket: Ticket, action: Action) -> None:
    if action.outcome is None:
        raise StepError(texts.NEEDS_ONE_OF.format(what="结果", allowed="、".join(Outcome)))
    if action.outcome is Outcome.NEGATIVE and ticket.stage is not Stage.ACKNOWLEDGED:
        raise StepError(texts.NEGATIVE_NEEDS_REPORT)
    if ticket.stage is Stage.CLASSIFIED and ticket.complexity is not Complexity.SIMPLE:
        raise StepError(texts.ONLY_SIMPLE_ON_THE_SPOT.format(complexity=ticket.complexity))
