"""Define the option ``--browser``, in a module of its own because the browser is slow to import."""

import click

from archiver.cli.options import F
from archiver.fetch.browser import Browser, find_browser


def browser_option(command: F) -> F:
    """Return the option ``--browser``, given to the command as a browser or None."""
    return click.option(
        "--browser",
        is_flag=True,
        callback=_browser,
        help="Draw pages whose posts only scripts show (needs archiver[browser] and Chromium).",
    )(command)


def _browser(_context: click.Context, _option: click.Parameter, wanted: bool) -> Browser | None:
    return find_browser() if wanted else None
