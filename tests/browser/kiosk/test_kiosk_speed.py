"""How long a person waits while nine others touch at the same moment."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

from tests.browser.kiosk.world import DIALECT, start

pytestmark = [pytest.mark.model, pytest.mark.browser]

LONGEST = 1_000  # ms
OTHERS = 9
TRIES = 3  # the machine may be busy with something else
#: Touches ``#bdc-ask`` and gives the ms until the answer is painted.
TIMED = """() => new Promise(done => {
    const touched = performance.now();
    new MutationObserver((_, watching) => {
        if (!document.querySelector(".bdc-screen[data-kind=answer] .bdc-direct")) return;
        watching.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - touched)));
    }).observe(document.getElementById("bdc"), { childList: true, subtree: true });
    document.getElementById("bdc-ask").click();
})"""


def opened(front: str, path: str, body: dict[str, Any] | None = None) -> HTTPResponse:
    data = json.dumps(body).encode() if body else None
    headers = {"Content-Type": "application/json"} if body else {}
    return urlopen(Request(f"{front}/kiosk/{path}", data, headers))  # noqa: S310 - loopback


def touch_as_a_kiosk_does(front: str, listener: dict[str, Any]) -> bool:
    """One touch through the queue, without a browser: each real kiosk brings its own cores."""
    session = secrets.token_hex(5)
    body = {
        "data": [None],
        "fn_index": listener["id"],
        "session_hash": session,
        "trigger_id": listener["targets"][0][0],
        "event_data": {"act": "ask", "text": DIALECT},
    }
    opened(front, "gradio_api/queue/join", body).read()
    with opened(front, f"gradio_api/queue/data?session_hash={session}") as events:
        return any(b"process_completed" in line for line in events)


def test_the_answer_is_painted_within_a_second_at_ten_kiosks_at_once(page: Page, front: str) -> None:  # fmt: skip
    config = json.load(opened(front, "config"))
    (listener,) = (one for one in config["dependencies"] if one["targets"][0][1] == "touch")
    assert listener["api_visibility"] == "private"
    waited = []
    with ThreadPoolExecutor(OTHERS) as others:
        for _ in range(TRIES):
            start(page, front)
            page.fill("#bdc-question", DIALECT)
            asked = [others.submit(touch_as_a_kiosk_does, front, listener) for _ in range(OTHERS)]
            waited.append(page.evaluate(TIMED))
            assert all(one.result() for one in asked)
            if waited[-1] <= LONGEST:
                break
    assert min(waited) <= LONGEST, waited
