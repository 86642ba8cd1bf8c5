import contextlib
import socket
from collections.abc import Iterator

import pytest

from tests.network_guard import NetworkGuard, OutsideNetworkError, is_loopback


@pytest.fixture
def guard(network_guard: NetworkGuard) -> Iterator[NetworkGuard]:
    yield network_guard
    network_guard.attempts.clear()  # these tests try on purpose


def test_looking_up_a_public_name_is_refused_and_names_the_host(guard: NetworkGuard) -> None:
    with pytest.raises(OutsideNetworkError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)
    assert guard.attempts == ["example.org"]


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize(
    ("family", "address"),
    [(socket.AF_INET, ("192.0.2.1", 80)), (socket.AF_INET6, ("2001:db8::1", 80))],
)
def test_connecting_to_a_public_address_is_refused(
    family: socket.AddressFamily, address: tuple[str, int]
) -> None:
    with socket.socket(family) as out, pytest.raises(OutsideNetworkError, match=address[0]):
        out.connect(address)


@pytest.mark.usefixtures("guard")
def test_a_datagram_to_a_public_address_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out,
        pytest.raises(OutsideNetworkError, match=r"192\.0\.2\.1"),
    ):
        out.sendto(b"x", ("192.0.2.1", 53))


def test_an_attempt_is_kept_even_when_the_error_is_swallowed(guard: NetworkGuard) -> None:
    with contextlib.suppress(RuntimeError):
        socket.create_connection(("example.org", 443))
    assert guard.attempts == ["example.org"]


def test_a_server_on_this_machine_can_be_reached(guard: NetworkGuard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("localhost", port), timeout=5) as client:
            assert client.getpeername()[1] == port
    assert guard.attempts == []


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        (b"localhost", True),
        (None, True),
        ("localhost.example.org", False),
        ("10.0.0.1", False),
        ("huggingface.co", False),
    ],
)
def test_only_this_machine_is_loopback(host: object, expected: bool) -> None:
    assert is_loopback(host) is expected
