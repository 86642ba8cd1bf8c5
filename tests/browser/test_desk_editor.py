"""The editor of guides in a real browser: by keyboard, checked as one types, answered anew."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assistant.learning.learning_desk import LearningDesk
from assistant.records.cipher import new_key
from assistant.records.database import Database
from assistant.service import Service
from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.assistant.records.made import PASSWORD
from tests.browser.desk_serving import served
from tests.real import settings_with_model
from tests.toy import write_corpus
from tests.ui.desk.desk_world import EDITOR, desk_application, hire_everybody
from ui.paper.notice_routes import notice_router

pytestmark = [pytest.mark.model, pytest.mark.browser]

SUMMARY = "家里老人走了，带户口簿到派出所，把户口销了。"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOW = """() => [...document.querySelectorAll(
        "button, .button, summary, nav a, select, textarea, .editor input:not([type=hidden], [type=checkbox])")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""


@pytest.fixture
def desk(
    tmp_path: Path,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
    upgraded_sqlite: Path,
) -> Iterator[str]:
    """Address of a server with the desk alone, over a corpus of its own."""
    data = tmp_path / "data"
    settings = settings_with_model(data, repository, served_encoder, toy_corpus)
    settings = settings.model_copy(update={"contact_key": new_key()})
    database = Database(f"sqlite:///{shutil.copy(upgraded_sqlite, data / 'records.sqlite3')}")
    hire_everybody(database)
    app = desk_application(Service(settings), settings, database)
    app.include_router(notice_router(""))
    write_corpus(data / "corpora")
    shutil.copy(repository / "corpora" / "holidays.tsv", data / "corpora")
    written = settings.model_copy(update={"corpora": data / "corpora"})
    app.state.learning = LearningDesk.open(written, database, lambda: served_encoder)
    with served(app) as address:
        yield f"{address}/desk"
    app.state.consultations.close(5)
    database.close()


@pytest.fixture
def new_page(desk: str, browser: Browser) -> Iterator[Callable[[], Page]]:
    """Makes the editor's browser, on the guide; a fault of the script or the policy fails."""
    contexts, faults = [], []

    def make() -> Page:
        contexts.append(browser.new_context(viewport={"width": 1366, "height": 768}))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{desk}/sign-in?next=/guides/GA-002")
        page.get_by_label("账号").fill(EDITOR.account)
        page.get_by_label("密码").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#editor")
        page.wait_for_load_state()
        return page

    yield make
    for context in contexts:
        context.close()
    assert [text for text in faults if "status of 4" not in text] == []


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    return new_page()


def sound(page: Page) -> None:
    """No barrier in either look, nothing too low to hit, nothing over the edge."""
    assert page.evaluate(LOW) == []
    assert page.evaluate(OVERFLOW) <= 0
    for look in ("contrast", "light"):
        page.evaluate("look => { document.documentElement.dataset.look = look }", look)
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == [], look


def told(page: Page, text: str) -> None:
    """What a save or its undoing says, once the snapshot is built."""
    expect(page.get_by_role("status").first).to_contain_text(text, timeout=30_000)


def test_a_guide_is_found_corrected_and_answered_anew_by_keyboard_alone(
    page: Page, desk: str
) -> None:
    page.keyboard.press("Alt+7")
    page.wait_for_url(f"{desk}/guides")
    page.get_by_label("找指南").focus()
    page.keyboard.type("GA-002")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guides?query=GA-002")
    page.get_by_role("link", name="改“死亡注销户口登记”的指南").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#editor")
    page.wait_for_load_state()
    page.locator("#summary").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(SUMMARY)
    expect(page.locator("#preview")).to_contain_text(SUMMARY)
    expect(page.locator("#tally")).to_contain_text("检查通过，可以存")
    page.keyboard.press("Alt+C")
    told(page, "新的资料版本已经发布")
    page.keyboard.press("Alt+1")
    page.wait_for_selector("#question")
    page.wait_for_load_state()
    page.keyboard.type("老汉走了，户口咋个销")
    page.keyboard.press("Enter")
    expect(page.locator(".direct")).to_contain_text(SUMMARY)


def test_what_is_wrong_is_told_beside_the_field_while_one_types(page: Page) -> None:
    page.locator("#summary").fill("长" * 61)
    found = page.locator("#found-summary")
    expect(found).to_contain_text("写短一些")
    expect(page.locator("#tally")).to_contain_text("1 处要改")
    assert "found-summary" in (page.locator("#summary").get_attribute("aria-describedby") or "")
    page.locator("#pitfalls").fill("张先生 510402194501011233 白跑过。")
    expect(page.locator("#found-pitfalls")).to_contain_text("删去这个号码")
    page.locator("#summary").fill(SUMMARY)
    expect(found).to_be_empty()


def test_return_in_a_field_checks_and_never_saves_or_removes(page: Page) -> None:
    page.locator("#phone").fill("12333")
    page.locator("#phone").press("Enter")
    expect(page.locator("#tally")).to_contain_text("检查通过，可以存")
    expect(page.locator("#materials-0-name")).to_have_value("居民户口簿")
    assert page.url.endswith("/guides/GA-002")


def test_rows_come_and_go_in_place_and_take_the_focus(page: Page) -> None:
    page.locator("#summary").fill(SUMMARY)
    page.get_by_role("button", name="材料：加一行").click()
    added = page.locator("#materials-2-name")
    expect(added).to_be_focused()
    added.fill("死亡证明")
    expect(page.locator("#preview")).to_contain_text("死亡证明")
    page.get_by_role("button", name="材料：删第 1 行").click()
    expect(page.locator("#materials-0-name")).to_have_value("居民身份证")
    expect(page.locator("#materials-0-name")).to_be_focused()
    expect(page.locator("#summary")).to_have_value(SUMMARY)


def test_the_page_is_without_barriers_whatever_it_says(page: Page, desk: str) -> None:
    sound(page)
    page.locator("#summary").fill("长" * 61)
    page.wait_for_selector("#found-summary .must")
    page.locator(".ticks summary").first.click()
    sound(page)
    page.keyboard.press("Alt+C")
    expect(page.get_by_role("alert")).to_contain_text("没有写入", timeout=15_000)
    sound(page)
    for address in ("guides", "guides?query=户口"):
        page.goto(f"{desk}/{address}")
        page.wait_for_load_state()
        sound(page)


@pytest.mark.parametrize("size", [(1366, 768), (683, 384), (400, 800)])
def test_nothing_runs_over_the_edge_at_200_per_cent_and_the_focus_is_seen(
    page: Page, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert page.evaluate(OVERFLOW) <= 0
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 20:
        page.keyboard.press(key)
        hidden = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect();
                const x = r.left + Math.min(r.width / 2, 20), y = r.top + Math.min(r.height / 2, 20);
                const at = document.elementFromPoint(x, y);
                return r.height && !(at && (e === at || e.contains(at) || at.contains(e))) ? e.outerHTML : "" }"""
        )
        assert hidden == ""


def test_two_people_at_one_guide_and_an_edit_that_goes_back(new_page: Callable[[], Page]) -> None:
    first, second = new_page(), new_page()
    first.locator("#phone").fill("12333")
    second.locator("#summary").fill(SUMMARY)
    first.keyboard.press("Alt+C")
    told(first, "已存下")
    second.keyboard.press("Alt+C")
    expect(second.get_by_role("alert")).to_contain_text("您写的都在，还没有存", timeout=15_000)
    expect(second.locator("#summary")).to_have_value(SUMMARY)
    expect(second.locator("#phone")).to_have_value("12333")
    sound(second)
    second.keyboard.press("Alt+C")
    told(second, "已存下")
    sound(second)
    second.get_by_role("button", name="退回这次修改").click()
    told(second, "已退回")
    expect(second.locator("#phone")).to_have_value("12333")
    expect(second.locator("#summary")).not_to_have_value(SUMMARY)


def test_what_is_not_saved_is_not_lost_by_a_stray_key(page: Page, desk: str) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator("#summary").press_sequentially("好")
    page.keyboard.press("Alt+1")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert page.url == f"{desk}/guides/GA-002"
