"""The snapshot: an immutable, fingerprinted build of records, passages, vectors and BM25."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from index.bm25 import Bm25
from index.manifest import Manifest, SnapshotError, read_manifest, verify_files
from index.pinyin import Pinyin
from index.terms import Analyser, Words, analysers
from index.vector_files import open_vectors
from index.vector_server import VectorServer
from index.vectors import VectorIndex
from ingest.corpus import Corpus
from ingest.passage import Aspect, Kind, Passage

RECORDS, PASSAGES, WORDS = "records.json", "passages.jsonl", "words.txt"
BM25 = "bm25"


@dataclass(frozen=True)
class Snapshot:
    """Everything that answering needs.

    Row ``i`` of ``vectors`` is ``passages[i]``; row ``j`` of every BM25 field is ``owners[j]``,
    the id of a record.
    """

    manifest: Manifest
    corpus: Corpus
    passages: tuple[Passage, ...]
    vectors: VectorIndex
    owners: tuple[str, ...]
    bm25: Mapping[str, Bm25]
    analysers: Mapping[str, Analyser]

    @property
    def snapshot_id(self) -> str:
        """Identity of the content: the same corpus and model give the same id."""
        return self.manifest.snapshot_id


def open_snapshot(
    folder: Path, model: str, cache_folder: Path, server: VectorServer | None = None
) -> Snapshot:
    """Check and open the snapshot in ``folder`` for the model with fingerprint ``model``.

    Its vectors are searched on ``server``, where there is one; all else is in the folder.

    Raises:
        SnapshotError: damaged, or built with another model; both fingerprints are named. Or
            the server does not answer or does not hold it.
    """
    manifest = read_manifest(folder)
    if manifest.model != model:
        raise SnapshotError(
            f"索引快照 {manifest.snapshot_id} 是用模型 {manifest.model} 建的,现在的模型是 {model};"
            "下一步:运行 bandecheng index build"
        )
    verify_files(folder, manifest)
    passages = read_passages(folder)
    vectors: VectorIndex = (
        server.open(manifest.snapshot_id) if server else open_vectors(folder, manifest.vectors)
    )
    if len(passages) != len(vectors):
        raise SnapshotError(
            f"索引快照 {manifest.snapshot_id} 有 {len(passages)} 个片段、{len(vectors)} 个向量,两数应相等;"
            "下一步:运行 bandecheng index build"
        )
    dictionary = (folder / WORDS).read_text(encoding="utf-8").split("\n")
    corpus = Corpus.from_json((folder / RECORDS).read_text(encoding="utf-8"))
    words = Words(filter(None, dictionary), cache_folder)
    fields = analysers(words, Pinyin(corpus.confusions))
    owners = document_owners(passages)
    return Snapshot(
        manifest=manifest,
        corpus=corpus,
        passages=passages,
        vectors=vectors,
        owners=owners,
        bm25={name: Bm25.load(folder / BM25 / name, len(owners)) for name in fields},
        analysers=fields,
    )


def document_owners(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Ids of the records that ``passages`` come from, in order: the rows of the BM25 fields."""
    return tuple(dict.fromkeys(passage.owner for passage in passages))


def read_passages(folder: Path) -> tuple[Passage, ...]:
    """Passages of the snapshot in ``folder``, in row order."""
    with (folder / PASSAGES).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(
        Passage(
            row["passage_id"], Kind(row["kind"]), row["owner"], Aspect(row["aspect"]), row["text"]
        )
        for row in rows
    )


def write_passages(folder: Path, passages: tuple[Passage, ...]) -> None:
    """Write the passages in row order."""
    with (folder / PASSAGES).open("w", encoding="utf-8") as out:
        for passage in passages:
            out.write(json.dumps(asdict(passage), ensure_ascii=False) + "\n")
