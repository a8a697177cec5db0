"""Read a screenshot of a post, and print how it stands to the archive's post."""

import sqlite3
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from archiver.cli.console import console
from archiver.cli.options import escape_line, escape_terminal, print_json
from archiver.errors import NoPictureReader, UnusableInput, UnusablePicture
from archiver.importers.pictures.decoding import MOST_PICTURE_BYTES
from archiver.importers.pictures.picture_reading import read_pictured_post
from archiver.matching.rules import needs_second_look
from archiver.messages.moments import format_day
from archiver.messages.pictures import (
    PICTURED,
    describe_picture,
    describe_pictured_change,
    picture_headline,
    picture_sentence,
)
from archiver.messages.verdicts import author_name
from archiver.models import json_schema
from archiver.models.picture_records import PictureVerdict
from archiver.platforms.registry import platform_label
from archiver.text.paths import displayed_path
from archiver.verification.picture_claims import verify_picture

_STYLES = {"good": "bold green", "bad": "bold red"}


def judge_picture(connection: sqlite3.Connection, picture: str, *, as_json: bool) -> int:
    """Read a picture and judge what it shows; give the exit code of the command."""
    name = displayed_path(Path(picture))
    try:
        with Path(picture).open("rb") as stream:
            data = stream.read(MOST_PICTURE_BYTES + 1)
        judged = verify_picture(connection, read_pictured_post(data))
    except NoPictureReader:
        raise
    except UnusablePicture as error:
        raise UnusableInput(escape_line(f"{name}: {error}")) from error
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "there is no such file" if missing else getattr(error, "strerror", None) or error
        raise UnusableInput(escape_line(f"{name}: {reason}")) from error
    if as_json:
        print_json(json_schema.picture_json(judged))
    else:
        _print_picture(judged)
    return 1 if needs_second_look(judged.verdict) else 0


def _print_picture(judged: PictureVerdict) -> None:
    out = console()
    sign, label, tone = picture_headline(judged)
    heads: list[str] = [judged.verdict.wording]
    if judged.verdict.findings:
        heads.append(judged.verdict.attribution)
    head = f"{sign} {', '.join(heads)}: {label}"
    out.print(Text(escape_line(head), style=_STYLES.get(tone, "bold yellow")))
    out.print(Text(escape_line(picture_sentence(judged))))
    out.print(Text("\nIn the picture:", style="bold"))
    out.print(Padding(Text(escape_terminal(judged.post.text)), (0, 0, 0, 2)))
    for name, value in describe_picture(judged):
        out.print(Text(escape_line(f"{name}: {value}")))
    if judged.verdict.findings and judged.verdict.findings[0].speech is None:
        best = judged.verdict.findings[0]
        out.print(Text("\nIn the archive:", style="bold"))
        out.print(Padding(Text(escape_terminal(best.version.text)), (0, 0, 0, 2)))
        day = f", {format_day(best.post.posted_at)}" if best.post.posted_at else ""
        where = f"{author_name(best.post.author)} on {platform_label(best.post.platform)}{day}"
        out.print(Text(escape_line(where)))
        out.print(Text(escape_line(f"Address: {best.post.url or 'none known; ' + best.post.key}")))
    if judged.differences:
        out.print(Text("\nDifferences:", style="bold"))
        for difference in judged.differences:
            surely = "" if difference.sure else " (not read surely)"
            message = describe_pictured_change(difference)
            out.print(Text(escape_line(f"  {message[0].upper()}{message[1:]}{surely}")))
    out.print(Text(f"\n{PICTURED}", style="dim"))
