"""Errors of the API as problem details (RFC 9457), in Chinese."""

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from assistant.language.normalise import QuestionError
from assistant.records.database_error import DatabaseError
from assistant.texts import common as texts
from assistant.texts import records as texts_records

_log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"


class ProblemDetails(BaseModel):
    """RFC 9457: ``type`` is stable and names the kind, ``detail`` says what to do next."""

    type: str
    title: str
    status: int
    detail: str


class ApiError(Exception):
    """An error with its own problem details."""

    def __init__(self, status: HTTPStatus, kind: str, title: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = ProblemDetails(
            type=f"/problems/{kind}", title=title, status=status, detail=detail
        )


def install(app: FastAPI) -> None:
    """Turn every error of ``app`` into problem details."""

    @app.exception_handler(ApiError)
    async def _api(_request: Request, error: ApiError) -> JSONResponse:
        return _response(error.problem)

    @app.exception_handler(QuestionError)
    async def _question(_request: Request, error: QuestionError) -> JSONResponse:
        return _plain(HTTPStatus.UNPROCESSABLE_ENTITY, "question", "问题没法回答", str(error))

    @app.exception_handler(DatabaseError)
    async def _database(_request: Request, error: DatabaseError) -> JSONResponse:
        _log.error("database: %s", error)  # its own words are for the operator
        detail = texts_records.DATABASE_FAILED
        return _plain(HTTPStatus.SERVICE_UNAVAILABLE, "records", texts_records.NOT_KEPT, detail)

    @app.exception_handler(RequestValidationError)
    async def _validation(_request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or "请求内容"
        detail = texts.REQUEST_INVALID.format(where=where, allowed=texts.allowed(first["type"]))
        return _plain(HTTPStatus.UNPROCESSABLE_ENTITY, "request", "请求内容不对", detail)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == HTTPStatus.NOT_FOUND:
            return _plain(HTTPStatus.NOT_FOUND, "address", "没有这个地址", texts.NOT_FOUND)
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            detail = texts.METHOD_NOT_ALLOWED.format(method=request.method)
            return _plain(HTTPStatus.METHOD_NOT_ALLOWED, "method", "方法不对", detail)
        status = HTTPStatus(error.status_code)
        # The body of a request that is no JSON at all, or no UTF-8, ends here.
        return _plain(status, "request", "请求内容不对", texts.QUESTION_NOT_TEXT)

    @app.exception_handler(Exception)
    async def _unexpected(_request: Request, error: Exception) -> JSONResponse:
        # The type and place only: a message could hold what the person typed.
        _log.error("unexpected %s", type(error).__name__, exc_info=error)
        return _plain(
            HTTPStatus.INTERNAL_SERVER_ERROR, "internal", "系统出错", texts.INTERNAL_ERROR
        )


def _plain(status: HTTPStatus, kind: str, title: str, detail: str) -> JSONResponse:
    return _response(ApiError(status, kind, title, detail).problem)


def _response(problem: ProblemDetails) -> JSONResponse:
    return JSONResponse(problem.model_dump(), status_code=problem.status, media_type=MEDIA_TYPE)
