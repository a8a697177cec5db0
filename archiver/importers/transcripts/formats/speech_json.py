"""JSON of programs that hear, and of podcasts, in; turns out.

Whisper, faster-whisper, WhisperX and whisper.cpp write segments with seconds; the podcast
namespace's JSON (https://github.com/Podcastindex-org/podcast-namespace) the same with other names;
AssemblyAI, Deepgram and Amazon Transcribe what each speaker said in a row, in milliseconds the
first, and youtube-transcript-api a list with durations. Editors of transcripts keep paragraphs, or
words one by one, with the number of a speaker whose name stands elsewhere.
"""

import re
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
from archiver.text.json_fields import list_in, mapping_in, string_in

_HEAD = 8_000
_SPOKEN_LISTS = ("utterances", "audio_segments", "monologues", "paragraphs")
_TIME = re.compile(r'"(?:start|ts")')
# Matches `"transcript": [{"speaker": ..., "start_time": ...`; not `"transcript": "council-7"`.
_LIST_IN_TRANSCRIPT = re.compile(r'"transcript"\s*:\s*\[\s*\{[^{}\[\]]{0,500}"start')
_WORDS = ("text", "body", "transcript")
_SPEAKERS = ("speaker", "speaker_name", "speaker_label", "speakerId")


def _recognizes(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")[:_HEAD]
    if not head.startswith(("{", "[")):
        return False
    if head.startswith("["):
        return _is_list_of_segments(head)
    whisper_cpp = '"transcription"' in head and '"offsets"' in head
    podcast = '"segments"' in head and '"startTime"' in head
    if any(f'"{name}"' in file.head for name in _SPOKEN_LISTS) and _TIME.search(file.head):
        return True
    if _LIST_IN_TRANSCRIPT.search(head):
        return True
    # Whisper writes the whole text before its segments, which may be far down.
    whisper = '"segments"' in head or ('"text"' in head and '"segments"' in file.head)
    return whisper_cpp or podcast or (whisper and '"turns"' not in head)


def _is_list_of_segments(head: str) -> bool:
    """Tell a bare list of segments, as faster-whisper's users save them, by its first."""
    try:
        first, _ = DECODER.raw_decode(head, head.index("{"))
    except (ValueError, RecursionError):
        return False
    return (
        isinstance(first, dict)
        and {"start", "text"} <= first.keys()
        and not {"end", "duration"}.isdisjoint(first)
    )


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    whole = load_json(file.text())
    top = mapping_in(whole)
    segments = whole if isinstance(whole, list) else _segments(top)
    scale = 1_000.0 if "utterances" in top else 1.0
    known = _named_speakers(top)
    found = ParsedTranscript()
    if not isinstance(segments, list):
        found.problems.append((1, "no list of segments"))
        segments = []
    for number, segment in enumerate(segments, start=1):
        given = _with_elements(mapping_in(segment))
        text = next((given[k] for k in _WORDS if isinstance(given.get(k), str)), None)
        if text is None:
            found.problems.append((number, f"a segment without words: {shorten_value(segment)}"))
            continue
        start, end, wrong = _times(given, scale)
        if wrong:
            found.problems.append((number, f"a damaged time: {shorten_value(wrong)}; left out"))
        speaker = next(filter(None, (string_in(given.get(name)) for name in _SPEAKERS)), None)
        speaker = known.get(speaker or "", speaker)
        found.add_turn(number, text, speaker=speaker, start=start, end=end)
    language = string_in(top.get("language")) or string_in(
        mapping_in(top.get("result")).get("language")
    )
    found.facts = TranscriptFacts(
        kind="machine", language=language, title=string_in(top.get("title"))
    )
    yield found


def _segments(top: Mapping[str, Any]) -> Any:
    """Give the list of segments, or of what each speaker said in a row."""
    given = (top, mapping_in(top.get("results")), mapping_in(top.get("transcript")))
    names = (*_SPOKEN_LISTS, "segments", "transcription")
    found = next((one[name] for one in given for name in names if name in one), None)
    return top.get("transcript") if found is None else found


def _named_speakers(top: Mapping[str, Any]) -> dict[str, str]:
    """Give the names of speakers by their numbers, where they stand apart from what they say."""
    listed = list_in(top.get("speakers")) + list_in(
        mapping_in(top.get("transcript")).get("speakers")
    )
    return {
        number: name
        for one in listed
        if (number := string_in(one.get("id"))) and (name := string_in(one.get("name")))
    }


def _with_elements(segment: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a segment of words and marks one by one, the words with their seconds, as any other."""
    elements = list_in(segment.get("elements"))
    if not elements:
        return segment
    words = [one for one in elements if one.get("type") != "punct"]
    return {
        **segment,
        "text": "".join(string_in(one.get("value")) or "" for one in elements),
        "start": next((one.get("ts") for one in words), None),
        "end": next((one.get("end_ts") for one in reversed(words)), None),
    }


def _times(given: Mapping[str, Any], scale: float) -> tuple[float | None, float | None, Any]:
    """Read when a segment begins and ends; the last value is one that is no number.

    `scale` is how many of its numbers make a second.
    """
    start = given.get("start", given.get("startTime", given.get("start_time")))
    end = given.get("end", given.get("endTime", given.get("end_time")))
    if end is None and _is_number(start) and _is_number(given.get("duration")):
        end = start + given["duration"]
    offsets = mapping_in(given.get("offsets"))
    if offsets:
        start, end, scale = offsets.get("from"), offsets.get("to"), 1000.0
    if "speaker_label" in given:  # Amazon's numbers are texts
        start, end = (_number_in(value) for value in (start, end))
    wrong = next((item for item in (start, end) if item is not None and not _is_number(item)), None)
    return (
        float(start) / scale if _is_number(start) else None,
        float(end) / scale if _is_number(end) else None,
        wrong,
    )


def _number_in(value: Any) -> Any:
    """Give the number that a text writes, and anything else as it is."""
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12


SEGMENTS = TranscriptFormat(
    name="speech_json",
    label="JSON of Whisper, other programs that hear, and podcasts",
    recognizes=_recognizes,
    read=_read,
)
