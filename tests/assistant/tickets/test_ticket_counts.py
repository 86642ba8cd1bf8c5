from assistant.records.database import Database
from assistant.tickets.intake import Intake
from assistant.tickets.stage import Stage
from assistant.tickets.ticket_counts import by_stage
from assistant.tickets.ticket_desk import TicketDesk
from tests.assistant.tickets.made import CLOCKS, DIRECTORY, at


def test_every_stage_is_counted_also_where_no_ticket_stands(database: Database) -> None:
    desk = TicketDesk(database, DIRECTORY, CLOCKS, None)
    for _ in range(2):
        desk.take(Intake("户口改不了"), now=at())
    with database.reading() as session:
        counts = by_stage(session)
    assert [*counts] == [*Stage]
    assert counts[Stage.TAKEN] == 2
    assert sum(counts.values()) == 2
