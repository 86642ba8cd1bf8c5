"""Eight stories of one person before the kiosk."""

import io
import re
import wave

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journeys.visitor import Visitor
from tests.browser.kiosk.test_kiosk_access import OVERFLOW
from tests.browser.kiosk.test_kiosk_residue import NOTHING, RESIDUE
from tests.browser.kiosk.world import DIALECT, UPRIGHT

pytestmark = [pytest.mark.model, pytest.mark.browser]

#: The page's buttons in the middle of what the bar leaves free, or not there at all.
COVERED = """() => {
    const bar = document.querySelector(".bdc-bar");
    return [...document.querySelectorAll(".bdc-screen button")].filter(e => e.checkVisibility())
        .filter(e => {
            e.scrollIntoView({ block: "center", behavior: "instant" });
            const box = e.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return !top || bar.contains(top);
        }).map(e => e.innerText);
}"""


def test_a_question_in_dialect_is_typed_and_the_notice_goes_home(visitor: Visitor) -> None:
    # Given an old man whose father died and who says it as he speaks
    # When he types it and asks
    visitor.asks(DIALECT)
    # Then he gets a kind word, the right matter and what to bring, and ticks off what he has
    visitor.is_told("请您节哀")
    visitor.is_told("死亡注销户口登记")
    materials = visitor.opens("要带的材料")
    materials.locator(".bdc-tick").first.click()
    expect(materials.locator("input").first).to_be_checked()
    # When he looks at the steps and prints
    expect(visitor.opens("一步一步怎么办").locator("ol li").first).to_be_visible()
    visitor.touches("打印")
    # Then the notice comes out for him to take home
    printed = visitor.takes_from_the_printer()
    assert "一次性告知" in printed
    assert "死亡注销户口登记" in printed


def test_three_touches_without_typing_lead_to_the_place(visitor: Visitor, page: Page) -> None:
    # Given somebody who cannot type
    sent: list[str] = []
    page.on("request", lambda r: sent.extend(re.findall(r'"act":"(\w+)"', r.post_data or "")))
    # When they touch a picture, a matter, and “where”
    visitor.touches("老人补贴")
    visitor.touches("满60岁办老年证")
    place = visitor.opens("在哪里办")
    # Then they read where to go, and never had to write a word
    visitor.is_told("老年人优待证")
    expect(place).to_contain_text("窗口")
    assert sent == ["tile", "item"]


def test_a_vague_question_is_asked_back_and_one_touch_answers_it(visitor: Visitor, page: Page) -> None:  # fmt: skip
    # Given somebody who knows what she wants but not what it is called
    visitor.asks("我想给我妈办个证")
    # When the kiosk asks back
    visitor.is_told("您问的是下面哪一件")
    buttons = page.locator("button.bdc-choice")
    assert 2 <= buttons.count() <= 5
    for button in buttons.all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 60
    expect(page.get_by_role("button", name="都不是，找工作人员")).to_be_visible()
    # Then one touch is enough, and going back leads to the same choices
    chosen = buttons.first.inner_text()
    buttons.first.click()
    visitor.is_told("您问的是“")
    visitor.touches("返回")
    expect(buttons.first).to_have_text(chosen)


def test_a_death_in_the_family_becomes_a_path_with_numbers(visitor: Visitor, page: Page) -> None:
    # Given a widow who does not know where to begin
    visitor.touches("家人去世")
    # When she reads what comes
    visitor.is_told("请您节哀")
    steps = page.locator(".bdc-path li")
    # Then there is an order: first the certificate; only six steps at once, the others on touch
    expect(steps.first).to_contain_text("死亡证明")
    assert [step.is_visible() for step in steps.all()[:7]] == [True] * 6 + [False]
    later = page.locator("[data-card=later]")
    later.locator("> summary").click()
    expect(later.locator("li").first).to_be_visible()
    expect(later.locator(".bdc-step").first).to_have_text("7")
    # And each step leads to its matter and back again
    page.get_by_role("button", name="看怎么办：家人去世销户口").click()
    visitor.is_told("死亡注销户口登记")
    visitor.touches("返回")
    expect(steps.first).to_be_visible()


