"""The encoder for serving: onnxruntime and tokenizers, no torch."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.company import Company
from index.encoder import Vectors
from index.model_folder import ModelError, onnx_path, read_card

# On two cores this fused operator takes longer than the addition and normalisation it replaces.
_SLOWER = ["SkipLayerNormFusion"]


class OnnxEncoder:
    """Runs the int8 copy of a model folder. Implements ``Encoder``.

    Every text is run by itself: int8 activations are scaled by the largest value in the batch, so
    that company would change a text's vector (cosine 0.995 at worst), and an index that grew guide
    by guide would answer differently from one built at once. A text alone has all ``threads``; of
    many at once each has one, which does more of them. The vectors are the same, bit by bit.
    """

    def __init__(self, folder: Path, threads: int = 2) -> None:
        """Load the model in ``folder``, to run on ``threads`` cores.

        Raises:
            ModelError: no model there.
        """
        self._card = read_card(folder)
        if not onnx_path(folder).is_file():
            raise ModelError(
                f"模型缺少 {onnx_path(folder)};下一步:运行 bandecheng model build --force"
            )
        self._folder, self._threads = folder, threads
        self._session = _session(folder, threads)
        self._company = Company()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(self._card.max_tokens)
        self._tokenizer.no_padding()

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._card.dimension

    @property
    def fingerprint(self) -> str:
        """Identity of weights and tokenizer."""
        return self._card.fingerprint

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_queries``."""
        return self._encode([self._card.query_prompt + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_passages``."""
        return self._encode([self._card.passage_prompt + text for text in texts])

    def _encode(self, texts: Sequence[str]) -> Vectors:
        if len(texts) == 1:
            with self._company as alone:
                session = self._session if alone else self._side_by_side
                return _vector(session, self._tokenizer.encode(texts[0]))[np.newaxis]
        encodings = self._tokenizer.encode_batch(list(texts))
        out = np.empty((len(texts), self.dimension), dtype=np.float32)
        with ThreadPoolExecutor(self._threads) as pool:
            vectors = pool.map(partial(_vector, self._side_by_side), encodings)
            for row, vector in enumerate(vectors):
                out[row] = vector
        return out

    @cached_property
    def _side_by_side(self) -> onnxruntime.InferenceSession:
        """One core a text: of many texts more are done than with all cores on each."""
        return self._session if self._threads == 1 else _session(self._folder, 1)


def _session(folder: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(onnx_path(folder)),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=_SLOWER,
    )


def _vector(session: onnxruntime.InferenceSession, encoding: Encoding) -> NDArray[np.float32]:
    ids = np.array([encoding.ids], dtype=np.int64)
    (vectors,) = session.run(None, {"input_ids": ids})
    return np.asarray(vectors[0], dtype=np.float32)
