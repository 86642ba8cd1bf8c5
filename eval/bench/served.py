"""A served process: cold start, memory, and its answers under load."""

import csv
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.settings import Settings
from eval.process_memory import memory_mb

QUESTIONS = "BENCH_QUESTIONS"  # names the file of questions to the locustfile
_LOCUSTFILE = Path(__file__).with_name("locustfile.py")
_HOST = "127.0.0.1"
_PATIENCE, _LOOK_EVERY = 120.0, 0.02  # seconds
_SETTLING = 20.0  # seconds, in which Gradio is imported


class BenchError(RuntimeError):
    """A server or locust did not do its part; the message says which and what to do."""


@dataclass(frozen=True)
class Served:
    """What one server measured.

    ``start_s`` is from starting the process until ``/readyz`` says ready; memory is resident, in
    MB: ``api_mb`` at that moment, ``fronts_mb`` with the kiosk loaded, ``peak_mb`` after the load.
    ``p95_ms`` and the rest are locust's, of as many windows as ``asked_per_second``,
    each asking about once a second, for ``seconds``.
    """

    start_s: float
    api_mb: float
    fronts_mb: float
    peak_mb: float
    seconds: int
    asked_per_second: int
    requests: int
    errors: int
    p50_ms: float
    p95_ms: float
    p99_ms: float


def measure_served(settings: Settings, questions: Sequence[str], rate: int, seconds: int) -> Served:
    """Serve the model and index of ``settings`` with records of its own, and ask ``questions``.

    Raises:
        BenchError: the server did not start, or locust is not installed.
    """
    with TemporaryDirectory() as name:
        data = Path(name)
        for folder in (settings.model_folder, settings.index_folder, settings.cache_folder):
            (data / folder.name).symlink_to(folder.resolve())
        port = _free_port()
        start = time.perf_counter()
        with _server(data, port) as server:
            _wait_until_ready(server, port)
            taken = time.perf_counter() - start
            api = memory_mb(server.pid, "VmRSS")
            time.sleep(_SETTLING)
            fronts = memory_mb(server.pid, "VmRSS")
            row = _load(data, port, questions, rate, seconds)
            return Served(
                start_s=round(taken, 2),
                api_mb=api,
                fronts_mb=fronts,
                peak_mb=memory_mb(server.pid, "VmHWM"),
                seconds=seconds,
                asked_per_second=rate,
                requests=int(row["Request Count"]),
                errors=int(row["Failure Count"]),
                p50_ms=float(row["50%"]),
                p95_ms=float(row["95%"]),
                p99_ms=float(row["99%"]),
            )


@contextmanager
def _server(data: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    environment = os.environ | {
        "BANDECHENG_DATA": str(data),
        "BANDECHENG_PORT": str(port),
        "BANDECHENG_QUESTIONS_PER_MINUTE": "0",
        "BANDECHENG_QUESTIONS_PER_MINUTE_ADDRESS": "0",
    }
    server = subprocess.Popen(
        [sys.executable, "-c", "from ui.cli import main; main()", "serve"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield server
    finally:
        server.terminate()
        server.wait()


def _wait_until_ready(server: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            connection = HTTPConnection(_HOST, port, timeout=_PATIENCE)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass  # not listening yet
        finally:
            connection.close()
        time.sleep(_LOOK_EVERY)
    raise BenchError(f"服务 {_PATIENCE:.0f} 秒还没就绪;下一步:运行 bandecheng doctor")


def _load(
    data: Path, port: int, questions: Sequence[str], rate: int, seconds: int
) -> dict[str, str]:
    asked = data / "questions.txt"
    asked.write_text("\n".join(" ".join(q.split()) for q in questions), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "locust",
        "-f",
        str(_LOCUSTFILE),
        "--headless",
        "--only-summary",
    ]
    # Windows open one after another, not all in the same instant.
    command += ["-u", str(rate), "-r", str(max(1, rate // 5)), "-t", f"{seconds}s"]
    command += ["--host", f"http://{_HOST}:{port}", "--csv", str(data / "load")]
    done = subprocess.run(  # noqa: S603 - locust with this project's own file
        command,
        env=os.environ | {QUESTIONS: str(asked)},
        capture_output=True,
        text=True,
        check=False,
    )
    table = data / "load_stats.csv"
    if not table.is_file():
        last = (done.stderr.strip() or "没有说原因").splitlines()[-1]
        raise BenchError(f"locust 没有跑成({last});下一步:pip install -e '.[bench]'")
    with table.open(encoding="utf-8", newline="") as lines:
        return {row["Name"]: row for row in csv.DictReader(lines)}["Aggregated"]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_HOST, 0))
        return int(one.getsockname()[1])
