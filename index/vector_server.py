"""A server of vectors: holds those of the published snapshots for several machines."""

from pathlib import Path
from typing import Protocol

from index.encoder import Vectors
from index.manifest import read_manifest, verify_files
from index.vector_files import open_vectors
from index.vectors import VectorIndex


class VectorServer(Protocol):
    """Vectors by snapshot id. Every method raises ``SnapshotError`` where the server fails."""

    def held(self, snapshot_id: str) -> int:
        """How many vectors of the snapshot it holds; 0 when it does not know it."""

    def write(self, snapshot_id: str, vectors: Vectors) -> None:
        """Hold exactly these, shape (n, dimension), row ``i`` for passage ``i``."""

    def open(self, snapshot_id: str) -> VectorIndex:
        """The vectors of the snapshot, for searching."""

    def publish(self, snapshot_id: str) -> None:
        """Note which snapshot is the current one."""

    def prune(self, kept: set[str]) -> None:
        """Drop the snapshots that are not in ``kept``."""


def send_vectors(server: VectorServer, folder: Path) -> int:
    """Have ``server`` hold the vectors of the snapshot in ``folder``; how many were sent.

    Nothing is sent when the server already holds as many as the snapshot has passages.

    Raises:
        SnapshotError: the snapshot is damaged, or the server fails.
    """
    manifest = read_manifest(folder)
    if server.held(manifest.snapshot_id) == manifest.passages:
        return 0
    verify_files(folder, manifest)
    vectors = open_vectors(folder, manifest.vectors).vectors()
    server.write(manifest.snapshot_id, vectors)
    return len(vectors)
