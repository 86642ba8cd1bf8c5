"""The encoder: text to vectors, whatever runs underneath."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Text to unit vectors.

    Both methods return an array of shape ``(len(texts), dimension)``, dtype float32, rows in the
    order of ``texts`` and of L2 norm 1, so that an inner product is a cosine: higher is nearer.
    No text gives shape ``(0, dimension)``. The same text gives the same vector whatever else is
    in the batch, up to the precision of the implementation.
    """

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def fingerprint(self) -> str:
        """Identity of weights and tokenizer; an index refuses another one."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages."""
