"""A step in a ticket's life: what somebody does to it, when, and with which particulars."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.records.permission import Role
from assistant.tickets.role import Actor
from assistant.tickets.stage import Complexity, Outcome, Refusal


class Step(StrEnum):
    """Everything that can be done to a ticket."""

    TAKE = "受理"
    CLAIM = "认领"
    RELEASE = "放手"
    CONTACT = "联系群众"
    CLASSIFY = "分类"
    REFUSE = "不予受理"
    HAND_ON = "转办"
    SEND_BACK = "退回"
    ESCALATE = "升级"
    REPORT = "否定报备"
    ACKNOWLEDGE = "同意报备"
    DECLINE = "不同意报备"
    RESOLVE = "办结"
    FEED_BACK = "反馈"
    CHECK = "核查"
    REOPEN = "重办"
    ARCHIVE = "归档"
    WITHDRAW = "撤回"


@dataclass(frozen=True)
class Action:
    """One step by one actor; what a step does not need stays empty.

    ``level`` is the role that an escalation goes to.
    """

    step: Step
    actor: Actor
    at: datetime
    note: str = ""
    complexity: Complexity | None = None
    department: str = ""
    outcome: Outcome | None = None
    refusal: Refusal | None = None
    level: Role | None = None
