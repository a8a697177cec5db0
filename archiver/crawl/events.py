"""Log what a run does while it does it: an event, an address and an outcome a line.

Says it by the standard library's logging; who listens, and how it is written, is for doors.
"""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

from archiver.text.dates import format_stamp

Progress = Callable[[str, int, int], None]
"""Told of a stage, how much of it is done, and how much there is."""

LOG = "archiver"
"""The logger that all of it goes to."""

log = logging.getLogger(LOG)
# Where nobody listens, a traceback must not go to standard error: each mistake is in the report.
log.addHandler(logging.NullHandler())


def log_event(kind: str, url: str, outcome: str, seconds: float | None = None) -> None:
    """Say that something came to an end: a ``page``, ``post``, ``source``, ``failure``, ``run``."""
    level = logging.WARNING if kind == "failure" else logging.INFO
    if log.isEnabledFor(level):
        fields = {"event": kind, "url": url, "outcome": outcome, "seconds": _rounded(seconds)}
        took = "" if seconds is None else f" ({seconds:.2f} s)"
        log.log(level, "%s %s: %s%s", kind, url, outcome, took, extra={"fields": fields})


def log_mistake(source: str, error: Exception) -> None:
    """Log the traceback that an error brought along as a note; without one it is no mistake."""
    trace = "".join(getattr(error, "__notes__", ()))
    if trace:
        log.error("%s", source, extra={"trace": trace})


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)


class EventTimer:
    """How long something takes."""

    def __init__(self) -> None:
        self._begun = monotonic()

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return monotonic() - self._begun


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, event, url, outcome, seconds; else a message.

    A mistake of ours has its traceback as `trace`.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write the line of one record."""
        line = {
            "time": format_stamp(datetime.fromtimestamp(record.created, UTC)),
            "level": record.levelname.lower(),
            **getattr(record, "fields", {"event": "message", "message": record.getMessage()}),
        }
        trace = getattr(record, "trace", None)
        if record.exc_info:
            trace = self.formatException(record.exc_info)
        if trace:
            line["trace"] = trace
        return json.dumps(line, ensure_ascii=False)


class TextFormatter(logging.Formatter):
    """One line: time, level and message; never a traceback, which is no news for its reader."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line of one record."""
        at = format_stamp(datetime.fromtimestamp(record.created, UTC))
        return f"{at} {record.levelname.lower()} {' '.join(record.getMessage().split())}"
