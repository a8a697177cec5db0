"""List the events whose words are held, by day, speaker, kind and title: a page, JSON and CSV."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import transcripts
from archiver.archive.pages.citing import READ_FOR_PAGES
from archiver.archive.pages.transcripts import ListedTranscript, TranscriptFilter
from archiver.errors import ViewRefused
from archiver.messages.speech_sentences import KINDS
from archiver.models.json_schema import Json
from archiver.text.dates import is_day
from archiver.web import datasette_compat
from archiver.web.csv_cells import table_body
from archiver.web.headers import DATA_HEADERS
from archiver.web.page_view import (
    ViewRequest,
    ViewResult,
    find_request_archive,
    read_in_thread,
    refuse_view,
)
from archiver.web.pages.transcript import READ_FOR_SPEECH, listed_transcript, transcript_json
from archiver.web.site_urls import SiteUrls

_FIELDS = ("from", "to", "speaker", "kind", "q")
_TABLES = (*READ_FOR_SPEECH, *READ_FOR_PAGES)
_COLUMNS = (
    *("transcript", "title", "event_at", "place", "kind", "language", "words", "speakers"),
    *("quotations", "url", "page"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptList:
    """Some events of the list, how many there are, and what was asked for."""

    events: tuple[ListedTranscript, ...]
    count: int
    wanted: TranscriptFilter
    asked: dict[str, str]


def _wanted(query: dict[str, str]) -> TranscriptFilter:
    """Read the filters; raises ViewRefused for a day that is none."""
    for name in ("from", "to"):
        if query.get(name) and not is_day(query[name]):
            raise ViewRefused(400, f"{name!r} is to be a day, such as 2031-05-04")
    if query.get("kind") and query["kind"] not in KINDS:
        raise ViewRefused(400, f"'kind' is to be one of {', '.join(KINDS)}")
    after = query.get("after", "")
    return TranscriptFilter(
        first=query.get("from") or None,
        last=query.get("to") or None,
        speaker=query.get("speaker") or None,
        kind=query.get("kind") or None,
        words=query.get("q") or None,
        after=int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0,
    )


def _load(
    connection: sqlite3.Connection, asked: ViewRequest, most: int = transcripts.LISTED
) -> TranscriptList:
    wanted = _wanted(dict(asked.query))
    return TranscriptList(
        events=transcripts.list_transcripts(connection, wanted, most),
        count=transcripts.count_transcripts(connection, wanted),
        wanted=wanted,
        asked={name: asked.query[name] for name in _FIELDS if asked.query.get(name)},
    )


def _context(where: SiteUrls, found: TranscriptList) -> Json:
    after = found.wanted.after
    next_from, back = after + transcripts.LISTED, max(after - transcripts.LISTED, 0)
    page = "/-/transcripts"
    return {
        "events": [listed_transcript(where, one) for one in found.events],
        "count": found.count,
        "asked": found.asked,
        "kinds": list(KINDS),
        "action": where.datasette.urls.path(page),
        "more": where.own(page, **found.asked, after=str(next_from))
        if next_from < found.count
        else None,
        "back": where.own(page, **found.asked, after=str(back) if back else None)
        if after
        else None,
        "json": where.own(f"{page}.json", **found.asked),
        "csv": where.own(f"{page}.csv", **found.asked),
    }


def _shape(where: SiteUrls, found: TranscriptList) -> Json:
    return {
        "count": found.count,
        "after": found.wanted.after,
        "transcripts": [transcript_json(where, one) for one in found.events],
    }


PAGE: ViewResult[TranscriptList] = ViewResult(
    template="transcripts.html",
    read=_load,
    context=_context,
    shape=_shape,
    missing="this archive holds no transcripts",
    tables=_TABLES,
    nav="transcripts",
    lane="lists",
)


async def transcripts_csv(datasette: Any, request: Any) -> datasette_compat.Response:
    """Answer with the list as CSV, of which no cell is a formula."""
    try:
        where = await find_request_archive(datasette, request, _TABLES)
        query = {name: (request.args.get(name) or "").strip()[:500] for name in request.args}
        asked = ViewRequest(parts={}, query=query, full=where.full)
        found = await read_in_thread(
            where,
            lambda connection: _load(connection, asked, transcripts.MOST_LISTED),
            "lists",
        )
    except ViewRefused as refused:
        return await refuse_view(datasette, request, refused, as_data=True)
    rows = (
        transcript_json(where, one) | {"speakers": "; ".join(one.speakers)} for one in found.events
    )
    body = table_body(_COLUMNS, rows)
    return datasette_compat.file_response(body, "text/csv; charset=utf-8", dict(DATA_HEADERS))
