"""Define the options that commands share, and print for people or for programs."""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

DEFAULT = Path("db/archive.db")
# Matches escape, bell and the C1 codes, and what turns the direction of a line; not a tab.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# The same, and the marks of direction that a text may have, as what stands in JSON is data.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
F = TypeVar("F", bound=Callable[..., Any])


def database_option(command: F) -> F:
    """Return the option ``-d/--db``, by default ``$ARCHIVER_DB`` or db/archive.db."""
    return click.option(
        "-d",
        "--db",
        "path",
        type=click.Path(path_type=Path),
        default=lambda: Path(os.environ.get("ARCHIVER_DB") or DEFAULT),
        show_default="$ARCHIVER_DB or db/archive.db",
        help="The archive's database file.",
    )(command)


def network_option(command: F) -> F:
    """Return the options of what may open connections."""
    private = click.option(
        "--allow-private",
        is_flag=True,
        help="Ask addresses of this computer and network too, which pages could misuse.",
    )
    contact = click.option(
        "--contact",
        envvar="ARCHIVER_CONTACT",
        metavar="ADDRESS",
        help="Where the owner of the crawl is reached: a page or mail, told to every host.",
    )
    return private(contact(command))


def print_json(data: Any) -> None:
    """Print a JSON object on one line, in UTF-8 whatever encoding the terminal has.

    On a terminal the characters that it would take for orders are escaped, as JSON may.
    """
    click.echo(_json_line(data))


class JsonPrinter:
    """Prints JSON objects as `print_json` does, held back until they are so many bytes together.

    To write each by itself takes as long as to make it. `print_rest` prints what is held.
    """

    def __init__(self, most_held: int) -> None:
        """Hold up to so many bytes back; with 0 whoever waits for an answer has it at once."""
        self._most = most_held
        self._held: list[bytes] = []
        self._size = 0

    def __call__(self, data: Any) -> None:
        """Print an object, now or with the next ones."""
        line = _json_line(data)
        self._held.append(line)
        self._size += len(line)
        if self._size > self._most:
            self.print_rest()

    def print_rest(self) -> None:
        """Print the objects that are held."""
        held, self._held, self._size = self._held, [], 0
        if held:
            click.echo(b"\n".join(held))


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _json_line(data: Any) -> bytes:
    line = _ENCODER.encode(data)
    if sys.stdout.isatty():
        line = _UNSHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
    return line.encode("utf-8", "backslashreplace")


def escape_line(text: str) -> str:
    r"""Return text of a page or a file's name on one line, which no terminal takes for an order.

    >>> escape_line("a\x1b[2Jb\n c")
    'a�[2Jb  c'
    """
    return escape_terminal(text).replace("\n", " ")


def escape_terminal(text: str) -> str:
    """Return text with its lines kept, and control characters shown as characters nobody knows."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
