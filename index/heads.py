"""The heads: one linear map for questions and one for passages on top of a frozen encoder.

Trained on the corpus' own ways of asking (``index/train.py``), kept as ``heads.safetensors``.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from index.encoder import Encoder, Vectors

HEADS_FILE = Path(__file__).with_name("heads.safetensors")


@dataclass(frozen=True)
class Heads:
    """Means of shape (dimension,) and matrices of shape (dimension, dimension), float32.

    A vector ``x`` becomes ``(x - mean) @ matrix``, normalised to length 1.
    """

    query_mean: Vectors
    query: Vectors
    passage_mean: Vectors
    passage: Vectors

    @classmethod
    def load(cls, path: Path) -> "Heads":
        """Read the file that ``save`` wrote."""
        tensors = {name: tensor.astype(np.float32) for name, tensor in load_file(path).items()}
        return cls(**tensors)

    def save(self, path: Path) -> None:
        """Write the tensors, in half precision: their last digits carry nothing."""
        save_file({name: value.astype(np.float16) for name, value in vars(self).items()}, path)


class HeadedEncoder:
    """An encoder with heads on top. Implements ``Encoder``."""

    def __init__(self, base: Encoder, path: Path) -> None:
        """Put the heads in ``path`` on ``base``."""
        self._base = base
        self._heads = Heads.load(path)
        digest = hashlib.sha256(base.fingerprint.encode() + path.read_bytes())
        self._fingerprint = digest.hexdigest()[:16]

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._base.dimension

    @property
    def fingerprint(self) -> str:
        """Identity of the base encoder and the heads."""
        return self._fingerprint

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_queries``."""
        heads = self._heads
        return _mapped(self._base.encode_queries(texts), heads.query_mean, heads.query)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_passages``."""
        heads = self._heads
        return _mapped(self._base.encode_passages(texts), heads.passage_mean, heads.passage)


def _mapped(vectors: Vectors, mean: Vectors, matrix: Vectors) -> Vectors:
    # Row by row: the last digits of a product of matrices depend on how many rows there are.
    rows = [row @ matrix for row in vectors - mean]
    mapped = np.array(rows, dtype=np.float32).reshape(vectors.shape)
    # A vector at the mean has no direction; it stays 0 and is near to nothing.
    lengths = np.maximum(np.sqrt((mapped * mapped).sum(axis=1, keepdims=True)), 1e-9)
    return np.asarray(mapped / lengths, dtype=np.float32)
