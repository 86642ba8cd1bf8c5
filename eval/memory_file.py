"""A file that lies in memory: what has not been masked yet never touches the disk."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def in_memory(name: str, content: bytes) -> Iterator[Path]:
    """A path called ``name`` under which ``content`` can be read, until left.

    Only a link lies in a folder; it leads to an anonymous file of this process (Linux).

    Raises:
        OSError: there is no memory for it.
    """
    handle = os.memfd_create("upload")
    try:
        with open(handle, "wb", closefd=False) as out:
            out.write(content)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).name
            path.symlink_to(f"/proc/self/fd/{handle}")
            yield path
    finally:
        os.close(handle)
