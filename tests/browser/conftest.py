"""A real server on loopback and a real browser, for tests marked ``browser``."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.records.database import Database
from tests.browser.kiosk.serving import RECORDS, serving
from tests.browser.kiosk.world import UPRIGHT, start
from tests.ui.desk.desk_world import hire_everybody

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def front(tmp_path_factory: pytest.TempPathFactory, upgraded_sqlite: Path) -> Iterator[str]:
    """Address of ``bandecheng serve``: kiosk, desk and notices, with people hired at the desk."""
    folder = tmp_path_factory.mktemp("served")
    database = Database(f"sqlite:///{shutil.copy(upgraded_sqlite, folder / RECORDS)}")
    hire_everybody(database)
    database.close()
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def server(front: str) -> str:
    """The same server, where only its notices matter."""
    return front


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
def page(front: str, browser: Browser) -> Iterator[Page]:
    """The kiosk, upright, at its start; a foreign request or a fault of a script fails the test."""
    with browser.new_context(viewport=UPRIGHT) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        faults: list[str] = []
        page.on(
            "request",
            lambda r: (
                None if r.url.startswith((front, "data:", "about:")) else faults.append(r.url)
            ),
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.add_init_script("window.print = () => { (window.top.printed ??= []).push(document); }")
        start(page, front)
        yield page
        assert faults == []
