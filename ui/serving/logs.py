"""Logs: one JSON line for each event, without personal data, to standard error or a file."""

import json
import logging
import sys
import traceback
from collections.abc import MutableMapping
from logging.handlers import WatchedFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from structlog.stdlib import ExtraAdder, ProcessorFormatter

from assistant.language.mask import mask

ACCESS = "access"
_FRAMES = 12  # places of a traceback, innermost last
# JSON escapes what is below space; these break a line or steer a terminal all the same.
_UNSAFE = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}

Event = MutableMapping[str, Any]


def start_logging(file: Path | None) -> None:
    """Send the log of every library to ``file``, or to standard error."""
    handler: logging.Handler
    if file is None:
        handler = logging.StreamHandler(sys.stderr)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = WatchedFileHandler(file, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(formatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(ACCESS).setLevel(logging.INFO)


def formatter() -> ProcessorFormatter:
    """Formats a record of ``logging`` as one line of JSON."""
    return ProcessorFormatter(
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            ExtraAdder(),
        ],
        processors=[
            ProcessorFormatter.remove_processors_meta,
            _failure,
            _masked,
            structlog.processors.JSONRenderer(serializer=_line),
        ],
    )


def _failure(_logger: object, _name: str, event: Event) -> Event:
    """An exception as its type and places; its message only where no request is answered.

    The message of an exception within a request may hold what somebody typed.
    """
    found = event.pop("exc_info", None)
    error = found[1] if isinstance(found, tuple) else None
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = _places(error.__traceback__)
        if "request_id" not in event:
            event["message"] = str(error)
    return event


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return [f"{'/'.join(Path(f.filename).parts[-3:])}:{f.lineno} {f.name}" for f in frames]


def _masked(_logger: object, _name: str, event: Event) -> Event:
    for name in ("event", "message"):
        if isinstance(event.get(name), str):
            event[name] = mask(event[name])
    return event


def _line(event: Event, **_options: object) -> str:
    text = json.dumps(event, ensure_ascii=False, default=repr)
    return text.translate(_UNSAFE)
