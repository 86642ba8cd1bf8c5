from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder
from index.heads import HEADS_FILE, HeadedEncoder, Heads

SIZE = 64


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    zero, one = np.zeros(SIZE, np.float32), np.eye(SIZE, dtype=np.float32)
    path = tmp_path / "heads.safetensors"
    Heads(query_mean=zero, query=one, passage_mean=zero, passage=one).save(path)
    return path


def test_heads_that_do_nothing_change_nothing(toy_encoder: Encoder, identity: Path) -> None:
    headed = HeadedEncoder(toy_encoder, identity)
    plain = toy_encoder.encode_queries(["户口", "结婚"])
    assert np.allclose(headed.encode_queries(["户口", "结婚"]), plain, atol=1e-6)


def test_questions_and_passages_have_maps_of_their_own(
    toy_encoder: Encoder, tmp_path: Path
) -> None:
    zero, one = np.zeros(SIZE, np.float32), np.eye(SIZE, dtype=np.float32)
    path = tmp_path / "heads.safetensors"
    Heads(query_mean=zero, query=-one, passage_mean=zero, passage=one).save(path)
    headed = HeadedEncoder(toy_encoder, path)
    asked, told = headed.encode_queries(["户口"]), headed.encode_passages(["户口"])
    assert np.allclose(asked, -told, atol=1e-6)


def test_a_vector_at_the_mean_is_near_to_nothing(toy_encoder: Encoder, tmp_path: Path) -> None:
    mean = toy_encoder.encode_queries(["户口"])[0].astype(np.float16).astype(np.float32)
    one = np.eye(SIZE, dtype=np.float32)
    path = tmp_path / "heads.safetensors"
    Heads(query_mean=mean, query=0 * one, passage_mean=mean, passage=one).save(path)
    assert np.isfinite(HeadedEncoder(toy_encoder, path).encode_queries(["户口"])).all()


def test_other_heads_or_another_base_have_another_fingerprint(
    toy_encoder: Encoder, new_toy_encoder: Callable[..., Encoder], identity: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.safetensors"
    heads = Heads.load(identity)
    Heads(**(vars(heads) | {"query_mean": heads.query_mean + 1})).save(other)
    fingerprints = {
        HeadedEncoder(toy_encoder, identity).fingerprint,
        HeadedEncoder(toy_encoder, other).fingerprint,
        HeadedEncoder(new_toy_encoder(fingerprint="else"), identity).fingerprint,
    }
    assert len(fingerprints) == 3


def test_the_committed_heads_fit_the_default_model() -> None:
    heads = Heads.load(HEADS_FILE)
    assert heads.query.shape == heads.passage.shape == (384, 384)
    assert heads.query_mean.shape == heads.passage_mean.shape == (384,)
