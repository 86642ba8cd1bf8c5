"""Two stories that begin at one front and end at the other."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assistant.records.account import Staff
from tests.browser.journeys.visitor import Visitor
from tests.browser.test_desk import step
from tests.ui.desk.desk_world import COLLEAGUE, EDITOR, SPECIALIST

pytestmark = [pytest.mark.model, pytest.mark.browser]

MATTER = "户口簿上名字写错了，跑了两次没改成"
LOST = "残疾证丢了咋个补"
CORRECTED = "残疾证丢了莫着急，先打电话给残联挂失，再去补。"


def test_a_ticket_from_the_kiosk_is_put_away_at_the_desk(
    visitor: Visitor, page: Page, front: str, at_the_desk: Callable[[Staff], Page]
) -> None:
    # Given somebody who was sent away twice
    visitor.touches("找工作人员")
    visitor.touches("跑了几趟办不成？写下来交给窗口")
    # When they write it down, with a telephone, without any identity number
    page.fill("#bdc-matter", MATTER)
    page.get_by_text("市政务服务中心", exact=True).click()
    page.fill("#bdc-phone", "13982301234")
    visitor.touches("交给窗口")
    # Then they have a number, on the screen, as a code and on paper
    number = visitor.ticket_number()
    expect(page.get_by_role("img", name="窗口扫一扫，就能找到这张单。")).to_be_visible()
    visitor.touches("打印单号")
    assert number in visitor.takes_from_the_printer()
    # When the window takes it on, calls and settles it
    first = at_the_desk(SPECIALIST)
    first.goto(f"{front}/desk/tickets/{number}")
    expect(first.locator("main")).to_contain_text(MATTER)
    expect(first.locator("main")).not_to_contain_text("13982301234")
    first.get_by_role("button", name="看联系方式").click()
    expect(first.locator("#contact")).to_contain_text("13982301234")
    step(first, "认领")
    step(first, "联系群众", 说明="电话里说过了")
    step(first, "分类", 类别="简单")
    step(first, "办结", 结果="办成", 说明="用出生医学证明改好了")
    step(first, "反馈", 说明="当面告诉了")
    # Then only somebody else may check it and put it away
    expect(first.locator(".steps")).to_contain_text("请换一个人来核查")
    second = at_the_desk(COLLEAGUE)
    second.goto(f"{front}/desk/tickets/{number}")
    step(second, "核查")
    step(second, "归档")
    expect(second.locator(".tag").first).to_have_text("归档")


def test_a_guide_corrected_at_the_desk_answers_anew_at_the_kiosk(
    visitor: Visitor, page: Page, front: str, at_the_desk: Callable[[Staff], Page]
) -> None:
    # Given an answer whose sentence nobody understands
    visitor.asks(LOST)
    visitor.is_told("残疾人证挂失补办")
    expect(page.locator(".bdc-direct")).not_to_contain_text(CORRECTED)
    # When an editor writes it anew at the desk and publishes it
    editor = at_the_desk(EDITOR)
    editor.set_default_timeout(90_000)  # a whole snapshot is built
    editor.goto(f"{front}/desk/guides/CL-004")
    editor.get_by_role("textbox", name="一句话说明", exact=True).fill(CORRECTED)
    editor.get_by_role("button", name="存下并发布").click()
    expect(editor.get_by_role("status").first).to_contain_text("已存下", timeout=90_000)
    # Then the next person at the kiosk reads the new sentence
    visitor.touches("结束")
    page.wait_for_selector(".bdc-screen[data-kind=start]")
    visitor.asks(LOST)
    visitor.is_told(CORRECTED)
