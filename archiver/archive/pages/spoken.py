"""Load where in an event the words of a verdict were spoken, and what was said beside them.

Takes a connection that only reads.
"""

import sqlite3
from typing import Any

from archiver.archive.index.speech_turns import turns_around
from archiver.models import records, transcript_records, verdict_records

_AROUND = 800
"""Characters of a long turn that are shown before and after the words."""

_TURNS = (
    "from turns u where u.version_id = d.transcript_version_id "
    "and u.offset + length(u.text) > d.span_start and u.offset < d.span_end"
)
SPOKEN_COLUMNS = f"""
    d.transcript_version_id, d.spoken_at, tv.kind as spoken_kind, tv.language as spoken_language,
    (select url like 'http%' from captures where id = tv.first_capture_id) as spoken_claimed,
    t.key as transcript_key, t.title as event_title, t.url as event_url, t.event_at,
    t.place as event_place,
    (select min(u.offset) {_TURNS}) as spoken_offset,
    (select group_concat(text, ' ') from (select u.text {_TURNS} order by u.number))
      as spoken_text,
    (select s.name from transcript_speakers s where s.id =
      (select u.speaker_id {_TURNS} order by u.number limit 1)) as spoken_by
"""
"""What a query over verdicts (as `d`) gives for `place_of_row`, null where nothing was spoken."""
SPOKEN_JOINS = """
  left join transcript_versions tv on tv.id = d.transcript_version_id
  left join transcripts t on t.id = tv.transcript_id
"""


def place_of_row(row: Any) -> verdict_records.SpokenPlace:
    """Make a record of where words were spoken of a row with `SPOKEN_COLUMNS`."""
    low, _ = _shown(row)
    return verdict_records.SpokenPlace(
        transcript=transcript_records.Transcript(
            id=row["transcript_key"],
            kind=row["spoken_kind"],
            claimed=bool(row["spoken_claimed"]),
            title=row["event_title"],
            url=row["event_url"],
            event_at=row["event_at"],
            place=row["event_place"],
            language=row["spoken_language"],
        ),
        speaker=row["spoken_by"],
        at=row["spoken_at"],
        offset=(row["spoken_offset"] or 0) + low,
        version_id=row["transcript_version_id"],
    )


def post_of_place(place: verdict_records.SpokenPlace) -> records.Post:
    """Make the record that stands for an event where a post is shown."""
    event = place.transcript
    return records.Post(
        key=f"{transcript_records.SPEECH}:{event.id}",
        platform=transcript_records.SPEECH,
        id=event.id,
        url=event.url,
        author=records.Author(name=place.speaker),
        posted_at=event.event_at,
    )


def spoken_text(row: Any) -> str:
    """Give what is shown of the turns in which the words stand."""
    low, high = _shown(row)
    return str(row["spoken_text"] or "")[low:high]


def span_in_text(row: Any, place: verdict_records.SpokenPlace) -> records.Span:
    """Place the words in the text that `spoken_text` gives."""
    return (
        max(0, (row["span_start"] or 0) - place.offset),
        max(0, (row["span_end"] or 0) - place.offset),
    )


def _shown(row: Any) -> records.Span:
    text, offset = str(row["spoken_text"] or ""), row["spoken_offset"] or 0
    start, end = (row["span_start"] or 0) - offset, (row["span_end"] or 0) - offset
    low = 0 if start <= _AROUND else text.find(" ", start - _AROUND, start) + 1
    high = len(text) if len(text) <= end + _AROUND else text.rfind(" ", end, end + _AROUND)
    return low, high if high > 0 else len(text)


def load_turns_beside(
    connection: sqlite3.Connection, version_id: int, span: records.Span
) -> tuple[tuple[transcript_records.PlacedTurn, ...], tuple[transcript_records.PlacedTurn, ...]]:
    """Load the turns before and after those in which a span of a version stands."""
    first, last = connection.execute(
        "select min(number), max(number) from turns where version_id = ?1 "
        "and offset + length(text) > ?2 and offset < ?3",
        (version_id, *span),
    ).fetchone()
    if first is None:
        return (), ()
    turns = turns_around(connection, version_id, first, last)
    return (
        tuple(turn for turn in turns if turn.number < first),
        tuple(turn for turn in turns if turn.number > last),
    )
