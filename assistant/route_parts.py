"""What the HTTP routes share: the problems they document, the longest text, the guide of an item."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from assistant.problem import MEDIA_TYPE, ApiError, ProblemDetails
from assistant.texts import common as texts
from ingest.corpus import Corpus
from ingest.guide import Guide

LONGEST = 20_000  # characters of a text that comes in; its own limit gives the kinder message
_USUAL: Mapping[int, str] = {
    404: "没有这个事项",
    409: "和已有的不一致",
    422: "请求内容不对",
    429: "问得太快了",
    503: "还没准备好，或正忙",
}


def problems(
    *statuses: int, told: Mapping[int, str] = MappingProxyType({})
) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route that answers ``statuses`` with problem details.

    ``told`` describes a status in other words: ``problems(404, 503, told={404: "没有这张单"})``.
    """
    return {
        status: {
            "model": ProblemDetails,
            "content": {MEDIA_TYPE: {}},
            "description": told.get(status, _USUAL[status]),
        }
        for status in statuses
    }


def known_guide(item_id: str, corpus: Corpus) -> Guide:
    """The guide of ``item_id``.

    Raises:
        ApiError: no such item.
    """
    guide = corpus.guides.get(item_id)
    if guide is None:
        detail = texts.ITEM_UNKNOWN.format(item_id=item_id[:20])
        raise ApiError(HTTPStatus.NOT_FOUND, "item", _USUAL[404], detail)
    return guide
