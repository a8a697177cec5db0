"""Implement `archiver serve`: browse an archive with Datasette."""

from pathlib import Path

import click

from archiver.cli import serve
from archiver.cli.options import database_option


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("-p", "--port", default=8001, show_default=True, type=click.IntRange(0, 65535))
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open it in a browser.")
@click.option(
    "--cors", is_flag=True, help="Let programs of other sites read what the site gives as data."
)
@database_option
def serve_command(*, host: str, port: int, open_browser: bool, cors: bool, path: Path) -> None:
    """Browse the archive with Datasette, and verify quotations there.

    \b
    Example:
      archiver serve --port 8001
    """
    serve.run_datasette(path, host=host, port=port, open_browser=open_browser, cors=cors)
