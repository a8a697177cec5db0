"""Judge every quotation of an article that is not kept, for `archiver verify --article`."""

import sqlite3
from pathlib import Path

import click

from archiver.archive.pages.posts import find_post_key
from archiver.archive.store.links import linked_transcripts
from archiver.cli.options import escape_line, print_json
from archiver.cli.run_settings import network_settings
from archiver.cli.verdict_report import print_verdict
from archiver.crawl import local_files
from archiver.crawl.article_claims import claims_of_article
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.single_page import fetch_page
from archiver.errors import UnreadablePage, UnusableClaim, UnusableInput
from archiver.extraction.pipeline import PageReading
from archiver.matching.rules import needs_second_look
from archiver.models import json_schema
from archiver.verification.verify import verify_claim


def judge_article(
    connection: sqlite3.Connection,
    source: str,
    path: Path,
    *,
    allow_private: bool,
    contact: str | None,
    as_json: bool,
) -> int:
    """Print a verdict for each quotation of a page, in their order; return the exit code."""
    reading = _read_page(source, path, allow_private=allow_private, contact=contact)

    def name_post(key: str) -> str:
        known = find_post_key(connection, key)
        return known[1] if known else key

    claims = claims_of_article(reading, name_post, linked_transcripts(connection, reading.links))
    if not claims:
        click.echo(escape_line(f"{source}: no quotation was found in it"), err=True)
    code = 0
    for claim in claims:
        try:
            verdict = verify_claim(connection, claim)
        except UnusableClaim as error:
            if as_json:
                print_json({"id": claim.id, "quote": claim.quote, "error": str(error)})
            continue
        code = code or (1 if needs_second_look(verdict) else 0)
        if as_json:
            print_json({**json_schema.verdict_json(verdict), "id": claim.id})
            continue
        by = f" (said to be by {claim.speaker})" if claim.speaker else ""
        click.echo(escape_line(f"“{claim.quote}”{by}"))
        print_verdict(verdict)
        click.echo()
    return code


def _read_page(source: str, path: Path, *, allow_private: bool, contact: str | None) -> PageReading:
    """Read a page on the web or in a file; raises UnusableInput for what is none."""
    try:
        with BoundedReader() as reader:
            if local_files.is_address(source):
                web = network_settings(path, allow_private=allow_private, contact=contact)
                return reader.read(fetch_page(source, web))
            files = local_files.files([source])
            if len(files) != 1:
                raise UnusableInput("--article takes one page: 'archiver crawl' reads folders")
            _, read = next(reader.read_file(files[0]), (None, None))
    except UnreadablePage as error:
        raise UnusableInput(escape_line(f"{source}: {error}")) from error
    if read is None or isinstance(read, UnreadablePage):
        raise UnusableInput(escape_line(f"{source}: {read or 'there is no page in it'}"))
    return read
