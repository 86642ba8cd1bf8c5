import json
import re
import signal
import threading
import time
from pathlib import Path

import httpx
import pytest

from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.real import settings_with_model
from tests.ui.served import served

pytestmark = pytest.mark.model
QUESTION = {"question": "老汉走了，户口咋个销"}


@pytest.fixture(scope="module")
def data(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
) -> Path:
    data = tmp_path_factory.mktemp("stopping") / "data"
    settings_with_model(data, repository, served_encoder, toy_corpus)
    return data


def test_a_stop_is_announced_loses_nothing_and_is_over_in_15_seconds(
    data: Path, tmp_path: Path
) -> None:
    statuses: list[int] = []
    lost: list[str] = []
    stopped = threading.Event()

    def client(address: str) -> None:
        with httpx.Client(base_url=address, timeout=30) as http:
            while not stopped.is_set():
                try:
                    statuses.append(http.post("/api/v1/ask", json=QUESTION).status_code)
                except httpx.ConnectError:
                    return  # no longer listening: nothing was under way
                except httpx.TransportError as error:
                    lost.append(repr(error))
                    return

    unlimited = {
        "BANDECHENG_QUESTIONS_PER_MINUTE": "0",
        "BANDECHENG_QUESTIONS_PER_MINUTE_ADDRESS": "0",
    }
    with (tmp_path / "log").open("w") as log, served(data, log, **unlimited) as (address, process):
        threads = [threading.Thread(target=client, args=(address,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        before = len(statuses)
        start = time.monotonic()
        process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        ready = httpx.get(f"{address}/readyz")
        assert ready.status_code == 503
        assert ready.json()["type"] == "/problems/stopping"
        process.wait(15)
        stopped.set()
        for thread in threads:
            thread.join()
    assert time.monotonic() - start < 15
    assert len(statuses) > before, "questions were answered until the end"
    assert set(statuses) == {200}
    # A kept-alive connection may be closed the moment a request is sent on it: never read.
    assert all("disconnected" in one or "ReadError" in one for one in lost), lost
    lines = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    assert all(json.loads(line) for line in lines)
    assert not re.search("老汉|Traceback", "".join(lines))


def test_ctrl_c_stops_at_once(data: Path, tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log, served(data, log) as (_, process):
        process.send_signal(signal.SIGINT)
        process.wait(15)
