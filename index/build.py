"""Building a snapshot from a corpus: embeds only what changed, publishes only what is whole."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from tqdm import tqdm

from index.bm25 import Bm25
from index.encoder import Encoder, Vectors
from index.manifest import (
    FORMAT,
    Manifest,
    SnapshotError,
    file_sha256,
    read_manifest,
    verify_files,
    write_manifest,
)
from index.pinyin import Pinyin
from index.snapshot import (
    BM25,
    RECORDS,
    WORDS,
    document_owners,
    read_passages,
    write_passages,
)
from index.store import SnapshotStore
from index.terms import Words, analysers, dictionary_words
from index.vector_files import open_vectors, write_vectors
from index.vector_kind import VECTOR_MEMORY, VectorKind, choose_kind
from ingest.corpus import Corpus
from ingest.passage import Aspect, Passage

_CHUNK = 256
_LONGEST_ASPECT = 64  # characters
_RANKED = (Aspect.NAME, Aspect.SUMMARY, Aspect.WAY_OF_ASKING)
_CHECKPOINT = "embedded.npz"
_CHECKPOINT_EVERY = 2_048  # passages: what an interruption can lose


def build_snapshot(
    corpus: Corpus,
    encoder: Encoder,
    store: SnapshotStore,
    cache_folder: Path,
    vector_memory: int = VECTOR_MEMORY,
) -> tuple[Manifest, int]:
    """Build and publish the snapshot of ``corpus``; also how many passages were embedded.

    Passages whose text is in the current snapshot, or in what an interrupted build left, are
    not embedded again. If the same content is already current, nothing is written.
    ``vector_memory`` is how many bytes the vectors may keep in memory (``choose_kind``).

    Raises:
        SnapshotError: another build is running, or the store's server of vectors fails.
    """
    store.folder.mkdir(parents=True, exist_ok=True)
    with _one_builder(store.folder):
        snapshot_id = _snapshot_id(corpus, encoder)
        if store.history_or_nothing()[:1] == [snapshot_id] and _sound(store.path(snapshot_id)):
            store.share(snapshot_id)  # a server of vectors may be new, or have lost them
            return read_manifest(store.path(snapshot_id)), 0
        passages = tuple(corpus.passages())
        vectors, embedded = _embed(passages, encoder, store)
        with tempfile.TemporaryDirectory(dir=store.folder, prefix=".building-") as name:
            folder = Path(name) / snapshot_id
            folder.mkdir()
            kind = choose_kind(len(passages), encoder.dimension, vector_memory)
            _write(folder, corpus, passages, vectors, cache_folder, kind)
            manifest = Manifest(
                snapshot_id=snapshot_id,
                format=FORMAT,
                built_at=datetime.now(UTC).isoformat(timespec="seconds"),
                model=encoder.fingerprint,
                corpus=corpus.digest,
                dimension=encoder.dimension,
                passages=len(passages),
                items=len(corpus.guides),
                written_guides=sum(guide.written for guide in corpus.guides.values()),
                cases=len(corpus.cases),
                files=_digests(folder),
                vectors=kind,
            )
            write_manifest(folder, manifest)
            target = store.path(snapshot_id)
            if target.exists():  # an older build of the same content, damaged or rolled back
                target.rename(Path(name) / "replaced")
            folder.rename(target)
        store.publish(snapshot_id)
        (store.folder / _CHECKPOINT).unlink(missing_ok=True)
        return manifest, embedded


def _snapshot_id(corpus: Corpus, encoder: Encoder) -> str:
    content = f"{_made_by(encoder)}/{corpus.digest}"
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _sound(folder: Path) -> bool:
    try:
        verify_files(folder, read_manifest(folder))
    except SnapshotError:
        return False
    return True


@contextmanager
def _one_builder(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SnapshotError("另一个索引构建正在进行;下一步:等它结束再试") from None
        yield


def _embed(
    passages: Sequence[Passage], encoder: Encoder, store: SnapshotStore
) -> tuple[Vectors, int]:
    known = _known_vectors(encoder, store)
    fresh = list({p.digest: p for p in passages if p.digest not in known}.values())
    with tqdm(total=len(fresh), desc="向量化片段", unit="片段", disable=not fresh) as bar:
        for start in range(0, len(fresh), _CHUNK):
            chunk = fresh[start : start + _CHUNK]
            vectors = encoder.encode_passages([_embedded(passage) for passage in chunk])
            for passage, vector in zip(chunk, vectors, strict=True):
                known[passage.digest] = vector
            bar.update(len(chunk))
            if bar.n % _CHECKPOINT_EVERY < _CHUNK:
                _save_checkpoint(store, encoder, known)
    return np.stack([known[p.digest] for p in passages]), len(fresh)


def _embedded(passage: Passage) -> str:
    # What ranking rests on is embedded whole; the rest, which is most of the work, by its start.
    return passage.text if passage.aspect in _RANKED else passage.text[:_LONGEST_ASPECT]


def _known_vectors(encoder: Encoder, store: SnapshotStore) -> dict[str, Vectors]:
    known: dict[str, Vectors] = {}
    checkpoint = store.folder / _CHECKPOINT
    if checkpoint.is_file():
        try:
            with checkpoint.open("rb") as file, np.load(file, allow_pickle=False) as saved:
                if str(saved["made_by"]) == _made_by(encoder):
                    known = dict(zip(saved["digests"].tolist(), saved["vectors"], strict=True))
        except (OSError, EOFError, ValueError, KeyError, BadZipFile):
            checkpoint.unlink()  # cut off: the passages are embedded again
    for snapshot_id in store.history_or_nothing()[:1]:
        folder = store.path(snapshot_id)
        if not _sound(folder) or (manifest := read_manifest(folder)).model != encoder.fingerprint:
            continue
        rows = open_vectors(folder, manifest.vectors).vectors()
        known |= {p.digest: row for p, row in zip(read_passages(folder), rows, strict=True)}
    return known


def _made_by(encoder: Encoder) -> str:
    return f"{FORMAT}/{encoder.fingerprint}"


def _save_checkpoint(store: SnapshotStore, encoder: Encoder, known: dict[str, Vectors]) -> None:
    scratch = store.folder / f".{_CHECKPOINT}"
    with scratch.open("wb") as out:
        np.savez(
            out,
            made_by=np.array(_made_by(encoder)),
            digests=np.array(list(known)),
            vectors=np.stack(list(known.values())),
        )
    scratch.replace(store.folder / _CHECKPOINT)


def _write(  # noqa: PLR0913, PLR0917 - what a snapshot is made of
    folder: Path,
    corpus: Corpus,
    passages: tuple[Passage, ...],
    vectors: Vectors,
    cache: Path,
    kind: VectorKind,
) -> None:
    dictionary = dictionary_words(_terms(corpus))
    (folder / RECORDS).write_text(corpus.to_json(), encoding="utf-8")
    (folder / WORDS).write_text("\n".join(dictionary), encoding="utf-8")
    write_passages(folder, passages)
    write_vectors(folder, vectors, kind)
    texts = _documents(passages)
    fields = analysers(Words(dictionary, cache), Pinyin(corpus.confusions))
    for name, analyse in fields.items():
        terms = [analyse(text) for text in tqdm(texts, desc=f"词项 {name}", unit="份")]
        Bm25.build(terms).save(folder / BM25 / name)
    _sync(folder)


def _terms(corpus: Corpus) -> Iterator[str]:
    for guide in corpus.guides.values():
        yield from (guide.name, *guide.aliases)
        yield from (material.name for material in guide.materials)


def _documents(passages: Sequence[Passage]) -> list[str]:
    # What an item is called and how people ask for it; its rules and materials name many other
    # items and lead astray (docs/adr/0004).
    texts: dict[str, list[str]] = {owner: [] for owner in document_owners(passages)}
    for passage in passages:
        if passage.aspect in _RANKED:
            texts[passage.owner].append(passage.text)
    return ["\n".join(lines) for lines in texts.values()]


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): file_sha256(path) for path in files}


def _sync(folder: Path) -> None:
    # The pointer must never name files that a power cut can still lose.
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
