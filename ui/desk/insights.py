"""Insights: what is asked, gets stuck and rises, for whoever has to do something about it."""

import tempfile
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import Field

from assistant.problem import ApiError
from assistant.records.app_database import database_in
from assistant.records.base import utc_now
from assistant.settings import Settings
from assistant.texts import desk as words
from assistant.tickets.clock import local_day
from assistant.tickets.ticket_desk import TicketDesk
from assistant.tickets.ticket_routes import desk_in
from assistant.tickets.ticket_store import overdue
from ui.desk.access import desk_router
from ui.desk.evaluation import history, runs_in
from ui.desk.evaluation_results import history_plot
from ui.desk.insights_scope import Scope, districts, months_until
from ui.desk.insights_view import TROUBLE, USE, Insights, View
from ui.desk.pages import page
from ui.desk.seen import note_seen
from ui.desk.session import SignedInStaff
from ui.desk.ticket_clock import clock_words, urgency
from ui.desk.ticket_list import Line
from ui.report.html import report_html

router = desk_router()
# A drawing has styles of its own; as an image it can do nothing else.
_OF_A_PLOT = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
EVALUATIONS = "evaluations"  # the plot of the evaluations, which are no section of a report
_HTML = "text/html; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PlotOf(Scope):
    """The plot of the section ``name``."""

    name: str = Field(max_length=20)


@router.get("/insights")
def insights(request: Request, scope: Annotated[Scope, Query()]) -> Response:
    """Figures and tables first; the plots come as images, each when it comes into sight."""
    desk = desk_in(request.app)
    view = _view(request, scope, desk)
    today = local_day(utc_now())
    with database_in(request.app).reading() as session:
        found = [one for one in overdue(session, today) if scope.holds(one, desk.directory)]
    calendar = desk.clocks.working_days
    found.sort(key=lambda ticket: urgency(ticket, today, calendar))
    late = [Line(ticket, clock_words(ticket, today, calendar)) for ticket in found]
    return page(
        request,
        "insights.html",
        here="insights",
        view=view,
        scope=scope,
        late=late,
        trouble=[view.sections[name] for name in TROUBLE],
        use=[view.sections[name] for name in USE],
        months=months_until(today),
        departments=desk.directory.departments.values(),
        departments_by=desk.directory.departments,
        districts=districts(desk.directory),
        windows=desk.directory.places.by_id,
        **history(runs_in(request)),
    )


@router.get("/insights/plot")
def insights_plot(request: Request, wanted: Annotated[PlotOf, Query()]) -> Response:
    """One plot, as an image."""
    scope = Scope(**wanted.model_dump(exclude={"name"}))
    view = _view(request, scope, desk_in(request.app))
    if wanted.name == EVALUATIONS:
        svg = _insights(request).drawn(history_plot(runs_in(request).listed()), wanted.name)
    else:
        svg = _insights(request).svg(view, wanted.name)
    if svg is None:
        raise ApiError(HTTPStatus.NOT_FOUND, "no-plot", words.WENT_WRONG, words.NO_SUCH_PAGE)
    return Response(svg, media_type="image/svg+xml", headers=_OF_A_PLOT)


@router.get("/insights/report.html")
def month_page(request: Request, staff: SignedInStaff, month: str = "") -> Response:
    """The monthly report to read and to print; that it was taken away is noted."""
    made = _insights(request)
    report = made.report(month, database_in(request.app), desk_in(request.app).directory)
    note_seen(request, staff, "insight.report", report.month)
    return _download(report_html(report, made.draw()).encode(), _HTML, f"{report.month}.html")


@router.get("/insights/report.xlsx")
def month_workbook(request: Request, staff: SignedInStaff, month: str = "") -> Response:
    """The monthly report to count with; that it was taken away is noted."""
    from ui.report.workbook import write_workbook  # noqa: PLC0415 - needs openpyxl

    made = _insights(request)
    report = made.report(month, database_in(request.app), desk_in(request.app).directory)
    note_seen(request, staff, "insight.report", report.month)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.xlsx"
        write_workbook(report, path)
        return _download(path.read_bytes(), _XLSX, f"{report.month}.xlsx")


def open_insights(settings: Settings) -> Insights:
    """The insights of an application with ``settings``."""
    return Insights(settings.cache_folder, settings.retention_days)


def _insights(request: Request) -> Insights:
    found: Insights = request.app.state.insights
    return found


def _view(request: Request, scope: Scope, desk: TicketDesk) -> View:
    today = local_day(utc_now())
    return _insights(request).view(scope, database_in(request.app), desk.directory, today)


def _download(content: bytes, kind: str, name: str) -> Response:
    told = {"Content-Disposition": f'attachment; filename="report-{name}"'}
    return Response(content, media_type=kind, headers=told)
