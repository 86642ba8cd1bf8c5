"""The life of a ticket: one step applied to it, or the reason why not. Nothing is stored here."""

from dataclasses import replace

from assistant.texts import ticket as texts
from assistant.tickets.clock import local_day
from assistant.tickets.effect import EFFECTS, Rules
from assistant.tickets.guard import StepError, check
from assistant.tickets.moves import MOVES, Move
from assistant.tickets.role import rank
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket

# By these steps a ticket comes to somebody else; the roster says to whom.
HANDED_OVER = frozenset(
    {Step.HAND_ON, Step.SEND_BACK, Step.ESCALATE, Step.REPORT, Step.DECLINE, Step.RESOLVE}
    | {Step.REOPEN}
)


def advance(ticket: Ticket, action: Action, rules: Rules) -> Ticket:
    """``ticket`` after ``action``, one version on; without a holder where it changed hands.

    Raises:
        StepError: the step, the role or the particulars do not fit; nothing changes.
        CalendarError: a deadline lies beyond the calendar.
    """
    move = _move(ticket, action)
    check(ticket, action)
    effect = EFFECTS.get(action.step)
    changed = effect(ticket, action, rules) if effect else ticket
    moved = replace(changed, stage=move.leads_to, version=ticket.version + 1)
    if action.step not in HANDED_OVER:
        return moved
    return replace(moved, holder="", claimed_by="", level_since=local_day(action.at))


def _move(ticket: Ticket, action: Action) -> Move:
    move = MOVES.get((action.step, ticket.stage))
    if move is None:
        stages = "、".join(stage for step, stage in MOVES if step is action.step)
        told = texts.STEP_AT_STAGE.format(step=action.step, stage=ticket.stage, allowed=stages)
        raise StepError(told)
    role = action.actor.role
    if role not in move.roles:
        allowed = "、".join(texts.party_name(one) for one in sorted(move.roles, key=rank))
        seen = texts.party_name(role)
        raise StepError(texts.STEP_BY_ROLE.format(step=action.step, role=seen, allowed=allowed))
    return move
