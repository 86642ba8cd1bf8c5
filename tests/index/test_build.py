import fcntl
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from index import build
from index.build import build_snapshot
from index.encoder import Encoder, Vectors
from index.manifest import Manifest, SnapshotError, read_manifest, verify_files
from index.snapshot import Snapshot, open_snapshot, read_passages
from index.store import SnapshotStore
from index.vector_files import DENSE, EXACT
from index.vector_kind import VectorKind
from index.vectors import FlatVectorIndex
from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.passage import Aspect, Passage

NewData = Callable[..., dict[str, Any]]


class Recorder:
    """An encoder that keeps what it embedded, and can be interrupted. Implements ``Encoder``."""

    def __init__(self, inner: Encoder, stop_after: int | None = None) -> None:
        self._inner = inner
        self._stop_after = stop_after
        self.dimension = inner.dimension
        self.fingerprint = inner.fingerprint
        self.embedded: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._inner.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        if self._stop_after is not None and len(self.embedded) + len(texts) > self._stop_after:
            raise KeyboardInterrupt
        self.embedded += texts
        return self._inner.encode_passages(texts)


@pytest.fixture
def recorder(toy_encoder: Encoder) -> Recorder:
    return Recorder(toy_encoder)


@pytest.fixture
def empty_store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "empty_index")


class Rebuilt(NamedTuple):
    """What building a changed corpus on top of the toy snapshot did; only to be read."""

    store: SnapshotStore
    before: str
    after: Manifest
    reported: int
    embedded: list[str]


NEW_SUMMARY, NEW_WAY, LONG_STEP = "换了个说法。", "全新的一种问法？", "长" * 200


@pytest.fixture(scope="module")
def changed_corpus(toy_corpus: Corpus, guide_data: NewData) -> Corpus:
    ways = [*guide_data("GA-002")["ways_of_asking"], NEW_WAY]
    changed = guide_data("GA-002", summary=NEW_SUMMARY, ways_of_asking=ways, steps=[LONG_STEP])
    guides = toy_corpus.guides | {"GA-002": Guide.model_validate(changed)}
    return replace(toy_corpus, guides=guides)


