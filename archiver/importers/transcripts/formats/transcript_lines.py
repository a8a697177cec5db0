"""Transcripts in the published shape, one JSON object a line, in; the same as records out."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from archiver.errors import UnusableLine
from archiver.importers.lines import json_items, split_lines
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFile,
    TranscriptFormat,
    facts_of_fields,
)
from archiver.platforms.registry import post_ref_at
from archiver.text.foreign_json import json_of, shorten_value
from archiver.text.json_fields import mapping_in, string_in


def _recognizes(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n[")[:20_000]
    return head.startswith("{") and '"turns"' in head


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    head = file.head.lstrip("\ufeff \t\r\n")
    with file.opener() as stream:
        if head.startswith("[") or _is_spread(head):
            number = 0
            try:
                for number, found in enumerate(json_items(stream), start=1):
                    yield _transcript(number, found)
            except UnusableLine as error:
                yield ParsedTranscript(problems=[(number + 1, str(error))])
            return
        for number, line in enumerate(split_lines(stream), start=1):
            if not line.strip():
                continue
            try:
                found = json_of(line)
            except UnusableLine as error:
                yield ParsedTranscript(problems=[(number, str(error))])
            else:
                yield _transcript(number, found)


def _is_spread(head: str) -> bool:
    """Tell whether an object is written over several lines."""
    return head.partition("\n")[0].rstrip() in {"{", "["} or (
        len(head) > 1 and head[:1] == "{" and head.partition("\n")[0].rstrip()[-1:] in {",", "{"}
    )


def _transcript(number: int, found: Any) -> ParsedTranscript:
    given = mapping_in(found)
    turns = given.get("turns")
    if not isinstance(turns, list):
        message = f"a transcript with a list of turns is wanted: {shorten_value(found)}"
        return ParsedTranscript(problems=[(number, message)])
    facts, wrong = facts_of_fields(given)
    transcript = ParsedTranscript(facts=facts, problems=[(number, one) for one in wrong])
    if isinstance(given.get("post"), str) and (ref := post_ref_at(given["post"])):
        transcript.facts = type(facts)(post=ref).over(facts)
    for place, turn in enumerate(turns, start=1):
        _add_turn(transcript, number, place, turn)
    return transcript


def _add_turn(read: ParsedTranscript, number: int, place: int, turn: Any) -> None:
    given: Mapping[str, Any] = mapping_in(turn)
    if not isinstance(given.get("text"), str):
        read.problems.append((number, f"turn {place} has no text: {shorten_value(turn)}"))
        return
    times: dict[str, float | None] = {}
    for name in ("start", "end"):
        value = given.get(name)
        times[name] = float(value) if _is_second(value) else None
        if value is not None and times[name] is None:
            message = f"turn {place}: {name} is no number of seconds: {shorten_value(value)}"
            read.problems.append((number, message))
    speaker = string_in(given.get("speaker"))
    read.add_turn(number, given["text"], speaker=speaker, **times)


def _is_second(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12


LINES = TranscriptFormat(
    name="transcript_lines",
    label="transcripts as JSON lines",
    recognizes=_recognizes,
    read=_read,
)
