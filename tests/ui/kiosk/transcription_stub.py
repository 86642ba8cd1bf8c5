"""A transcription service on this machine that answers as a test wants it to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


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


class _Call(BaseHTTPRequestHandler):
    stub: Stub

    def do_POST(self) -> None:
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

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by its base
        """Keep quiet."""


@contextmanager
def transcription_stub() -> Iterator[Stub]:
    """The service, for the time of a test."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Call)
    stub = Stub(f"http://127.0.0.1:{server.server_port}/v1")
    server.RequestHandlerClass = type("Call", (_Call,), {"stub": stub})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield stub
    finally:
        stub.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
