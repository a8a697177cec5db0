"""What several commands share: the archive's path, and printing for people or programs."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

DEFAULT = Path("db/archive.db")
F = TypeVar("F", bound=Callable[..., Any])


def database(command: F) -> F:
    """The option ``-d/--db``, by default ``$ARCHIVER_DB`` or db/archive.db."""
    return click.option(
        "-d",
        "--db",
        "path",
        type=click.Path(path_type=Path),
        default=lambda: Path(os.environ.get("ARCHIVER_DB") or DEFAULT),
        show_default="$ARCHIVER_DB or db/archive.db",
        help="The archive's database file.",
    )(command)


def console(*, error: bool = False) -> Console:
    """A console that colours a terminal alone, and wraps nothing for a file or a pipe."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else 120
    return Console(stderr=error, highlight=False, soft_wrap=False, width=width, emoji=False)


def print_json(data: Any) -> None:
    """One JSON object on one line of standard output."""
    click.echo(json.dumps(data, ensure_ascii=False))


class Unusable(click.ClickException):
    """Wrong usage or unusable input: exit code 2 (SURFACE.md)."""

    exit_code = 2
