"""Timed Text in, turns out: TTML and its profiles (IMSC, EBU-TT-D, SMPTE-TT), and DFXP before it.

https://www.w3.org/TR/ttml2/: a time is a clock's, or a number of hours to ticks, and counts from
that of the element around it. Who speaks is an agent, or stands before the words as in any
captions.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape

from archiver.importers.transcripts.formats.cue_speakers import Cue, add_cues, unmarked_line
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
    clean_fact,
)
from archiver.importers.transcripts.xml_tree import XmlElement, local_name, parse_xml, text_of
from archiver.text.foreign_json import shorten_value

_ROOT = re.compile(r"<(?:\w{1,20}:)?tt\s[^>]{0,4000}(?:/ns/ttml|/ttaf1)")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Matches "00:00:02.5" and "00:00:02:05", whose last two figures count frames.
_CLOCK = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2}(?:\.\d{1,9})?)(?::(\d{1,3})(?:\.\d+)?)?$")
_OFFSET = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(h|m|s|ms|f|t)$")
_FRAME_RATE, _TICK_RATE = 30.0, 1.0
_UNSAID = frozenset({"metadata", "desc", "title", "set", "animate", "image", "audio"})


def _recognizes(file: TranscriptFile) -> bool:
    return _ROOT.search(file.head[:8_000]) is not None


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    root, broken = parse_xml(file.text())
    found = ParsedTranscript(problems=[broken] if broken else [])
    language = root.get(_XML_LANG)
    titles = (one for one in root.iter("{*}title") if text_of(one).strip())
    found.facts = TranscriptFacts(
        kind="captions",
        title=clean_fact(text_of(title)) if (title := next(titles, None)) is not None else None,
        language=clean_fact(language),
    )
    units = _units(root)
    agents = _agents(root)
    cues = [_cue(element, units, agents, found) for element in root.iter("{*}p")]
    cues = [cue for cue in cues if cue[3]]
    shown = [list(filter(None, map(unmarked_line, cue[3]))) for cue in cues]
    voices = any("<v " in line for cue in cues for line in cue[3])
    add_cues(found, cues, shown, voices=voices)
    yield found


def _units(root: XmlElement) -> Mapping[str, float]:
    """Give how many seconds each unit of a document's times has."""
    given = {name.rpartition("}")[2]: value for name, value in root.attrib.items()}
    frames = _rate(given.get("frameRate"), _FRAME_RATE)
    many, _, each = str(given.get("frameRateMultiplier", "1 1")).replace(":", " ").partition(" ")
    frames *= _rate(many, 1.0) / _rate(each, 1.0)
    ticks = _rate(given.get("tickRate"), frames if "frameRate" in given else _TICK_RATE)
    return {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "f": 1 / frames, "t": 1 / ticks}


def _rate(value: str | None, usual: float) -> float:
    number = float(value) if value and re.fullmatch(r"\d{1,9}(?:\.\d{1,6})?", value) else 0.0
    return number or usual


def _agents(root: XmlElement) -> dict[str, str]:
    """Give the name of each agent of a document, by its id."""
    found: dict[str, str] = {}
    for agent in root.iter("{*}agent"):
        name = next(iter(agent.iter("{*}name")), None)
        if agent.get(_XML_ID) and name is not None and text_of(name).strip():
            found[agent.get(_XML_ID)] = " ".join(text_of(name).split())
    return found


def _cue(
    element: XmlElement,
    units: Mapping[str, float],
    agents: Mapping[str, str],
    found: ParsedTranscript,
) -> Cue:
    line = int(element.sourceline or 0)
    around = sum(_seconds(one.get("begin"), units) or 0.0 for one in element.iterancestors())
    begins, ends = element.get("begin"), element.get("end")
    inner = next((one for one in element.iter("{*}span") if one.get("begin")), None)
    start, end = _seconds(begins, units), _seconds(ends, units)
    lasts = _seconds(element.get("dur"), units)
    for given, read in ((begins, start), (ends, end)):
        if given and read is None:
            found.problems.append((line, f"a damaged time: {shorten_value(given)}; left out"))
    if start is None and not begins and (around or inner is not None):
        start = 0.0
    if inner is not None and start is not None:
        start += _seconds(inner.get("begin"), units) or 0.0
    if end is None and start is not None and lasts is not None:
        end = start + lasts
    lines = [line for line in _lines(element, agents, _agent_of(element)) if line]
    return (
        line,
        None if start is None else around + start,
        None if end is None else around + end,
        lines,
    )


def _agent_of(element: XmlElement) -> str | None:
    """Give who an element says that it is of: the id of an agent."""
    around = map(_own_agent, (element, *element.iterancestors()))
    ids = next((value for value in around if value is not None), "").split()
    return ids[0] if len(ids) == 1 else None


def _own_agent(element: XmlElement) -> str | None:
    given = element.attrib.items()
    return next((str(value) for name, value in given if name.rpartition("}")[2] == "agent"), None)


def _lines(element: XmlElement, agents: Mapping[str, str], agent: str | None) -> list[str]:
    """Give the lines of a cue as WebVTT writes them: a voice before the words of each agent."""
    pieces: list[str] = []
    _collect(element, agent, pieces, agents, None)
    return [" ".join(line.split()) for line in "".join(pieces).split("\n")]


def _collect(
    element: XmlElement,
    agent: str | None,
    pieces: list[str],
    agents: Mapping[str, str],
    last: str | None,
) -> str | None:
    def say(text: str | None, who: str | None, last: str | None) -> str | None:
        if not text:
            return last
        named = agents.get(who or "")
        if text.strip() and (named or last) and who != last:
            # A voice of a blank is nobody's who is named.
            pieces.append(f"<v {escape(named) if named else '&nbsp;'}>")
            last = who if named else None
        pieces.append(escape(" ".join(text.split("\n")), quote=False))
        return last

    last = say(element.text, agent, last)
    for item in element:
        kind = local_name(item)
        if kind == "br":
            pieces.append("\n")
        elif kind and kind not in _UNSAID:
            own = _own_agent(item)
            last = _collect(item, agent if own is None else own, pieces, agents, last)
        last = say(item.tail, agent, last)
    return last


def _seconds(value: str | None, units: Mapping[str, float]) -> float | None:
    """Read a time of the document as seconds; None for none, and for one that is damaged."""
    text = (value or "").strip()
    if clock := _CLOCK.match(text):
        hours, minutes, seconds, frames = clock.groups()
        whole = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        return whole + int(frames or 0) * units["f"]
    offset = _OFFSET.match(text)
    return float(offset[1]) * units[offset[2]] if offset else None


TIMED_TEXT = TranscriptFormat(
    name="timed_text", label="TTML and DFXP captions", recognizes=_recognizes, read=_read
)
