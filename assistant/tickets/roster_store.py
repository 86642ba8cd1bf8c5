"""The duty roster in the database.

Every function belongs to the caller's transaction and does not end it.
"""

from dataclasses import asdict, fields
from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from assistant.records.permission import Role
from assistant.tickets.duty import Duty, Roster
from assistant.tickets.duty_table import DutyRow

_FIELDS = tuple(field.name for field in fields(Duty))


def replace_roster(session: Session, roster: Roster) -> None:
    """Put ``roster`` in the place of the one that is kept."""
    session.execute(delete(DutyRow))
    if roster.duties:
        session.execute(insert(DutyRow), [asdict(duty) for duty in roster.duties])


def read_roster(session: Session) -> Roster:
    """The whole roster, in the order in which it came."""
    rows = session.scalars(select(DutyRow).order_by(DutyRow.sequence))
    return Roster(tuple(_duty(row) for row in rows))


def on_duty(session: Session, role: Role, place: str, day: date) -> Duty | None:
    """See ``Roster.on_duty``, without reading all of it."""
    query = select(DutyRow).where(DutyRow.role == role, DutyRow.place == place)
    of_day = query.where(DutyRow.first <= day, DutyRow.last >= day)
    row = session.scalars(of_day.order_by(DutyRow.sequence).limit(1)).first()
    return None if row is None else _duty(row)


def _duty(row: DutyRow) -> Duty:
    return Duty(**{name: getattr(row, name) for name in _FIELDS})
