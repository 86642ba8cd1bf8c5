"""Nothing is left for the next person, and nobody breaks out."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kiosk.world import DIALECT, SCREENS, ask, show, start

pytestmark = [pytest.mark.model, pytest.mark.browser]

WIPED = 1.0  # seconds
RESIDUE = """async word => {
    const names = await caches.keys(), databases = await indexedDB.databases();
    const fields = [...document.querySelectorAll("input, textarea")].map(e => e.value);
    return {
        dom: document.documentElement.outerHTML.includes(word),
        fields: fields.some(value => value.includes(word)),
        stored: localStorage.length + sessionStorage.length,
        caches: names.length + databases.length,
        address: location.href.includes(word) || document.cookie.includes(word),
    };
}"""
NOTHING = {"dom": False, "fields": False, "stored": 0, "caches": 0, "address": False}
WORD = "户口咋个销"


def test_while_an_answer_is_shown_the_browser_stores_nothing(page: Page) -> None:
    ask(page, DIALECT)
    page.wait_for_selector(".bdc-direct")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_end_wipes_within_a_second_time_and_again(page: Page, front: str) -> None:
    for _ in range(3):
        show(page, front, "ticket")
        page.evaluate("localStorage.setItem('a', '户口咋个销'); caches.open('户口咋个销')")
        before = time.monotonic()
        page.click("#bdc-end")
        page.wait_for_function("!document.querySelector('#bdc-matter')")
        assert time.monotonic() - before < WIPED
        page.wait_for_selector(".bdc-screen[data-kind=start]")
        assert page.evaluate(RESIDUE, WORD) == NOTHING
        page.go_back()  # to the empty page before the first
        page.go_forward()
        page.wait_for_selector(".bdc-screen[data-kind=start]")
        assert page.evaluate(RESIDUE, WORD) == NOTHING


def test_what_is_only_typed_is_warned_of_kept_on_request_and_wiped(page: Page, front: str) -> None:
    page.clock.install()
    start(page, front)
    page.fill("#bdc-question", WORD)
    page.keyboard.press("End")
    warning = page.get_by_role("alertdialog")
    page.clock.fast_forward(57_000)
    expect(warning).to_be_hidden()
    page.clock.run_for(4_000)
    expect(warning).to_contain_text("秒后清空")
    stay = page.get_by_role("button", name="我还在看")
    box = stay.bounding_box()
    assert box is not None
    assert box["height"] >= 60
    stay.click()
    expect(warning).to_be_hidden()
    page.clock.run_for(61_000)
    expect(warning).to_be_visible()
    page.clock.run_for(21_000)
    page.clock.run_for(1_000)
    page.wait_for_selector(".bdc-screen[data-kind=start]")
    page.wait_for_function("!document.getElementById('bdc-question').value")
    assert page.evaluate(RESIDUE, WORD) == NOTHING


def test_an_untouched_start_is_left_alone(page: Page, front: str) -> None:
    page.clock.install()
    start(page, front)
    page.clock.fast_forward(300_000)
    expect(page.get_by_role("alertdialog")).to_have_count(0)


def test_the_server_forgets_with_the_end(page: Page, front: str) -> None:
    show(page, front, "answer")
    page.get_by_role("button", name="回首页").click()
    page.wait_for_selector(".bdc-screen[data-kind=start]")
    page.fill("#bdc-question", "那要好多钱")
    page.click("#bdc-ask")
    expect(page.locator(".bdc-direct")).not_to_contain_text("死亡注销户口登记")


@pytest.mark.parametrize("name", SCREENS)
def test_no_link_leads_away_and_nothing_is_downloaded(page: Page, front: str, name: str) -> None:
    show(page, front, name)
    found = page.evaluate(
        "[...document.querySelectorAll('a, [target], [download], object, embed, video')].length"
    )
    assert found == 0


def test_no_other_page_may_frame_it(page: Page, front: str) -> None:
    response = page.goto(f"{front}/kiosk/")
    assert response is not None
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
