import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.pipeline import Pipeline
from assistant.retrieval.weights import read_weights
from assistant.understanding.understand import Lexicon
from eval.batch import ANSWERS, run_batch
from eval.question import Question
from eval.ray_batch import run_on_ray
from index.snapshot import open_snapshot
from index.store import SnapshotStore
from tests.index.local_ray import DyingEncoder, local_ray

pytest.importorskip("ray", reason="要装附加包:pip install 'bandecheng[ray]'")


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    with local_ray():
        yield


def opened(index: Path, cache: Path, repository: Path, fatal: str, died: Path) -> Pipeline:
    encoder = DyingEncoder(fatal, died)
    snapshot = open_snapshot(SnapshotStore(index).current(), encoder.fingerprint, cache)
    lexicon = Lexicon.read(repository / "corpora/lexicon")
    return Pipeline(snapshot, encoder, lexicon, read_weights())


def answers(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / ANSWERS).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) | {"latency_ms": 0} for line in lines]


def test_a_worker_killed_in_the_middle_changes_no_answer(
    toy_index_folder: Path, cache_folder: Path, repository: Path, toy_pipeline: Pipeline,
    tmp_path: Path,
) -> None:  # fmt: skip
    asked = [
        Question(
            id=str(n), question=f"{n}号窗口能领结婚证不?", expected=("MZ-001",), persona="family"
        )
        for n in range(60)
    ]
    fatal, died = toy_pipeline.understand(asked[40].question).need, tmp_path / "died"
    open_pipeline = partial(opened, toy_index_folder, cache_folder, repository, fatal, died)
    spread = run_on_ray(asked, open_pipeline, tmp_path / "spread", workers=2)
    single = run_batch(asked, toy_pipeline, tmp_path / "single")
    assert int(died.read_text(encoding="utf-8")) != os.getpid()
    assert answers(tmp_path / "spread") == answers(tmp_path / "single")
    assert spread["overall"]["hit@1"] == single["overall"]["hit@1"]
