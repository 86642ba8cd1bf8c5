"""A server that is killed again and again while clients write, and the count of what is left."""

import os
import random
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import httpx

KILLS = int(os.environ.get("BANDECHENG_FAULTS_KILLS", "100"))
CLIENTS = 8
_START_SECONDS = 60
_ALIVE_SECONDS = (0.1, 0.6)

#: Sends one request that carries the key; returns what the server acknowledged it under.
Write = Callable[[httpx.Client, str], str]


@dataclass
class Acknowledged:
    """What clients were told is kept: key of the request → identifier."""

    kept: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)  # answers other than 2xx


@dataclass(frozen=True)
class Trial:
    """A server and what clients do to it.

    ``retry``: whether a client sends the same key again after a broken connection, as one does
    that has an idempotency key; else it goes on with the next key.
    """

    command: Callable[[int], Sequence[str]]  # what serves on a port, with 200 at /healthz
    write: Write
    retry: bool


def kill_again_and_again(trial: Trial, kills: int, seed: int) -> Acknowledged:
    """Serve, let 8 clients write, kill -9, and start again, ``kills`` times."""
    dice = random.Random(seed)  # noqa: S311 - moments
    port, told, stop = _free_port(), Acknowledged(), threading.Event()
    clients = [
        threading.Thread(target=_client, args=(number, trial, port, told, stop))
        for number in range(CLIENTS)
    ]
    server = _started(trial.command(port), port)
    for client in clients:
        client.start()
    try:
        for _ in range(kills):
            time.sleep(dice.uniform(*_ALIVE_SECONDS))
            server.send_signal(signal.SIGKILL)
            server.wait()
            server = _started(trial.command(port), port)
        time.sleep(_ALIVE_SECONDS[1])
    finally:
        stop.set()
        for client in clients:
            client.join()
        server.kill()
        server.wait()
    return told


def _client(
    number: int, trial: Trial, port: int, told: Acknowledged, stop: threading.Event
) -> None:
    count, key = 0, f"{number}-0"
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
        while not stop.is_set():
            try:
                told.kept[key] = trial.write(http, key)
            except httpx.HTTPStatusError as error:
                told.refused.append(f"{error.response.status_code} {error.response.text}")
            except httpx.TransportError:
                time.sleep(0.01)
                if trial.retry:
                    continue
            count += 1
            key = f"{number}-{count}"


def _started(command: Sequence[str], port: int) -> subprocess.Popen[bytes]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200:
                return server
        except httpx.TransportError:
            time.sleep(0.02)
    server.kill()
    raise AssertionError(f"the server did not answer within {_START_SECONDS} s")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
