import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.encoder import Encoder
from index.model_folder import read_card

pytestmark = pytest.mark.model


def test_a_folder_of_our_own_has_the_fingerprint_of_its_card(
    model_folder: Path, sentence_transformer_encoder: Encoder
) -> None:
    assert sentence_transformer_encoder.fingerprint == read_card(model_folder).fingerprint


@pytest.fixture(scope="module")
def new_encoder() -> Callable[[str], Encoder]:
    from index.sentence_transformer_encoder import (  # noqa: PLC0415 - imports torch
        SentenceTransformerEncoder,
    )

    return SentenceTransformerEncoder


@pytest.fixture(scope="module")
def own_model(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model without a card of ours, as a site would bring it."""
    folder = tmp_path_factory.mktemp("own") / "model"
    shutil.copytree(model_folder, folder, ignore=shutil.ignore_patterns("onnx", "model.json"))
    return folder


def test_a_sites_own_model_is_known_by_its_weights(
    own_model: Path, model_folder: Path, new_encoder: Callable[[str], Encoder]
) -> None:
    fingerprint = new_encoder(str(own_model)).fingerprint
    assert fingerprint != read_card(model_folder).fingerprint
    assert len(fingerprint) == 16


def test_a_sites_own_model_has_the_same_fingerprint_at_every_loading(
    own_model: Path, new_encoder: Callable[[str], Encoder]
) -> None:
    first, second = (new_encoder(str(own_model)).fingerprint for _ in range(2))
    assert first == second


def test_prompts_are_kept_in_the_folder(model_folder: Path) -> None:
    config = json.loads((model_folder / "config_sentence_transformers.json").read_text())
    card = read_card(model_folder)
    assert config["prompts"]["query"] == card.query_prompt
    assert config["prompts"]["passage"] == card.passage_prompt
