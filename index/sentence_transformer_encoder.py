"""The encoder for building, training and a site's own model: sentence-transformers."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from index.encoder import Vectors
from index.model_folder import ModelError, read_card

_BATCH = 32


class SentenceTransformerEncoder:
    """Runs any SentenceTransformer. Implements ``Encoder``."""

    def __init__(self, model: str, device: str = "cpu") -> None:
        """Load ``model``, a folder or a name that is already in the local cache.

        The fingerprint of a folder of our own is that of its card; of any other model it is the
        sha256 over its parameters, less a pooler, which is not used and may be random.
        """
        self._model = SentenceTransformer(model, device=device)
        try:
            self._fingerprint = read_card(Path(model)).fingerprint
        except ModelError:
            self._fingerprint = _fingerprint(self._model)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def fingerprint(self) -> str:
        """Identity of weights and tokenizer."""
        return self._fingerprint

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_queries``."""
        return self._checked(
            self._model.encode_query(list(texts), batch_size=_BATCH, normalize_embeddings=True)
        )

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_passages``."""
        return self._checked(
            self._model.encode_document(list(texts), batch_size=_BATCH, normalize_embeddings=True)
        )

    def _checked(self, vectors: Vectors) -> Vectors:
        # An empty batch comes back without a second axis.
        return np.asarray(vectors, dtype=np.float32).reshape(-1, self.dimension)


def _fingerprint(model: SentenceTransformer) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        if ".pooler." not in name:
            digest.update(name.encode())
            digest.update(tensor.cpu().numpy().tobytes())
    return digest.hexdigest()[:16]
