"""Tables with a turn a row in, turns out; rows of several events are as many transcripts.

A header names the words and who spoke them, and may name a time, and the event by its date, title
or id. CSV in any usual encoding, separated by comma, semicolon or tab.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFile,
    TranscriptFormat,
    facts_of_fields,
)
from archiver.text.foreign_json import shorten_value

_NAMES = {
    "text": ("text", "words", "utterance", "content", "speech", "statement", "transcript_text"),
    "speaker": ("speaker", "speaker_name", "who", "spoken_by"),
    "start": ("start", "start_time", "starttime", "begin", "time", "timestamp"),
    "end": ("end", "end_time", "endtime", "stop"),
    "transcript": ("transcript", "transcript_id", "event", "event_id", "session", "debate"),
    "title": ("title", "event_title"),
    "event_at": ("event_at", "date", "event_date", "day"),
    "url": ("url", "link", "source"),
    "aliases": ("aliases",),
    "place": ("place", "location", "venue"),
    "kind": ("kind",),
    "language": ("language", "lang"),
}
_OF_POSTS = frozenset(
    {"platform", "handle", "username", "screen_name", "tweet_id", "post_id", "author", "post_url"}
)
_OF_EVENTS = ("transcript", "title", "event_at", "url", "aliases", "place", "kind", "language")
_CLOCK = re.compile(r"(-?)(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,6})?)$")
_SECONDS = re.compile(r"-?\d{1,9}(?:[.,]\d{1,9})?$")
# Matches "9/26/16" and "26.9.2016".
_NUMBERED_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})$")


def _columns(header: list[str]) -> dict[str, int]:
    """Give the place of each column that is known, by what it means."""
    names = [re.sub(r"[\s-]+", "_", name.strip("\ufeff \t\"'").lower()) for name in header]
    if _OF_POSTS & set(names):
        return {}
    return {
        meaning: next(names.index(name) for name in known if name in names)
        for meaning, known in _NAMES.items()
        if any(name in names for name in known)
    }


def _dialect(head: str) -> tuple[str, dict[str, int]] | None:
    first = head.lstrip("\ufeff").split("\n", 1)[0]
    for separator in (",", ";", "\t"):
        try:
            columns = _columns(next(csv.reader([first], delimiter=separator), []))
        except csv.Error:
            continue
        if {"text", "speaker"} <= columns.keys():
            return separator, columns
    return None


def _recognizes(file: TranscriptFile) -> bool:
    return _dialect(file.head) is not None


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    known = _dialect(file.head)
    separator, columns = known or (",", {})
    found: dict[tuple[str, ...], ParsedTranscript] = {}
    text = file.text().lstrip("\ufeff").replace("\x00", "")
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    next(rows, None)
    days_first = _days_first(text, separator, columns)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            transcript = ParsedTranscript(problems=[(rows.line_num, f"a damaged row: {error}")])
            found.setdefault(("", str(rows.line_num)), transcript)
            continue
        if row is None:
            break
        cells = {name: row[at].strip() for name, at in columns.items() if at < len(row)}
        key = tuple(cells.get(name, "") for name in ("transcript", "title", "event_at", "url"))
        if not any(cells.values()):
            continue
        if key not in found:
            found[key] = _event(cells, rows.line_num, days_first=days_first)
        _add_row(found[key], rows.line_num, cells)
    yield from found.values()


def _days_first(text: str, separator: str, columns: Mapping[str, int]) -> bool | None:
    """Tell whether dates in numbers begin with the day; None where nothing tells."""
    if "event_at" not in columns:
        return None
    pairs = set()
    for row in csv.reader(io.StringIO(text[:2_000_000], newline=""), delimiter=separator):
        cell = row[columns["event_at"]].strip() if len(row) > columns["event_at"] else ""
        if found := _NUMBERED_DAY.match(cell):
            pairs.add((int(found[1]), int(found[2])))
    if any(first > 12 for first, _ in pairs):
        return True
    return False if any(second > 12 for _, second in pairs) else None


def _event(cells: Mapping[str, str], line: int, *, days_first: bool | None) -> ParsedTranscript:
    given: dict[str, str] = {name: cells[name] for name in _OF_EVENTS if cells.get(name)}
    numbered = _NUMBERED_DAY.match(given.get("event_at", ""))
    if numbered and days_first is not None:
        first, second, year = (int(part) for part in numbered.groups())
        month, day = (second, first) if days_first else (first, second)
        given["event_at"] = f"{year + 2000 if year < 100 else year:04}-{month:02}-{day:02}"
    facts, wrong = facts_of_fields(given)
    return ParsedTranscript(facts=facts, problems=[(line, one) for one in wrong])


def _add_row(found: ParsedTranscript, line: int, cells: Mapping[str, str]) -> None:
    times: dict[str, float | None] = {}
    for name in ("start", "end"):
        cell = cells.get(name, "")
        times[name] = _seconds(cell)
        if cell and times[name] is None:
            found.problems.append((line, f"{name} is no time: {shorten_value(cell)}; left out"))
    text = cells.get("text", "")
    if not text:
        found.problems.append((line, "a row without words"))
        return
    found.add_turn(line, text, speaker=cells.get("speaker"), **times)


def _seconds(cell: str) -> float | None:
    if _SECONDS.match(cell):
        return float(cell.replace(",", "."))
    clock = _CLOCK.match(cell)
    if clock is None:
        return None
    total = int(clock[2] or 0) * 3600 + int(clock[3]) * 60 + float(clock[4].replace(",", "."))
    return -total if clock[1] else total


TABLE = TranscriptFormat(
    name="turn_table",
    label="CSV with columns speaker and text",
    recognizes=_recognizes,
    read=_read,
)
