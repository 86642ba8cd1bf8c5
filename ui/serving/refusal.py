"""A request refused before any route sees it, as problem details like every other error."""

from http import HTTPStatus

from starlette.responses import JSONResponse

from assistant.problem import MEDIA_TYPE, ApiError


def refusal(
    status: HTTPStatus, kind: str, title: str, detail: str, retry_after: int | None = None
) -> JSONResponse:
    """The response; ``retry_after`` in seconds tells the client when to come again."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    problem = ApiError(status, kind, title, detail).problem.model_dump()
    return JSONResponse(problem, status, headers, MEDIA_TYPE)
