"""A service outside this machine that the settings name: asked once, in bounded time and room."""

import asyncio
from typing import Any

from pydantic import SecretStr

_LARGEST = 65_536  # bytes of a reply
_PLAIN = {"Accept-Encoding": "identity"}  # nothing that grows when it is unpacked


class OutsideError(RuntimeError):
    """The service gave no reply; the message says why and repeats nothing that was sent."""


class OutsideService:
    """One URL that is posted to."""

    def __init__(self, url: str, key: SecretStr, timeout_s: float) -> None:
        """Prepare calls to ``url``, each of at most ``timeout_s`` seconds from first to last byte.

        ``key`` is sent as a bearer token unless it is empty.

        Raises:
            OutsideError: httpx is not installed.
        """
        try:
            import httpx  # noqa: PLC0415 - an extra
        except ImportError:
            raise OutsideError("要用 httpx；下一步：pip install 'bandecheng[polish]'") from None
        self._httpx = httpx
        # Loading the certificates takes longer than a short call.
        self._ssl = httpx.create_ssl_context()
        self._url, self._key, self._timeout_s = url, key, timeout_s

    async def post(self, **body: Any) -> bytes:  # noqa: ANN401 - what httpx takes
        """The reply to ``body``: ``json``, or ``files`` and ``data``, as httpx takes them.

        Raises:
            OutsideError: no connection, too slow, another status than 200, or too long a reply.
        """
        try:
            # The time-out of httpx is for each read: a service that drips bytes would never end.
            async with asyncio.timeout(self._timeout_s):
                return await self._reply(body)
        except TimeoutError:
            raise OutsideError(f"等了 {self._timeout_s:g} 秒没有答完") from None
        except (self._httpx.HTTPError, self._httpx.InvalidURL) as error:
            raise OutsideError(f"连不上：{type(error).__name__}") from None

    async def _reply(self, body: dict[str, Any]) -> bytes:
        key = self._key.get_secret_value()
        headers = _PLAIN | ({"Authorization": f"Bearer {key}"} if key else {})
        client = self._httpx.AsyncClient(verify=self._ssl, timeout=None, trust_env=False)
        async with client, client.stream("POST", self._url, headers=headers, **body) as response:
            if response.status_code != self._httpx.codes.OK:
                raise OutsideError(f"状态 {response.status_code}，允许 200")
            reply = b""
            async for part in response.aiter_raw():
                reply += part
                if len(reply) > _LARGEST:
                    raise OutsideError(f"答复超过 {_LARGEST} 字节")
            return reply
