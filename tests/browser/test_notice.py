import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.model, pytest.mark.browser]

A4_INNER, SLIP_INNER = 703, 272  # px between the margins: 186 mm and 72 mm at 96 px an inch
SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
BOTH = pytest.mark.parametrize("paper", ["a4", "slip"])
ITEMS = pytest.mark.parametrize("item_id", ["GA-014", "MZ-010"])


@pytest.fixture
def page(server: str, browser: Browser) -> Iterator[Page]:
    """A page that may load from the server only."""
    with browser.new_context(viewport={"width": 1000, "height": 1200}) as context:
        page = context.new_page()
        foreign: list[str] = []
        refused: list[str] = []
        page.on("request", lambda r: None if r.url.startswith(server) else foreign.append(r.url))
        page.on("console", lambda message: refused.append(message.text))
        yield page
        assert foreign == []
        assert refused == [], "the page's own policy refused something"


def open_notice(page: Page, server: str, item_id: str, paper: str) -> None:
    page.goto(f"{server}/api/v1/items/{item_id}/notice?paper={paper}")


@ITEMS
@BOTH
def test_the_screen_shows_it_large_and_without_barriers(
    page: Page, server: str, item_id: str, paper: str
) -> None:
    open_notice(page, server, item_id, paper)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate(SMALLEST) >= 18
    expect(page.get_by_role("img", name="手机扫一扫，看这张单子")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(OVERFLOW) <= 0


@ITEMS
@pytest.mark.parametrize(("paper", "width"), [("a4", A4_INNER), ("slip", SLIP_INNER)])
def test_paper_shows_it_in_14_points_and_nothing_runs_over_the_edge(
    page: Page, server: str, item_id: str, paper: str, width: int
) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 1000})
    open_notice(page, server, item_id, paper)
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(SMALLEST) >= 14 * 96 / 72 - 0.01
    expect(page.get_by_role("navigation")).to_be_hidden()


@pytest.mark.parametrize(("paper", "width", "most"), [("a4", 595, 3), ("slip", 227, 5)])
def test_it_prints_to_pages_of_its_paper(
    page: Page, server: str, paper: str, width: int, most: int
) -> None:
    open_notice(page, server, "GA-014", paper)
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert 1 <= len(boxes) <= most
    assert {round(float(box[0])) for box in boxes} == {width}  # points


def test_the_other_paper_is_one_large_touch_away(page: Page, server: str) -> None:
    open_notice(page, server, "GA-014", "a4")
    link = page.get_by_role("link", name="换成小票（80 毫米）")
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 60
    link.click()
    expect(page).to_have_url(re.compile(r"\?paper=slip$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("居民户口簿补领换领")
