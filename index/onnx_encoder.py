"""The encoder for serving: onnxruntime and tokenizers, no torch."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from index.encoder import Vectors
from index.model_folder import ModelError, onnx_path, read_card

_BATCH = 32


class OnnxEncoder:
    """Runs the int8 copy of a model folder. Implements ``Encoder``."""

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
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(onnx_path(folder)), options, providers=["CPUExecutionProvider"]
        )
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
        out = np.empty((len(texts), self.dimension), dtype=np.float32)
        encodings = self._tokenizer.encode_batch(list(texts))
        # Similar lengths share a batch, so that little padding is computed.
        order = sorted(range(len(texts)), key=lambda i: len(encodings[i].ids))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            longest = max(len(encodings[i].ids) for i in rows)
            ids = np.ones((len(rows), longest), dtype=np.int64)
            mask = np.zeros((len(rows), longest), dtype=np.int64)
            for row, i in enumerate(rows):
                length = len(encodings[i].ids)
                ids[row, :length] = encodings[i].ids
                mask[row, :length] = 1
            (out[rows],) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return out
