"""An estimate without fooling oneself: ways of asking left out of index and training are asked.

Each fold's ways of asking are taken out of the guides; the heads are trained and the snapshot is
built on what is left, and what was taken out is asked through the production pipeline. These
questions are by the guides' own writers and were spread wide on purpose, so they are harder than
citizens' questions; the weights are those of the reviewed file.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from assistant.pipeline import Pipeline
from assistant.retrieval.weights import Weights
from assistant.understanding.understand import Lexicon
from eval.bootstrap import column_means, intervals
from eval.fitting.remembering_encoder import RememberingEncoder
from index.build import build_snapshot
from index.encoder import Encoder
from index.heads import HeadedEncoder
from index.snapshot import open_snapshot
from index.store import SnapshotStore
from index.train import train_heads, training_set
from ingest.corpus import Corpus

_SEED = 20261124
_PLACES = (1, 3, 10)


@dataclass(frozen=True)
class Parts:
    """What a pipeline is made of beside its corpus; ``encoder`` has no heads."""

    encoder: Encoder
    lexicon: Lexicon
    weights: Weights
    cache_folder: Path


def left_out(corpus: Corpus, parts: Parts, folds: int) -> dict[str, object]:
    """hit@1, @3 and @10 over the ways of asking of all ``folds``, with their intervals."""
    parts = replace(parts, encoder=RememberingEncoder(parts.encoder))
    ranks: list[int] = []
    for number, fold in enumerate(_folds(corpus, folds), start=1):
        with tempfile.TemporaryDirectory() as name:
            pipeline = _pipeline(_without(corpus, fold), parts, Path(name))
            asked = [(way, item_id) for item_id, ways in fold.items() for way in ways]
            bar = tqdm(asked, desc=f"第 {number}/{folds} 折", unit="问")
            ranks += [_place(pipeline, way, item_id) for way, item_id in bar]
    table = np.array([[rank <= place for place in _PLACES] for rank in ranks], dtype=np.float64)
    means, bounds = column_means(table).tolist(), intervals(table).tolist()
    return {
        "n": len(ranks),
        **{
            f"hit@{place}": {"mean": round(mean, 4), "interval": [round(b, 4) for b in bound]}
            for place, mean, bound in zip(_PLACES, means, bounds, strict=True)
        },
    }


def _folds(corpus: Corpus, folds: int) -> Iterator[Mapping[str, Sequence[str]]]:
    """Ways of asking by item, each in one fold; every item keeps some in every fold."""
    generator = np.random.default_rng(_SEED)
    shuffled = {
        item_id: [guide.ways_of_asking[n] for n in generator.permutation(len(guide.ways_of_asking))]
        for item_id, guide in corpus.guides.items()
    }
    for fold in range(folds):
        yield {item_id: ways[fold::folds] for item_id, ways in shuffled.items()}


def _without(corpus: Corpus, fold: Mapping[str, Sequence[str]]) -> Corpus:
    guides = {
        item_id: guide.model_copy(
            update={
                "ways_of_asking": tuple(
                    way for way in guide.ways_of_asking if way not in fold[item_id]
                )
            }
        )
        for item_id, guide in corpus.guides.items()
    }
    return replace(corpus, guides=guides)


def _pipeline(corpus: Corpus, parts: Parts, scratch: Path) -> Pipeline:
    heads = scratch / "heads.safetensors"
    train_heads(training_set(corpus, parts.encoder)).save(heads)
    headed = HeadedEncoder(parts.encoder, heads)
    store = SnapshotStore(scratch / "index")
    build_snapshot(corpus, headed, store, parts.cache_folder)
    snapshot = open_snapshot(store.current(), headed.fingerprint, parts.cache_folder)
    return Pipeline(snapshot, headed, parts.lexicon, parts.weights)


def _place(pipeline: Pipeline, way: str, item_id: str) -> int:
    ranked = [item.item_id for item in pipeline.ask(way).items]
    return ranked.index(item_id) + 1 if item_id in ranked else len(ranked) + 1_000
