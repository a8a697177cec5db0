"""Show the progress of a run: bars on a terminal, log lines elsewhere.

Everything goes to standard error; what a command prints is its report alone.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from archiver.cli.console import console
from archiver.cli.options import escape_line
from archiver.crawl.events import LOG, JsonFormatter, TextFormatter
from archiver.crawl.events import Progress as Told

_VARIABLE = "ARCHIVER_LOG"
_WAYS = {"json": JsonFormatter, "text": TextFormatter, "none": None}


@contextmanager
def watch_run(*, bars: bool, lines: bool, log_json: bool = False) -> Iterator[Told | None]:
    """Show `bars` on a terminal; elsewhere, with `lines`, one for each page, post and failure.

    By `log_json` or by ``$ARCHIVER_LOG`` (``json``, ``text`` or ``none``) somebody asks for
    lines, or for nothing at all.
    """
    asked = "json" if log_json else os.environ.get(_VARIABLE, "").strip().lower()
    if asked and asked not in _WAYS:
        raise click.UsageError(
            f"${_VARIABLE} has to be json, text or none, not {escape_line(asked)!r}"
        )
    out = console(error=True)
    shown = bars and not asked and out.is_terminal
    way = _WAYS[asked or ("text" if bars and lines and not shown else "none")]
    with _listening(way() if way else None), progress_bar(shown=shown) as told:
        yield told


@contextmanager
def _listening(way: logging.Formatter | None) -> Iterator[None]:
    if way is None or sys.stderr is None:
        yield
        return
    listener = _Lines(sys.stderr)
    listener.setFormatter(way)
    log = logging.getLogger(LOG)
    before = log.level, log.propagate
    log.addHandler(listener)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(listener)
        log.setLevel(before[0])
        log.propagate = before[1]


class _Lines(logging.StreamHandler[TextIO]):
    """Lines that no terminal takes for an order; a reader who has had enough ends no run."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, whatever a page or a server says."""
        return escape_line(super().format(record))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Ignore a log that cannot be written: that is no reason to stop."""


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Told | None]:
    """Show bars on a terminal, and nothing elsewhere."""
    out = console(error=True)
    if not shown or not out.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate())
    with Progress(*columns, TimeRemainingColumn(), console=out, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def told(stage: str, done: int, total: int) -> None:
            if not total:
                return
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield told


class _Rate(ProgressColumn):
    """How many of them in a second, by the last half minute."""

    def render(self, task: Task) -> Text:
        """Show ``12.5/s``, or nothing before there is a rate."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "", style="progress.data.speed")
