"""Implement `archiver verify`: judge one quotation or many, for people or for programs."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from archiver.archive.connection import connect
from archiver.cli.options import console, database_option, escape_line, escape_terminal, print_json
from archiver.errors import UnusableClaim, UnusableInput, UnusableLine
from archiver.importers.lines import split_lines
from archiver.matching.rules import is_fine
from archiver.messages import verdicts
from archiver.models import json_schema
from archiver.models.records import (
    Claim,
    Difference,
    Finding,
    Verdict,
)
from archiver.platforms.registry import platform_label
from archiver.text.foreign_json import json_of, mend_surrogates
from archiver.text.paths import displayed_path
from archiver.verification.verify import verify_claim

_OTHERS = 5


@click.command("verify")
@click.argument("quote", required=False)
@click.option("--speaker", help="Who is said to have said it.")
@click.option("--published-at", metavar="DATE", help="When the quotation was published.")
@click.option("--input", "source", metavar="FILE", help="Judge JSON lines; - is standard input.")
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@database_option
def verify_command(
    quote: str | None,
    *,
    speaker: str | None,
    published_at: str | None,
    source: str | None,
    as_json: bool,
    path: Path,
) -> int:
    """Look a quotation up in the archive. Writes nothing.

    Exit code 0: it stands as quoted. 1: something is not right. 3: a line was unreadable.

    \b
    Example:
      archiver verify "The ferry will run on Sunday" --speaker Brook
    """
    if (quote is None) == (source is None):
        raise UnusableInput("give one quotation, or a file of them with --input")
    if source is not None:
        if speaker is not None or published_at is not None:
            raise UnusableInput(
                "--speaker and --published-at go with one quotation; each line has its own"
            )
        with _opened(source) as stream, _archive(path) as connection:
            return _judge_lines(connection, stream)
    claim = Claim(
        quote=mend_surrogates(quote or ""),
        speaker=mend_surrogates(speaker) if speaker else None,
        published_at=published_at,
    )
    with _archive(path) as connection:
        verdict = verify_claim(connection, claim)
    if as_json:
        print_json(json_schema.verdict_json(verdict))
    else:
        _print(console(), verdict)
    return 0 if is_fine(verdict) else 1


@contextmanager
def _archive(path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(path)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        if sys.stdin is None:
            raise UnusableInput("standard input is closed: name a file, or send lines to -")
        yield sys.stdin.buffer
        return
    try:
        stream = Path(source).open("rb")  # noqa: SIM115 - closed below, and errors are ours
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnusableInput(escape_line(f"{displayed_path(Path(source))}: {reason}")) from error
    with stream:
        yield stream


def _judge_lines(connection: sqlite3.Connection, stream: BinaryIO) -> int:
    code = 0
    for number, line in enumerate(split_lines(stream), start=1):
        if not line.strip():
            continue
        name: Any = None
        try:
            given = _given(line)
            name = given.get("id")
            verdict = verify_claim(connection, _claim(given))
        except (UnusableClaim, UnusableLine) as error:
            print_json({"id": name, "error": f"line {number}: {error}"})
            code = 3
            continue
        print_json({**json_schema.verdict_json(verdict), "id": name})
        code = code or (0 if is_fine(verdict) else 1)
    return code


def _given(line: bytes) -> dict[str, Any]:
    given = json_of(line)
    if not isinstance(given, dict):
        raise UnusableLine('an object like {"quote": "…"} is wanted')
    return given


def _claim(given: dict[str, Any]) -> Claim:
    fields = {name: given.get(name) for name in ("quote", "speaker", "published_at")}
    for name, value in fields.items():
        if value is not None and not isinstance(value, str):
            raise UnusableLine(f"'{name}' is no string")
    if fields["quote"] is None:
        raise UnusableLine("'quote' is missing")
    return Claim(
        quote=fields["quote"], speaker=fields["speaker"], published_at=fields["published_at"]
    )


_STYLES = {"good": "bold green", "bad": "bold red"}


def _print(out: Console, verdict: Verdict) -> None:
    sign, label = verdicts.verdict_headline(verdict)
    style = _STYLES.get(verdicts.verdict_tone(verdict), "bold yellow")
    heads = [verdict.wording, *([verdict.attribution] if verdict.findings else [])]
    out.print(Text(f"{sign} {', '.join(heads)}: {label}", style=style))
    out.print(Text(escape_terminal(verdicts.verdict_sentence(verdict))))
    for flag in verdict.flags:
        out.print(Text(f"! {flag}: {verdicts.FLAGS[flag]}", style="yellow"))
    if verdict.findings:
        out.print()
        _print_finding(out, verdict.findings[0])
    others = verdict.findings[1 : _OTHERS + 1]
    if others:
        rest = len(verdict.findings) - 1
        out.print(f"\nAlso in {rest} other post{'s' if rest > 1 else ''}:")
        for found in others:
            out.print(Padding(_line(found), (0, 0, 0, 2)))


def _line(found: Finding) -> Text:
    head = f"{found.match.wording}, {found.attribution}: {verdicts.author_name(found.post.author)}"
    when = f", {found.post.posted_at}" if found.post.posted_at else ""
    return Text(escape_line(f"{head}{when} {found.post.url or found.post.key}"))


def _print_finding(out: Console, found: Finding) -> None:
    post = found.post
    when = f", {post.posted_at}" if post.posted_at else ""
    out.print(
        Text(
            escape_line(
                f"{verdicts.author_name(post.author)} on {platform_label(post.platform)}{when}"
            )
        )
    )
    text = found.version.text
    start, end = found.match.span
    # Marked by brackets as well as by colour, so that it reads on paper too.
    marked = Text(escape_terminal(text[:start]))
    marked.append(f"⟦{escape_terminal(text[start:end])}⟧", style="reverse")
    marked.append(escape_terminal(text[end:]))
    out.print(Padding(marked, (0, 0, 0, 2)))
    if found.match.diff:
        out.print(Text("Differences, [-in the post only-] {+in the quotation only+}:", style="dim"))
        out.print(Padding(_diff(found.match.diff), (0, 0, 0, 2)))
    out.print(Text(escape_line(f"Address: {post.url or 'none known; ' + post.key}")))
    seen = f", seen {found.captured_at}" if found.captured_at else ""
    out.print(Text(f"Evidence: {verdicts.EVIDENCES[found.evidence].rstrip('.')}{seen}"))
    out.print(Text(f"Post today: {verdicts.STANDINGS[found.standing]}"))
    out.print(Text(f"Timing: {verdicts.TIMINGS[found.timing]}"))
    share = f"{found.match.coverage:.0%}"
    out.print(Text(f"The quotation takes {share} of the post's words."))


def _diff(steps: tuple[Difference, ...]) -> Text:
    marked = Text()
    for step in steps:
        if step.op == "equal":
            marked.append(escape_terminal(step.quote))
            continue
        if step.post:
            marked.append(f"[-{escape_terminal(step.post).rstrip()}-] ", style="red")
        if step.quote:
            marked.append(f"{{+{escape_terminal(step.quote).rstrip()}+}} ", style="green")
    return marked
