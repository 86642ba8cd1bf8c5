from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder
from index.heads import HeadedEncoder
from index.train import train_heads, training_set
from ingest.corpus import Corpus


@pytest.fixture(scope="module")
def trained(
    toy_corpus: Corpus, toy_encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("heads") / "heads.safetensors"
    train_heads(training_set(toy_corpus, toy_encoder)).save(path)
    return path


def test_the_same_seed_trains_the_same_heads(
    toy_corpus: Corpus, toy_encoder: Encoder, trained: Path
) -> None:
    again = train_heads(training_set(toy_corpus, toy_encoder))
    first = HeadedEncoder(toy_encoder, trained)
    assert np.abs(again.query.astype(np.float16) - first._heads.query).max() < 1e-3


def test_every_way_of_asking_is_a_question_of_its_item(
    toy_corpus: Corpus, toy_encoder: Encoder
) -> None:
    data = training_set(toy_corpus, toy_encoder)
    written = [g for g in toy_corpus.guides.values() if g.written]
    written += toy_corpus.elsewhere.values()
    assert data.queries.shape == data.ways.shape
    assert len(data.owner) == sum(len(g.ways_of_asking) for g in written)
    assert len(data.names) == len(data.summaries) == len(written)


def test_training_changes_the_heads_only_a_little(toy_encoder: Encoder, trained: Path) -> None:
    heads = HeadedEncoder(toy_encoder, trained)._heads
    moved = np.abs(heads.query - np.eye(len(heads.query)))
    assert 0 < moved.max() < 0.5