@pytest.fixture(scope="module")
def rebuilt(
    changed_corpus: Corpus,
    toy_index_folder: Path,
    toy_encoder: Encoder,
    cache_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Rebuilt:
    folder = tmp_path_factory.mktemp("rebuilt") / "index"
    store = SnapshotStore(shutil.copytree(toy_index_folder, folder))
    (before,) = store.history()
    shutil.copytree(store.current(), folder / ".building-dead" / "half")
    recorder = Recorder(toy_encoder)
    after, reported = build_snapshot(changed_corpus, recorder, store, cache_folder)
    return Rebuilt(store, before, after, reported, recorder.embedded)


def texts(corpus: Corpus) -> list[str]:
    return list(dict.fromkeys(passage.text for passage in corpus.passages()))


def embedded(passage: Passage) -> str:
    ranked = (Aspect.NAME, Aspect.SUMMARY, Aspect.WAY_OF_ASKING)
    return passage.text if passage.aspect in ranked else passage.text[:64]


def assert_vectors_fit_their_passages(folder: Path, encoder: Encoder) -> None:
    expected = encoder.encode_passages([embedded(p) for p in read_passages(folder)])
    vectors = FlatVectorIndex.load(folder / DENSE).vectors()
    np.testing.assert_allclose(vectors, expected, atol=1e-3)  # kept in half precision


def test_the_first_build_embeds_every_text_once_and_the_same_content_has_the_same_id(
    toy_corpus: Corpus,
    recorder: Recorder,
    empty_store: SnapshotStore,
    cache_folder: Path,
    toy_snapshot: Snapshot,
) -> None:
    manifest, embedded = build_snapshot(toy_corpus, recorder, empty_store, cache_folder)
    assert recorder.embedded == texts(toy_corpus)
    assert embedded == len(recorder.embedded)
    assert empty_store.history() == [manifest.snapshot_id] == [toy_snapshot.snapshot_id]
    left = {path.name for path in empty_store.folder.iterdir()}
    assert left == {manifest.snapshot_id, "current.json", ".lock"}


def test_a_second_build_embeds_and_writes_nothing(
    toy_corpus: Corpus, recorder: Recorder, toy_store: SnapshotStore, cache_folder: Path
) -> None:
    version = toy_store.version()
    manifest, embedded = build_snapshot(toy_corpus, recorder, toy_store, cache_folder)
    assert (embedded, recorder.embedded) == (0, [])
    assert toy_store.version() == version
    assert manifest.snapshot_id == toy_store.history()[0]


def test_changing_one_guide_embeds_only_its_new_passages(
    rebuilt: Rebuilt, toy_encoder: Encoder
) -> None:
    name = "死亡注销户口登记："
    assert rebuilt.embedded == [name + NEW_SUMMARY, (name + LONG_STEP)[:64], NEW_WAY]
    assert rebuilt.reported == 3
    assert rebuilt.store.history() == [rebuilt.after.snapshot_id, rebuilt.before]
    assert_vectors_fit_their_passages(rebuilt.store.current(), toy_encoder)


def test_an_aspect_is_embedded_by_its_first_64_characters_and_kept_whole(rebuilt: Rebuilt) -> None:
    assert max(map(len, rebuilt.embedded)) == 64
    kept = [passage.text for passage in read_passages(rebuilt.store.current())]
    assert f"死亡注销户口登记：{LONG_STEP}。" in kept


def test_what_an_interrupted_build_left_is_gone_after_the_next(rebuilt: Rebuilt) -> None:
    folders = {path.name for path in rebuilt.store.folder.iterdir() if path.is_dir()}
    assert folders == {rebuilt.after.snapshot_id, rebuilt.before}


def test_rolling_back_returns_the_snapshot_before_and_it_opens(
    rebuilt: Rebuilt, toy_corpus: Corpus, cache_folder: Path, tmp_path: Path
) -> None:
    store = SnapshotStore(shutil.copytree(rebuilt.store.folder, tmp_path / "index"))
    assert store.roll_back() == rebuilt.before
    assert open_snapshot(store.current(), "toy", cache_folder).corpus == toy_corpus


def test_another_model_embeds_everything_anew(
    toy_corpus: Corpus,
    toy_store: SnapshotStore,
    new_toy_encoder: Callable[..., Encoder],
    cache_folder: Path,
) -> None:
    other = Recorder(new_toy_encoder(dimension=12, fingerprint="other", seed=8))
    manifest, embedded = build_snapshot(toy_corpus, other, toy_store, cache_folder)
    assert embedded == len(texts(toy_corpus))
    assert (manifest.model, manifest.dimension) == ("other", 12)


def test_a_damaged_current_snapshot_is_built_again_and_not_believed(
    toy_corpus: Corpus, recorder: Recorder, toy_store: SnapshotStore, cache_folder: Path
) -> None:
    dense = toy_store.current() / DENSE
    content = bytearray(dense.read_bytes())
    content[-1] ^= 1
    dense.write_bytes(content)
    manifest, embedded = build_snapshot(toy_corpus, recorder, toy_store, cache_folder)
    assert embedded == len(texts(toy_corpus))
    verify_files(toy_store.current(), manifest)


def test_a_damaged_pointer_is_mended_by_building(
    toy_corpus: Corpus, recorder: Recorder, toy_store: SnapshotStore, cache_folder: Path
) -> None:
    (toy_store.folder / "current.json").write_text("{", encoding="utf-8")
    manifest, _ = build_snapshot(toy_corpus, recorder, toy_store, cache_folder)
    assert toy_store.history() == [manifest.snapshot_id]
    verify_files(toy_store.current(), manifest)


def test_two_builders_at_once_are_refused(
    toy_corpus: Corpus, recorder: Recorder, toy_store: SnapshotStore, cache_folder: Path
) -> None:
    with (toy_store.folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)  # even a reader of the lock keeps a builder out
        with pytest.raises(SnapshotError, match="另一个索引构建正在进行;下一步"):
            build_snapshot(toy_corpus, recorder, toy_store, cache_folder)
    build_snapshot(toy_corpus, recorder, toy_store, cache_folder)  # free again


class TestAnInterruptedBuild:
    """Ctrl-C or a power cut while passages are embedded."""

    @pytest.fixture(autouse=True)
    def _small_steps(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(build, "_CHUNK", 4)
        monkeypatch.setattr(build, "_CHECKPOINT_EVERY", 8)

    @pytest.fixture
    def interrupted(
        self,
        toy_corpus: Corpus,
        toy_encoder: Encoder,
        empty_store: SnapshotStore,
        cache_folder: Path,
    ) -> SnapshotStore:
        """A store whose first build embedded 20 passages, 16 of them checkpointed."""
        dying = Recorder(toy_encoder, stop_after=22)
        with pytest.raises(KeyboardInterrupt):
            build_snapshot(toy_corpus, dying, empty_store, cache_folder)
        assert len(dying.embedded) == 20
        return empty_store

    def test_nothing_half_built_is_published(self, interrupted: SnapshotStore) -> None:
        assert interrupted.history() == []
        names = {path.name for path in interrupted.folder.iterdir()}
        assert names == {".lock", "embedded.npz"}

    def test_the_next_build_does_not_embed_again_what_was_checkpointed(
        self,
        interrupted: SnapshotStore,
        toy_corpus: Corpus,
        recorder: Recorder,
        toy_encoder: Encoder,
        cache_folder: Path,
    ) -> None:
        distinct = texts(toy_corpus)
        _, embedded = build_snapshot(toy_corpus, recorder, interrupted, cache_folder)
        assert recorder.embedded == distinct[16:]
        assert embedded == len(distinct) - 16
        assert not (interrupted.folder / "embedded.npz").exists()
        assert_vectors_fit_their_passages(interrupted.current(), toy_encoder)

    def test_a_checkpoint_of_another_model_is_not_used(
        self,
        interrupted: SnapshotStore,
        toy_corpus: Corpus,
        new_toy_encoder: Callable[..., Encoder],
        cache_folder: Path,
    ) -> None:
        other = Recorder(new_toy_encoder(fingerprint="other", seed=8), stop_after=4)
        with pytest.raises(KeyboardInterrupt):
            build_snapshot(toy_corpus, other, interrupted, cache_folder)
        assert other.embedded == texts(toy_corpus)[:4]

    @pytest.mark.parametrize(
        "damage",
        [
            pytest.param(lambda _: b"no archive at all", id="other bytes"),
            pytest.param(
                lambda _: b"",
                id="emptied by a power cut",
            ),
            pytest.param(
                lambda content: content[:500],
                id="cut off",
            ),
        ],
    )
    def test_a_damaged_checkpoint_is_thrown_away(
        self,
        interrupted: SnapshotStore,
        toy_corpus: Corpus,
        toy_encoder: Encoder,
        cache_folder: Path,
        damage: Callable[[bytes], bytes],
    ) -> None:
        checkpoint = interrupted.folder / "embedded.npz"
        checkpoint.write_bytes(damage(checkpoint.read_bytes()))
        again = Recorder(toy_encoder, stop_after=4)
        with pytest.raises(KeyboardInterrupt):
            build_snapshot(toy_corpus, again, interrupted, cache_folder)
        assert again.embedded == texts(toy_corpus)[:4]
        assert not checkpoint.exists()


def test_a_compressed_snapshot_says_so_and_hands_its_vectors_on_exactly(
    toy_corpus: Corpus, recorder: Recorder, empty_store: SnapshotStore, cache_folder: Path
) -> None:
    passages = tuple(toy_corpus.passages())
    memory = 110 * len(passages)  # of 64 numbers each: 256 bytes exact, 72 with eight bits
    build_snapshot(toy_corpus, recorder, empty_store, cache_folder, memory)
    folder = empty_store.current()
    manifest = read_manifest(folder)
    assert manifest.vectors is VectorKind.IVF_SQ8
    assert {DENSE, EXACT} <= set(manifest.files)
    snapshot = open_snapshot(folder, recorder.fingerprint, cache_folder)
    expected = recorder.encode_passages([embedded(passage) for passage in passages])
    np.testing.assert_allclose(snapshot.vectors.vectors(), expected, atol=1e-6)
    removed = replace(toy_corpus, cases={})
    _, again = build_snapshot(removed, recorder, empty_store, cache_folder, memory)
    assert again == 0
