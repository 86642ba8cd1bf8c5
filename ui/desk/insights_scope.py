"""What the insights are narrowed to: a month, a department, a district."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from assistant.insight.counts import MEANT
from assistant.records.consultation import Consultation
from assistant.tickets.routing import Directory
from assistant.tickets.ticket import Ticket
from assistant.tickets.ticket_table import TicketRow

MONTHS = 12  # that can be picked


class Scope(BaseModel):
    """As it stands in the address; what is empty does not narrow, an empty month is this one."""

    model_config = ConfigDict(frozen=True)

    month: str = Field(default="", max_length=7)
    department: str = Field(default="", max_length=10)
    district: str = Field(default="", max_length=20)

    def narrow(self, session: Session, directory: Directory) -> None:
        """Let every query of ``session`` see only what is within.

        A consultation is of the department whose item it was about: what was not understood is
        of none. It is of the district whose window it was asked at.
        """
        within = []
        if self.department:
            own = MEANT.startswith(f"{self.department}-", autoescape=True)
            within.append(with_loader_criteria(Consultation, own))
            of_ticket = TicketRow.department == self.department
            within.append(with_loader_criteria(TicketRow, of_ticket))
        if self.district:
            windows = self.windows(directory)
            within += [
                with_loader_criteria(table, table.window_id.in_(windows))
                for table in (Consultation, TicketRow)
            ]

        def narrowed(state: ORMExecuteState) -> None:
            state.statement = state.statement.options(*within)

        event.listen(session, "do_orm_execute", narrowed)

    def windows(self, directory: Directory) -> list[str]:
        """The windows of the district."""
        windows = directory.places.by_id.values()
        return [one.window_id for one in windows if one.district == self.district]

    def holds(self, ticket: Ticket, directory: Directory) -> bool:
        """Whether ``ticket`` is within, whatever its month."""
        return self.department in ("", ticket.department) and (
            not self.district or ticket.window_id in self.windows(directory)
        )


def months_until(today: date) -> list[str]:
    """The months that can be picked, written as 2026-11, the newest first."""
    last = today.year * 12 + today.month - 1
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(last, last - MONTHS, -1)]


def districts(directory: Directory) -> list[str]:
    """The districts that have a window, in the order of the windows."""
    return list(dict.fromkeys(one.district for one in directory.places.by_id.values()))
