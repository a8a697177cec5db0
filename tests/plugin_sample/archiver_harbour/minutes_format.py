"""An invented file of spoken words: ``QUAY MINUTES date``, then ``speaker> what was said``."""

from collections.abc import Iterator

from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFacts,
    TranscriptFile,
    TranscriptFormat,
    read_event_time,
)

_MARK = "QUAY MINUTES"


def _recognizes(file: TranscriptFile) -> bool:
    return file.head.startswith(_MARK)


def _read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
    first, *lines = file.text().splitlines()
    day = read_event_time(first.removeprefix(_MARK))
    minutes = ParsedTranscript(facts=TranscriptFacts(event_at=day, kind="official"))
    for number, line in enumerate(lines, start=2):
        speaker, mark, words = line.partition("> ")
        if mark:
            minutes.add_turn(number, words, speaker=speaker)
        elif line.strip():
            minutes.problems.append((number, "speaker> words is wanted"))
    yield minutes


MINUTES = TranscriptFormat(
    name="quay_minutes", label="the minutes of a quay", recognizes=_recognizes, read=_read
)
