"""Load what was spoken as the pages show it: the list of events, and one with all that quotes it.

Takes a connection that only reads. Every query goes by an index and has a limit.
"""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from archiver.archive.index.speech_turns import turns_between
from archiver.archive.pages.quotations import (
    CURRENT,
    JudgedCount,
    JudgedQuotation,
    quotations_of_ids,
)
from archiver.matching.people.names import name_words
from archiver.models.transcript_records import PlacedTurn
from archiver.models.vocabulary import TranscriptKind

TURNS = 500
"""Turns on one page of an event: an hour of captions."""
_SPEAKERS = 12
_QUOTATIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTranscript:
    """An event in a list, by its latest version; `quoted` are the quotations that rest on it."""

    key: str
    title: str | None
    url: str | None
    event_at: str | None
    place: str | None
    kind: TranscriptKind
    language: str | None
    words: int
    speakers: tuple[str, ...]
    quoted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedVersion:
    """A version of what was written down at an event."""

    id: int
    digest: str
    kind: TranscriptKind
    language: str | None
    words: int
    first_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedStretch:
    """Where in the text of a version a quotation's words stand."""

    start: int
    end: int
    quotation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptPage:
    """An event, one version of it, some of its turns, and all that quotes it.

    `first` is the number of the first turn shown, of `total`.
    """

    event: ListedTranscript
    post_key: str | None
    version: ListedVersion
    versions: tuple[ListedVersion, ...]
    turns: tuple[PlacedTurn, ...]
    first: int
    total: int
    quoted: tuple[JudgedQuotation, ...]
    counts: tuple[JudgedCount, ...]
    stretches: tuple[QuotedStretch, ...]


_LISTED = """
  select t.key, t.title, t.url, t.event_at, t.place, v.kind, v.language, v.words, v.id,
    (select count(*) from transcript_versions o
      join verdicts d on d.transcript_version_id = o.id join quotes q on q.verdict_id = d.id
      where o.transcript_id = t.id) as quoted
  from transcripts t join transcript_versions v on v.id =
    (select max(id) from transcript_versions where transcript_id = t.id)
"""


def list_transcripts(
    connection: sqlite3.Connection, ids: Collection[int | str]
) -> tuple[ListedTranscript, ...]:
    """Load events by their numbers, in the order given."""
    rows = connection.execute(
        f"{_LISTED} join json_each(?) as named on named.value = t.id order by named.key",
        (json.dumps([int(number) for number in ids]),),
    ).fetchall()
    return _listed(connection, rows)


def transcripts_of_names(
    connection: sqlite3.Connection, names: Collection[str], most: int
) -> tuple[ListedTranscript, ...]:
    """List the events in which somebody of one of these whole names speaks, the latest first."""
    words = {" ".join(found) for name in names if len(found := name_words(name)) > 1}
    rows = connection.execute(
        f"{_LISTED} where t.id in (select o.transcript_id from transcript_speakers s "
        "join transcript_versions o on o.id = s.version_id "
        "where s.words in (select value from json_each(?))) "
        "order by t.event_at is null, t.event_at desc, t.id desc limit ?",
        (json.dumps(sorted(words)), most),
    ).fetchall()
    return _listed(connection, rows)


def load_transcript_page(
    connection: sqlite3.Connection, key: str, *, version: str | None, turn: int
) -> TranscriptPage | None:
    """Load an event with the turns from the hundreds that a turn is in; None where there is none.

    `version` is the beginning of a digest; by default the latest is shown.
    """
    rows = connection.execute(f"{_LISTED} where t.key = ?", (key,)).fetchall()
    if not rows:
        return None
    number, post = connection.execute(
        "select t.id, p.key from transcripts t left join posts p on p.id = t.post_id "
        "where t.key = ?",
        (key,),
    ).fetchone()
    versions = _versions(connection, number)
    shown = next((one for one in versions if version and one.digest.startswith(version)), None)
    if version and shown is None:
        return None
    shown = shown or versions[0]
    first = max(turn, 0) // TURNS * TURNS
    (total,) = connection.execute(
        "select count(*) from turns where version_id = ?", (shown.id,)
    ).fetchone()
    quoted, counts = _quotations(connection, number)
    return TranscriptPage(
        event=_listed(connection, rows)[0],
        post_key=post,
        version=shown,
        versions=versions,
        turns=turns_between(connection, shown.id, first, first + TURNS - 1),
        first=first,
        total=total,
        quoted=quoted,
        counts=counts,
        stretches=_stretches(connection, shown.id),
    )


def _listed(
    connection: sqlite3.Connection, rows: list[sqlite3.Row]
) -> tuple[ListedTranscript, ...]:
    speakers: dict[int, list[str]] = {row["id"]: [] for row in rows}
    for version, name in connection.execute(
        "select version_id, name from transcript_speakers "
        "where version_id in (select value from json_each(?)) order by id",
        (json.dumps(sorted(speakers)),),
    ):
        if name not in speakers[version]:
            speakers[version].append(name)
    return tuple(
        ListedTranscript(
            **{name: row[name] for name in row.keys() if name != "id"},  # noqa: SIM118 - of a row
            speakers=tuple(speakers[row["id"]][:_SPEAKERS]),
        )
        for row in rows
    )


def _versions(connection: sqlite3.Connection, number: int) -> tuple[ListedVersion, ...]:
    rows = connection.execute(
        "select v.id, v.digest, v.kind, v.language, v.words, c.fetched_at as first_seen "
        "from transcript_versions v join captures c on c.id = v.first_capture_id "
        "where v.transcript_id = ? order by v.id desc",
        (number,),
    )
    return tuple(ListedVersion(**dict(row)) for row in rows)


def _quotations(
    connection: sqlite3.Connection, number: int
) -> tuple[tuple[JudgedQuotation, ...], tuple[JudgedCount, ...]]:
    """Load the quotations that rest on an event, and count those that articles still have."""
    resting = (
        "from transcript_versions v join verdicts d on d.transcript_version_id = v.id "
        "join quotes q on q.verdict_id = d.id where v.transcript_id = ?"
    )
    counts = connection.execute(
        f"select d.wording, d.problem, count(*) {resting} and {CURRENT} "
        "group by 1, 2 order by 3 desc",
        (number,),
    )
    ids = connection.execute(
        f"select q.id {resting} order by d.span_start, q.id limit ?", (number, _QUOTATIONS)
    )
    found = quotations_of_ids(connection, [row[0] for row in ids])
    return found, tuple(JudgedCount(*row) for row in counts)


def _stretches(connection: sqlite3.Connection, version: int) -> tuple[QuotedStretch, ...]:
    rows = connection.execute(
        f"select d.span_start, d.span_end, q.key from verdicts d "
        "join quotes q on q.verdict_id = d.id "
        f"where d.transcript_version_id = ? and d.span_end > d.span_start and {CURRENT} "
        "order by d.span_start, d.span_end limit ?",
        (version, _QUOTATIONS),
    )
    return tuple(QuotedStretch(start=row[0], end=row[1], quotation=row[2]) for row in rows)
