"""A chat completions service on this machine that answers as a test wants it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tests.stub_server import QuietHandler, stub_server

Answering = Callable[["Call"], None]


@dataclass
class Stub:
    """Where the service is, what it was asked, and how it answers."""

    url: str
    answering: Answering
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def says(self, text: str) -> None:
        """Answer with ``text`` from now on."""
        self.answering = lambda call: call.send(completion(text))


class Call(QuietHandler):
    """One request, open until its answer is given."""

    stub: Stub

    def do_POST(self) -> None:  # noqa: N802 - named by its base
        """Keep the request and answer it."""
        self.stub.headers.append(dict(self.headers))
        self.stub.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        with suppress(ConnectionError):  # the client had enough
            self.stub.answering(self)

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, text: bytes) -> None:
        """Byte by byte, for as long as the test lasts."""
        for byte in text * 1_000:
            if self.stub.over.wait(0.02):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()


def nothing(call: Call) -> None:
    """Close without an answer."""


def completion(text: object, **choice: object) -> bytes:
    """A reply that says ``text``."""
    body = {"choices": [{"message": {"role": "assistant", "content": text}, **choice}]}
    return json.dumps(body, ensure_ascii=False).encode()


@contextmanager
def chat_stub() -> Iterator[Stub]:
    """The service, for the time of a test."""
    stub = Stub("", nothing)
    handler = type("Call", (Call,), {"stub": stub})
    with stub_server(handler, stub.over) as address:
        stub.url = f"{address}/v1/chat/completions"
        yield stub
