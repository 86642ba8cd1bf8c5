"""Insights in a real browser: a director reads figures, narrows them, opens what is late."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.records import account
from assistant.records.account import Staff
from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.service import Service
from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.assistant.insight.made import MONTH, fill
from tests.assistant.records.made import PASSWORD
from tests.browser.desk_serving import served
from tests.browser.test_desk import OVERFLOW, sign_in, sound
from tests.moments import NOW
from tests.real import settings_with_model
from tests.ui.desk.desk_world import EDITOR, desk_application, hire_everybody

pytestmark = [pytest.mark.model, pytest.mark.browser]
DIRECTOR = Staff("he.ju", "老何", Role.DIRECTOR, "", "", active=True)
QUESTIONS = "问题,事项编码,人群\n" + "".join(
    f"老汉走了，户口咋个销？第{number}问,GA-00{2 - number % 2},老人\n" for number in range(40)
)
LOADED = "() => [...document.images].every(one => one.complete && one.naturalWidth > 0)"


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
    upgraded_sqlite: Path,
) -> Iterator[str]:
    """The desk alone, after ten weeks of consultations and tickets; gives its address."""
    data = tmp_path_factory.mktemp("insights_browser") / "data"
    settings = settings_with_model(data, repository, served_encoder, toy_corpus)
    database = Database(f"sqlite:///{shutil.copy(upgraded_sqlite, data / 'records.sqlite3')}")
    hire_everybody(database)
    with database.transaction() as session:
        account.add(session, DIRECTOR, PASSWORD, who="os:test", now=NOW)
    fill(database)
    app = desk_application(Service(settings), settings, database)
    with served(app) as address:
        yield address
    app.state.consultations.close(5)
    database.close()


@pytest.fixture
def page(desk: str, browser: Browser) -> Iterator[Page]:
    """A browser that asks nobody but the desk, and in which the page's policy refuses nothing."""
    foreign: list[str] = []
    refused: list[str] = []
    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        page = context.new_page()
        page.on("request", lambda r: None if r.url.startswith(desk) else foreign.append(r.url))
        page.on("console", lambda message: refused.append(message.text))
        yield page
    assert foreign == []
    assert [text for text in refused if "status of 4" not in text] == []


def test_a_director_reads_the_figures_and_opens_a_late_ticket(page: Page, desk: str) -> None:
    sign_in(page, desk, DIRECTOR)
    page.keyboard.press("Alt+8")
    page.wait_for_selector(".figures")
    page.goto(f"{desk}/desk/insights?month={MONTH}")
    sound(page)
    for image in page.locator("figure img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_function(LOADED, timeout=60_000)
    assert page.locator("figure img").count() >= 6
    page.locator(".figures a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#overdue")
    page.locator("#overdue tbody a").first.click()
    expect(page.locator("h1")).to_contain_text("PZH-")


def test_a_department_narrows_the_figures_by_keyboard(page: Page, desk: str) -> None:
    sign_in(page, desk, DIRECTOR)
    page.goto(f"{desk}/desk/insights?month={MONTH}")
    before = page.locator(".figures strong").nth(1).inner_text()
    page.get_by_label("部门", exact=True).select_option("GA")
    page.get_by_label("部门", exact=True).press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**department=GA**")
    assert page.locator(".figures strong").nth(1).inner_text() != before


def test_insights_and_evaluation_hold_at_twice_the_size(page: Page, desk: str) -> None:
    sign_in(page, desk, EDITOR)
    page.set_viewport_size({"width": 683, "height": 384})
    for address in (f"insights?month={MONTH}", "evaluation"):
        page.goto(f"{desk}/desk/{address}")
        assert page.evaluate(OVERFLOW) <= 0, address


def test_the_monthly_report_comes_as_a_file(page: Page, desk: str) -> None:
    sign_in(page, desk, DIRECTOR)
    page.goto(f"{desk}/desk/insights?month={MONTH}")
    with page.expect_download() as started:
        page.get_by_role("link", name="下载月报（表格）").click()
    assert started.value.suggested_filename == f"report-{MONTH}.xlsx"


def test_an_evaluation_is_uploaded_watched_and_read(page: Page, desk: str) -> None:
    sign_in(page, desk, EDITOR)
    page.goto(f"{desk}/desk/evaluation")
    sound(page)
    _upload(page, "问题,事项编码\n户口,XX-1\n")
    expect(page.get_by_role("alert")).to_contain_text("第 2 行“事项编码”")
    sound(page)
    _upload(page, QUESTIONS)
    expect(page.get_by_role("progressbar")).to_be_visible()
    # The page looks again by itself until the run has come to its end.
    page.wait_for_selector("#errors", timeout=60_000)
    sound(page)
    expect(page.locator(".mistakes tbody tr")).to_have_count(20)
    page.locator(".mistakes button").first.click()
    page.wait_for_selector(".panel")
    _upload(page, QUESTIONS, f"{desk}/desk/evaluation")
    page.wait_for_selector("#errors", timeout=60_000)
    expect(page.locator("#compared-head")).to_contain_text("第 1 次")
    sound(page)


def _upload(page: Page, text: str, address: str = "") -> None:
    if address:
        page.goto(address)
    file = {"name": "大厅的问题.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("问题文件").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="开始评测").click()
