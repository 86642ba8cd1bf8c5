"""A transcription service on this machine that answers as a test wants it to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.stub_server import QuietHandler, stub_server


@dataclass
class Stub:
    """Where the service is, what it was sent, and what it answers."""

    url: str
    body: bytes = b""
    status: int = 200
    slow: bool = False
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def says(self, text: str) -> None:
        """Answer with ``text`` from now on."""
        self.body = json.dumps({"text": text}, ensure_ascii=False).encode()


class _Call(QuietHandler):
    stub: Stub

    def do_POST(self) -> None:  # noqa: N802 - named by its base
        self.stub.paths.append(self.path)
        self.stub.headers.append(dict(self.headers))
        self.stub.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        if self.stub.slow:
            self.stub.over.wait(30)
        with suppress(ConnectionError):
            self.send_response(self.stub.status)
            self.send_header("Content-Length", str(len(self.stub.body)))
            self.end_headers()
            self.wfile.write(self.stub.body)


@contextmanager
def transcription_stub() -> Iterator[Stub]:
    """The service, for the time of a test."""
    stub = Stub("")
    handler = type("Call", (_Call,), {"stub": stub})
    with stub_server(handler, stub.over) as address:
        stub.url = f"{address}/v1"
        yield stub
