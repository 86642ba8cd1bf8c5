"""The state of a conversation: a small value that holds nothing the person said."""

from collections.abc import Container
from dataclasses import dataclass, replace

from assistant.understanding.aspect import AskedAspect


@dataclass(frozen=True)
class State:
    """Where a conversation stands.

    ``item_id`` is the item under discussion, ``aspect`` the side of it asked last, or the side
    still waiting for its item. ``choices`` are item ids in the order in which they were offered.
    ``clarifications`` counts those asked in a row. ``told`` names what was said instead when
    there is no item: a matter outside the catalogue, a danger, a hand-over. ``snapshot`` is the
    one that all this comes from.
    """

    item_id: str = ""
    aspect: AskedAspect | None = None
    choices: tuple[str, ...] = ()
    clarifications: int = 0
    told: str = ""
    snapshot: str = ""

    def limited_to(self, item_ids: Container[str]) -> "State":
        """This state without the items that are not in ``item_ids``."""
        return replace(
            self,
            item_id=self.item_id if self.item_id in item_ids else "",
            choices=tuple(item_id for item_id in self.choices if item_id in item_ids),
        )
