"""Run the console script: dispatch to a command and turn every error into an exit code.

Nothing that a user or a page can cause ends in a traceback; codes are those of SURFACE.md.
"""

import errno
import io
import logging
import os
import signal
import sqlite3
import sys
from importlib import import_module
from types import FrameType
from typing import Any, NoReturn

import click

from archiver.archive.error_codes import is_damage_error
from archiver.cli.options import escape_line
from archiver.errors import (
    ArchiverError,
    BusyArchive,
    ClusterLost,
    DiskFailed,
    FetchError,
    StillHeld,
)

_COMMANDS = {
    "alias": ("alias", "Say whose accounts a name in print means."),
    "bulk": (
        "bulk",
        "Read and judge many WARC files on a cluster, as the night does on one machine.",
    ),
    "crawl": ("crawl", "Read articles, archive the posts they show, and judge their quotations."),
    "evidence": ("evidence", "Write one file about one verdict, for another person to check."),
    "export": ("export", "Write a compact read-only copy of the archive for publishing."),
    "find": (
        "find",
        "Look for the post of a quotation among those that its speaker's accounts posted.",
    ),
    "forget": (
        "forget",
        "Remove a post or an account at somebody's rightful request, leaving a tombstone.",
    ),
    "import": (
        "load",
        "Load posts and transcripts that you already have, from files of other tools.",
    ),
    "inspect": ("inspect", "Show what is read from pages: article, embeds, quotations."),
    "mcp": (
        "model_context",
        "Give language models tools to look quotations up, over standard input and output.",
    ),
    "resolve": (
        "resolve",
        "Fetch single posts now, whatever shows them: the platform, or a web archive.",
    ),
    "serve": ("browse", "Browse the archive with Datasette, and verify quotations there."),
    "sources": ("sources", "Say what the nightly run reads."),
    "status": ("status", "Show how much is held, what is due, and what the last runs did."),
    "verify": ("verify", "Look a quotation up in the archive."),
}
"""Each command's module beside this one, and the first sentence of its help.

Looking a quotation up need not wait for the crawler, nor a list of the commands for them all.
"""

_LATER = (BusyArchive, ClusterLost, DiskFailed, FetchError, StillHeld)
"""Errors after which the same command may do better: exit code 3. All others end with 2."""
_INTERRUPTED = 130
_TERMINATED = 143


class Terminated(BaseException):
    """SIGTERM, as something that unwinds and lets every transaction end."""


class Unread(Exception):
    """The reader of our output has had enough; nothing is left to say, and nothing went wrong."""


class Commands(click.Group):
    """A group that imports the command that is asked for, and tells of output cut short.

    Click would leave with 1 for the latter, which is a verdict here.
    """

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return names of all commands."""
        return sorted(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name, None where there is none."""
        if name not in _COMMANDS:
            return None
        room = import_module(f"archiver.cli.{_COMMANDS[name][0]}")
        found: click.Command = getattr(room, f"{name}_command")
        return found

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(_COMMANDS.items())])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is named."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise Unread from error
        return code


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="archiver")
def commands() -> None:
    """Archive the social posts that news cites, and check every quotation against them.

    \b
    archiver crawl https://...          read articles, keep their posts, judge quotations
    archiver verify "what was said"     look one quotation up
    archiver serve                      browse the archive
    """


def main() -> NoReturn:
    """Run the console script and leave with its exit code."""
    _stand_in()
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s")
    logging.getLogger("archiver.plugins").setLevel(logging.WARNING)
    signal.signal(signal.SIGTERM, _terminate)
    sys.exit(exit_code())


def _stand_in() -> None:
    """Replace standard streams that were closed, before a file of ours takes their number.

    Characters that a terminal's encoding does not have are shown as escapes.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            if number:
                setattr(sys, name, os.fdopen(number, "w", encoding="utf-8"))
        elif number and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


def exit_code() -> int:
    """Run the command that the arguments name; errors are told, and become a code."""
    try:
        code = commands.main(standalone_mode=False)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _say("interrupted; the same command goes on where it stopped", _INTERRUPTED)
    except Terminated:
        return _say("terminated; the same command goes on where it stopped", _TERMINATED)
    except Unread:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ArchiverError, sqlite3.Error, OSError) as error:
        return _failed(error)
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    if isinstance(error, ArchiverError):
        return _say(f"Error: {error}", 3 if isinstance(error, _LATER) else 2)
    if isinstance(error, OSError):
        named = f" {error.filename}" if error.filename else ""
        # No later try makes a name shorter.
        code = 2 if error.errno == errno.ENAMETOOLONG else 3
        return _say(f"Error: cannot use{named}: {error.strerror or error}", code)
    if is_damage_error(error):
        rescue = "put a copy back, or crawl its captures folder into a new one"
        return _say(f"Error: the archive's file is damaged ({error}): {rescue}", 3)
    return _say(
        f"Error: the archive cannot be used further ({error}); what was committed is safe", 3
    )


def _say(message: str, code: int) -> int:
    click.echo(escape_line(message), err=True)
    return code
