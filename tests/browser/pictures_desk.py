"""The desk's pictures of README and docs: ``python -m tests.browser.pictures_desk docs/images``."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from assistant.learning.learning_desk import LearningDesk
from assistant.records import account, consultation_log
from assistant.records.account import Staff
from assistant.records.base import utc_now
from assistant.records.cipher import new_key
from assistant.records.consultation import Channel, FeedbackKind
from assistant.records.database import Database
from assistant.records.feedback import give_feedback
from assistant.records.permission import Role
from assistant.records.schema import upgrade
from assistant.service import Service
from assistant.settings import Settings
from assistant.tickets.contact import read_contact
from assistant.tickets.intake import Intake
from assistant.tickets.stage import Complexity
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket_desk import TicketDesk
from ingest.case import RootCause
from tests.assistant.insight.made import MONTH, fill
from tests.assistant.records.made import PASSWORD
from tests.browser.conftest import _ARGUMENTS
from tests.browser.desk_serving import served
from tests.ui.desk.desk_world import EDITOR, SPECIALIST, desk_application, hire_everybody
from ui.desk.session import actor_of
from ui.paper.notice_routes import notice_router

SIZE = {"width": 1366, "height": 768}
QUESTION = "老汉走了，户口咋个销"
STUCK = "我妈走了要销户口，死亡证明开不出来"
UNHEARD = "娃儿的本本落脱了，哪个给我整一个新的嘛"
EDITED = "GA-014"
# Plots below the edge of the picture are not fetched before somebody scrolls to them.
_IN_SIGHT_LOADED = """() => [...document.images].every(
    one => one.complete || one.getBoundingClientRect().top > innerHeight)"""
DIRECTOR = Staff("he.ju", "老何", Role.DIRECTOR, "", "", active=True)
# Matter, item, window, cause, days ago, steps that the specialist took since.
_TICKETS = (
    (STUCK, "GA-002", "W-01", RootCause.MATERIALS, 12, (Step.CLAIM,)),
    ("户口簿上名字错一个字，银行不认", "GA-023", "W-01", RootCause.MISMATCH, 1, (Step.CLAIM, Step.CLASSIFY)),
    ("残疾证到期，本人卧床来不了大厅", "CL-001", "W-01", None, 0, ()),
)  # fmt: skip


@contextmanager
def desk_with_work(folder: Path) -> Iterator[str]:
    """The desk over the real corpus, with records of its own in ``folder``; gives its address."""
    database = Database(f"sqlite:///{folder / 'records.sqlite3'}")
    upgrade(database)
    hire_everybody(database)
    settings = Settings().model_copy(update={"contact_key": new_key()})
    app = desk_application(Service(settings), settings, database)
    app.include_router(notice_router("http://hall.example"))
    app.state.learning = LearningDesk.open(settings, database)
    _take_tickets(app.state.tickets)
    _ask(database, app.state.service)
    with served(app) as address:
        yield f"{address}/desk"
    app.state.consultations.close(5)
    database.close()


@contextmanager
def desk_with_figures(folder: Path) -> Iterator[str]:
    """The desk after ten made-up weeks of consultations and tickets; gives its address."""
    database = Database(f"sqlite:///{folder / 'figures.sqlite3'}")
    upgrade(database)
    with database.transaction() as session:
        account.add(session, DIRECTOR, PASSWORD, who="os:pictures", now=utc_now())
    fill(database)
    settings = Settings()
    app = desk_application(Service(settings), settings, database)
    with served(app) as address:
        yield f"{address}/desk"
    app.state.consultations.close(5)
    database.close()


def _take_tickets(desk: TicketDesk) -> None:
    for matter, item_id, place, cause, days, steps in _TICKETS:
        at = utc_now() - timedelta(days=days)
        contact = read_contact("13900000000", "")
        told = Intake(matter, item_id, place, cause, contact, Channel.KIOSK)
        ticket = desk.take(told, now=at).ticket
        for step in steps:
            kind = Complexity.SIMPLE if step is Step.CLASSIFY else None
            note = "系统里和出生证对不上" if kind else ""
            action = Action(step, actor_of(SPECIALIST), at, note, complexity=kind)
            ticket = desk.step(ticket.number, ticket.version, action)


def _ask(database: Database, service: Service) -> None:
    with database.transaction() as session:
        for question in (QUESTION, UNHEARD, "医保断交了咋个补", UNHEARD):
            answer = service.pipeline().ask(question)
            kept = consultation_log.keep(session, answer, channel=Channel.KIOSK, now=utc_now())
            if question == UNHEARD:
                give_feedback(session, kept, FeedbackKind.NOT_FOUND, utc_now())


def sign_in(page: Page, desk: str, staff: Staff) -> None:
    """Sign ``staff`` in, in place of whoever was."""
    page.context.clear_cookies()
    page.goto(f"{desk}/sign-in")
    page.get_by_label("账号").fill(staff.account)
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".who")


def ask(page: Page, desk: str, question: str = QUESTION) -> None:
    """Type and pause, as a clerk does."""
    page.goto(f"{desk}/")
    page.locator("#question").press_sequentially(question)
    page.wait_for_selector(".panel")
    page.wait_for_selector("#answer:not([aria-busy])")


def evidence(page: Page, desk: str) -> None:
    """Why the answer is what it is."""
    ask(page, desk)
    page.keyboard.press("Alt+Z")
    page.locator("#evidence").evaluate("e => e.scrollIntoView()")


def twins(page: Page, desk: str) -> None:
    """Two items that are easily confused, side by side."""
    ask(page, desk)
    page.locator(".candidates input").nth(0).check()
    page.locator(".candidates input").nth(1).check()
    page.keyboard.press("Alt+B")
    page.wait_for_selector("table.compare")


def ticket(page: Page, desk: str) -> None:
    """One ticket with its clocks, history and next steps."""
    page.goto(f"{desk}/tickets")
    page.locator(".tickets a").first.click()
    page.wait_for_selector(".history")


def candidates(page: Page, desk: str) -> None:
    """What nobody understood, for a person to decide on."""
    page.goto(f"{desk}/candidates")
    page.get_by_role("button", name="收集新的").click()
    page.wait_for_selector("tbody")


def editor(page: Page, desk: str) -> None:
    """A guide while somebody changes it, with what the checks say."""
    page.goto(f"{desk}/guides/{EDITED}")
    summary = page.get_by_role("textbox", name="一句话说明")
    text = summary.input_value()
    summary.fill(
        f"{text}写满了、烂了、掉了页的都一样，带上身份证和旧的户口本去，当场就能拿到新的一本。"
    )
    page.wait_for_selector("#found-summary .must")


def insights(page: Page, desk: str) -> None:
    """A month in figures, plots and tables."""
    page.goto(f"{desk}/insights?month={MONTH}")
    page.wait_for_selector(".figures")
    page.wait_for_function(_IN_SIGHT_LOADED)


Screen = Callable[[Page, str], None]
SCREENS: Mapping[Staff, Mapping[str, Screen]] = {
    SPECIALIST: {
        "search": ask,
        "evidence": evidence,
        "twins": twins,
        "tickets": lambda page, desk: page.goto(f"{desk}/tickets") and None,
        "ticket": ticket,
    },
    EDITOR: {"candidates": candidates, "editor": editor},
}
FIGURES: Mapping[Staff, Mapping[str, Screen]] = {DIRECTOR: {"insights": insights}}


def main(folder: Path) -> None:
    """Serve with records of its own, take the pictures, stop."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as records,
        desk_with_work(Path(records)) as working,
        desk_with_figures(Path(records)) as counting,
        sync_playwright() as playwright,
    ):
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        page = browser.new_page(viewport=SIZE)
        for desk, shown in ((working, SCREENS), (counting, FIGURES)):
            for staff, screens in shown.items():
                sign_in(page, desk, staff)
                for name, show in screens.items():
                    show(page, desk)
                    picture = folder / f"desk-{name}.png"
                    page.screenshot(path=picture, animations="disabled")
                    print(picture)  # noqa: T201 - a command
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
