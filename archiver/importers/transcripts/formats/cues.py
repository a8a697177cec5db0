"""WebVTT and SRT files in, their cues as turns out, however damaged the file is.

Read line by line: libraries for subtitles end at the first damaged time or drop it silently, lose
who speaks, and know no lines. Formats: https://www.w3.org/TR/webvtt1/ and what players make of SRT.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from archiver.importers.transcripts.formats.cue_speakers import MARKS, Cue, add_cues, unmarked_line
from archiver.importers.transcripts.formats.rolling import is_rolling, without_repeats
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.text.foreign_json import shorten_value

_CLOCK = r"(-?(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)"
# Matches "00:00:01.000 --> 00:00:04.000 align:start" and "1:02,5 -> 1:04,0"; not "a --> b".
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-{{1,2}}>\s*{_CLOCK}(?:\s|$)")
# Matches "0:00:01.000,0:00:04.000", as YouTube's SubViewer files write both times.
_COMMA_TIMES = re.compile(
    r"^(\d{1,2}:\d\d:\d\d\.\d{3}),(\d{1,2}:\d\d:\d\d\.\d{3})[ \t\r]*$", re.MULTILINE
)
_ARROW = re.compile(r"\s*\S{0,20}\d\S{0,20}\s*-->|\s*-->\s*\S{0,20}\d|.{0,40}\d\s?-->\s?\S{0,40}$")
# Matches a line of blanks, and line breaks of `str.splitlines` that are no line feed.
_DISORDER = re.compile(r"[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]|^[^\S\n]+$", re.MULTILINE)
# What "00:01" and "03.500" of most files' times match, each read once.
_HOURS = re.compile(r"[0-9]{2}:[0-9]{2}")
_THOUSANDTHS = re.compile(r"[0-9]{2}[.,][0-9]{3}")
_BLANK_OR_END = ("", " ")
_NUMBER = re.compile(r"\s*\d+\s*$")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_TIMED_WORD = re.compile(r"<\d\d:\d\d(?::\d\d)?\.\d{3}>")
_LANGUAGE = re.compile(r"Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*$")
# Matches "talk.en.vtt" and "talk.pt-BR.srt"; not "talk.final.srt".
_IN_NAME = re.compile(r"\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)(?:-orig)?\.(?:vtt|srt)(?:\.gz)?$")


def _recognizes(file: TranscriptFile) -> bool:
    head = file.head.lstrip("\ufeff \t\r\n")
    if head.startswith("WEBVTT"):
        return True
    lines = [line for line in head[:4_000].splitlines() if line.strip()][:6]
    return any(_TIMES.match(line) or _COMMA_TIMES.match(line) for line in lines)


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    text = file.text()
    if "->" not in text:
        text = _COMMA_TIMES.sub(r"\1 --> \2", text)
    found = ParsedTranscript()
    cues = _orderly_cues(text) or list(_cues(text, found))
    # What holds none of these is shown as it stands; most files do.
    marked = any(mark in text for mark in MARKS)
    plain: Callable[[str], str] = unmarked_line if marked else str.strip
    timed_words = marked and _TIMED_WORD.search(text) is not None
    shown = [list(filter(None, map(plain, cue[3]))) for cue in cues]
    voices = "<v" in text
    if timed_words or is_rolling(shown):
        voices |= marked
        cues = list(without_repeats(cues, plain))
        shown = [list(filter(None, map(plain, cue[3]))) for cue in cues]
    language = _language_of_head(text)
    if language is None and (named := _IN_NAME.search(file.path.name)):
        language = named[1]
    found.facts = TranscriptFacts(kind="machine" if timed_words else "captions", language=language)
    add_cues(found, cues, shown, voices=voices)
    yield found


def _language_of_head(text: str) -> str | None:
    head = text[:2_000].split("\n\n", 1)[0].splitlines()
    return next((one[1] for line in head if (one := _LANGUAGE.match(line.strip()))), None)


def _orderly_cues(text: str) -> list[Cue]:
    """Give the cues that `_cues` yields where all is as it should be, in a quarter of its time.

    There each block between two blank lines is a number, a line with both times, and words; or
    what files of WebVTT have beside their cues. None of a file where anything is otherwise.
    """
    text = text.replace("\r\n", "\n")
    if not _is_orderly(text):
        return []
    cues: list[Cue] = []
    number = 1
    begun = not (named := _names_cues(text))
    for block in text.rstrip("\n").split("\n\n"):
        lines = block.split("\n")
        at = 0
        if begun and len(lines) > 1:
            first, second = lines[:2]
            at = int(first.isdecimal() or (named and "->" not in first and "->" in second))
        times = _both_times(lines[at])
        if times:
            cues.append((number + at, *times, lines[at + 1 :]))
        elif at or (begun and not _BLOCK.match(block)):
            return []
        begun = True
        number += len(lines) + 1
    # An arrow elsewhere is for the other to judge.
    return cues if text.count("->") == len(cues) else []


def _names_cues(text: str) -> bool:
    """Tell WebVTT, in which any line before a cue's times is its name and none of its words."""
    return text.removeprefix("\ufeff").startswith("WEBVTT")