def test_who_is_not_eligible_is_shown_another_way(visitor: Visitor, page: Page) -> None:
    # Given a man of seventy-three who was told that he is too young for the allowance
    visitor.asks("我吃低保七十三了，高龄津贴说不够岁数不给我领")
    # When he reads the answer
    visitor.is_told("高龄津贴")
    visitor.is_told("没满80岁但家里困难")
    # Then the other support is named as people call it, and one touch away
    visitor.touches("困难老人上门服务补贴")
    visitor.is_told("您问的是“经济困难老年人养老服务补贴”")
    expect(visitor.opens("哪些人能办")).to_contain_text("周岁")
    expect(page.get_by_role("button", name="打印")).to_be_visible()


def test_when_somebody_leaves_nothing_of_them_is_left(visitor: Visitor, page: Page) -> None:
    # Given a woman who asked, opened the form for a ticket and wrote her matter and her telephone
    page.clock.install()
    written = "前夫不还钱的事"
    visitor.asks(DIALECT)
    visitor.touches("跑了几趟办不成？写下来交给窗口")
    page.fill("#bdc-matter", written)
    page.fill("#bdc-phone", "13982301234")
    # When she walks away
    warning = page.get_by_role("alertdialog")
    page.clock.run_for(85_000)
    expect(warning).to_be_hidden()
    page.clock.run_for(6_000)
    # Then the kiosk warns, waits, and clears
    expect(warning).to_contain_text("秒后清空")
    page.clock.run_for(22_000)
    page.wait_for_selector(".bdc-screen[data-kind=start]")
    # And the next person finds nothing: on the page, in the storages, in the address, going back
    for word in (written, "13982301234", DIALECT):
        assert page.evaluate(RESIDUE, word) == NOTHING
    expect(page.get_by_role("button", name="返回")).to_be_hidden()
    visitor.asks("那要好多钱")
    expect(page.locator(".bdc-direct")).not_to_contain_text("死亡注销户口登记")


def test_an_answer_is_heard_slower_and_stopped(visitor: Visitor, page: Page) -> None:
    # Given a man who cannot read small print
    visitor.asks(DIALECT)
    # When he has it read to him
    with page.expect_response(re.compile("/speech/")) as heard:
        visitor.touches("念给我听")
    # Then there is real sound, longer than a second, and he sees what is being read
    with wave.open(io.BytesIO(heard.value.body())) as sound:
        assert sound.getnframes() / sound.getframerate() > 1
        assert max(sound.readframes(sound.getnframes())) > 0
    bar = page.locator("#bdc-reading")
    expect(bar).to_contain_text("正在念：")
    expect(page.locator(".bdc-spoken")).to_have_count(1)
    # And he can slow it down and stop it
    with page.expect_response(re.compile("speed=1")):
        visitor.touches("念慢点")
    visitor.touches("不念了")
    expect(bar).to_be_hidden()
    expect(page.locator(".bdc-spoken")).to_have_count(0)


def test_at_twice_the_size_the_whole_way_works(visitor: Visitor, page: Page) -> None:
    # Given a browser at 200 %, which halves what the screen holds, and the largest print
    page.set_viewport_size({side: length // 2 for side, length in UPRIGHT.items()})
    visitor.touches("大一点")
    # When somebody asks, opens a card, and goes on to the form of the ticket
    visitor.asks(DIALECT)
    visitor.opens("在哪里办")
    # Then nothing runs over the edge, and no button hides behind the bar
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(COVERED) == []
    visitor.touches("跑了几趟办不成？写下来交给窗口")
    expect(page.locator("#bdc-matter")).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(COVERED) == []
    # And a person is still one touch away
    visitor.touches("找工作人员")
    visitor.is_told("总咨询台")
