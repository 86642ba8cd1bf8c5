"""What every entrant of the race is: something built once over passages, then searched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.encoder import Encoder, Vectors

Tokens = Callable[[str], list[str]]


@dataclass(frozen=True)
class Material:
    """What a peer may take; row ``i`` of all of it is passage ``i``.

    ``owners`` are the items that passages count for, None where there is none. The last three
    are functions, so that a process loads only what its peer uses. ``vectors`` are those of the
    encoder that ``encoder`` opens: shape (passages, dimension), float32, unit length. ``tokens``
    is None where the peer is to use its own. ``taken`` says that the index of this project is
    that of ``snapshot`` and not built anew.
    """

    texts: Sequence[str]
    owners: Sequence[str | None]
    snapshot: Path
    model_folder: Path
    taken: bool
    tokens: Callable[[], Tokens] | None
    encoder: Callable[[], Encoder]
    vectors: Callable[[], Vectors]


class Peer(Protocol):
    """One way to search. ``open`` is called in another process than ``build``."""

    def build(self, material: Material, folder: Path) -> None:
        """Index the passages and write into the empty ``folder`` what can be kept on disk."""

    def open(self, material: Material, folder: Path) -> None:
        """Make ready to search what ``build`` wrote."""

    def search(self, question: str, k: int) -> list[int]:
        """Rows of at most ``k`` passages, best first, each once.

        Called from several threads at a time.
        """
