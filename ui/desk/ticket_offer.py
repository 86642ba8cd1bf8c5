"""The steps that a person is offered with a ticket, each with the particulars it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.records.permission import Role
from assistant.tickets.guard import StepError, check
from assistant.tickets.moves import possible
from assistant.tickets.role import Actor
from assistant.tickets.stage import Complexity, Outcome, Refusal
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket

# Which choice a step asks for, by the name of its field in an action.
CHOICE: Mapping[Step, str] = {
    Step.CLASSIFY: "complexity",
    Step.REFUSE: "refusal",
    Step.HAND_ON: "department",
    Step.ESCALATE: "level",
    Step.RESOLVE: "outcome",
}
# Whose hands it is in: where these are not possible there is nothing to explain.
_HANDS = frozenset({Step.CLAIM, Step.RELEASE, Step.CONTACT})
_ANYTHING = "说明"


@dataclass(frozen=True)
class Offer:
    """One step; ``options`` of its choice are value and label, ``why_not`` is empty if it can be.

    ``note_needed`` tells whether it wants a sentence; ``takes_note`` whether it can have one.
    """

    step: Step
    choice: str
    options: tuple[tuple[str, str], ...]
    takes_note: bool
    note_needed: bool
    why_not: str


def offers(
    ticket: Ticket,
    actor: Actor,
    now: datetime,
    departments: Mapping[str, str],
    levels: Mapping[Role, str],
) -> tuple[Offer, ...]:
    """The steps for ``actor``, in the order of the table of moves, letting go last.

    Args:
        ticket: as it stands.
        actor: somebody of the staff.
        now: when.
        departments: names by code.
        levels: the rungs of the department's ladder and their names, from below.
    """
    if not isinstance(actor.role, Role):
        return ()
    found = (
        _offer(ticket, _filled(Action(step, actor, now, _ANYTHING), departments, levels))
        for step in dict.fromkeys(possible(ticket.stage, actor.role))
    )
    fitting = (offer for offer in found if not (offer.step in _HANDS and offer.why_not))
    return tuple(sorted(fitting, key=lambda offer: offer.step is Step.RELEASE))


def _filled(
    bare: Action, departments: Mapping[str, str], levels: Mapping[Role, str]
) -> list[tuple[str, Action]]:
    """``bare`` with each value of its choice, after the value's name."""
    match CHOICE.get(bare.step):
        case "complexity":
            return [(one, replace(bare, complexity=one)) for one in Complexity]
        case "refusal":
            return [(one, replace(bare, refusal=one)) for one in Refusal]
        case "outcome":
            return [(one, replace(bare, outcome=one)) for one in Outcome]
        case "department":
            return [(name, replace(bare, department=code)) for code, name in departments.items()]
        case "level":
            return [(name, replace(bare, level=role)) for role, name in levels.items()]
    return [("", bare)]


def _offer(ticket: Ticket, tried: Sequence[tuple[str, Action]]) -> Offer:
    fitting = [(name, action) for name, action in tried if not _why_not(ticket, action)]
    step = tried[0][1].step
    choice = CHOICE.get(step, "")
    return Offer(
        step=step,
        choice=choice,
        options=tuple((getattr(action, choice), name) for name, action in fitting if choice),
        takes_note=step not in (Step.CLAIM, Step.RELEASE),
        note_needed=bool(fitting)
        and all(_why_not(ticket, replace(action, note="")) for _, action in fitting),
        why_not="" if fitting else _why_not(ticket, tried[0][1]),
    )


def _why_not(ticket: Ticket, action: Action) -> str:
    try:
        check(ticket, action)
    except StepError as error:
        return str(error)
    return ""
