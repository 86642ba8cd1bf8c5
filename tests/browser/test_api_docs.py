import pytest
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.model, pytest.mark.browser]


def test_the_interface_is_shown_from_files_of_this_machine(server: str, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        foreign: list[str] = []
        said: list[str] = []
        page.on("request", lambda r: None if r.url.startswith(server) else foreign.append(r.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{server}/docs")
        expect(page.get_by_text("问一句", exact=True)).to_be_visible()
        assert [url for url in foreign if not url.startswith("data:")] == []
        assert said == [], "the page's own policy refused something"
