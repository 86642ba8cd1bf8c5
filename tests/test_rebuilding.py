"""The same question has the same answer, also after the index was built again."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answering.answer import Answer
from assistant.pipeline import Pipeline
from assistant.retrieval.weights import read_weights
from assistant.understanding.understand import Lexicon
from index.build import build_snapshot
from index.encoder import Encoder
from index.snapshot import open_snapshot
from index.store import SnapshotStore
from ingest.corpus import Corpus

pytestmark = pytest.mark.model

QUESTIONS = (
    "老汉走了，户口咋个销",
    "娃儿刚生下来要上户口，带啥子",
    "两个人扯证要好多钱",
    "居民医保咋个参保，我妈走不动",
    "结婚登记和上户口一起办",
    "今天天气好不好",
)


@pytest.fixture(scope="module")
def lexicon(repository: Path) -> Lexicon:
    return Lexicon.read(repository / "corpora/lexicon")


def test_built_twice_from_nothing_the_answers_are_the_same(
    toy_corpus: Corpus,
    served_encoder: Encoder,
    lexicon: Lexicon,
    tmp_path: Path,
    cache_folder: Path,
) -> None:
    first, second = (
        _answers(_built(toy_corpus, served_encoder, tmp_path / name, cache_folder, lexicon))
        for name in ("first", "second")
    )
    assert first == second


def test_built_guide_by_guide_the_answers_are_those_of_one_build(
    toy_corpus: Corpus,
    served_encoder: Encoder,
    lexicon: Lexicon,
    tmp_path: Path,
    cache_folder: Path,
) -> None:
    whole = _built(toy_corpus, served_encoder, tmp_path / "whole", cache_folder, lexicon)
    for count in range(1, len(toy_corpus.guides)):
        some = replace(toy_corpus, guides=dict(list(toy_corpus.guides.items())[:count]))
        _built(some, served_encoder, tmp_path / "grown", cache_folder, lexicon)
    grown = _built(toy_corpus, served_encoder, tmp_path / "grown", cache_folder, lexicon)
    assert _answers(grown) == _answers(whole)


def _built(
    corpus: Corpus, encoder: Encoder, folder: Path, cache_folder: Path, lexicon: Lexicon
) -> Pipeline:
    store = SnapshotStore(folder)
    build_snapshot(corpus, encoder, store, cache_folder)
    snapshot = open_snapshot(store.current(), encoder.fingerprint, cache_folder)
    return Pipeline(snapshot, encoder, lexicon, read_weights())


def _answers(pipeline: Pipeline) -> list[Answer]:
    """Whole answers with their evidence, but for what clocks say."""
    answers = []
    for question in QUESTIONS:
        answer = pipeline.ask(question)
        assert answer.evidence is not None
        evidence = answer.evidence.model_copy(update={"timings_ms": {}})
        answers.append(answer.model_copy(update={"evidence": evidence}))
    return answers
