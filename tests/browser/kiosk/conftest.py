"""The kiosk with records and tickets behind it, in a browser that may not go anywhere else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kiosk.serving import serving
from tests.browser.kiosk.world import UPRIGHT, start


@pytest.fixture(scope="session")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the kiosk's server; its records are the tests' own."""
    with serving(tmp_path_factory.mktemp("records")) as address:
        yield address


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
