"""What every table shares: naming of constraints, column types, identifiers, the clock."""

import enum
import secrets
from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeEngine

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_CHOICE_LENGTH = 32


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=_NAMES)
    # A number is never given twice, even after the newest row was deleted.
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - read-only to SQLAlchemy


class Utc(TypeDecorator[datetime]):
    """A moment in UTC; naive datetimes are refused, SQLite keeps them without a zone."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """With a zone where the database knows zones."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """``value`` as the database keeps it.

        Raises:
            ValueError: ``value`` has no zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"时间 {value} 没有时区;用 utc_now() 或 astimezone(UTC)")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the database kept, with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


LONG = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER numbers itself in SQLite
DOCUMENT = JSON().with_variant(JSONB, "postgresql")

#: Primary key that grows with every row: the order of events, whatever the clock says.
Sequence = Annotated[int, mapped_column(LONG, primary_key=True, autoincrement=True)]


def choice(kind: type[enum.StrEnum]) -> Enum:
    """Column type for the members of ``kind``, kept by value, so that values can be added."""
    return Enum(
        kind,
        native_enum=False,
        length=_CHOICE_LENGTH,
        values_callable=lambda members: [member.value for member in members],
    )


def new_id() -> str:
    """An identifier that cannot be guessed: 16 characters, safe in an address."""
    return secrets.token_urlsafe(12)


def utc_now() -> datetime:
    """This moment, with its zone."""
    return datetime.now(UTC)
