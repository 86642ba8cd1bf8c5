"""Who acts on a ticket, and the way up from the window to the director's seat."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.records.permission import Role
from assistant.texts.ticket import ROLE_NAMES


class Outsider(StrEnum):
    """Who acts on a ticket without an account."""

    CITIZEN = "citizen"
    SYSTEM = "system"


Party = Role | Outsider

LADDER = (Role.SPECIALIST, Role.CHIEF_REPRESENTATIVE, Role.TASK_FORCE, Role.DIRECTOR)
_BY_NAME = {ROLE_NAMES[role]: role for role in LADDER}


@dataclass(frozen=True)
class Actor:
    """One who acts: an account, and the role in which it acts."""

    account: str
    role: Party


SYSTEM = Actor("system", Outsider.SYSTEM)
CITIZEN = Actor("citizen", Outsider.CITIZEN)


def party(value: str) -> Party:
    """The role or outsider that is written as ``value``.

    Raises:
        ValueError: neither is.
    """
    return Outsider(value) if value in set(Outsider) else Role(value)


def rank(role: Party) -> int:
    """Place on the ladder, 0 for the window; -1 for who does not stand on it."""
    return LADDER.index(role) if role in LADDER else -1


def ladder_of(escalation: str) -> tuple[Role, ...]:
    """The ladder of a department, from its ``escalation`` in ``departments.csv``.

    An empty text, for a matter whose department is not known yet, gives the whole ladder.

    Raises:
        ValueError: a rung that is the name of no role; the message says what is allowed.
    """
    if not escalation:
        return LADDER
    rungs = [rung.strip() for rung in escalation.split(";")]
    unknown = [rung for rung in rungs if rung not in _BY_NAME]
    if unknown:
        raise ValueError(f"“{unknown[0]}”,允许:{'、'.join(_BY_NAME)}")
    return (LADDER[0], *(_BY_NAME[rung] for rung in rungs))


def next_above(role: Role, ladder: tuple[Role, ...] = LADDER) -> Role | None:
    """The first role of ``ladder`` that ranks above ``role``; None at its end."""
    return next((rung for rung in ladder if rank(rung) > rank(role)), None)
