"""What the desk knows besides the application's service, database and tickets."""

from dataclasses import dataclass, field

from fastapi import Request

from assistant.settings import Settings
from assistant.understanding.snag import SnagLexicon
from ui.desk.editor_draft import LastCheck


@dataclass(frozen=True)
class Front:
    """``secure`` cookies are sent over HTTPS only; ``snags`` guess a ticket's root cause.

    ``checks`` are of guides that somebody is editing.
    """

    secure: bool
    snags: SnagLexicon
    checks: LastCheck = field(default_factory=LastCheck)

    @classmethod
    def of(cls, settings: Settings) -> "Front":
        """The front for ``settings``.

        Raises:
            ValueError: a file of the lexicon is wrong.
        """
        secure = settings.public_url.startswith("https:")
        return cls(secure, SnagLexicon.read(settings.corpora / "lexicon"))


def front_in(request: Request) -> Front:
    """The front of the application that answers ``request``."""
    front: Front = request.app.state.desk_front
    return front
