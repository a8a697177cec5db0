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
from archiver.importers.transcripts.text_labels import (
    SpeakerLabels,
    clock_seconds,
    find_stamp,
)
from archiver.importers.transcripts.text_lines import is_blank, plain_lines

_DAMAGED = re.compile(r"\s*[\[(]\s*[\d?xX]{1,3}:[\w:?.,]{1,12}\s*[\])]\s*")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
# Matches what programs and stenographers write below their transcripts, which nobody said.
_WRITTEN_BELOW = re.compile(
    r"Transcribed by https?://\S+$|.{1,60} (?:started|stopped) transcription$"
    r"|This (?:editable )?transcript was computer.generated\b"
    rf"|Transcription ended after {_CLOCK}$"
    rf"|END {{1,40}}{_CLOCK} [AP]\.?M\.?(?: [A-Z]{{2,4}})?$"
)
_NEEDED = 2
_HEAD = 60_000


def _recognizes(file: TranscriptFile) -> bool:
    if file.head.lstrip("\ufeff \t\r\n").startswith(("<", "{", "[{")):
        return False
    labels = SpeakerLabels(plain_lines(file.head[:_HEAD]))
    return len([*islice(labels.turns(), _NEEDED)]) == _NEEDED


def read_speaker_text(text: str) -> ParsedTranscript:
    """Read the turns of a text; those before the first name are left, and told."""
    lines = plain_lines(text)
    labels = SpeakerLabels(lines)
    found = ParsedTranscript()
    speaker: str | None = None
    start: float | None = None
    before = 0
    begun = is_aside = False
    for number, line in enumerate(lines, start=1):
        if is_blank(line):
            is_aside = False
            continue
        stamp = find_stamp(line, labels)
        if stamp:
            start, line = clock_seconds(stamp[1] or stamp[2]), line[stamp.end() :]  # noqa: PLW2901 - what follows the stamp
        elif ":" in line and (broken := _DAMAGED.match(line)) is not None:
            message = f"a damaged time: {broken[0].strip()}; its words have none"
            found.problems.append((number, message))
            start, line = None, line[broken.end() :]  # noqa: PLW2901 - what follows the stamp
        words = line.strip()
        if not words:
            is_aside = False
        turn = labels.split(words, lines[number - 2 : number - 1], lines[number : number + 1])
        if turn:
            speaker, words, begun, is_aside = turn[0], turn[1], True, False
            start = turn[2] if turn[2] is not None else start
        if not words or _WRITTEN_BELOW.match(words):
            continue
        if not begun:
            before += 1
            continue
        is_aside = is_aside or (not turn and labels.is_aside(words))
        for by, said in labels.parts(words, None if is_aside else speaker):
            found.add_turn(number, said, speaker=by, start=start)
            start = None
            speaker = speaker if is_aside else by
        is_aside = is_aside and not words.endswith((")", "]"))
    if before and found.turns:
        found.notes.append((1, f"{before} lines before the first speaker are not used"))
    return found


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    yield read_speaker_text(file.text())


TURNS = TranscriptFormat(
    name="speaker_text",
    label="text with the speaker's name before each turn",
    recognizes=_recognizes,
    read=_read,
    of_any_text=True,
)
