"""Text files of the corpus, replaced so that neither a crash nor a reader sees half of one."""

import os
from pathlib import Path


def write_synced(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 and wait until the disk has it."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def read_exactly(path: Path) -> str | None:
    """The text of ``path`` with its line ends as they are; None when there is no such file."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None


def put(path: Path, text: str | None) -> None:
    """Replace the file by ``text``, or remove it for None; all of it or nothing.

    Raises:
        OSError: it cannot be written; the old file stands.
    """
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            write_synced(scratch, text)
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # A rename is safe from a power cut only when its folder is on the disk too.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
