"""Files of spoken words in, batches of transcripts out that need only be written.

No archive is touched: in a process of its own this goes on while another one writes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from archiver.archive.index.speech_writer import count_passages_of_words
from archiver.archive.store.prepared_speech import prepare_speech
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import ReadTranscript, read_transcripts

_AT_ONCE = 3_000_000
"""Characters of transcripts that are kept in one transaction: two days of speech, a second or two
of writing."""
_MOST_AT_ONCE = 400
"""Transcripts that are, of however few words."""


@dataclass(kw_only=True, slots=True)
class SpeechBatch:
    """Some transcripts, each with the place of its file among those asked for.

    They are prepared to be kept, and without their turns. `counts` says in how many of their
    passages a word stands, as far as these are cut.
    """

    found: list[tuple[int, ReadTranscript]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def read_speech_batches(paths: Sequence[Path], given: TranscriptFacts) -> Iterator[SpeechBatch]:
    """Yield the transcripts of files in their order; `given` is said of all of them.

    Raises OSError where a file can no longer be read, when what was read before it is yielded.
    """
    batch, size = SpeechBatch(), 0
    try:
        for place, path in enumerate(paths):
            for read in read_transcripts(path, given):
                batch.found.append((place, _prepared(read)))
                size += sum(map(len, read.prepared.texts)) if read.prepared else 0
                if size >= _AT_ONCE or len(batch.found) >= _MOST_AT_ONCE:
                    yield _counted(batch)
                    batch, size = SpeechBatch(), 0
    except OSError:
        yield _counted(batch)
        raise
    yield _counted(batch)


def _prepared(read: ReadTranscript) -> ReadTranscript:
    if read.transcript is not None:
        read.prepared = prepare_speech(read.transcript)
        read.transcript = replace(read.transcript, turns=())
    return read


def _counted(batch: SpeechBatch) -> SpeechBatch:
    batch.counts = count_passages_of_words(
        passage.terms
        for _, read in batch.found
        if read.prepared
        for passage in read.prepared.passages or ()
    )
    return batch
