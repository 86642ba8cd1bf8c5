import json
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder
from index.manifest import SnapshotError, file_sha256, read_manifest, write_manifest
from index.snapshot import (
    PASSAGES,
    Snapshot,
    document_owners,
    open_snapshot,
    read_passages,
    write_passages,
)
from index.store import SnapshotStore
from ingest.corpus import Corpus
from ingest.passage import Aspect, Kind, Passage

BM25_FILES = (
    "data.csc.index.npy",
    "indices.csc.index.npy",
    "indptr.csc.index.npy",
    "params.index.json",
    "vocab.index.json",
)
FILES = (
    "dense.faiss",
    "passages.jsonl",
    "records.json",
    "words.txt",
    *(f"bm25/{field}/{name}" for field in ("words", "characters", "pinyin") for name in BM25_FILES),
)


def test_a_snapshot_opens_with_everything_that_was_built(
    toy_snapshot: Snapshot, toy_corpus: Corpus, toy_encoder: Encoder
) -> None:
    assert toy_snapshot.corpus == toy_corpus
    assert toy_snapshot.passages == tuple(toy_corpus.passages())
    expected = toy_encoder.encode_passages([p.text for p in toy_snapshot.passages])
    np.testing.assert_allclose(toy_snapshot.vectors.vectors(), expected, atol=1e-3)
    assert toy_snapshot.owners == (
        "GA-001",
        "GA-002",
        "MZ-001",
        "YB-001",
        "C-001",
        "LE-01",
        "P-01",
        "E-001",
    )
    assert (
        list(toy_snapshot.bm25) == list(toy_snapshot.analysers) == ["words", "characters", "pinyin"]
    )


def test_the_manifest_counts_what_the_snapshot_holds(
    toy_snapshot: Snapshot, toy_corpus: Corpus
) -> None:
    manifest = toy_snapshot.manifest
    assert manifest.snapshot_id == toy_snapshot.snapshot_id
    assert (manifest.model, manifest.corpus) == ("toy", toy_corpus.digest)
    assert manifest.passages == len(toy_snapshot.passages)
    assert (manifest.items, manifest.written_guides, manifest.cases) == (4, 3, 1)
    assert manifest.dimension == 64


def test_a_way_of_asking_finds_its_own_passage(
    toy_snapshot: Snapshot, toy_encoder: Encoder
) -> None:
    rows, scores = toy_snapshot.vectors.search(toy_encoder.encode_queries(["销户口收不收钱？"]), 3)
    assert toy_snapshot.passages[rows[0, 0]].owner == "GA-002"
    assert scores[0, 0] == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize("field", ["words", "characters", "pinyin"])
def test_every_lexical_field_finds_the_record_by_its_words(
    toy_snapshot: Snapshot, field: str
) -> None:
    scores = toy_snapshot.bm25[field].scores(toy_snapshot.analysers[field]("领结婚证要婚检吗"))
    assert scores.shape == (len(toy_snapshot.owners),)
    assert toy_snapshot.owners[int(scores.argmax())] == "MZ-001"


def test_another_model_is_refused_with_both_fingerprints_and_the_way_out(
    toy_store: SnapshotStore, cache_folder: Path
) -> None:
    with pytest.raises(SnapshotError, match=r"模型 toy 建的,现在的模型是 other;.*index build"):
        open_snapshot(toy_store.current(), "other", cache_folder)


def test_the_manifest_lists_every_file(toy_store: SnapshotStore) -> None:
    folder = toy_store.current()
    lying = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    assert set(read_manifest(folder).files) == set(FILES) == lying - {"manifest.json"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_one_changed_byte_is_refused_by_name(
    toy_store: SnapshotStore, cache_folder: Path, name: str
) -> None:
    path = toy_store.current() / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(SnapshotError, match=f"{name} 校验不符.*index rollback"):
        open_snapshot(toy_store.current(), "toy", cache_folder)


@pytest.mark.parametrize("name", FILES)
def test_a_lost_file_is_refused_by_name(
    toy_store: SnapshotStore, cache_folder: Path, name: str
) -> None:
    (toy_store.current() / name).unlink()
    with pytest.raises(SnapshotError, match=f"{name} 校验不符:现在 .没有这个文件"):
        open_snapshot(toy_store.current(), "toy", cache_folder)


def test_passages_and_vectors_of_unlike_number_are_refused_with_both_numbers(
    toy_store: SnapshotStore, cache_folder: Path
) -> None:
    folder = toy_store.current()
    passages = read_passages(folder)
    write_passages(folder, passages[1:])
    manifest = read_manifest(folder)
    manifest.files[PASSAGES] = file_sha256(folder / PASSAGES)
    write_manifest(folder, manifest)
    with pytest.raises(
        SnapshotError, match=f"{len(passages) - 1} 个片段、{len(passages)} 个向量.*index build"
    ):
        open_snapshot(folder, "toy", cache_folder)


def test_passages_come_back_in_row_order_one_a_line(tmp_path: Path) -> None:
    passages = (
        Passage("MZ-001/name", Kind.GUIDE, "MZ-001", Aspect.NAME, "结婚\n登记\u2028"),
        Passage("C-001/summary", Kind.CASE, "C-001", Aspect.SUMMARY, "卡住了"),
    )
    write_passages(tmp_path, passages)
    assert read_passages(tmp_path) == passages
    lines = (tmp_path / PASSAGES).read_text(encoding="utf-8").split("\n")
    assert [json.loads(line)["passage_id"] for line in lines if line] == [
        "MZ-001/name",
        "C-001/summary",
    ]


def test_owners_are_distinct_and_in_order() -> None:
    passages = [Passage(i, Kind.GUIDE, owner, Aspect.FAQ, i) for i, owner in enumerate("bab")]
    assert document_owners(passages) == ("b", "a")
