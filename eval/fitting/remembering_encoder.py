"""An encoder that remembers: the same text is encoded once for many indexes."""

from collections.abc import Callable, Sequence

import numpy as np
from tqdm import tqdm

from index.encoder import Encoder, Vectors

_CHUNK = 256


class RememberingEncoder:
    """Keeps every vector of ``base`` in memory. Implements ``Encoder``."""

    def __init__(self, base: Encoder) -> None:
        """Remember what ``base`` encodes."""
        self._base = base
        self._queries: dict[str, Vectors] = {}
        self._passages: dict[str, Vectors] = {}

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._base.dimension

    @property
    def fingerprint(self) -> str:
        """Identity of the encoder behind."""
        return self._base.fingerprint

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_queries``."""
        return _recalled(texts, self._queries, self._base.encode_queries, "向量化问法")

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_passages``."""
        return _recalled(texts, self._passages, self._base.encode_passages, "向量化片段")


def _recalled(
    texts: Sequence[str],
    known: dict[str, Vectors],
    encode: Callable[[Sequence[str]], Vectors],
    doing: str,
) -> Vectors:
    fresh = [text for text in dict.fromkeys(texts) if text not in known]
    chunks = [fresh[start : start + _CHUNK] for start in range(0, len(fresh), _CHUNK)]
    for chunk in tqdm(chunks, desc=doing, unit="批", disable=len(chunks) < 2):
        known.update(zip(chunk, encode(chunk), strict=True))
    return np.stack([known[text] for text in texts])
