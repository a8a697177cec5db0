"""Plain text with a name before each turn in, turns out.

"BROOK: The seal queued.", "[00:12:03] Ana Brook: …", or the name on a line of its own. A paragraph
without a name goes on from the speaker before it. What stands before the first name is no speech.
"""

import re
from collections.abc import Iterator
from itertools import islice

from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.importers.transcripts.speaker_labels import is_like_name, split_label, trusted_labels

# Matches "[00:12:03]", "(12:03)", "00:12:03.5 -"; not "12:30 is late".
_STAMP = re.compile(
    r"\s*(?:[\[(]\s*(-?(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)\s*[\])]"
    r"|((?:\d{1,3}:)\d{1,2}:\d{2}(?:[.,]\d{1,3})?)(?=\s|$))\s*[-–]?\s*"
)
_DAMAGED = re.compile(r"\s*[\[(]\s*[\d?xX]{1,3}:[\w:?.,]{1,12}\s*[\])]\s*")
_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
# Matches "Ana Brook 0:12", "Ana Brook (00:12):" and "SPEAKER_00 [00:12.000 --> 00:14.000]: Yes."
_TIMED_NAME = re.compile(
    r"(?P<name>[^\W\d_][^\n:;!?()\[\]]{0,50}?)[ \t]*"
    rf"(?:[\[(](?P<boxed>{_CLOCK})[^\])\n]{{0,30}}[\])]|[ \t](?P<bare>{_CLOCK}))"
    r"[ \t]*(?:$|:(?:$|[ \t]+(?P<words>.*)))"
)
# Matches the beginnings of "Q: Why?", "Q.  Why?" and "Q    Why?"; not of "Q is a letter".
_ASKED = re.compile(r"(Q|A)(?:[.:][ \t]+|[ \t]{2,}|\t)(?=\S)")
_BARE_NAME = re.compile(r"[^\W\d_][^\n:.!?]{1,50}$")
_NEEDED = 2
_HEAD = 60_000


def _recognizes(file: TranscriptFile) -> bool:
    if file.head.lstrip("\ufeff \t\r\n").startswith(("<", "{", "[{")):
        return False
    lines = file.head[:_HEAD].splitlines()
    trusted = trusted_labels(map(_unstamped, lines))
    turns = sum(split_label(_unstamped(line), trusted) is not None for line in lines)
    turns += sum(line.startswith("Q") and _ASKED.match(line) is not None for line in lines)
    return turns >= _NEEDED or bool(_names_alone(lines)) or _has_timed_names(lines)


def _has_timed_names(lines: list[str]) -> bool:
    """Tell whether a name and a time stand before what is said, twice or more."""
    found = (_timed_name(line) for line in lines)
    return len([*islice(filter(None, found), _NEEDED)]) == _NEEDED


def _timed_name(line: str) -> tuple[str, float, str] | None:
    """Part a line that begins with a name and a time into these, in seconds, and its words."""
    found = _TIMED_NAME.match(line) if ":" in line[:120] else None
    if not found or not is_like_name(found["name"]):
        return None
    return (
        found["name"].strip(),
        _clock_seconds(found["boxed"] or found["bare"]),
        (found["words"] or ""),
    )


def _unstamped(line: str) -> str:
    found = _STAMP.match(line)
    return (line[found.end() :] if found else line).strip()


def _names_alone(lines: list[str]) -> frozenset[str]:
    """Give the names in capitals that stand on a line of their own, twice or more."""
    counts: dict[str, int] = {}
    for place, line in enumerate(lines[:-1]):
        name = _unstamped(line)
        if (
            _BARE_NAME.match(name)
            and name.isupper()
            and 1 <= len(name.split()) <= 5
            and lines[place + 1].strip()
            and not lines[place + 1].strip().isupper()
        ):
            counts[name] = counts.get(name, 0) + 1
    return frozenset(name for name, count in counts.items() if count >= _NEEDED)


def read_speaker_text(text: str) -> ParsedTranscript:
    """Read the turns of a text; those before the first name are left, and told."""
    lines = text.lstrip("\ufeff").splitlines()
    trusted = trusted_labels(map(_unstamped, lines))
    alone = _names_alone(lines)
    timed = _has_timed_names(lines)
    asked = any(line.startswith("Q") and _ASKED.match(line) for line in lines)
    found = ParsedTranscript()
    speaker: str | None = None
    start: float | None = None
    before = 0
    for number, line in enumerate(lines, start=1):
        stamp = _STAMP.match(line)
        if stamp:
            start = _clock_seconds(stamp[1] or stamp[2])
            line = line[stamp.end() :]  # noqa: PLW2901 - what follows the stamp
        elif (broken := _DAMAGED.match(line)) is not None:
            message = f"a damaged time: {broken[0].strip()}; its words have none"
            found.problems.append((number, message))
            start, line = None, line[broken.end() :]  # noqa: PLW2901 - what follows the stamp
        words = line.strip()
        named = split_label(words, trusted)
        if timed and (at := _timed_name(words)):
            speaker, start, words = at
        elif asked and (letter := _ASKED.match(words)):
            # Who asks is not told: nobody's words, least of all those of who spoke before.
            speaker, words = letter[1], words[letter.end() :]
        elif named:
            speaker, words = named
        elif words in alone:
            speaker, words = words, ""
        if not words:
            continue
        if speaker is None:
            before += 1
            continue
        found.add_turn(number, words, speaker=speaker, start=start)
        start = None
    if before and found.turns:
        found.notes.append((1, f"{before} lines before the first speaker are not used"))
    return found


def _clock_seconds(clock: str) -> float:
    total = 0.0
    for part in clock.lstrip("-").replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return -total if clock.startswith("-") else total


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    yield read_speaker_text(file.text())


TURNS = TranscriptFormat(
    name="speaker_text",
    label="text with the speaker's name before each turn",
    recognizes=_recognizes,
    read=_read,
    of_any_text=True,
)
