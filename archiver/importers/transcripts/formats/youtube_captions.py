"""Captions as YouTube keeps them in, turns out: json3, srv3 and srv1, whoever saved them.

What a machine wrote has a confidence or a moment for each word; what a person wrote has neither.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.importers.transcripts.whole_json import load_json
from archiver.importers.transcripts.xml_tree import XmlElement, local_name, parse_xml, text_of
from archiver.text.json_fields import list_in


def _recognizes_json3(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")[:4_000]
    return head.startswith("{") and (
        '"pb3"' in head or ('"events"' in head and '"tStartMs"' in head)
    )


def _read_json3(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    found = ParsedTranscript()
    machine = False
    whole = load_json(file.text())
    events = list_in(whole.get("events") if isinstance(whole, dict) else None)
    for number, event in enumerate(events, start=1):
        parts = list_in(event.get("segs"))
        machine = machine or any("acAsrConf" in part or "tOffsetMs" in part for part in parts)
        text = "".join(part["utf8"] for part in parts if isinstance(part.get("utf8"), str))
        if event.get("aAppend") and not text.strip():
            continue
        start, end = _span_in_ms(event, "tStartMs", "dDurationMs")
        if start is None and text.strip():
            found.problems.append((number, "a caption without a time; used without it"))
        found.add_turn(number, " ".join(text.split()), start=start, end=end)
    found.facts = TranscriptFacts(kind="machine" if machine else "captions")
    yield found


def _span_in_ms(
    given: Mapping[str, Any], start: str, duration: str
) -> tuple[float | None, float | None]:
    begin = _number(given.get(start))
    length = _number(given.get(duration))
    if begin is None:
        return None, None
    return begin / 1000, None if length is None else (begin + length) / 1000


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if abs(found) < 1e12 else None


def _recognizes_timed_text(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")[:1_000]
    return "<timedtext" in head or ("<transcript>" in head and "<text start=" in head)


def _read_timed_text(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    found = ParsedTranscript()
    root, broken = parse_xml(file.text())
    if broken:
        found.problems.append(broken)
    machine = False
    for element in root.iter():
        name = local_name(element)
        if name == "p":
            start, end = _span_in_ms(element.attrib, "t", "d")
            machine = machine or any("ac" in part.attrib or "t" in part.attrib for part in element)
        elif name == "text" and "start" in element.attrib:
            begin, length = _number(element.get("start")), _number(element.get("dur"))
            start = begin
            end = None if begin is None or length is None else begin + length
        else:
            continue
        _add_element(found, element, start, end)
    if not found.turns and not found.problems:
        raise UnusableLine("captions without a word")
    found.facts = TranscriptFacts(kind="machine" if machine else "captions")
    yield found


def _add_element(
    found: ParsedTranscript, element: XmlElement, start: float | None, end: float | None
) -> None:
    text = " ".join(text_of(element).split())
    line = int(element.sourceline or 0)
    if start is None and text:
        found.problems.append((line, "a caption without a time; used without it"))
    found.add_turn(line, text, start=start, end=end)


JSON3 = TranscriptFormat(
    name="youtube_json3",
    label="captions of YouTube (json3, srv3)",
    recognizes=_recognizes_json3,
    read=_read_json3,
)
TIMED_TEXT = TranscriptFormat(
    name="youtube_timed_text", label="", recognizes=_recognizes_timed_text, read=_read_timed_text
)
