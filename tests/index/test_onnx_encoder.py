import shutil
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder
from index.model_folder import GRAPH, ModelCard, ModelError, read_card, write_card
from index.onnx_encoder import OnnxEncoder


def test_a_folder_without_a_model_is_refused_with_the_command_that_mends_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="bandecheng model build"):
        OnnxEncoder(tmp_path)


def test_a_model_without_its_serving_copy_is_refused_by_the_files_name(tmp_path: Path) -> None:
    write_card(
        tmp_path, ModelCard("a", "b", 384, 256, "query: ", "passage: ", "0123456789abcdef", GRAPH)
    )
    with pytest.raises(ModelError, match=r"model_int8\.onnx.*bandecheng model build --force"):
        OnnxEncoder(tmp_path)


@pytest.mark.model
def test_dimension_and_fingerprint_are_those_of_the_card(
    model_folder: Path, onnx_encoder: Encoder
) -> None:
    card = read_card(model_folder)
    assert onnx_encoder.dimension == card.dimension
    assert onnx_encoder.fingerprint == card.fingerprint


@pytest.mark.model
def test_text_beyond_the_models_length_does_not_change_the_vector(onnx_encoder: Encoder) -> None:
    longer = onnx_encoder.encode_passages(
        ["户口登记条例" * 300 + "甲", "户口登记条例" * 300 + "乙"]
    )
    np.testing.assert_array_equal(longer[0], longer[1])


@pytest.mark.model
def test_the_prompts_come_from_the_card(model_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(
        model_folder, tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors")
    )
    card = read_card(folder)
    write_card(folder, ModelCard(**(vars(card) | {"query_prompt": card.passage_prompt})))
    swapped = OnnxEncoder(folder, threads=1)
    np.testing.assert_array_equal(
        swapped.encode_queries(["户口"]), swapped.encode_passages(["户口"])
    )
