"""A web page with a published transcript in, turns out: its text is read as any article's is."""

import re
from collections.abc import Iterator

from archiver.errors import UnreadablePage, UnusableLine
from archiver.importers.transcripts.formats.speaker_text import read_speaker_text
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.models.records import Capture

_MARK = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|p|div|h1)\b", re.IGNORECASE)


def _recognizes(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")
    return head.startswith("<") and _MARK.search(head[:4_000]) is not None


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    # Only a page needs all that reads pages.
    from archiver.extraction.pipeline import extract_page  # noqa: PLC0415 - as said

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
    except UnreadablePage as error:
        raise UnusableLine(str(error)) from error
    found = read_speaker_text(article.text)
    if not found.turns:
        raise UnusableLine("a page in which no turn begins with the name of its speaker")
    found.facts = TranscriptFacts(
        title=article.title,
        url=None if article.url.startswith("file:") else article.url,
        event_at=article.published_at,
        language=article.language,
    )
    yield found


PAGE = TranscriptFormat(
    name="published_page",
    label="HTML of a published transcript",
    recognizes=_recognizes,
    read=_read,
)
