"""What the journeys pass by: follow-ups, danger, wrong input, lost connections."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kiosk.world import ANSWERED, DIALECT, ask, show

pytestmark = [pytest.mark.model, pytest.mark.browser]


def test_what_follows_is_asked_in_place(page: Page) -> None:
    ask(page, DIALECT)
    page.get_by_role("button", name="多少钱", exact=True).click()
    expect(page.locator(".bdc-direct > p").first).to_contain_text("免费")
    expect(page.locator(".bdc-direct")).to_contain_text("死亡注销户口登记")


def test_danger_shows_the_numbers_and_a_person(page: Page) -> None:
    ask(page, "我不想活了")
    expect(page.locator(".bdc-screen[data-kind=crisis]")).to_contain_text("12356")
    expect(page.get_by_role("button", name="找工作人员")).to_have_count(2)


def test_a_wrong_phone_brings_the_form_back_as_it_was(page: Page, front: str) -> None:
    show(page, front, "ticket")
    page.get_by_text("炳草岗街道", exact=True).click()
    page.fill("#bdc-phone", "123")
    page.click("form[data-form=send] [type=submit]")
    expect(page.get_by_role("alert")).to_contain_text("手机号")
    expect(page.get_by_label("炳草岗街道")).to_be_checked()


def test_the_code_to_take_along_opens_and_closes(page: Page) -> None:
    ask(page, DIALECT)
    code = page.get_by_role("img", name="拿手机扫一扫，就能带走这张单子。")
    expect(code).to_be_hidden()
    page.get_by_role("button", name="扫码带走").click()
    expect(code).to_be_visible()
    page.get_by_role("button", name="扫码带走").click()
    expect(code).to_be_hidden()


def test_one_touch_says_how_the_answer_was(page: Page) -> None:
    ask(page, DIALECT)
    page.get_by_role("button", name="没看懂").click()
    expect(page.locator(".bdc-feedback")).to_have_text(
        "没说清楚，记下了。可以听念，或请工作人员讲。"
    )
    expect(page.locator(ANSWERED)).to_be_visible()


def test_an_empty_question_is_told_kindly_and_can_be_asked_anew(page: Page) -> None:
    ask(page, "   ")
    expect(page.locator(".bdc-direct")).to_contain_text("比如")
    ask(page, DIALECT)
    expect(page.locator(ANSWERED)).to_contain_text("死亡注销户口登记")


def test_markup_in_a_question_stays_text(page: Page) -> None:
    hostile = "<img src=x onerror=document.title='x'>户口名字错了"
    ask(page, hostile)
    page.click("[data-act=ticket]")
    expect(page.locator("#bdc-matter")).to_have_value(re.compile("<img"))
    assert page.title() == "办得成"
    assert page.locator(".bdc-screen img").count() == 0


def test_a_lost_connection_is_told_with_a_next_step(page: Page) -> None:
    page.clock.install()
    page.route("**/gradio_api/**", lambda route: route.abort())
    page.get_by_text("房子", exact=True).click()
    page.clock.fast_forward(16_000)
    expect(page.locator("#bdc-toast")).to_contain_text("找工作人员")


def test_a_refusal_is_told_in_the_servers_words(page: Page) -> None:
    told = {"detail": "问得有点快，请等 8 秒再问。"}
    page.route("**/queue/join**", lambda route: route.fulfill(status=429, json=told))
    page.get_by_text("房子", exact=True).click()
    expect(page.locator("#bdc-toast")).to_have_text(told["detail"])
    page.unroute("**/queue/join**")
    page.get_by_text("房子", exact=True).click()
    expect(page.locator(".bdc-screen[data-kind=tile]")).to_be_visible()
