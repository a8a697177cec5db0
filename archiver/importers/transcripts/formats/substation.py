"""Captions of (Advanced) SubStation Alpha in, turns out: a line of `[Events]` is one caption.

Its columns stand in a line `Format:`; the last is the words, in which commas are no separators.
What is drawn, and what a comment says, nobody said.
"""

import re
from collections.abc import Iterator
from html import escape

from archiver.importers.transcripts.formats.cue_speakers import Cue, add_cues, unmarked_line
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
    clean_fact,
)
from archiver.text.foreign_json import shorten_value

_BEGINS = re.compile(r"\s*\[Script Info\]", re.IGNORECASE)
_SECTION = re.compile(r"\[[^\]]{1,60}\]\s*$")
_CLOCK = re.compile(r"(\d{1,3}):(\d{1,2}):(\d{1,2}(?:[.:]\d{1,3})?)$")
_OVERRIDE = re.compile(r"\{[^{}]*\}")
# Matches how a block begins to draw ("\p1") and ends it ("\p0"); not "\pos(1,2)".
_DRAWS = re.compile(r"\\p(\d)")
_COLUMNS = "layer, start, end, style, name, marginl, marginr, marginv, effect, text"
"""Those of a file that does not say them."""
_NAMES = ("name", "actor")


def _recognizes(file: TranscriptFile) -> bool:
    return _BEGINS.match(file.head.lstrip("\ufeff")) is not None


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    found = ParsedTranscript()
    cues: list[Cue] = []
    columns = _split_columns(_COLUMNS)
    title = section = None
    for number, line in enumerate(file.text().lstrip("\ufeff").splitlines(), start=1):
        if _SECTION.match(line.strip()):
            section = line.strip().casefold()
            continue
        kind, mark, content = line.partition(":")
        kind = kind.strip().casefold()
        if not mark or (section != "[events]" and kind != "title"):
            continue
        if kind == "title":
            title = title or clean_fact(content)
        elif kind == "format":
            columns = _split_columns(content)
        elif kind == "dialogue" and (cue := _cue(number, content, columns, found)):
            cues.append(cue)
    # They may stand in any order.
    cues.sort(key=lambda cue: (cue[1] is None, cue[1] or 0.0))
    shown = [list(filter(None, map(unmarked_line, cue[3]))) for cue in cues]
    voices = any("<v " in line for cue in cues for line in cue[3])
    found.facts = TranscriptFacts(kind="captions", title=title)
    add_cues(found, cues, shown, voices=voices)
    yield found


def _split_columns(content: str) -> list[str]:
    return [name.strip().casefold() for name in content.split(",")]


def _cue(number: int, content: str, columns: list[str], found: ParsedTranscript) -> Cue | None:
    cells = dict(zip(columns, content.split(",", len(columns) - 1), strict=False))
    if "text" not in cells:
        found.problems.append((number, f"a caption without words: {shorten_value(content)}"))
        return None
    times: list[float | None] = []
    for name in ("start", "end"):
        given = cells.get(name, "").strip()
        clock = _CLOCK.match(given)
        if clock:
            seconds = float(clock[3].replace(":", "."))
            times.append(int(clock[1]) * 3600 + int(clock[2]) * 60 + seconds)
            continue
        found.problems.append((number, f"a damaged time: {shorten_value(given)}; left out"))
        times.append(None)
    text = re.sub(r"\\[Nn]", "\n", _shown_words(cells["text"])).replace("\\h", " ").strip()
    if not text:
        return None
    who = next((name for one in _NAMES if (name := cells.get(one, "").strip())), None)
    voice = f"<v {escape(who)}>" if who else ""
    return number, times[0], times[1], (voice + escape(text, quote=False)).split("\n")


def _shown_words(text: str) -> str:
    """Take out blocks of commands, and what is drawn between two of them or to the end."""
    kept: list[str] = []
    at, draws = 0, False
    for block in _OVERRIDE.finditer(text):
        if not draws:
            kept.append(text[at : block.start()])
        at = block.end()
        scales = _DRAWS.findall(block[0])
        draws = scales[-1] != "0" if scales else draws
    return "".join(kept if draws else (*kept, text[at:]))


SUBSTATION = TranscriptFormat(
    name="substation", label="ASS and SSA captions", recognizes=_recognizes, read=_read
)
