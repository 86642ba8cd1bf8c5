"""Old eyes, unsure hands, a keyboard, a screen reader: every screen, every size."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.kiosk.world import DIALECT, SCREENS, VIEWPORTS, ask, show

pytestmark = [pytest.mark.model, pytest.mark.browser]

EACH = pytest.mark.parametrize("name", SCREENS)
STEPS = {"1": 18, "2": 24, "3": 30}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll("button, summary, textarea, input[type=text],"
        + "label:has(input[type=checkbox], input[type=radio])")]
    .filter(e => e.checkVisibility())
    .map(e => [e.innerText.trim(), e.getBoundingClientRect()])
    .filter(([, box]) => box.height < 60 || box.width < 60).map(([name]) => name)"""
SMALL_PRINT = """least => [...document.querySelectorAll("[class^=bdc-] *, [class^=bdc-]")]
    .filter(e => e.checkVisibility() && !e.closest(".bdc-hidden, svg")
        && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .filter(e => parseFloat(getComputedStyle(e).fontSize) < least
        || parseFloat(getComputedStyle(e).lineHeight) < 1.3 * parseFloat(getComputedStyle(e).fontSize) - 0.1)
    .map(e => e.outerHTML.slice(0, 120))"""
SEEN = """() => [...document.querySelectorAll("button, summary, textarea, input:not([type=hidden])")]
    .filter(e => e.checkVisibility() && !(e.type === "radio" && !e.checked)).length"""
PLACES = """() => {
    const all = [...document.querySelectorAll("*")];
    const walked = all.filter(e => e.dataset?.walked && e.tagName !== "BODY");
    return walked.sort((a, b) => a.dataset.walked - b.dataset.walked).map(e => all.indexOf(e));
}"""
FOCUSED = """() => {
    const e = document.activeElement;
    e.dataset.walked ??= ++window.walked;
    const ringed = e.matches(":focus-visible") && getComputedStyle(e).outlineStyle !== "none";
    return [e.tagName, Number(e.dataset.walked), ringed || !!e.closest(".bdc-radio, .bdc-tick")];
}"""


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def to_step(page: Page, step: str) -> None:
    wanted = int(step)
    while (now := int(page.evaluate("document.documentElement.dataset.size"))) != wanted:
        page.click("[data-tool=larger]" if now < wanted else "[data-tool=smaller]")


@EACH
def test_axe_finds_nothing_and_all_is_large_at_any_size_and_look(
    page: Page,
    front: str,
    name: str,
) -> None:
    show(page, front, name)
    for step in STEPS:
        to_step(page, step)
        assert violations(page) == [], step
        assert page.evaluate(SMALL_TARGETS) == [], step
        assert page.evaluate(SMALL_PRINT, 18) == [], step
    page.click("[data-tool=look]")
    assert violations(page) == [], "contrast"
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.click("#bdc-person")  # one touch away from everywhere
    expect(page.locator(".bdc-person")).to_contain_text("12345")


@pytest.mark.parametrize(("step", "size"), STEPS.items())
def test_the_main_text_has_the_size_of_its_step(page: Page, step: str, size: int) -> None:
    ask(page, DIALECT)
    to_step(page, step)
    sizes = page.locator(".bdc-direct p, .bdc-tick span, .bdc-card[open] summary > span")
    for element in sizes.all():
        assert element.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= size


@EACH
def test_nothing_runs_over_the_edge_also_magnified(page: Page, front: str, name: str) -> None:
    show(page, front, name)
    for viewport in VIEWPORTS:
        # 200 % zoom halves what a screen holds; 320 px is the least that WCAG 1.4.10 asks for.
        zoomed = {"width": max(320, viewport["width"] // 2), "height": viewport["height"] // 2}
        for size in (viewport, zoomed):
            page.set_viewport_size(size)
            for step in ("2", "3"):
                to_step(page, step)
                assert page.evaluate(OVERFLOW) <= 0, (size, step)


@pytest.mark.parametrize("name", ["start", "answer", "event", "ticket"])
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    page: Page,
    front: str,
    name: str,
) -> None:
    show(page, front, name)
    count = page.evaluate(SEEN)
    page.evaluate("window.walked = 0")
    walk = []
    for _ in range(count + 1):  # once around, past the address bar
        page.keyboard.press("Tab")
        tag, number, shown = page.evaluate(FOCUSED)
        if tag != "BODY":
            assert shown, f"stop {number} is not shown"
            walk.append(number)
    assert len(set(walk)) == count
    places = page.evaluate(PLACES)
    assert sum(after < before for before, after in pairwise(places)) <= 1  # around once, in order


def test_the_live_region_announces_the_answer_and_focus_moves_to_its_heading(
    page: Page,
) -> None:
    ask(page, DIALECT)
    live = page.locator("#bdc-live")
    expect(live).to_have_attribute("aria-live", "polite")
    expect(live).to_contain_text("死亡注销户口登记")
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_the_whole_way_works_by_keyboard(page: Page) -> None:
    page.focus("#bdc-question")
    page.keyboard.type(DIALECT)
    page.keyboard.press("Enter")
    expect(page.locator(".bdc-direct")).to_contain_text("死亡注销户口登记")
    page.focus("[data-card=steps] > summary")
    page.keyboard.press("Enter")
    expect(page.locator("[data-card=steps] ol li").first).to_be_visible()


def test_one_card_is_open_at_a_time_on_a_small_screen(page: Page, front: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    show(page, front, "answer")
    page.get_by_text("在哪里办", exact=True).first.click()
    expect(page.locator("details[open]")).to_have_count(1)
    expect(page.locator("[data-card=where]")).to_have_attribute("open", "")
