"""The insights of one scope: figures, sections and plots, kept for some minutes."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.insight.counts import ASKED, TAKEN, Tally
from assistant.insight.names import Names
from assistant.insight.section import Plot, Section, percent
from assistant.insight.span import month_span
from assistant.records.base import utc_now
from assistant.records.consultation import Consultation
from assistant.records.database import Database
from assistant.status import Status
from assistant.texts import desk as words
from assistant.tickets.clock import local_day
from assistant.tickets.routing import Directory
from assistant.tickets.ticket_table import TicketRow
from ui.desk.insights_scope import Scope
from ui.report.draw import drawing
from ui.report.html import Draw

if TYPE_CHECKING:  # SciPy's tests take half a second to import
    from assistant.insight.month_report import MonthReport

#: Sections of the monthly report, those first that somebody has to do something about.
TROUBLE = ("rising", "causes", "unanswered", "outside", "wrong")
USE = (
    *("weeks", "items", "departments", "districts", "statuses", "feedback", "channels"),
    *("hours", "stages"),
)
_FRESH = 5 * 60.0  # seconds
_MOST = 8  # scopes that are kept
_ANSWERED = (Status.ANSWERED, Status.ANSWERED_PARTIALLY, Status.LIFE_EVENT)


@dataclass(frozen=True)
class Figure:
    """One large number; ``leads`` is the part of the page that tells more."""

    name: str
    value: str
    under: str
    leads: str


@dataclass(frozen=True)
class View:
    """What was counted at ``made_at`` on the monotonic clock; ``svgs`` are drawn when asked for."""

    month: str
    notes: tuple[str, ...]
    figures: tuple[Figure, ...]
    sections: Mapping[str, Section]
    made_at: float
    svgs: dict[str, str] = field(default_factory=dict)


class Insights:
    """Counts when somebody looks, and not again for some minutes: citizens ask meanwhile."""

    def __init__(self, cache_folder: Path, retention_days: int) -> None:
        self._cache_folder = cache_folder
        self._retention_days = retention_days
        self._views: dict[tuple[Scope, date], View] = {}
        self._making = threading.Lock()

    def view(self, scope: Scope, database: Database, directory: Directory, today: date) -> View:
        """The view of ``scope``, at most some minutes old.

        Raises:
            MonthError: no month, or one that has not begun.
            DatabaseError: the records cannot be read.
        """
        key = scope, today
        with self._making:
            found = self._views.pop(key, None)
            if found is None or time.monotonic() - found.made_at > _FRESH:
                found = self._made(scope, database, directory, today)
            self._views[key] = found
            while len(self._views) > _MOST:
                self._views.pop(next(iter(self._views)))
        return found

    def svg(self, view: View, name: str) -> str | None:
        """The plot of the section ``name``; None where there is none, or no font to draw it."""
        section = view.sections.get(name)
        if section is None or section.plot is None or not section.plot.labels:
            return None
        with self._making:
            draw = self.draw()
            if draw and name not in view.svgs:
                view.svgs[name] = draw(section.plot, name)
        return view.svgs.get(name)

    def drawn(self, plot: Plot | None, name: str) -> str | None:
        """``plot`` as SVG, its parts named after ``name``; None where there is nothing to draw."""
        draw = self.draw()
        return draw(plot, name) if plot and draw else None

    def draw(self) -> Draw | None:
        """What draws; None without a font for it."""
        return drawing(self._cache_folder)

    def report(self, month: str, database: Database, directory: Directory) -> "MonthReport":
        """The report of a whole month, of all departments and districts; empty is this month.

        Raises:
            MonthError, DatabaseError: as ``view``.
        """
        from assistant.insight.month_report import month_report  # noqa: PLC0415 - needs SciPy

        today = local_day(utc_now())
        with database.reading() as session:
            wanted = month or f"{today:%Y-%m}"
            return month_report(session, directory, wanted, today, self._retention_days)

    def _made(self, scope: Scope, database: Database, directory: Directory, today: date) -> View:
        from assistant.insight.month_report import month_report  # noqa: PLC0415 - needs SciPy

        month = scope.month or f"{today:%Y-%m}"
        with database.reading() as session:
            scope.narrow(session, directory)
            report = month_report(session, directory, month, today, self._retention_days)
            tally = Tally(session, Names(directory), today)
            span = month_span(month, today)
            asked = tally.months(ASKED, Consultation.status, span)
            taken = tally.months(TAKEN, TicketRow.stage, span)
        sections = {one.name: one for one in report.sections}
        answered = sum(asked.now[status] for status in _ANSWERED)
        before = words.MONTH_BEFORE
        figures = (
            Figure(
                words.FIGURES["asked"],
                f"{asked.now.total():,}",
                before.format(count=f"{asked.before.total():,}"),
                "weeks",
            ),
            Figure(
                words.FIGURES["answered"],
                percent(answered, asked.now.total()),
                words.ANSWERED_OF.format(count=f"{answered:,}"),
                "statuses",
            ),
            Figure(
                words.FIGURES["taken"],
                f"{taken.now.total():,}",
                before.format(count=f"{taken.before.total():,}"),
                "causes",
            ),
            Figure(
                words.FIGURES["rising"],
                f"{len(sections['rising'].rows)}",
                words.RISING_UNDER,
                "rising",
            ),
        )
        return View(report.month, report.notes, figures, sections, time.monotonic())
