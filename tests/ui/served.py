"""The whole application over the toy corpus, in this process or in one of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx
from fastapi.testclient import TestClient

from assistant.settings import Settings
from ui.serving.server import create_app

_PATIENCE = 60  # seconds
LOOPBACK = ("127.0.0.1", 50_000)


@contextmanager
def client_of(settings: Settings, **changes: object) -> Iterator[TestClient]:
    """A client of the application with ``changes`` to ``settings``, life-span run."""
    app = create_app(settings.model_copy(update=changes))
    with TestClient(app, raise_server_exceptions=False, client=LOOPBACK) as client:
        yield client


@contextmanager
def served(data: Path, log: IO[str], **environment: str) -> Iterator[tuple[str, "Process"]]:
    """``bandecheng serve`` over ``data``: its address, once it is ready, and the process."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    known = {"BANDECHENG_PORT": str(port), "BANDECHENG_DATA": str(data)}
    command = [sys.executable, "-c", "from ui.cli import main; main()", "serve"]
    with subprocess.Popen(
        command, env=os.environ | known | environment, stdout=subprocess.DEVNULL, stderr=log
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}/readyz", process)
            yield address, process
        finally:
            process.kill()


Process = subprocess.Popen[bytes]


def _wait(url: str, process: Process) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the server stopped"
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"{url} was not ready within {_PATIENCE} s")
