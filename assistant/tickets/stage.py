"""Where a ticket stands and what it was found to be; the words are those of the windows."""

from enum import StrEnum


class Stage(StrEnum):
    """The stages of a ticket's life, in the order in which most tickets pass them."""

    TAKEN = "受理"
    CLASSIFIED = "分类"
    HANDED_ON = "转办"
    REPORTED = "否定报备"
    ACKNOWLEDGED = "报备同意"
    RESOLVED = "办结"
    FED_BACK = "反馈"
    CHECKED = "核查"
    ARCHIVED = "归档"
    REFUSED = "不予受理"
    WITHDRAWN = "撤回"


# Somebody still owes the citizen a result: the clocks run.
RUNNING = frozenset(
    {Stage.TAKEN, Stage.CLASSIFIED, Stage.HANDED_ON, Stage.REPORTED, Stage.ACKNOWLEDGED}
)


class Complexity(StrEnum):
    """How hard a matter is; it decides the limit."""

    SIMPLE = "简单"
    COMPLEX = "复杂"
    SPECIAL = "特殊"


class Outcome(StrEnum):
    """How a matter ended."""

    SOLVED = "办成"
    NEGATIVE = "没办成"


class Refusal(StrEnum):
    """Why a matter is not taken: the four borders of the “办不成事” window."""

    AUTHORITY = "涉法"
    LITIGATION = "涉诉"
    PETITION = "涉访"
    FORBIDDEN = "法律不许"
