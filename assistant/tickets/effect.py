"""What each step changes in a ticket besides its stage; steps not listed change nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.records.permission import Role
from assistant.tickets.clock import Clocks, local_day
from assistant.tickets.role import LADDER, next_above, rank
from assistant.tickets.stage import Complexity
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket


@dataclass(frozen=True)
class Rules:
    """What a step is judged by: the clocks, and the ladder of the ticket's department."""

    clocks: Clocks
    ladder: tuple[Role, ...] = LADDER


def _claim(ticket: Ticket, action: Action, _rules: Rules) -> Ticket:
    return replace(ticket, claimed_by=action.actor.account)


def _release(ticket: Ticket, _action: Action, _rules: Rules) -> Ticket:
    return replace(ticket, claimed_by="")


def _contact(ticket: Ticket, action: Action, _rules: Rules) -> Ticket:
    return replace(ticket, contacted_at=action.at)


def _classify(ticket: Ticket, action: Action, rules: Rules) -> Ticket:
    complexity = action.complexity or Complexity.SIMPLE
    due = rules.clocks.limit(local_day(ticket.taken_at), complexity)
    return replace(ticket, complexity=complexity, due=due)


def _refuse(ticket: Ticket, action: Action, _rules: Rules) -> Ticket:
    return replace(ticket, refusal=action.refusal)


def _hand_on(ticket: Ticket, action: Action, _rules: Rules) -> Ticket:
    level = max(ticket.level, Role.CHIEF_REPRESENTATIVE, key=rank)
    return replace(ticket, department=action.department or ticket.department, level=level)


def _send_back(ticket: Ticket, _action: Action, _rules: Rules) -> Ticket:
    return replace(ticket, level=Role.SPECIALIST)


def _escalate(ticket: Ticket, action: Action, _rules: Rules) -> Ticket:
    return replace(ticket, level=action.level or ticket.level)


def _report(ticket: Ticket, action: Action, rules: Rules) -> Ticket:
    reporter = Role(action.actor.role)
    above = next_above(reporter, rules.ladder) or LADDER[-1]
    return replace(ticket, level=max(ticket.level, above, key=rank), reported_by=reporter)


def _decline(ticket: Ticket, action: Action, _rules: Rules) -> Ticket:
    return replace(ticket, level=Role(action.actor.role), reported_by=None)


def _resolve(ticket: Ticket, action: Action, _rules: Rules) -> Ticket:
    """Back to the window, which tells the citizen."""
    account = action.actor.account
    return replace(ticket, outcome=action.outcome, resolved_by=account, level=Role.SPECIALIST)


def _reopen(ticket: Ticket, action: Action, rules: Rules) -> Ticket:
    """What was not solved on the spot is not simple; its limit starts anew."""
    hard = ticket.complexity is Complexity.SPECIAL
    complexity = Complexity.SPECIAL if hard else Complexity.COMPLEX
    return replace(
        ticket,
        complexity=complexity,
        due=rules.clocks.limit(local_day(action.at), complexity),
        level=Role.CHIEF_REPRESENTATIVE,
        outcome=None,
        resolved_by="",
        reported_by=None,
    )


EFFECTS: Mapping[Step, Callable[[Ticket, Action, Rules], Ticket]] = {
    Step.CLAIM: _claim,
    Step.RELEASE: _release,
    Step.CONTACT: _contact,
    Step.CLASSIFY: _classify,
    Step.REFUSE: _refuse,
    Step.HAND_ON: _hand_on,
    Step.SEND_BACK: _send_back,
    Step.ESCALATE: _escalate,
    Step.REPORT: _report,
    Step.DECLINE: _decline,
    Step.RESOLVE: _resolve,
    Step.REOPEN: _reopen,
}