def _is_orderly(text: str) -> bool:
    """Tell whether a text has no line of blanks and no line break but line feeds."""
    if not text.startswith(" ") and "\n " not in text and text.replace("\n", "").isprintable():
        return True
    return not _DISORDER.search(text)


def _both_times(line: str) -> tuple[float, float] | None:
    """Read a line of both times of a cue as seconds; None for any other line."""
    if line[12:17] == " --> " and line[5:6] == ":" == line[22:23] and line[29:30] in _BLANK_OR_END:
        start, end = _plain_minutes(line[:5]), _plain_minutes(line[17:22])
        first, last = _plain_seconds(line[6:12]), _plain_seconds(line[23:29])
        if start is not None and end is not None and first is not None and last is not None:
            return start + first, end + last
    times = _TIMES.match(line)
    return (_seconds(times[1]), _seconds(times[2])) if times else None


@lru_cache(maxsize=10_000)
def _plain_minutes(clock: str) -> int | None:
    """Read "01:02" as seconds; None for anything but an hour and a minute of two figures each."""
    return _whole_minutes(clock) * 60 if _HOURS.fullmatch(clock) else None


@lru_cache(maxsize=100_000)
def _plain_seconds(clock: str) -> float | None:
    """Read "03.500" and "03,500"; None for anything but such seconds."""
    return _last_seconds(clock) if _THOUSANDTHS.fullmatch(clock) else None


def _cues(text: str, found: ParsedTranscript) -> Iterator[Cue]:
    """Yield the cues; a line with an arrow that is no time begins one whose time is not known."""
    current: Cue | None = None
    held: str | None = None
    skipping = blank = named = _names_cues(text)
    for number, line in enumerate(text.splitlines(), start=1):
        begun = _begun(number, line, found) if "->" in line else None
        if begun:
            if current:
                current[3].extend(_unnamed(held) if blank else ())
                yield current
            current, held, skipping, blank = begun, None, False, False
        elif not line or line.isspace():
            skipping, blank = False, True
        elif skipping or (blank and _BLOCK.match(line)):
            skipping, blank = True, False
        else:
            if held is not None and current:
                # What stood alone after a blank line was no number or name of the next cue.
                current[3].append(held)
            held = line if blank and (named or _NUMBER.match(line)) else None
            if current and held is None:
                current[3].append(line)
            blank = False
    if current:
        current[3].extend(_unnamed(held))
        yield current


def _unnamed(held: str | None) -> list[str]:
    """Give a line that stood alone, as words, unless it is a number."""
    return [] if held is None or _NUMBER.match(held) else [held]


def _begun(number: int, line: str, found: ParsedTranscript) -> Cue | None:
    """Give the cue that a line begins by its time, or by what was meant for one."""
    times = _TIMES.match(line)
    if times:
        return number, _seconds(times[1]), _seconds(times[2]), []
    if "-->" not in line or not _ARROW.match(line):
        return None
    message = f"a damaged time: {shorten_value(line.strip())}; its words have none"
    found.problems.append((number, message))
    return number, None, None, []


def _seconds(clock: str) -> float:
    """Read "1:02:03.5" as seconds."""
    before, _, last = clock.rpartition(":")
    total = _whole_minutes(before) * 60 + _last_seconds(last)
    return -total if clock[0] == "-" else total


@lru_cache(maxsize=100_000)
def _last_seconds(clock: str) -> float:
    """Read "03.5" and "03,5" as seconds."""
    return float(clock.replace(",", "."))


@lru_cache(maxsize=10_000)
def _whole_minutes(clock: str) -> int:
    """Read "1:02" as minutes; a sign is the caller's to mind."""
    *hours, minutes = clock.lstrip("-").split(":")
    return (int(hours[0]) if hours else 0) * 60 + int(minutes)


CUES = TranscriptFormat(
    name="cues", label="WebVTT and SRT captions", recognizes=_recognizes, read=_read
)
