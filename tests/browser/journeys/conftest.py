"""A visitor at the kiosk, and people who sign in at the desk of the same server."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from assistant.records.account import Staff
from tests.browser.journeys.visitor import Visitor
from tests.browser.test_desk import sign_in


@pytest.fixture
def visitor(page: Page) -> Visitor:
    """Somebody before the start screen."""
    return Visitor(page)


@pytest.fixture
def at_the_desk(front: str, browser: Browser) -> Iterator[Callable[[Staff], Page]]:
    """Signs somebody in at the desk, in a browser of their own that may go nowhere else."""
    contexts = []
    foreign: list[str] = []

    def come(staff: Staff) -> Page:
        contexts.append(browser.new_context(viewport={"width": 1366, "height": 768}))
        page = contexts[-1].new_page()
        page.on("request", lambda r: None if r.url.startswith(front) else foreign.append(r.url))
        sign_in(page, front, staff)
        return page

    yield come
    for context in contexts:
        context.close()
    assert foreign == []
