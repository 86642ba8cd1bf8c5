"""``bandecheng serve`` with records and tickets of its own, for tests and pictures."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.records.cipher import new_key
from tests.browser.conftest import _wait


@contextmanager
def serving(records: Path) -> Iterator[str]:
    """Serve until left, with the database in the folder ``records``; gives the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        "BANDECHENG_PORT": str(port),
        "BANDECHENG_DATABASE_URL": f"sqlite:///{records / 'records.sqlite3'}",
        "BANDECHENG_CONTACT_KEY": new_key(),
        "BANDECHENG_PUBLIC_URL": "http://hall.example",
        "BANDECHENG_QUESTIONS_PER_MINUTE": "0",  # the tests are faster than any person
        "BANDECHENG_QUESTIONS_PER_MINUTE_ADDRESS": "0",
        "PATH": "/usr/bin:/bin",
    }
    command = [sys.executable, "-c", "from ui.cli import main; main()", "serve"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/kiosk/", process)
        yield address
        process.terminate()
        process.wait(15)
