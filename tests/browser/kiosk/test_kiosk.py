"""Journeys at the kiosk, from the first touch to what a person takes home."""

import io
import re
import wave

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kiosk.world import ANSWERED, DIALECT, ask, show

pytestmark = [pytest.mark.model, pytest.mark.browser]


def test_a_dialect_question_is_answered_ticked_off_and_printed(page: Page) -> None:
    ask(page, DIALECT)
    expect(page.locator(".bdc-direct")).to_contain_text("死亡注销户口登记")
    page.locator(".bdc-tick").first.click()
    expect(page.locator(".bdc-tick input").first).to_be_checked()
    page.get_by_text("一步一步怎么办").click()
    expect(page.locator("[data-card=steps] ol li").first).to_be_visible()
    page.get_by_role("button", name="打印").click()
    page.wait_for_function("window.printed?.length === 1")
    printed = page.evaluate("window.printed[0].body.innerText")
    assert "一次性告知" in printed
    assert "死亡注销户口登记" in printed


def test_two_touches_without_typing_lead_to_an_item(page: Page) -> None:
    page.get_by_text("老人补贴", exact=True).click()
    page.get_by_text("满60岁办老年证", exact=True).click()
    expect(page.locator(".bdc-direct")).to_contain_text("老年人优待证")
    page.get_by_text("要带的材料", exact=True).first.click()


def test_a_vague_question_is_asked_back_with_large_buttons(page: Page) -> None:
    ask(page, "我想给我妈办个证")
    buttons = page.locator("button.bdc-choice")
    expect(buttons.first).to_be_visible()
    assert 2 <= buttons.count() <= 5
    buttons.first.click()
    expect(page.locator(".bdc-direct")).to_contain_text("您问的是“")


def test_a_death_in_the_family_is_a_numbered_path_and_back_leads_back(page: Page) -> None:
    page.get_by_text("家人去世", exact=True).click()
    expect(page.locator(".bdc-direct")).to_contain_text("请您节哀")
    steps = page.locator(".bdc-path li")
    expect(steps.first).to_contain_text("死亡证明")
    page.get_by_role("button", name="看怎么办：家人去世销户口").click()
    expect(page.locator(".bdc-direct")).to_contain_text("死亡注销户口登记")
    page.get_by_role("button", name="返回").click()
    expect(steps.first).to_be_visible()


def test_what_follows_is_asked_in_place(page: Page) -> None:
    ask(page, DIALECT)
    page.get_by_role("button", name="多少钱", exact=True).click()
    expect(page.locator(".bdc-direct > p").first).to_contain_text("免费")
    expect(page.locator(".bdc-direct")).to_contain_text("死亡注销户口登记")


def test_danger_shows_the_numbers_and_a_person(page: Page) -> None:
    ask(page, "我不想活了")
    expect(page.locator(".bdc-screen[data-kind=crisis]")).to_contain_text("12356")
    expect(page.get_by_role("button", name="找工作人员")).to_have_count(2)


def test_what_could_not_be_done_becomes_a_ticket_with_number_slip_and_code(
    page: Page,
    front: str,
) -> None:
    show(page, front, "ticket")
    page.fill("#bdc-matter", "户口簿上名字写错了，跑了两次没改成")
    page.get_by_text("炳草岗街道", exact=True).click()
    page.click("form[data-form=send] [type=submit]")
    number = page.locator(".bdc-number strong")
    expect(number).to_have_text(re.compile(r"^PZH-\d{8}-\d{4}-\w$"))
    expect(page.locator(".bdc-direct")).to_contain_text("东区炳草岗街道")
    expect(page.get_by_role("img", name="窗口扫一扫，就能找到这张单。")).to_be_visible()
    page.get_by_role("button", name="打印单号").click()
    page.wait_for_function("window.printed?.length === 1")
    assert number.inner_text() in page.evaluate("window.printed[0].body.innerText")


def test_a_wrong_phone_brings_the_form_back_as_it_was(page: Page, front: str) -> None:
    show(page, front, "ticket")
    page.get_by_text("炳草岗街道", exact=True).click()
    page.fill("#bdc-phone", "123")
    page.click("form[data-form=send] [type=submit]")
    expect(page.get_by_role("alert")).to_contain_text("手机号")
    expect(page.get_by_label("炳草岗街道")).to_be_checked()


def test_reading_aloud_makes_real_sound_and_shows_what_is_read(page: Page) -> None:
    ask(page, DIALECT)
    with page.expect_response(re.compile("/speech/")) as heard:
        page.get_by_role("button", name="念给我听").click()
    with wave.open(io.BytesIO(heard.value.body())) as sound:
        assert sound.getnframes() / sound.getframerate() > 1
    bar = page.locator("#bdc-reading")
    expect(bar).to_contain_text("正在念：")
    expect(page.locator(".bdc-spoken")).to_have_count(1)
    with page.expect_response(re.compile("speed=1")):
        bar.get_by_role("button", name="念慢点").click()
    bar.get_by_role("button", name="不念了").click()
    expect(bar).to_be_hidden()
    expect(page.locator(".bdc-spoken")).to_have_count(0)


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
