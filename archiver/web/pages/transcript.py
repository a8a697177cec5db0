"""Show an event whose words are held: its turns with their seconds, and what quotes it."""

import sqlite3
from typing import Any

from archiver.archive.pages import quotations, transcripts
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.archive.pages.transcripts import ListedTranscript, TranscriptPage
from archiver.messages import moments
from archiver.messages.speech_sentences import KINDS, format_second, play_address
from archiver.models.json_schema import Json
from archiver.models.transcript_records import Transcript
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.render import is_web, safe_address
from archiver.web.show import listed
from archiver.web.show.spoken import SpokenStretch, spoken_stretches
from archiver.web.site_urls import SiteUrls

READ_FOR_SPEECH = ("transcripts", "transcript_versions", "transcript_speakers", "turns")
"""Tables whose content the pages of spoken words show."""


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> TranscriptPage | None:
    turn = asked.query.get("turn", "")
    return transcripts.load_transcript_page(
        connection,
        asked.key,
        version=asked.query.get("version") or None,
        turn=int(turn) if turn.isascii() and turn.isdigit() and len(turn) < 9 else 0,
    )


def _context(where: SiteUrls, found: TranscriptPage) -> Json:
    event, version = found.event, found.version
    tape = _tape(event)
    shown = {stretch.quotation: where.quotation(stretch.quotation) for stretch in found.stretches}
    return {
        "event": listed_transcript(where, event),
        "kind": KINDS[version.kind],
        "link": safe_address(event.url) if event.url else None,
        "post": where.post(found.post_key) if found.post_key else None,
        "stretches": [
            _stretch(stretch, tape, shown)
            for stretch in spoken_stretches(found.turns, found.stretches)
        ],
        "versions": [
            {
                "href": _address(where, event.key, version=one.digest[:12]),
                "kind": one.kind,
                "words": one.words,
                "seen": moments.format_time(one.first_seen),
                "moment": one.first_seen,
                "is_shown": one.id == version.id,
            }
            for one in found.versions
        ],
        "pages": _pages(where, found),
        "quoted": listed.list_lines(where, found.quoted),
        "total": sum(count.total for count in found.counts),
        "wordings": listed.judged_counts(found.counts),
        "list": where.own("/-/transcripts"),
        "tables": {
            "json": where.data(where.transcript(event.key)),
            "rows": where.table("quotes_overview", transcript=event.key),
            "csv": where.table("quotes_overview", "csv", transcript=event.key),
        },
    }


def _address(where: SiteUrls, key: str, **fields: str | None) -> str:
    path, _, _ = where.transcript(key).partition("?")
    base = where.datasette.urls.path("/")
    return where.own(f"/{path.removeprefix(base)}", **fields)


def _tape(event: ListedTranscript) -> Transcript:
    """Give the event with its address, if that is one that a reader may follow."""
    url = event.url if event.url and is_web(event.url) else None
    return Transcript(id=event.key, kind=event.kind, title=event.title, url=url)


def _stretch(one: SpokenStretch, tape: Transcript, shown: dict[str, str]) -> Json:
    turns = [
        {
            "id": f"t-{turn.number}",
            "second": format_second(turn.start) if turn.start is not None else None,
            "play": play_address(tape, turn.start) if turn.start is not None else None,
            "pieces": [
                {"text": piece.text, "href": shown.get(piece.quotation or "")}
                for piece in turn.pieces
            ],
        }
        for turn in one.turns
    ]
    return {"speaker": one.speaker, "label": one.label, "turns": turns}


def _pages(where: SiteUrls, found: TranscriptPage) -> list[Json]:
    """Give where the other hundreds of turns are."""
    version = None if found.version == found.versions[0] else found.version.digest[:12]
    return [
        {
            "href": _address(where, found.event.key, turn=str(first), version=version),
            "name": f"{first + 1:,}–{min(first + transcripts.TURNS, found.total):,}",
            "is_shown": first == found.first,
        }
        for first in range(0, found.total, transcripts.TURNS)
    ][:200]


def listed_transcript(where: SiteUrls, one: ListedTranscript) -> dict[str, Any]:
    """Return an event as a list shows it."""
    return {
        "href": where.transcript(one.key),
        "title": one.title or "An event without a title",
        "day": moments.format_local_time(one.event_at) if one.event_at else None,
        "event_at": one.event_at,
        "place": one.place,
        "kind": one.kind,
        "words": one.words,
        "speakers": one.speakers,
        "quoted": one.quoted,
    }


def transcript_json(where: SiteUrls, one: ListedTranscript) -> Json:
    """Return an event as data."""
    return {
        "transcript": one.key,
        "page": where.transcript(one.key),
        "title": one.title,
        "url": one.url,
        "event_at": one.event_at,
        "place": one.place,
        "language": one.language,
        "kind": one.kind,
        "words": one.words,
        "speakers": list(one.speakers),
        "quotations": one.quoted,
    }


def _shape(where: SiteUrls, found: TranscriptPage) -> Json:
    return transcript_json(where, found.event) | {
        "post": found.post_key,
        "version": found.version.digest,
        "versions": [
            {
                "digest": version.digest,
                "kind": version.kind,
                "words": version.words,
                "seen": version.first_seen,
            }
            for version in found.versions
        ],
        "wordings": quotations.sum_by_wording(found.counts),
        "problems": quotations.sum_by_problem(found.counts),
        "first_turn": found.first,
        "turns_held": found.total,
        "turns": [
            {
                "number": turn.number,
                "speaker": turn.speaker,
                "name": turn.name,
                "start": turn.start,
                "end": turn.end,
                "text": turn.text,
            }
            for turn in found.turns
        ],
        "quoted": [data.quotation_json(where, quotation) for quotation in found.quoted],
    }


PAGE = ViewResult(
    template="transcript.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="this archive has no transcript of that name",
    tables=(*READ_FOR_SPEECH, *READ_FOR_VERDICTS, *READ_FOR_PAGES),
)
