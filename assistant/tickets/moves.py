"""Which step is possible at which stage, where it leads, and who may take it: one table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.records.permission import Role
from assistant.tickets.role import LADDER, Outsider, Party
from assistant.tickets.stage import RUNNING, Stage
from assistant.tickets.step import Step


@dataclass(frozen=True)
class Move:
    """One row: at ``stage`` the ``roles`` may take ``step``, which leads to ``leads_to``."""

    step: Step
    stage: Stage
    leads_to: Stage
    roles: frozenset[Party]


_S, _C, _T, _D = LADDER
_STAFF: frozenset[Party] = frozenset(LADDER)
_ABOVE_WINDOW: frozenset[Party] = frozenset({_C, _T, _D})
_UNTIL_TOLD = (*sorted(RUNNING), Stage.RESOLVED)


def _staying(step: Step, stages: Iterable[Stage], roles: Iterable[Party]) -> Iterator[Move]:
    return (Move(step, stage, stage, frozenset(roles)) for stage in stages)


def _to(step: Step, leads_to: Stage, stages: Iterable[Stage], *roles: Party) -> Iterator[Move]:
    return (Move(step, stage, leads_to, frozenset(roles)) for stage in stages)


_ROWS = (
    # Who works on it, and the first word to the citizen: possible until the result is told.
    *_staying(Step.CLAIM, _UNTIL_TOLD, _STAFF),
    *_staying(Step.RELEASE, _UNTIL_TOLD, _STAFF),
    *_staying(Step.CONTACT, _UNTIL_TOLD, _STAFF),
    # Taken or not.
    *_to(Step.CLASSIFY, Stage.CLASSIFIED, (Stage.TAKEN, Stage.CLASSIFIED), *LADDER),
    *_staying(Step.CLASSIFY, (Stage.HANDED_ON,), (_T, _D)),  # who solves it does not set his limit
    *_to(Step.REFUSE, Stage.REFUSED, (Stage.TAKEN, Stage.CLASSIFIED), _S, _C),
    # On its way.
    *_to(Step.HAND_ON, Stage.HANDED_ON, (Stage.CLASSIFIED,), *LADDER),
    *_to(Step.HAND_ON, Stage.HANDED_ON, (Stage.HANDED_ON,), _T, _D),  # to another department
    *_to(Step.SEND_BACK, Stage.CLASSIFIED, (Stage.HANDED_ON,), _C, _T, _D),
    *_staying(Step.ESCALATE, sorted(RUNNING), {Outsider.SYSTEM, _S, _C, _T}),
    # A negative result goes up before it goes out.
    *_to(Step.REPORT, Stage.REPORTED, (Stage.CLASSIFIED,), _S),
    *_to(Step.REPORT, Stage.REPORTED, (Stage.HANDED_ON,), _C, _T),
    *_to(Step.ACKNOWLEDGE, Stage.ACKNOWLEDGED, (Stage.REPORTED,), *_ABOVE_WINDOW),
    *_to(Step.DECLINE, Stage.HANDED_ON, (Stage.REPORTED,), *_ABOVE_WINDOW),
    # A result, told, looked at by another, put away.
    *_to(Step.RESOLVE, Stage.RESOLVED, (Stage.CLASSIFIED,), _S, _C),
    *_to(Step.RESOLVE, Stage.RESOLVED, (Stage.HANDED_ON, Stage.REPORTED), *_ABOVE_WINDOW),
    *_to(Step.RESOLVE, Stage.RESOLVED, (Stage.ACKNOWLEDGED,), *LADDER),
    *_to(Step.FEED_BACK, Stage.FED_BACK, (Stage.RESOLVED,), _S, _C),
    *_to(Step.CHECK, Stage.CHECKED, (Stage.FED_BACK,), _S, _T, _D),
    *_to(Step.REOPEN, Stage.HANDED_ON, (Stage.FED_BACK,), _S, _T, _D),
    *_to(Step.ARCHIVE, Stage.ARCHIVED, (Stage.CHECKED, Stage.REFUSED, Stage.WITHDRAWN), _S, _T),
    # The citizen needs it no longer; the window writes it down for them.
    *_to(Step.WITHDRAW, Stage.WITHDRAWN, sorted(RUNNING), Outsider.CITIZEN, _S),
)
MOVES: dict[tuple[Step, Stage], Move] = {(row.step, row.stage): row for row in _ROWS}


def possible(stage: Stage, role: Role) -> tuple[Step, ...]:
    """The steps that somebody in ``role`` sees at ``stage``; particulars may still forbid one."""
    return tuple(row.step for row in _ROWS if row.stage is stage and role in row.roles)
