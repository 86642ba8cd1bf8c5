"""The table of the duty roster."""

from datetime import date

from sqlalchemy import Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from assistant.records.base import Base, Sequence, choice
from assistant.records.permission import Role


class DutyRow(Base):
    """One turn of one person; its columns are the fields of ``Duty``."""

    __tablename__ = "duties"
    __table_args__ = (Index(None, "role", "place", "first"), {"sqlite_autoincrement": True})

    sequence: Mapped[Sequence]
    role: Mapped[Role] = mapped_column(choice(Role))
    place: Mapped[str] = mapped_column(String(10))  # empty where the post has none
    first: Mapped[date] = mapped_column(Date)
    last: Mapped[date] = mapped_column(Date)
    name: Mapped[str] = mapped_column(String(40))
    account: Mapped[str] = mapped_column(String(40))  # empty for who has none
