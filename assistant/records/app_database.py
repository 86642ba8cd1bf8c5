"""The database of a running application, for the routes that keep something."""

from http import HTTPStatus

from fastapi import FastAPI

from assistant.problem import ApiError
from assistant.records.database import Database
from assistant.texts import records as texts


def database_in(app: FastAPI) -> Database:
    """What ``app.state.database`` holds.

    Raises:
        ApiError: the application could not open its database.
    """
    database = getattr(app.state, "database", None)
    if not isinstance(database, Database):
        raise ApiError(
            HTTPStatus.SERVICE_UNAVAILABLE, "records", texts.NOT_KEPT, texts.DATABASE_CLOSED
        )
    return database
