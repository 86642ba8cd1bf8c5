"""Publishing one edit of the corpus: the file and a snapshot that knows it, or neither."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.learning.error import LearningError
from assistant.texts import learning as texts
from index.build import build_snapshot
from index.encoder import Encoder
from index.store import SnapshotStore
from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.corpus import Corpus, read_corpus
from ingest.text_file import put, read_exactly

_LOCK = ".learning"


@dataclass(frozen=True)
class Edit:
    """One file of the corpus, by its path there, as it will be; no text: gone."""

    path: Path
    text: str | None


@dataclass(frozen=True)
class Publisher:
    """Where the corpus and the snapshots lie, and what embeds; the encoder is opened when needed."""

    corpora: Path
    store: SnapshotStore
    cache_folder: Path
    open_encoder: Callable[[], Encoder]

    @cached_property
    def catalogue(self) -> dict[str, CatalogueItem]:
        """The items of the centre."""
        return read_catalogue(self.corpora / "catalogue.tsv")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else, in whatever process, edits the corpus through here meanwhile.

        Raises:
            LearningError: somebody does.
        """
        self.store.folder.mkdir(parents=True, exist_ok=True)
        with (self.store.folder / _LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LearningError(texts.BUSY) from None
            yield

    def sound_corpus(self) -> Corpus:
        """The corpus as its files have it.

        Raises:
            LearningError: a file has an error; a snapshot of it would lose that record.
        """
        corpus, problems = read_corpus(self.corpora)
        errors = [problem for problem in problems if problem.error]
        if errors:
            raise LearningError(texts.CORPUS_BROKEN.format(count=len(errors), first=errors[0]))
        return corpus

    def text(self, path: Path) -> str | None:
        """The file at ``path`` in the corpus, line ends as they are; None when there is none."""
        return read_exactly(self.corpora / path)

    def publish(self, edit: Edit) -> str:
        """Make ``edit`` and build the snapshot that knows it; returns its id.

        When building fails, the file is as it was before.

        Raises:
            LearningError: the file cannot be written, or another file has an error.
            SnapshotError, OSError: the snapshot cannot be built.
        """
        before = self.text(edit.path)
        try:
            put(self.corpora / edit.path, edit.text)
        except OSError as error:
            raise LearningError(texts.FILE.format(path=edit.path, told=error.strerror)) from error
        try:
            corpus = self.sound_corpus()
            encoder = self.open_encoder()
            manifest, _ = build_snapshot(corpus, encoder, self.store, self.cache_folder)
        except BaseException:
            put(self.corpora / edit.path, before)
            raise
        return manifest.snapshot_id
