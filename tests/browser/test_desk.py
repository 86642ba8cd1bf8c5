"""The desk in a real browser: from a question to a ticket that is put away, by two people."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assistant.records.account import Staff
from assistant.records.cipher import new_key
from assistant.records.database import Database
from assistant.service import Service
from index.encoder import Encoder
from index.store import SnapshotStore
from ingest.corpus import Corpus
from tests.assistant.learning.made import UNHEARD, asked, learning_desk
from tests.assistant.records.made import PASSWORD
from tests.browser.desk_serving import served
from tests.real import settings_with_model
from tests.toy import write_corpus
from tests.ui.desk.desk_world import COLLEAGUE, EDITOR, SPECIALIST, desk_application, hire_everybody
from ui.paper.notice_routes import notice_router

pytestmark = [pytest.mark.model, pytest.mark.browser]

QUESTION = "我妈走了要销户口，死亡证明开不出来"
ADDRESSES = ("", "tickets", "tickets/all", "consultations", "help")
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
LOW = """() => [...document.querySelectorAll(
        "button, .button, summary, nav a, select, textarea, input:is([name=question], [type=password])")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
    .map(e => e.outerHTML)"""


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
    upgraded_sqlite: Path,
) -> Iterator[str]:
    """Address of a server with the desk alone, and the notices that it links to."""
    data = tmp_path_factory.mktemp("desk_browser") / "data"
    settings = settings_with_model(data, repository, served_encoder, toy_corpus)
    settings = settings.model_copy(update={"contact_key": new_key()})
    file = shutil.copy(upgraded_sqlite, data / "records.sqlite3")
    database = Database(f"sqlite:///{file}")
    hire_everybody(database)
    app = desk_application(Service(settings), settings, database)
    app.include_router(notice_router(""))
    write_corpus(data / "corpora")
    app.state.learning = learning_desk(
        database, data / "corpora", SnapshotStore(data / "index"), data / "cache", served_encoder
    )
    asked(database)
    with served(app) as address:
        yield address
    app.state.consultations.close(5)
    database.close()


@pytest.fixture
def new_page(desk: str, browser: Browser) -> Iterator[Callable[[], Page]]:
    """Makes a browser of somebody; nothing leaves the machine, the page's policy refuses nothing."""
    contexts = []
    foreign: list[str] = []
    refused: list[str] = []

    def make() -> Page:
        contexts.append(browser.new_context(viewport={"width": 1366, "height": 768}))
        page = contexts[-1].new_page()
        page.on("request", lambda r: None if r.url.startswith(desk) else foreign.append(r.url))
        page.on("console", lambda message: refused.append(message.text))
        return page

    yield make
    for context in contexts:
        context.close()
    assert foreign == []
    assert [text for text in refused if "status of 4" not in text] == []


def sign_in(page: Page, desk: str, staff: Staff = SPECIALIST) -> None:
    page.goto(f"{desk}/desk/")
    page.get_by_label("账号").fill(staff.account)
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".who")
    page.wait_for_load_state()


@pytest.fixture
def page(new_page: Callable[[], Page], desk: str) -> Page:
    """The window's specialist, signed in."""
    page = new_page()
    sign_in(page, desk)
    return page


def sound(page: Page) -> None:
    """No barrier in either look, nothing too small to read or to hit, nothing over the edge."""
    page.wait_for_load_state()  # its style sheet too
    assert page.evaluate(LOW) == []
    assert page.evaluate(SMALLEST) >= 15
    assert page.evaluate(OVERFLOW) <= 0
    for look in ("contrast", "light"):
        page.evaluate("look => { document.documentElement.dataset.look = look }", look)
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == [], look


