"""``bandecheng serve`` with records, corpus and snapshots of its own, for tests and pictures."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from assistant.records.cipher import new_key
from tests.browser.kiosk.guarded_server import ATTEMPTS

_REPOSITORY = Path(__file__).parents[3]
_PATIENCE = 90  # seconds

#: The database of ``serving``, in its folder.
RECORDS = "records.sqlite3"


@contextmanager
def serving(folder: Path, **extra: str) -> Iterator[str]:
    """Serve until left, everything that is written lies in ``folder``; gives the address.

    ``extra`` are more settings, by the names of the environment.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    attempts = folder / "attempts.txt"
    environment = {
        ATTEMPTS: str(attempts),
        "BANDECHENG_PORT": str(port),
        "BANDECHENG_CORPORA": str(shutil.copytree(_REPOSITORY / "corpora", folder / "corpora")),
        "BANDECHENG_DATA": str(_own_data(folder / "data")),
        "BANDECHENG_DATABASE_URL": f"sqlite:///{folder / RECORDS}",
        "BANDECHENG_CONTACT_KEY": new_key(),
        "BANDECHENG_PUBLIC_URL": "http://hall.example",
        "BANDECHENG_QUESTIONS_PER_MINUTE": "0",  # the tests are faster than any person
        "BANDECHENG_QUESTIONS_PER_MINUTE_ADDRESS": "0",
        "PATH": "/usr/bin:/bin",
        **extra,
    }
    command = [sys.executable, "-m", "tests.browser.kiosk.guarded_server", "serve"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, cwd=_REPOSITORY
    ) as process:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/kiosk/", process)
        yield address
        process.terminate()
        assert process.wait(15) in (0, -15), "a stop takes at most 15 seconds"
    assert not attempts.exists(), f"the server tried to reach {attempts.read_text()}"


def _own_data(folder: Path) -> Path:
    """The model and the snapshot of the repository; what is built goes into ``folder``."""
    real = _REPOSITORY / "var"
    folder.mkdir()
    (folder / "model").symlink_to(real / "model")
    shutil.copytree(real / "cache", folder / "cache")
    # A snapshot is never written to again: its files need not be there twice.
    unlocked = shutil.ignore_patterns(".*")
    shutil.copytree(real / "index", folder / "index", copy_function=_linked, ignore=unlocked)
    return folder


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the server stopped"
        try:
            with urlopen(url) as response:  # noqa: S310 - loopback
                if response.status == 200:
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.2)
    pytest.fail(f"{url} did not answer within {_PATIENCE} s")
