"""What the kiosk knows beside an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.life_event import LifeEvent
from ui.look.html_parts import Say, silent


@dataclass(frozen=True)
class View:
    """What the kiosk knows beside the answer.

    ``qr`` is the code of the notice, ``event`` the life event behind a path, ``names`` what
    people call the items, ``leads`` the items that a block sends a person to, ``filed`` whether
    feedback can be kept, ``manner`` how the person wants it told.
    """

    say: Say = silent
    qr: str = ""
    event: LifeEvent | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    leads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    filed: bool = False
    manner: str = ""