def press(page: Page, key: str) -> None:
    """Press a shortcut, once the script that knows it has come."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def ask(page: Page, question: str = QUESTION) -> None:
    """Type and pause, as a clerk does."""
    page.wait_for_load_state()
    page.locator("#question").press_sequentially(question)
    page.wait_for_selector(".panel")


def step(page: Page, name: str, **particulars: str) -> None:
    """Take one step on the page of a ticket."""
    steps = page.locator(".steps")
    summary = steps.locator("summary").get_by_text(name, exact=True)
    if summary.count():
        summary.click()
        form = steps.locator("details[open]")
        for label, value in particulars.items():
            field = form.get_by_label(label)
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)
        form.get_by_role("button").click()
    else:
        steps.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("status").first).to_have_text("已经记下。")


def test_a_matter_goes_from_the_question_to_the_archive_by_two_people(
    new_page: Callable[[], Page], desk: str
) -> None:
    first, second = new_page(), new_page()
    sign_in(first, desk, SPECIALIST)
    sign_in(second, desk, COLLEAGUE)

    ask(first)
    expect(first.locator(".aloud")).to_contain_text("死亡注销户口登记。先带居民户口簿")
    expect(first.get_by_role("link", name=re.compile("^打印告知单"))).to_have_attribute(
        "href", "/api/v1/items/GA-002/notice?paper=a4"
    )
    press(first, "Alt+J")
    expect(first.locator("#matter")).to_be_focused()
    expect(first.locator("#matter")).to_have_value(QUESTION)
    expect(first.locator("#item")).to_have_value("GA-002")
    first.get_by_label("电话（可不填）").fill("13982301234")
    first.get_by_role("button", name="交出转办单").click()
    expect(first.get_by_role("status").first).to_contain_text("已经收下")
    number = first.url.split("/")[-1].partition("?")[0]

    expect(first.locator("main")).not_to_contain_text("13982301234")
    first.get_by_role("button", name="看联系方式").click()
    expect(first.locator("#contact")).to_contain_text("13982301234")
    step(first, "认领")
    step(first, "联系群众", 说明="电话里说过了")
    step(first, "分类", 类别="简单")
    step(first, "办结", 结果="办成", 说明="用派出所的记录办了")
    step(first, "反馈", 说明="当面告诉了")
    expect(first.locator(".steps")).to_contain_text("请换一个人来核查")

    press(second, "Alt+2")
    second.get_by_role("link", name=number).click()
    step(second, "核查")
    step(second, "归档")
    expect(second.locator(".history li")).to_have_count(8)
    expect(second.locator(".tag").first).to_have_text("归档")

    for page in (first, second):
        page.get_by_role("button", name="退出").click()
        expect(page.get_by_role("status").first).to_have_text("已经退出。")
        page.goto(f"{desk}/desk/tickets/{number}")
        expect(page.get_by_role("heading", level=1)).to_have_text("工作人员登录")


def test_every_page_is_without_barriers(page: Page, desk: str) -> None:
    page.goto(f"{desk}/desk/tickets/new")
    page.get_by_label("什么事").fill("户口簿上的名字写错了，改不了")
    sound(page)
    page.get_by_role("button", name="交出转办单").click()
    page.wait_for_selector(".history")
    page.locator(".steps summary").first.click()
    sound(page)
    press(page, "Alt+1")
    ask(page)
    press(page, "Alt+J")
    press(page, "Alt+Z")
    page.locator(".candidates input").nth(0).check()
    page.locator(".candidates input").nth(1).check()
    press(page, "Alt+B")
    page.wait_for_selector("table.compare")
    sound(page)
    for address in (*ADDRESSES, "compare?ids=GA-001&ids=GA-002", "tickets/7"):
        page.goto(f"{desk}/desk/{address}")
        sound(page)


def test_what_nobody_understood_becomes_a_way_of_asking(
    new_page: Callable[[], Page], desk: str
) -> None:
    page = new_page()
    sign_in(page, desk, EDITOR)
    press(page, "Alt+6")
    page.get_by_role("button", name="收集新的").click()
    expect(page.get_by_role("status").first).to_have_text("已经收集到现在。")
    sound(page)
    page.get_by_role("link", name=f"打开：{UNHEARD}").click()
    page.wait_for_selector("#way")
    sound(page)
    page.get_by_label("问法").fill("幺儿落地了，户口本咋个添名字？")
    page.get_by_label("事项编码").fill("GA-001")
    page.get_by_role("button", name="采纳", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("已采纳")
    sound(page)
    press(page, "Alt+1")
    ask(page, "幺儿落地了，户口本咋个添名字？")
    expect(page.locator("#found")).to_contain_text("查到：出生登记")


def test_the_sign_in_page_is_without_barriers_and_tells_what_was_wrong(
    new_page: Callable[[], Page], desk: str
) -> None:
    page = new_page()
    page.goto(f"{desk}/desk/sign-in")
    sound(page)
    page.get_by_label("账号").fill("nobody.here")
    page.get_by_label("密码").fill("Wrong-2026!")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("账号或密码不对")
    expect(page.get_by_label("密码")).to_be_focused()
    sound(page)


@pytest.mark.parametrize("width", [1366, 683, 400])
def test_nothing_runs_over_the_edge_on_small_screens_and_at_200_per_cent(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    ask(page)
    page.locator("#hand-over summary").click()
    page.locator("#evidence summary").click()
    assert page.evaluate(OVERFLOW) <= 0


def test_the_answer_changes_as_one_types_and_is_announced(page: Page) -> None:
    ask(page, "扯结婚证要不要户口本")
    expect(page.locator("#found")).to_contain_text("查到：结婚登记")
    press(page, "Escape")
    expect(page.locator(".panel")).to_have_count(0)
    expect(page.locator("#found")).to_be_empty()
    ask(page, "娃儿上户口要带啥子")
    expect(page.locator("#found")).to_contain_text("出生登记")


def test_a_question_that_stands_is_kept_once_and_can_be_marked(page: Page, desk: str) -> None:
    question = "销户要不要带火化证"
    ask(page, question)
    field = page.locator("#mark [name=consultation_id]")
    expect(field).to_have_value("")
    expect(field).to_have_value(re.compile(r"^[\w-]{16}$"))  # after three quiet seconds
    page.get_by_role("button", name="标记：就是“出生登记”").click()
    expect(page.locator("#marked")).to_contain_text("这次问的是“出生登记”")
    page.goto(f"{desk}/desk/consultations")
    rows = page.locator("tbody tr", has_text=question)
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("出生登记")


def test_another_candidate_is_one_key_away_and_the_candidates_stay(page: Page) -> None:
    ask(page)
    page.get_by_role("button", name="看“出生登记”的答复").click()
    expect(page.locator(".brief")).to_contain_text("您选的")
    expect(page.locator(".candidates")).to_contain_text("死亡注销户口登记")
    expect(page.locator("#told-head")).to_be_focused()


def test_the_shortcuts_work_and_the_single_key_can_be_turned_off(page: Page, desk: str) -> None:
    press(page, "Alt+3")
    expect(page.get_by_role("heading", level=1)).to_have_text("全部转办单")
    press(page, "Alt+0")
    expect(page.get_by_role("heading", level=1)).to_have_text("快捷键和显示")
    press(page, "/")
    page.wait_for_url(f"{desk}/desk/")
    page.get_by_role("button", name="查", exact=True).focus()
    press(page, "/")
    expect(page.locator("#question")).to_be_focused()
    press(page, "Alt+0")
    page.get_by_label("不用").check()
    page.get_by_label("黑底高对比").check()
    page.get_by_role("button", name="记下").click()
    expect(page.locator("html")).to_have_attribute("data-look", "contrast")
    press(page, "/")
    expect(page.get_by_role("heading", level=1)).to_have_text("快捷键和显示")


def test_a_clerk_gets_from_the_question_to_the_answer_by_keyboard(page: Page) -> None:
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type("老汉走了，户口咋个销")
    page.keyboard.press("Enter")
    expect(page.locator("#told-head")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.panel') !== null")


def test_without_the_script_the_forms_work_all_the_same(desk: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, desk)
        page.fill("#question", QUESTION)
        page.get_by_role("button", name="查", exact=True).click()
        expect(page.locator(".aloud")).to_contain_text("死亡注销户口登记")
        page.get_by_role("button", name="标记：就是“死亡注销户口登记”").click()
        expect(page.locator("main")).to_contain_text("已记下")


def test_when_the_session_is_over_the_script_leads_to_the_sign_in_page(
    page: Page, desk: str
) -> None:
    ask(page)
    page.context.clear_cookies()
    page.locator("#question").press_sequentially("吗")
    page.wait_for_url(f"{desk}/desk/sign-in?said=again")
