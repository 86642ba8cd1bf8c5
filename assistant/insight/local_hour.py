"""The hour in China of a moment in the database, as text, in SQL on both databases."""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import String


class local_hour(GenericFunction[str]):  # noqa: N801 - an SQL function
    """``local_hour(moment)`` is text such as ``2026-11-24 09``; China has UTC+8 all the year."""

    type = String()
    inherit_cache = True


@compiles(local_hour, "sqlite")
def _sqlite(element: local_hour, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - of SQLAlchemy
    return f"strftime('%Y-%m-%d %H', {compiler.process(element.clauses, **options)}, '+8 hours')"


@compiles(local_hour, "postgresql")
def _postgresql(element: local_hour, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - of SQLAlchemy
    moment = compiler.process(element.clauses, **options)
    return f"to_char({moment} AT TIME ZONE 'UTC' + interval '8 hours', 'YYYY-MM-DD HH24')"
