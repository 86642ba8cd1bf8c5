"""What the kiosk remembers of the person in front of it; all of it goes with 结束."""

from dataclasses import dataclass, field, replace

from assistant.dialogue.state import State

_MOST = 6  # screens to go back to


@dataclass(frozen=True)
class Session:
    """Where one person is: the conversation, the answer on the screen, the screens before.

    ``filed`` is the key under which the consultation is kept, for feedback; empty for none.
    """

    state: State = field(default_factory=State)
    question: str = ""
    item_id: str = ""
    filed: str = ""
    html: str = ""
    before: tuple["Session", ...] = ()

    def then(self, after: "Session") -> "Session":
        """``after`` as the next screen, with this one to go back to."""
        if not self.html:
            return after
        left = replace(self, before=())
        return replace(after, before=(*self.before, left)[-_MOST:])

    def back(self) -> "Session":
        """The screen before this one; the empty session stands for the start."""
        if not self.before:
            return Session()
        return replace(self.before[-1], before=self.before[:-1])
