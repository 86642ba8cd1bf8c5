"""In process: one question, many on two threads, repeated ones, and BM25 alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from tqdm import tqdm

from assistant.language.normalise import normalise
from assistant.pipeline import Pipeline
from eval.bench.latencies import Latencies, per_second, timed
from eval.bench.plain_path import PlainPath

_TURN = 20  # questions: ours and the plain path take turns, so that both meet the same noise
_THREADS = 2
_REPEATED = 20  # questions, which all fit into the memory of answers
_TIMES = 50


@dataclass(frozen=True)
class InProcess:
    """What one run measured; milliseconds, and questions a second.

    ``faster`` is the plain path's p50 by ours: higher is better.
    """

    ours: Latencies
    plain: Latencies
    faster: float
    bm25: Latencies
    per_second: float
    repeated_per_second: float


def measure_in_process(pipeline: Pipeline, plain: PlainPath, questions: Sequence[str]) -> InProcess:
    """Ask ``questions``, all different and none asked before, in turns with ``plain``.

    The first half is asked one by one, the second half on two threads.
    """
    half = len(questions) // 2
    one_by_one, at_once = questions[:half], questions[half:]
    plain.milliseconds(one_by_one[:1])  # what is loaded late is not what is measured
    ours: list[float] = []
    peers: list[float] = []
    for start in tqdm(range(0, half, _TURN), desc="单问,轮流", unit="轮"):
        turn = one_by_one[start : start + _TURN]
        ours += timed(pipeline.ask, turn)
        peers += plain.milliseconds(turn)
    mine, theirs = Latencies.of(ours), Latencies.of(peers)
    return InProcess(
        ours=mine,
        plain=theirs,
        faster=round(theirs.p50 / mine.p50, 2),
        bm25=_bm25(pipeline, one_by_one),
        per_second=per_second(pipeline.ask, at_once, _THREADS),
        repeated_per_second=_repeated(pipeline, one_by_one[:_REPEATED]),
    )


def _bm25(pipeline: Pipeline, questions: Sequence[str]) -> Latencies:
    snapshot = pipeline.snapshot
    terms = [snapshot.analysers["words"](normalise(question)) for question in questions]
    return Latencies.of(timed(snapshot.bm25["words"].scores, terms))


def _repeated(pipeline: Pipeline, questions: Sequence[str]) -> float:
    for question in questions:
        pipeline.ask(question)
    return per_second(pipeline.ask, list(questions) * _TIMES, _THREADS)
