"""Opening the encoder that the settings name."""

from pathlib import Path

from index.encoder import Encoder
from index.heads import HEADS_FILE, HeadedEncoder
from index.onnx_encoder import OnnxEncoder


def open_encoder(model: str, default_folder: Path, threads: int) -> Encoder:
    """The encoder for ``model``: a SentenceTransformer folder or name, or the default when empty.

    The default has the trained heads on top. Only a site's own model imports torch.

    Raises:
        ModelError: the default model has not been built.
    """
    if not model:
        return HeadedEncoder(OnnxEncoder(default_folder, threads), HEADS_FILE)
    from index.sentence_transformer_encoder import (  # noqa: PLC0415 - imports torch
        SentenceTransformerEncoder,
    )

    return SentenceTransformerEncoder(model)
