import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from index.build import build_snapshot
from index.encoder import Encoder
from index.ray_encoder import RayEncoder
from index.snapshot import Snapshot
from index.store import SnapshotStore
from ingest.corpus import Corpus
from tests.index.local_ray import DyingEncoder, local_ray
from tests.toy import ToyEncoder

pytest.importorskip("ray", reason="要装附加包:pip install 'bandecheng[ray]'")


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    with local_ray():
        yield


def test_a_worker_killed_in_the_middle_loses_nothing(toy_encoder: Encoder, tmp_path: Path) -> None:
    texts = [f"第{number}个片段怎么办" for number in range(1_000)]
    died = tmp_path / "died"
    vectors = RayEncoder(partial(DyingEncoder, texts[500], died), workers=2).encode_passages(texts)
    assert int(died.read_text(encoding="utf-8")) != os.getpid()
    np.testing.assert_array_equal(vectors, toy_encoder.encode_passages(texts))


def test_a_snapshot_built_by_workers_is_the_one_of_a_single_process(
    toy_corpus: Corpus, toy_snapshot: Snapshot, cache_folder: Path, tmp_path: Path
) -> None:
    store = SnapshotStore(tmp_path / "index")
    manifest, _ = build_snapshot(toy_corpus, RayEncoder(ToyEncoder, 2), store, cache_folder)
    assert manifest.snapshot_id == toy_snapshot.snapshot_id
    assert manifest.files == toy_snapshot.manifest.files


def test_no_text_gives_no_row_of_the_right_width() -> None:
    assert RayEncoder(ToyEncoder, 1).encode_passages([]).shape == (0, ToyEncoder().dimension)
