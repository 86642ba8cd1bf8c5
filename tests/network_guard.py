"""Refuses every connection and look-up that leaves this machine, for the whole test run."""

import ipaddress
import sys

_BY_ADDRESS = ("socket.connect", "socket.sendto")  # arguments: the socket, its address
_BY_NAME = ("socket.getaddrinfo", "socket.gethostbyname")  # first argument: the host


class OutsideNetworkError(RuntimeError):
    """A test tried to leave this machine."""


class NetworkGuard:
    """Once installed it stays for the life of the process; ``on`` switches it.

    ``attempts`` keeps every refused host, so that code which swallows the error is found too.
    """

    def __init__(self) -> None:
        self.on = False
        self.attempts: list[str] = []

    def install(self) -> None:
        """Watch from now on."""
        self.on = True
        sys.addaudithook(self._check)

    def _check(self, event: str, args: tuple[object, ...]) -> None:
        if not self.on or not event.startswith("socket."):
            return
        if event in _BY_NAME:
            host = args[0]
        elif event in _BY_ADDRESS and isinstance(args[1], tuple):  # else a path: a local socket
            host = args[1][0]
        else:
            return
        if not is_loopback(host):
            self.attempts.append(str(host))
            raise OutsideNetworkError(f"测试不许出本机,却要连 {host}({event});下一步:去掉这次联网")


def is_loopback(host: object) -> bool:
    """Whether ``host``, a name or an address, is this machine."""
    if isinstance(host, bytes):
        host = host.decode()
    if host is None or isinstance(host, int) or host in ("", "localhost"):
        return True  # an integer is the id of a kernel socket
    try:
        address = ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
