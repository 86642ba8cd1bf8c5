"""A real server on loopback and a real browser, for tests marked ``browser``."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE = 90  # seconds


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of ``bandecheng serve``, kiosk included."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {"BANDECHENG_PORT": str(port), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", "from ui.cli import main; main()", "serve"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/kiosk/", process)
        yield address
        process.terminate()
        assert process.wait(15) in (0, -15), "a stop takes at most 15 seconds"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium of the system."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("没有 chromium;下一步:apt-get install chromium fonts-noto-cjk", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def kiosk(server: str, browser: Browser) -> Iterator[Page]:
    """The kiosk, upright, ready to be touched; every foreign request fails the test."""
    with browser.new_context(viewport={"width": 1080, "height": 1920}) as context:
        page = context.new_page()
        foreign: list[str] = []
        page.on(
            "request",
            lambda request: None if request.url.startswith(server) else foreign.append(request.url),
        )
        page.goto(f"{server}/kiosk/")
        page.wait_for_selector("#bdc-ask")
        yield page
        assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []


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
