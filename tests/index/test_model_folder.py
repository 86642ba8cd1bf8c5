from pathlib import Path

import pytest

from index.model_folder import (
    GRAPH,
    ModelCard,
    ModelError,
    fingerprint,
    onnx_path,
    read_card,
    verify,
    write_card,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is whole, though its weights are only a few bytes."""
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / "tokenizer.json").write_bytes(b"tokenizer")
    onnx_path(tmp_path).parent.mkdir()
    onnx_path(tmp_path).write_bytes(b"onnx")
    write_card(
        tmp_path,
        ModelCard("toy", "basis", 4, 8, "query: ", "passage: ", fingerprint(tmp_path), GRAPH),
    )
    return tmp_path


def test_a_card_comes_back_as_it_was_written(folder: Path) -> None:
    card = read_card(folder)
    write_card(folder, card)
    assert read_card(folder) == card
    assert card.query_prompt == "query: "


def test_a_card_of_another_version_names_how_to_build_anew(folder: Path) -> None:
    card = folder / "model.json"
    older = card.read_text(encoding="utf-8").replace(f'"graph": {GRAPH}', f'"graph": {GRAPH - 1}')
    card.write_text(older, encoding="utf-8")
    with pytest.raises(ModelError, match="bandecheng model build --force"):
        read_card(folder)


def test_a_whole_folder_is_accepted(folder: Path) -> None:
    verify(folder)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_changed_weights_or_tokenizer_are_refused_with_both_fingerprints(
    folder: Path, name: str
) -> None:
    written = read_card(folder).fingerprint
    (folder / name).write_bytes(b"changed")
    seen = fingerprint(folder)
    assert seen != written
    with pytest.raises(ModelError, match=f"{seen}.*{written}.*bandecheng model build --force"):
        verify(folder)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_missing_part_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name}.*bandecheng model build --force"):
        verify(folder)


def test_a_missing_serving_copy_is_refused(folder: Path) -> None:
    onnx_path(folder).unlink()
    with pytest.raises(ModelError, match="bandecheng model build --force"):
        verify(folder)


def test_a_missing_serving_copy_is_named(folder: Path) -> None:
    onnx_path(folder).unlink()
    with pytest.raises(ModelError, match=r"model_int8\.onnx"):
        verify(folder)


def test_a_folder_without_a_card_names_the_command_that_builds_one(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.json.*bandecheng model build"):
        read_card(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": "toy"}', '"text"'])
def test_a_card_that_cannot_be_read_is_refused(folder: Path, content: str) -> None:
    (folder / "model.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"读不出来.*bandecheng model build --force"):
        read_card(folder)


@pytest.mark.model
def test_the_real_model_is_what_its_card_says(model_folder: Path) -> None:
    verify(model_folder)
