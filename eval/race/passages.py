"""What the race runs over: the passages of the current snapshot and the two sets of vectors."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from assistant.settings import Settings
from index.encoder import Encoder, Vectors
from index.manifest import read_manifest
from index.model_folder import read_card
from index.snapshot import read_passages
from index.store import SnapshotStore
from index.vector_files import open_vectors
from ingest.passage import Kind, Passage

_CHUNK = 512


@dataclass(frozen=True)
class RacePassages:
    """The passages of one snapshot, in its row order."""

    snapshot: Path
    passages: tuple[Passage, ...]

    @classmethod
    def current(cls, settings: Settings) -> "RacePassages":
        """Those of the snapshot that serves.

        Raises:
            SnapshotError: there is none.
        """
        return cls.current_in(settings.index_folder)

    @classmethod
    def current_in(cls, folder: Path) -> "RacePassages":
        """Those of the current snapshot of the store in ``folder``.

        Raises:
            SnapshotError: there is none.
        """
        snapshot = SnapshotStore(folder).current()
        return cls(snapshot, read_passages(snapshot))

    @property
    def texts(self) -> list[str]:
        """The text of every passage."""
        return [passage.text for passage in self.passages]

    @property
    def owners(self) -> list[str | None]:
        """The item that a hit on each passage counts for; None where it comes from no guide."""
        return [p.owner if p.kind is Kind.GUIDE else None for p in self.passages]

    def vectors(self) -> Vectors:
        """The snapshot's own vectors, shape (passages, dimension)."""
        return open_vectors(self.snapshot, read_manifest(self.snapshot).vectors).vectors()


@dataclass(frozen=True)
class PlainVectors:
    """The passages through plain sentence-transformers, made once and kept on disk."""

    path: Path

    @classmethod
    def of(cls, texts: Sequence[str], model_folder: Path, folder: Path) -> "PlainVectors":
        """Where those of ``texts`` by the model lie: other texts or another model, another file."""
        digest = hashlib.sha256(read_card(model_folder).fingerprint.encode())
        for text in texts:
            digest.update(text.encode() + b"\0")
        return cls(folder / f"plain-{digest.hexdigest()[:16]}.npy")

    @property
    def seconds(self) -> float | None:
        """How long the encoding took; None where they were taken from a snapshot.

        Raises:
            FileNotFoundError: they have not been made.
        """
        seconds: float | None = json.loads(self._note.read_text(encoding="utf-8"))["seconds"]
        return seconds

    @property
    def ready(self) -> bool:
        """Whether they have been made."""
        return self.path.is_file() and self._note.is_file()

    def read(self) -> Vectors:
        """Shape (texts, dimension), float32."""
        return np.asarray(np.load(self.path), dtype=np.float32)

    def make(self, texts: Sequence[str], encoder: Encoder) -> None:
        """Encode ``texts``, with a progress bar, and write them with the time that it took."""
        start = time.perf_counter()
        parts = []
        with tqdm(total=len(texts), desc="sentence-transformers", unit="段") as bar:
            for first in range(0, len(texts), _CHUNK):
                chunk = texts[first : first + _CHUNK]
                parts.append(encoder.encode_passages(chunk))
                bar.update(len(chunk))
        self._write(np.concatenate(parts), round(time.perf_counter() - start, 1))

    def take(self, untrained: RacePassages, texts: Sequence[str]) -> None:
        """Take those of a snapshot without heads, which the int8 copy of the same base made.

        Raises:
            ValueError: that snapshot holds other passages.
        """
        if untrained.texts != list(texts):
            raise ValueError("没有训练过的那份快照与现在的片段不同;下一步:不带 --taken 再跑")
        self._write(untrained.vectors(), None)

    def _write(self, vectors: Vectors, seconds: float | None) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        np.save(self.path, vectors)
        self._note.write_text(json.dumps({"seconds": seconds}), encoding="utf-8")

    @property
    def _note(self) -> Path:
        return self.path.with_suffix(".json")
