"""A finding of ``bandecheng doctor``: one thing looked at, how it is, and the next step."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How something is: ``NOTE`` works without it, ``MEND`` does not."""

    GOOD = "好"
    NOTE = "提醒"
    MEND = "要处理"


@dataclass(frozen=True)
class Finding:
    """One line."""

    mark: Mark
    what: str
    told: str
    next_step: str = ""

    def __str__(self) -> str:
        step = f"；下一步：{self.next_step}" if self.next_step else ""
        return f"{self.mark}\t{self.what}\t{self.told}{step}"


def good(what: str, told: str) -> Finding:
    """Nothing to do."""
    return Finding(Mark.GOOD, what, told)


def note(what: str, told: str, next_step: str) -> Finding:
    """Something is off, or will be soon; the service runs all the same."""
    return Finding(Mark.NOTE, what, told, next_step)


def mend(what: str, told: str, next_step: str) -> Finding:
    """Something must be mended."""
    return Finding(Mark.MEND, what, told, next_step)
