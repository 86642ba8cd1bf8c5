import signal
import subprocess
import sys

import pytest

from assistant.texts import conversation as said

pytestmark = pytest.mark.model


COMMAND = [sys.executable, "-c", "from ui.cli import main; main()", "chat"]


def chat(typed: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(COMMAND, input=typed, capture_output=True, check=False)


def test_a_conversation_is_held_and_the_end_of_the_input_is_a_goodbye() -> None:
    done = chat("身份证到期了咋个换\n\n那要好多钱\n说慢点\n".encode())
    told = done.stdout.decode()
    assert done.returncode == 0
    assert told.startswith(said.CHAT_GREETING)
    assert told.count("居民身份证办理（包括临时）”") == 3  # the question, the fee, the fee again
    assert "没有看到问题" in told
    assert "要带的材料" not in told  # the short form
    assert told.rstrip().endswith(said.CHAT_GOODBYE)


def test_goodbye_ends_it() -> None:
    done = chat("再见\n身份证丢了\n".encode())
    assert done.returncode == 0
    assert said.CLOSING in done.stdout.decode()
    assert "身份证" not in done.stdout.decode().replace(said.CHAT_GREETING, "")


def test_bytes_that_are_no_text_are_passed_over() -> None:
    done = chat(b"\xff\xfe" + "再见\n".encode())
    assert done.returncode == 0
    assert said.CLOSING in done.stdout.decode()
    assert done.stderr == b""


def test_an_interrupt_is_a_goodbye_too() -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().decode().strip() == said.CHAT_GREETING
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said.CHAT_GOODBYE in out.decode()
    assert err == b""
