"""What keys of counts are called: items, departments, districts, and words for the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.texts import insight as texts
from assistant.tickets.routing import Directory


@dataclass(frozen=True)
class Names:
    """Names out of ``directory``."""

    directory: Directory

    def item(self, item_id: str) -> str:
        """The item's id and name."""
        item = self.directory.items.get(item_id)
        return f"{item_id} {item.name}" if item else item_id or texts.UNKNOWN

    def department(self, code: str) -> str:
        """The department's name."""
        department = self.directory.departments.get(code)
        return department.name if department else texts.UNKNOWN

    def district(self, window_id: str) -> str:
        """The district that the window stands in."""
        window = self.directory.places.by_id.get(window_id)
        return window.district if window else texts.NO_WINDOW


def called(words: Mapping[Any, str]) -> Callable[[str], str]:
    """A function that gives the word for a value; the value itself where there is none."""
    return lambda value: words.get(value) or value or texts.UNKNOWN


def department_of(item_id: str) -> str:
    """The code of the department that an item belongs to; empty for no item."""
    return item_id.partition("-")[0]
