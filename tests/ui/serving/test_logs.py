import json
import logging
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.contextvars import bound_contextvars

from ui.serving.logs import formatter, start_logging

PLACE = "tests/ui/somewhere.py"


def record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("here", logging.WARNING, PLACE, 1, message, args, info)


def line(message: str, *args: object, error: BaseException | None = None) -> str:
    return formatter().format(record(message, *args, error=error))


def raised() -> ValueError:
    try:
        raise ValueError("老汉走了 13982301234")
    except ValueError as error:
        return error


@given(st.text())
def test_whatever_is_logged_is_one_line_of_json(text: str) -> None:
    told = line("%s", text)
    assert told.splitlines() == [told]
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in told)
    assert json.loads(told)["level"] == "warning"


@pytest.mark.parametrize("cut", ["\r\n", "\n", "\x85", "\u2028", "\u2029", "\x1b[2J", "\x9b2J"])
def test_nothing_can_forge_a_second_line_or_steer_a_terminal(cut: str) -> None:
    told = line("%s", f'a{cut}{{"event": "forged"}}')
    assert len(told.splitlines()) == 1
    assert cut not in told
    assert json.loads(told)["event"] == f'a{cut}{{"event": "forged"}}'


def test_numbers_of_persons_are_masked() -> None:
    assert "13982301234" not in line("call %s", "13982301234")


def test_an_error_within_a_request_is_its_type_and_place_only() -> None:
    with bound_contextvars(request_id="0123"):
        told = line("unexpected", error=raised())
    event = json.loads(told)
    assert event["error"] == "ValueError"
    assert event["request_id"] == "0123"
    assert event["at"][0].startswith("ui/serving/test_logs.py:")
    assert "老汉" not in told


def test_an_error_at_the_start_keeps_its_message_masked() -> None:
    event = json.loads(line("did not start", error=raised()))
    assert event["message"] == "老汉走了 [手机号]"


def test_a_file_takes_the_log_and_lone_surrogates_do_not_stop_it(tmp_path: Path) -> None:
    root, file = logging.getLogger(), tmp_path / "logs/bandecheng.log"
    before = (root.handlers[:], root.level)
    root.handlers = []
    try:
        start_logging(file)
        logging.getLogger("here").warning("a\ud800b")
        logging.getLogger("httpx").info("GET /?query=老汉走了")
        for handler in root.handlers:
            handler.close()
    finally:
        root.handlers, root.level = before[0], before[1]
    (only,) = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(only)["logger"] == "here"


def test_without_a_file_it_goes_to_standard_error() -> None:
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    root.handlers = []
    try:
        start_logging(None)
        (handler,) = root.handlers
        assert isinstance(handler, logging.StreamHandler)
        assert handler.stream is sys.stderr
    finally:
        root.handlers, root.level = before[0], before[1]
