"""The console script: the group of commands, and what every error ends as.

Nothing that a user or a page can cause ends in a traceback; codes are those of SURFACE.md.
"""

import logging
import os
import signal
import sqlite3
import sys
from types import FrameType
from typing import NoReturn

import click

from archiver.cli.browse import serve_command
from archiver.cli.crawl import crawl_command
from archiver.cli.inspect import inspect_command
from archiver.cli.load import import_command
from archiver.cli.status import status_command
from archiver.cli.verify import verify_command
from archiver.schema import UnusableArchive

INTERRUPTED = 130
TERMINATED = 143


class Terminated(BaseException):
    """SIGTERM, as something that unwinds and lets every transaction end."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="archiver")
def commands() -> None:
    """Archive the social posts that news cites, and check every quotation against them.

    \b
    archiver crawl articles/            read articles, keep their posts, judge quotations
    archiver verify "what was said"     look one quotation up
    archiver serve                      browse the archive
    """


for _command in (
    crawl_command,
    inspect_command,
    verify_command,
    import_command,
    status_command,
    serve_command,
):
    commands.add_command(_command)


def main() -> NoReturn:
    """Run the console script and leave with its exit code."""
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s")
    signal.signal(signal.SIGTERM, _terminate)
    sys.exit(_code())


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


def _code() -> int:
    try:
        code = commands.main(standalone_mode=False)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except UnusableArchive as error:
        return _say(str(error), 2)
    except sqlite3.Error as error:
        return _say(f"the archive cannot be used further ({error}); what was committed is safe", 3)
    except BrokenPipeError:
        # The reader of our output has had enough; nothing is left to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        named = f" {error.filename}" if error.filename else ""
        return _say(f"cannot use{named}: {error.strerror or error}", 3)
    except (KeyboardInterrupt, click.Abort):
        return _say("interrupted; the same command goes on where it stopped", INTERRUPTED)
    except Terminated:
        return _say("terminated; the same command goes on where it stopped", TERMINATED)
    return code if isinstance(code, int) else 0


def _say(message: str, code: int) -> int:
    click.echo(f"Error: {message}" if code < INTERRUPTED else message, err=True)
    return code
