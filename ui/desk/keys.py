"""The keyboard shortcuts of the desk: one table, for the pages, the script and the help page."""

from dataclasses import dataclass

from assistant.texts import desk as texts


@dataclass(frozen=True)
class Key:
    """One shortcut: ``code`` is ``KeyboardEvent.code``, pressed together with Alt.

    ``shown`` is as people and ``aria-keyshortcuts`` write it.
    """

    code: str
    shown: str
    does: str


def _alt(code: str, does: str) -> Key:
    return Key(code, f"Alt+{code[-1]}", does)


# Letters that neither Chromium nor Firefox use with Alt for a menu of their own (F, E, V, S, D…).
KEYS = {
    "home": _alt("Digit1", texts.PAGES["home"]),
    "my_tickets": _alt("Digit2", texts.PAGES["my_tickets"]),
    "all_tickets": _alt("Digit3", texts.PAGES["all_tickets"]),
    "consultations": _alt("Digit4", texts.PAGES["consultations"]),
    "new_ticket_page": _alt("Digit5", texts.PAGES["new_ticket_page"]),
    "candidates": _alt("Digit6", texts.PAGES["candidates"]),
    "guides": _alt("Digit7", texts.PAGES["guides"]),
    "insights": _alt("Digit8", texts.PAGES["insights"]),
    "evaluation": _alt("Digit9", texts.PAGES["evaluation"]),
    "help_page": _alt("Digit0", texts.PAGES["help_page"]),
    "print": _alt("KeyP", texts.KEYS["print"]),
    "hand_over": _alt("KeyJ", texts.KEYS["hand_over"]),
    "compare": _alt("KeyB", texts.KEYS["compare"]),
    "evidence": _alt("KeyZ", texts.KEYS["evidence"]),
    "steps": _alt("KeyX", texts.KEYS["steps"]),
    "save_guide": _alt("KeyC", texts.KEYS["save_guide"]),
    "check_guide": _alt("KeyG", texts.KEYS["check_guide"]),
}
IN_BOX = (
    ("/", texts.KEYS["search"]),
    (texts.KEY_ENTER, texts.KEYS["enter"]),
    (texts.KEY_ESCAPE, texts.KEYS["escape"]),
)
