"""The connection to Milvus: made at first use; what goes wrong there is a ``SnapshotError``."""

import logging
from collections.abc import Callable
from functools import cached_property
from typing import Any

from index.manifest import SnapshotError

_ASKED = ("search", "get")  # what a citizen waits for
_ASKED_S, _OTHERS_S = 5.0, 600.0  # seconds; loading or writing a big collection takes minutes
_CHECK = "下一步:检查 BANDECHENG_MILVUS_URL、BANDECHENG_MILVUS_TOKEN,看 Milvus 在不在运行"


class MilvusConnection:
    """A ``MilvusClient``, method for method, that gives up in time.

    Raises:
        SnapshotError: from every method: the extra is missing, or Milvus does not do it.
    """

    def __init__(self, uri: str, token: str) -> None:
        self._uri = uri
        self._token = token

    def __getattr__(self, name: str) -> Callable[..., Any]:
        seconds = _ASKED_S if name in _ASKED else _OTHERS_S

        def call(*args: object, **kwargs: object) -> Any:  # noqa: ANN401 - pymilvus has no stubs
            method = getattr(self._connected, name)
            from pymilvus import MilvusException  # noqa: PLC0415 - an extra

            try:
                return method(*args, timeout=seconds, **kwargs)
            except (MilvusException, OSError) as error:
                raise SnapshotError(f"Milvus 没有做成 {name}({_told(error)});{_CHECK}") from None

        return call

    def close(self) -> None:
        """Let go of it; the next use connects again."""
        if "_connected" in self.__dict__:
            self._connected.close()
            del self._connected

    @cached_property
    def _connected(self) -> Any:  # noqa: ANN401 - pymilvus has no stubs
        try:
            from pymilvus import MilvusClient, MilvusException  # noqa: PLC0415 - an extra
        except ImportError:
            raise SnapshotError(
                "没有装 Milvus 的客户端;下一步:pip install 'bandecheng[milvus]'"
            ) from None
        for name in ("pymilvus", "milvus_lite"):  # they would print what the error says as well
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        try:
            return MilvusClient(uri=self._uri, token=self._token, timeout=_ASKED_S)
        except (MilvusException, OSError) as error:
            raise SnapshotError(f"连不上 Milvus({_told(error)});{_CHECK}") from None


def _told(error: Exception) -> str:
    # The message could repeat the token.
    return f"{type(error).__name__} {getattr(error, 'code', '')}".strip()
