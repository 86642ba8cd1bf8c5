"""The manifest of a snapshot: what it holds, what it was built from, and each file's sha256."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from index.vector_kind import VectorKind

MANIFEST = "manifest.json"
FORMAT = 5  # raise it whenever the files, or how a passage is embedded, change


class SnapshotError(RuntimeError):
    """A snapshot is missing, damaged, or does not fit the model."""


@dataclass(frozen=True)
class Manifest:
    """``manifest.json``. ``files`` maps a path inside the folder to its sha256.

    ``vectors`` is the kind of the vector index; snapshots from before there were kinds are flat.
    """

    snapshot_id: str
    format: int
    built_at: str
    model: str
    corpus: str
    dimension: int
    passages: int
    items: int
    written_guides: int
    cases: int
    files: dict[str, str]
    vectors: VectorKind = VectorKind.FLAT


def file_sha256(path: Path) -> str:
    """Hex sha256 of the file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write ``manifest.json``."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the snapshot in ``folder``.

    Raises:
        SnapshotError: missing, unreadable, or of another format.
    """
    path = folder / MANIFEST
    try:
        manifest = Manifest(**json.loads(path.read_text(encoding="utf-8")))
        if not isinstance(manifest.files, dict):
            raise TypeError("files 应为文件名到 sha256 的对照")
        manifest = replace(manifest, vectors=VectorKind(manifest.vectors))
    except (OSError, ValueError, TypeError) as error:
        raise SnapshotError(
            f"索引快照 {folder.name} 的 {MANIFEST} 读不出来({error});下一步:运行 bandecheng index build"
        ) from None
    if manifest.format != FORMAT:
        raise SnapshotError(
            f"索引快照 {folder.name} 的格式是 {manifest.format},这个版本只认 {FORMAT};"
            "下一步:运行 bandecheng index build"
        )
    return manifest


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Check every file's sha256 before anything reads it.

    Raises:
        SnapshotError: a file is missing or changed.
    """
    for name, expected in manifest.files.items():
        path = folder / name
        seen = file_sha256(path) if path.is_file() else "(没有这个文件)"
        if seen != expected:
            raise SnapshotError(
                f"索引快照 {folder.name} 的 {name} 校验不符:现在 {seen[:16]},"
                f"应为 {expected[:16]};下一步:运行 bandecheng index rollback 或 bandecheng index build"
            )
