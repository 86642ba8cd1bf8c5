from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.pipeline import Pipeline
from assistant.retrieval.weights import read_weights
from assistant.settings import Settings
from assistant.snapshots import open_store
from assistant.understanding.understand import Lexicon
from assistant.wording.plain_text import plain_text
from index.encoder import Encoder
from index.milvus_vectors import MilvusVectors
from index.snapshot import open_snapshot
from index.store import SnapshotStore
from index.vector_server import send_vectors


@pytest.fixture
def there(tmp_path: Path) -> Iterator[MilvusVectors]:
    pytest.importorskip("milvus_lite", reason="要装附加包:pip install 'bandecheng[milvus]'")
    milvus = MilvusVectors(str(tmp_path / "vectors.db"))
    yield milvus
    milvus.close()


def test_vectors_come_from_the_folder_unless_milvus_is_set(tmp_path: Path) -> None:
    assert open_store(Settings(data=tmp_path)).server is None
    set_ = Settings(data=tmp_path, milvus_url="http://127.0.0.1:1", milvus_token="geheim")  # noqa: S106
    assert isinstance(open_store(set_).server, MilvusVectors)
    assert "geheim" not in repr(set_)


def test_answers_are_those_of_the_files(  # noqa: PLR0913, PLR0917 - fixtures
    toy_store: SnapshotStore, toy_pipeline: Pipeline, toy_encoder: Encoder, cache_folder: Path,
    repository: Path, there: MilvusVectors,
) -> None:  # fmt: skip
    send_vectors(there, toy_store.current())
    snapshot = open_snapshot(toy_store.current(), "toy", cache_folder, there)
    lexicon = Lexicon.read(repository / "corpora/lexicon")
    pipeline = Pipeline(snapshot, toy_encoder, lexicon, read_weights())
    for question in ("老汉走了，户口咋个销？", "领证要多少钱？", "下水道堵了"):
        mine, expected = pipeline.ask(question), toy_pipeline.ask(question)
        assert (mine.status, mine.items) == (expected.status, expected.items)
        assert plain_text(mine) == plain_text(expected)
