import subprocess
import sys
from pathlib import Path

import pytest

from index.encoder import Encoder
from index.encoders import open_encoder
from index.heads import HeadedEncoder
from index.model_folder import ModelError
from index.onnx_encoder import OnnxEncoder

IMPORTED_TORCH = "; import sys; sys.exit('torch' in sys.modules)"


def run(code: str, *arguments: str) -> int:
    return subprocess.run(
        [sys.executable, "-c", code + IMPORTED_TORCH, *arguments], check=False
    ).returncode


def test_without_a_built_model_the_command_that_builds_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="bandecheng model build"):
        open_encoder("", tmp_path / "model", threads=1)


def test_what_serving_imports_does_not_import_torch() -> None:
    assert run("import index.encoders, index.snapshot, index.store, index.build") == 0


@pytest.mark.model
def test_the_default_is_the_serving_copy_and_needs_no_torch(model_folder: Path) -> None:
    opened = open_encoder("", model_folder, threads=1)
    assert isinstance(opened, HeadedEncoder)
    assert opened.fingerprint != OnnxEncoder(model_folder).fingerprint
    code = (
        "import pathlib, sys; from index.encoders import open_encoder;"
        "open_encoder('', pathlib.Path(sys.argv[1]), 1).encode_queries(['户口'])"
    )
    assert run(code, str(model_folder)) == 0


@pytest.mark.model
def test_a_named_model_is_opened_by_sentence_transformers(
    model_folder: Path, tmp_path: Path, sentence_transformer_encoder: Encoder
) -> None:
    encoder = open_encoder(str(model_folder), tmp_path, threads=1)
    assert type(encoder) is type(sentence_transformer_encoder)
