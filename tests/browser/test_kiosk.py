import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.model, pytest.mark.browser]

STORED = "localStorage.length + sessionStorage.length"


def ask(page: Page, question: str) -> None:
    page.fill("#bdc-question textarea", question)
    page.click("#bdc-ask")


def serious(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [v["id"] for v in violations if v["impact"] in ("serious", "critical")]


def test_a_question_is_answered_with_a_checklist_and_steps(kiosk: Page) -> None:
    ask(kiosk, "老汉走了，户口咋个销")
    expect(kiosk.locator(".bdc-direct")).to_contain_text("死亡注销户口登记")
    kiosk.locator(".bdc-tick").first.click()
    expect(kiosk.locator(".bdc-tick input").first).to_be_checked()
    kiosk.get_by_text("一步一步怎么办").click()
    expect(kiosk.locator(".bdc-card[open] ol li").first).to_be_visible()


def test_an_example_button_asks_for_you(kiosk: Page) -> None:
    kiosk.locator("button.bdc-example").first.click()
    expect(kiosk.locator(".bdc-direct")).to_be_visible()


def test_a_vague_question_is_asked_back_with_buttons(kiosk: Page) -> None:
    ask(kiosk, "我想给我妈办个证")
    kiosk.get_by_text("都不是，找工作人员").wait_for()
    kiosk.locator("button.bdc-choice:visible").first.click()
    expect(kiosk.locator(".bdc-direct")).to_contain_text("您问的是")


def test_a_person_is_one_touch_away_before_and_after_a_question(kiosk: Page) -> None:
    for question in (None, "老年证"):
        if question:
            ask(kiosk, question)
            kiosk.wait_for_selector(".bdc-direct")
        kiosk.click("#bdc-person")
        expect(kiosk.locator(".bdc-person")).to_contain_text("12345")


def test_an_empty_question_is_told_kindly(kiosk: Page) -> None:
    ask(kiosk, "   ")
    expect(kiosk.locator(".bdc-direct")).to_contain_text("比如")


def test_markup_in_a_question_stays_text(kiosk: Page) -> None:
    ask(kiosk, "<img src=x onerror=document.title='x'>身份证丢了")
    kiosk.wait_for_selector(".bdc-direct")
    assert kiosk.title() == "办得成"


def test_everything_to_touch_is_at_least_60_pixels_high(kiosk: Page) -> None:
    ask(kiosk, "老汉走了，户口咋个销")
    kiosk.wait_for_selector(".bdc-direct")
    for element in kiosk.locator("button:visible, summary:visible, .bdc-tick:visible").all():
        box = element.bounding_box()
        assert box is not None
        assert box["height"] >= 60, element.inner_text()


def test_print_is_large_and_the_page_says_it_is_chinese(kiosk: Page) -> None:
    ask(kiosk, "老汉走了，户口咋个销")
    kiosk.wait_for_selector(".bdc-direct")
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    for element in kiosk.locator("#bdc-answer p, #bdc-answer li, #bdc-answer span").all():
        assert element.evaluate(size) >= 18
    assert kiosk.evaluate("document.documentElement.lang") == "zh-CN"


def test_no_serious_barrier_for_a_screen_reader_or_weak_eyes(kiosk: Page) -> None:
    assert serious(kiosk) == []
    ask(kiosk, "老汉走了，户口咋个销")
    kiosk.wait_for_selector(".bdc-direct")
    assert serious(kiosk) == []


def test_nothing_of_the_question_is_kept_in_the_browser(kiosk: Page) -> None:
    ask(kiosk, "老汉走了，户口咋个销")
    kiosk.wait_for_selector(".bdc-direct")
    assert kiosk.evaluate(STORED) == 0


def test_the_whole_way_works_by_keyboard(kiosk: Page) -> None:
    kiosk.focus("#bdc-question textarea")
    kiosk.keyboard.type("老汉走了，户口咋个销")
    kiosk.keyboard.press("Tab")
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator(".bdc-direct")).to_contain_text("死亡注销户口登记")
