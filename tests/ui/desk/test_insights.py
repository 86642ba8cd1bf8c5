import io

import pytest
from fastapi import FastAPI
from openpyxl import load_workbook

from assistant.records import account
from assistant.records.account import Staff
from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.texts import desk as words
from tests.assistant.insight.made import MONTH, NOT_ANSWERED, OUTSIDE, PRIVATE, fill
from tests.assistant.learning.made import asked
from tests.assistant.records.made import PASSWORD, audited
from tests.moments import NOW
from tests.ui.desk.desk_world import AUDITOR, SPECIALIST, Clerk
from ui.desk.insights_scope import months_until
from ui.desk.insights_view import TROUBLE, USE

pytestmark = pytest.mark.model
DIRECTOR = Staff("he.ju", "老何", Role.DIRECTOR, "", "", active=True)
ADDRESS = f"/insights?month={MONTH}"


@pytest.fixture
def director(clerk: Clerk, desk_database: Database) -> Clerk:
    """Somebody who decides, after ten weeks of consultations and tickets."""
    fill(desk_database)
    with desk_database.transaction() as session:
        account.add(session, DIRECTOR, PASSWORD, who="os:test", now=NOW)
    clerk.sign_in(DIRECTOR)
    return clerk


def test_figures_and_every_section_stand_on_the_page_with_a_table(director: Clerk) -> None:
    page = director.get(ADDRESS).text
    for name in words.FIGURES.values():
        assert name in page
    for name in (*TROUBLE, *USE):
        assert f'<section class="card insight" id="{name}"' in page
    assert page.count('<img loading="lazy"') >= 6
    assert "材料不全" in page
    # Words that several people used, and never what one said of themselves.
    assert NOT_ANSWERED[3:8] in page
    assert OUTSIDE[-6:-2] in page
    assert PRIVATE not in page
    assert PRIVATE[:4] not in page


def test_a_ticket_that_is_late_is_listed_and_opens(director: Clerk) -> None:
    page = director.get(ADDRESS).text
    assert words.OVERDUE_NONE not in page
    assert "超期" in page
    assert 'href="/desk/tickets/PZH-' in page


def test_who_may_not_open_tickets_sees_their_numbers_without_a_link(
    clerk: Clerk, desk_database: Database
) -> None:
    fill(desk_database)
    clerk.sign_in(AUDITOR)
    page = clerk.get(ADDRESS).text
    assert ">PZH-" in page
    assert 'href="/desk/tickets/PZH-' not in page


def test_a_department_and_a_district_narrow_everything(director: Clerk, desk_app: FastAPI) -> None:
    everything = _asked(director, "")
    of_department = _asked(director, "&department=GA")
    of_district = _asked(director, "&district=东区")
    both = _asked(director, "&department=GA&district=东区")
    assert 0 < both < min(of_department, of_district)
    assert max(of_department, of_district) < everything
    page = director.get(f"{ADDRESS}&department=GA").text
    assert "MZ-00" not in page
    assert words.SCOPE_HINT in page
    with desk_app.state.database.reading() as session:
        assert not session.info  # narrowing lasts as long as its session


def test_a_plot_is_an_image_that_can_do_nothing(director: Clerk) -> None:
    plot = director.get(f"/insights/plot?month={MONTH}&name=weeks")
    assert plot.headers["content-type"].startswith("image/svg+xml")
    assert plot.headers["content-security-policy"].startswith("default-src 'none'")
    assert plot.text.startswith("<svg")
    assert "<script" not in plot.text
    assert director.get(f"/insights/plot?month={MONTH}&name=rising").status_code == 404
    assert director.get(f"/insights/plot?month={MONTH}&name=nothing").status_code == 404


def test_the_monthly_report_is_downloaded_and_that_is_noted(
    director: Clerk, desk_database: Database
) -> None:
    page = director.get(f"/insights/report.html?month={MONTH}")
    assert f'filename="report-{MONTH}.html"' in page.headers["content-disposition"]
    assert "2026 年 11 月溯源报告" in page.text
    assert PRIVATE not in page.text
    book = director.get(f"/insights/report.xlsx?month={MONTH}")
    assert "突然多起来的（未诉先办）" in load_workbook(io.BytesIO(book.content)).sheetnames
    assert (DIRECTOR.account, "insight.report", MONTH, "ok") in audited(desk_database)


@pytest.mark.parametrize("month", ["2026-13", "2999-01", "eleven"])
def test_no_month_is_refused_with_what_is_allowed(director: Clerk, month: str) -> None:
    response = director.get(f"/insights?month={month}")
    assert response.status_code == 422
    assert "请" in response.text


def test_a_window_does_not_see_the_statistics(clerk: Clerk) -> None:
    clerk.sign_in(SPECIALIST)
    assert clerk.get("/insights").status_code == 403
    assert "/desk/insights" not in clerk.get("/help").text


def test_the_figures_are_counted_once_in_some_minutes(director: Clerk, desk_app: FastAPI) -> None:
    first = _asked(director, "")
    asked(desk_app.state.database)
    assert _asked(director, "") == first
    desk_app.state.insights._views.clear()
    assert _asked(director, "") > first


def test_twelve_months_can_be_picked() -> None:
    months = months_until(NOW.date().replace(year=2026, month=2, day=1))
    assert months[:3] == ["2026-02", "2026-01", "2025-12"]
    assert len(months) == 12


def _asked(director: Clerk, narrowed: str) -> int:
    page = director.get(f"{ADDRESS}{narrowed}").text
    figure = page.split('href="#weeks"><strong>')[1].split("<")[0]
    return int(figure.replace(",", ""))
