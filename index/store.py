"""The folder of snapshots: one pointer file names the current one and those before it."""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.manifest import MANIFEST, SnapshotError
from index.vector_server import VectorServer, send_vectors

KEPT = 3  # the current snapshot and the two before it
_POINTER = "current.json"


@dataclass(frozen=True)
class SnapshotStore:
    """Snapshots under ``folder``; publishing and rolling back replace the pointer atomically.

    Where there is a ``server``, it holds the vectors before the pointer names the snapshot.
    """

    folder: Path
    server: VectorServer | None = None

    def history(self) -> list[str]:
        """Snapshot ids, current first; empty when nothing was published.

        Raises:
            SnapshotError: the pointer file cannot be read.
        """
        try:
            history = json.loads((self.folder / _POINTER).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except ValueError:
            history = None
        if not isinstance(history, list) or not all(isinstance(i, str) for i in history):
            raise SnapshotError(
                f"指针文件 {self.folder / _POINTER} 内容不对;下一步:运行 bandecheng index build"
            )
        return history

    def version(self) -> tuple[int, int]:
        """Changes whenever the pointer is replaced; zeros when there is none."""
        try:
            found = (self.folder / _POINTER).stat()
        except FileNotFoundError:
            return 0, 0
        return found.st_ino, found.st_mtime_ns

    def path(self, snapshot_id: str) -> Path:
        """Folder of the snapshot."""
        return self.folder / snapshot_id

    def current(self) -> Path:
        """Folder of the current snapshot.

        Raises:
            SnapshotError: nothing was published, or its folder is gone.
        """
        history = self.history()
        if not history:
            raise SnapshotError("还没有索引快照;下一步:运行 bandecheng index build")
        path = self.path(history[0])
        if not (path / MANIFEST).is_file():
            raise SnapshotError(
                f"索引快照 {history[0]} 不见了;"
                "下一步:运行 bandecheng index rollback 或 bandecheng index build"
            )
        return path

    def publish(self, snapshot_id: str) -> None:
        """Make ``snapshot_id`` current and drop what is older than the two before it.

        Raises:
            SnapshotError: the server does not hold its vectors; what was current still is.
        """
        self.share(snapshot_id)
        older = [i for i in self.history_or_nothing() if i != snapshot_id]
        self._point([snapshot_id, *older][:KEPT])
        self.prune()

    def roll_back(self) -> str:
        """Make the snapshot before the current one current, and return its id.

        Raises:
            SnapshotError: there is none, or the server does not hold its vectors.
        """
        history = self.history()
        if len(history) < 2:
            raise SnapshotError("没有更早的索引快照可退回;下一步:运行 bandecheng index build")
        self.share(history[1])
        self._point(history[1:])
        return history[1]

    def share(self, snapshot_id: str) -> None:
        """Have the server hold the vectors of ``snapshot_id`` and name it; nothing without one.

        Raises:
            SnapshotError: the server fails, or the snapshot is damaged.
        """
        if self.server:
            send_vectors(self.server, self.path(snapshot_id))
            self.server.publish(snapshot_id)

    def history_or_nothing(self) -> list[str]:
        """Like ``history``, but a damaged pointer counts as none: publishing mends it."""
        try:
            return self.history()
        except SnapshotError:
            return []

    def prune(self) -> None:
        """Remove what no pointer names: folders of interrupted builds, vectors on the server."""
        kept = set(self.history_or_nothing())
        for path in self.folder.iterdir():
            if path.is_dir() and path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)
        if self.server:
            with suppress(SnapshotError):  # published all the same; the next time drops it
                self.server.prune(kept)

    def _point(self, history: list[str]) -> None:
        scratch = self.folder / f".{_POINTER}.{os.getpid()}"
        with scratch.open("w", encoding="utf-8") as out:
            json.dump(history, out)
            out.flush()
            os.fsync(out.fileno())
        scratch.replace(self.folder / _POINTER)
