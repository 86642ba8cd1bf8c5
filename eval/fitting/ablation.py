"""The ablation: what each part of retrieval adds, in hits and in milliseconds."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from tqdm import tqdm

from assistant.language.normalise import normalise
from assistant.pipeline import Pipeline
from assistant.retrieval.rank import RankedItem
from eval.arithmetic import FEATURES
from eval.fitting.ranking_fit import Sample, out_of_fold, sample
from eval.fitting.tree_reranker import reranked_out_of_fold
from eval.question import Question
from index.encoder import Encoder
from ingest.text_table import text_table

_VECTORS = ("name", "summary", "ways")
_FUSED = (*_VECTORS, "words", "characters")
_STEPS: dict[str, tuple[str, ...]] = {
    "BM25(词、两字)": ("words", "characters"),
    "向量,有头": _VECTORS,
    "向量 + BM25": _FUSED,
    "再加日常词表": (*_FUSED, "everyday"),
    "再加拼音": (*_FUSED, "everyday", "pinyin"),
}
_UNTRAINED = "向量,没有头"
_RERANKED = "再加重排(提升树),没有采用"
_TIMED = 200  # questions


@dataclass(frozen=True)
class Ablated:
    """One row: hits among the normal questions, weights out of fold, and the median time."""

    name: str
    hit_at_1: float
    hit_at_3: float
    milliseconds: float


def ablate(
    questions: Sequence[Question], trained: Pipeline, untrained: Pipeline, encoder: Encoder
) -> tuple[Ablated, ...]:
    """One row for each part; ``untrained`` is a pipeline whose encoder has no heads."""
    normal = [question for question in questions if question.kind == "normal"]
    cost = _costs(normal[:_TIMED], trained, encoder)
    before = [sample(q, untrained) for q in tqdm(normal, desc="没有头", unit="问")]
    after = [sample(q, trained) for q in tqdm(normal, desc="有头", unit="问")]
    full = out_of_fold(after, 1.0, FEATURES)
    reranked, more = reranked_out_of_fold(after, full)
    rows = (
        _row(_UNTRAINED, _VECTORS, before, cost),
        *(_row(name, features, after, cost) for name, features in _STEPS.items()),
    )
    return (*rows, Ablated(_RERANKED, *_hits(after, reranked), rows[-1].milliseconds + more))


def ablation_text(rows: Sequence[Ablated]) -> str:
    """The rows as a table for the terminal."""
    head = ("证据", "hit@1", "hit@3", "毫秒")
    body = [
        (r.name, f"{r.hit_at_1:.3f}", f"{r.hit_at_3:.3f}", f"{r.milliseconds:.1f}") for r in rows
    ]
    return text_table([head, *body])


def _row(
    name: str, features: Sequence[str], samples: Sequence[Sample], cost: dict[str, float]
) -> Ablated:
    at_1, at_3 = _hits(samples, out_of_fold(samples, 1.0, features))
    parts = {"vectors" if feature in _VECTORS else feature for feature in features}
    return Ablated(name, at_1, at_3, sum(cost[part] for part in parts))


def _hits(samples: Sequence[Sample], ranked: Sequence[Sequence[RankedItem]]) -> tuple[float, float]:
    hits = [[s.is_right(r, n) for n in (1, 3)] for s, r in zip(samples, ranked, strict=True)]
    at_1, at_3 = np.mean(hits, axis=0).tolist()
    return at_1, at_3


def _costs(questions: Sequence[Question], pipeline: Pipeline, encoder: Encoder) -> dict[str, float]:
    """Median milliseconds of each part for one question."""
    snapshot = pipeline.snapshot
    asked = [pipeline.understand(normalise(question.question)) for question in questions]

    def field(name: str) -> Callable[[int], object]:
        return lambda n: snapshot.bm25[name].scores(snapshot.analysers[name](asked[n].need))

    parts: dict[str, Callable[[int], object]] = {
        "vectors": lambda n: snapshot.vectors.search(encoder.encode_queries([asked[n].need]), 200),
        "everyday": lambda n: snapshot.bm25["words"].scores(
            [term for word in asked[n].service_words for term in snapshot.analysers["words"](word)]
        ),
        **{name: field(name) for name in snapshot.bm25},
    }
    return {name: median(_timed(part, len(asked))) for name, part in parts.items()}


def _timed(part: Callable[[int], object], count: int) -> list[float]:
    times = []
    for n in range(count):
        start = time.perf_counter()
        part(n)
        times.append(1000 * (time.perf_counter() - start))
    return times
