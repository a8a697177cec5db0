"""A web page with a published transcript in, turns out.

What of a page is its text is told as of any article; who speaks, by its markup too.
"""

import re
from collections.abc import Iterator

from archiver.errors import UnreadablePage, UnusableLine
from archiver.importers.transcripts.formats.page_lines import page_lines
from archiver.importers.transcripts.formats.speaker_text import read_speaker_text
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.models.records import Capture

_MARK = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|p|div|h1)\b", re.IGNORECASE)
_TOLD = 20
"""Characters of a line that stands in an article's text by no chance."""


def _recognizes(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")
    return head.startswith("<") and _MARK.search(head[:4_000]) is not None


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    # Only a page needs all that reads pages.
    from archiver.extraction.pipeline import extract_page, parse_tree  # noqa: PLC0415 - as said

    address = file.path.resolve().as_uri()
    with file.opener() as stream:
        body = stream.read()
    capture = Capture(
        url=address,
        source=str(file.path),
        fetched_at="",
        body=body,
        headers=(("content-type", "text/html"),),
    )
    try:
        article = extract_page(capture).article
        tree = parse_tree(capture)
    except UnreadablePage as error:
        raise UnusableLine(str(error)) from error
    lines = page_lines(tree) if tree is not None else []
    found = read_speaker_text("\n".join(_up_to_its_end(lines, article.text)))
    if not _has_names(found):
        found = read_speaker_text(article.text)
    if not _has_names(found):
        raise UnusableLine("a page in which no turn begins with the name of its speaker")
    found.facts = TranscriptFacts(
        title=article.title,
        url=None if article.url.startswith("file:") else article.url,
        event_at=article.published_at,
        language=article.language,
    )
    yield found


def _has_names(found: ParsedTranscript) -> bool:
    return any(turn.speaker for turn in found.turns)


def _up_to_its_end(lines: list[str], text: str) -> list[str]:
    """Give the lines of a page up to the last that stands in the text of its article.

    What stands behind it, as on every page of a site, was said by nobody.
    """
    whole = " ".join(text.split())
    last = 0
    names: set[str] = set()
    for place, line in enumerate(lines, start=1):
        words = " ".join(line.split())
        name, _, behind = words.partition(": ")
        told = behind or words
        if (len(told) >= _TOLD and told in whole) or (behind and name in names):
            last = place
            names.add(name)
    return lines[:last]


PAGE = TranscriptFormat(
    name="published_page",
    label="HTML of a published transcript",
    recognizes=_recognizes,
    read=_read,
)
