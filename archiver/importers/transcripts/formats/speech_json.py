"""JSON of programs that hear, and of podcasts, in; turns out.

Whisper, faster-whisper, WhisperX and whisper.cpp write segments with seconds; the podcast
namespace's JSON (https://github.com/Podcastindex-org/podcast-namespace) the same with other names.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.importers.transcripts.whole_json import load_json
from archiver.text.foreign_json import DECODER, shorten_value
from archiver.text.json_fields import mapping_in, string_in

_HEAD = 8_000


def _recognizes(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")[:_HEAD]
    if not head.startswith(("{", "[")):
        return False
    if head.startswith("["):
        return _is_list_of_segments(head)
    whisper_cpp = '"transcription"' in head and '"offsets"' in head
    podcast = '"segments"' in head and '"startTime"' in head
    # Whisper writes the whole text before its segments, which may be far down.
    whisper = '"segments"' in head or ('"text"' in head and '"segments"' in file.head)
    return whisper_cpp or podcast or (whisper and '"turns"' not in head)


def _is_list_of_segments(head: str) -> bool:
    """Tell a bare list of segments, as faster-whisper's users save them, by its first."""
    try:
        first, _ = DECODER.raw_decode(head, head.index("{"))
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and {"start", "end", "text"} <= first.keys()


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    whole = load_json(file.text())
    top = mapping_in(whole)
    segments = whole if isinstance(whole, list) else top.get("segments", top.get("transcription"))
    found = ParsedTranscript()
    if not isinstance(segments, list):
        found.problems.append((1, "no list of segments"))
        segments = []
    for number, segment in enumerate(segments, start=1):
        given = mapping_in(segment)
        text = next((given[k] for k in ("text", "body") if isinstance(given.get(k), str)), None)
        if text is None:
            found.problems.append((number, f"a segment without words: {shorten_value(segment)}"))
            continue
        start, end, wrong = _times(given)
        if wrong:
            found.problems.append((number, f"a damaged time: {shorten_value(wrong)}; left out"))
        speaker = string_in(given.get("speaker")) or string_in(given.get("speaker_name"))
        found.add_turn(number, text, speaker=speaker, start=start, end=end)
    language = string_in(top.get("language")) or string_in(
        mapping_in(top.get("result")).get("language")
    )
    found.facts = TranscriptFacts(
        kind="machine", language=language, title=string_in(top.get("title"))
    )
    yield found


def _times(given: Mapping[str, Any]) -> tuple[float | None, float | None, Any]:
    """Read when a segment begins and ends; the last value is one that is no number."""
    scale = 1.0
    start, end = given.get("start", given.get("startTime")), given.get("end", given.get("endTime"))
    offsets = mapping_in(given.get("offsets"))
    if offsets:
        start, end, scale = offsets.get("from"), offsets.get("to"), 1000.0
    wrong = next((item for item in (start, end) if item is not None and not _is_number(item)), None)
    return (
        float(start) / scale if _is_number(start) else None,
        float(end) / scale if _is_number(end) else None,
        wrong,
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12


SEGMENTS = TranscriptFormat(
    name="speech_json",
    label="JSON of Whisper, faster-whisper, WhisperX and podcasts",
    recognizes=_recognizes,
    read=_read,
)
