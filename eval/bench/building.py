"""Building the index: from nothing, once more unchanged, and after one guide was changed."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.settings import Settings
from eval.bench.plain_path import PlainPath
from index.build import build_snapshot
from index.encoders import open_encoder
from index.snapshot import open_snapshot
from index.store import SnapshotStore
from index.vectors import FlatVectorIndex
from ingest.corpus import Corpus, read_corpus

_SAMPLE = 1_024  # passages, every n-th of the corpus: the plain path takes minutes for all of them


@dataclass(frozen=True)
class Building:
    """Seconds, each with reading the corpus from disk, except ``changed_guide_s``.

    That one begins with the corrected guide, as the editor saves it, and ends when the new snapshot
    is open. ``faster`` is what the plain path takes for the vectors of the same ``sample`` passages
    and their index, by what ours takes: higher is better.
    """

    passages: int
    from_nothing_s: float
    unchanged_s: float
    changed_guide_s: float
    sample: int
    sample_s: float
    plain_sample_s: float
    faster: float


def measure_building(settings: Settings, plain: PlainPath) -> Building:
    """Build the corpus of ``settings`` into a store of its own, with its default model."""
    encoder = open_encoder("", settings.model_folder, settings.encoder_threads)
    with TemporaryDirectory() as name:
        store, cache = SnapshotStore(Path(name) / "index"), Path(name) / "cache"

        def build() -> None:
            build_snapshot(read_corpus(settings.corpora)[0], encoder, store, cache)

        def change(corpus: Corpus) -> None:
            build_snapshot(corpus, encoder, store, cache)
            open_snapshot(store.current(), encoder.fingerprint, cache)

        from_nothing, unchanged = _seconds(build), _seconds(build)
        corpus = read_corpus(settings.corpora)[0]
        corrected = _one_guide_changed(corpus)
        changed = _seconds(lambda: change(corrected))
    texts = [passage.text for passage in corpus.passages()]
    sample = texts[:: max(1, len(texts) // _SAMPLE)][:_SAMPLE]
    ours = _seconds(lambda: FlatVectorIndex.build(encoder.encode_passages(sample)))
    theirs = plain.build_seconds(sample)
    return Building(
        passages=len(texts),
        from_nothing_s=round(from_nothing, 1),
        unchanged_s=round(unchanged, 2),
        changed_guide_s=round(changed, 2),
        sample=len(sample),
        sample_s=round(ours, 2),
        plain_sample_s=round(theirs, 2),
        faster=round(theirs / ours, 2),
    )


def _one_guide_changed(corpus: Corpus) -> Corpus:
    item_id, guide = next((i, g) for i, g in corpus.guides.items() if g.written)
    changed = guide.model_copy(update={"summary": f"{guide.summary}（又核对过一遍）"})
    return replace(corpus, guides=corpus.guides | {item_id: changed})


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
