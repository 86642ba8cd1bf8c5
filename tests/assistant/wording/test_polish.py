import gzip
import json
import socket
import time
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from assistant.wording.polish import OpenAiPolisher, PolishError
from tests.assistant.chat_stub import Answering, Stub, chat_stub, completion, nothing

LINES = ("材料齐当场办好。", "不收费。")


@pytest.fixture
def stub() -> Iterator[Stub]:
    with chat_stub() as running:
        yield running


def polisher(stub: Stub, timeout_s: float = 5, key: str = "") -> OpenAiPolisher:
    return OpenAiPolisher(stub.url, "m", SecretStr(key), timeout_s)


def test_what_the_service_says_comes_back_without_white_space_around_it(stub: Stub) -> None:
    stub.says(" 材料齐了就办好，不收费。\n")
    assert polisher(stub).polish(LINES) == "材料齐了就办好，不收费。"


def test_only_the_lines_are_sent_with_model_and_key(stub: Stub) -> None:
    stub.says("好。")
    polisher(stub, key="secret-key").polish(LINES)
    (sent,) = stub.bodies
    assert sent["model"] == "m"
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert sent["messages"][1]["content"] == "\n".join(LINES)
    assert (sent["temperature"], sent["stream"]) == (0, False)
    assert stub.headers[0]["Authorization"] == "Bearer secret-key"


def test_without_a_key_no_authorization_is_sent(stub: Stub) -> None:
    stub.says("好。")
    polisher(stub).polish(LINES)
    assert "Authorization" not in stub.headers[0]


FAULTS: dict[str, tuple[Answering, str]] = {
    "an error of the server": (lambda call: call.send(b"", status=500), "状态 500"),
    "too many requests": (lambda call: call.send(completion("好。"), status=429), "状态 429"),
    "a redirect": (
        lambda call: call.send(b"", status=302, Location="http://example.com/"),
        "状态 302",
    ),
    "no body": (lambda call: call.send(b""), "不是 chat completions"),
    "no JSON": (lambda call: call.send(b"<html>502</html>"), "不是 chat completions"),
    "JSON that is cut": (lambda call: call.send(completion("好。")[:-4]), "不是 chat completions"),
    "deep JSON": (lambda call: call.send(b"[" * 50_000), "不是 chat completions"),
    "no UTF-8": (lambda call: call.send(b'{"choices": "\xff\xfe"}'), "不是 chat completions"),
    "no choices": (lambda call: call.send(b'{"choices": []}'), "choices"),
    "an error object": (lambda call: call.send(b'{"error": "overloaded"}'), "choices"),
    "content that is null": (lambda call: call.send(completion(None)), "content"),
    "content that is a list": (lambda call: call.send(completion(["好。"])), "content"),
    "a reply that is cut off": (
        lambda call: call.send(completion("好。", finish_reason="length")),
        "截断",
    ),
    "a huge body": (lambda call: call.send(completion("好" * 1_000_000)), "超过 65536 字节"),
    "a body that grows when unpacked": (
        lambda call: call.send(
            gzip.compress(completion("好" * 5_000_000)), Content_Encoding="gzip"
        ),
        "不是 chat completions",
    ),
    "less than it announced": (
        lambda call: call.send(completion("好。"), Content_Length="1000"),
        "RemoteProtocolError",
    ),
    "no HTTP": (lambda call: call.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "RemoteProtocolError"),
    "nothing at all": (nothing, "RemoteProtocolError"),
}


@pytest.mark.parametrize(("answering", "reason"), FAULTS.values(), ids=FAULTS.keys())
def test_an_answer_that_is_none_is_told_as_one_error(
    stub: Stub, answering: Answering, reason: str
) -> None:
    stub.answering = answering
    with pytest.raises(PolishError, match=reason):
        polisher(stub).polish(LINES)


SLOW: dict[str, Answering] = {
    "silence": lambda call: bool(call.stub.over.wait(20)) and None,
    "headers that drip": lambda call: call.drip(b"HTTP/1.1 200 OK\r\nX: y\r\n"),
    "a body that drips": lambda call: (
        call.send(b"{", Content_Length="100000"),
        call.drip(b" "),
    )[1],
}


@pytest.mark.parametrize("answering", SLOW.values(), ids=SLOW.keys())
def test_the_time_limit_is_for_the_whole_call(stub: Stub, answering: Answering) -> None:
    stub.answering = answering
    start = time.perf_counter()
    with pytest.raises(PolishError, match=r"0\.3 秒"):
        polisher(stub, timeout_s=0.3).polish(LINES)
    assert time.perf_counter() - start < 3


def test_a_service_that_does_not_run_is_told_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(PolishError, match="ConnectError"):
            OpenAiPolisher(url, "m", SecretStr(""), 5).polish(LINES)


def test_an_error_never_shows_the_key(stub: Stub) -> None:
    stub.answering = lambda call: call.send(json.dumps(call.stub.headers).encode())
    with pytest.raises(PolishError) as error:
        polisher(stub, key="secret-key").polish(LINES)
    assert "secret-key" not in str(error.value)
    assert "secret-key" not in repr(vars(polisher(stub, key="secret-key")))
