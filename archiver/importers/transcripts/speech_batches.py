"""Files of spoken words in, batches of transcripts out that need only be written.

No archive is touched: in a process of its own this goes on while another one writes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from archiver.archive.store.prepared_speech import prepare_speech
from archiver.importers.batching import BegunFile, PlacedFile
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import ReadTranscript, read_transcripts

_AT_ONCE = 3_000_000
"""Characters of transcripts that are kept in one transaction: two days of speech, a second or two
of writing."""
_FIRST_AT_ONCE = 200_000
"""Characters of the first of these; each is of twice as many, so that writing begins early."""
_MOST_AT_ONCE = 400
"""Transcripts that are, of however few words."""


@dataclass(kw_only=True, slots=True)
class SpeechBatch:
    """Some transcripts, each with the place of its file among those asked for.

    They are prepared to be kept, and without their turns. `counts` says in how many of their
    passages a word stands, as far as these are cut.
    """

    found: list[tuple[int, ReadTranscript]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def places(self) -> list[int]:
        """Give the place of each transcript's file."""
        return [place for place, _ in self.found]


@dataclass(frozen=True, slots=True)
class SpeechReading:
    """Reads files of spoken words, in whatever process it is sent to; `given` is said of all."""

    given: TranscriptFacts
    is_buffered: bool = True

    def __call__(
        self, files: Sequence[PlacedFile], behind: int
    ) -> Iterator[SpeechBatch | BegunFile]:
        """Yield the transcripts of files, of the first of them those behind so many."""
        return read_speech_batches(files, self.given, behind)


def read_speech_batches(
    placed: Sequence[PlacedFile], given: TranscriptFacts, behind: int = 0
) -> Iterator[SpeechBatch | BegunFile]:
    """Yield the transcripts of files in their order; `given` is said of all of them.

    Of the first file so many are passed over as `behind` says. Raises OSError where a file can no
    longer be read, when what was read before it is yielded.
    """
    batch, size, most = SpeechBatch(), 0, _FIRST_AT_ONCE
    try:
        for place, path in placed:
            yield BegunFile(place)
            passed, behind = behind, 0
            for transcript in islice(read_transcripts(path, given), passed, None):
                batch.found.append((place, _prepared(transcript, batch.counts)))
                size += sum(map(len, transcript.prepared.texts)) if transcript.prepared else 0
                if size >= min(most, _AT_ONCE) or len(batch.found) >= _MOST_AT_ONCE:
                    yield batch
                    batch, size, most = SpeechBatch(), 0, 2 * most
    except OSError:
        yield batch
        raise
    yield batch


def _prepared(read: ReadTranscript, counts: Counter[str]) -> ReadTranscript:
    if read.transcript is not None:
        read.prepared = prepare_speech(read.transcript, counts)
        read.transcript = replace(read.transcript, turns=())
    return read
