"""How many tickets stand where."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assistant.tickets.stage import Stage
from assistant.tickets.ticket_table import TicketRow


def by_stage(session: Session) -> dict[Stage, int]:
    """The number of tickets at every stage, also where there is none, in the order of stages."""
    rows = session.execute(select(TicketRow.stage, func.count()).group_by(TicketRow.stage))
    counts = {row[0]: row[1] for row in rows}
    return {stage: counts.get(stage, 0) for stage in Stage}
