"""Files of posts in, batches out that need only be written: read, digested, cut into words.

No archive is touched: in a process of its own this goes on while another one writes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archiver.archive.store.batches import ReadySighting, prepare_sightings
from archiver.importers import files
from archiver.matching import shingles
from archiver.text.paths import displayed_path

MOST_LINES = 5_000
"""Lines of a batch: half a second's writing. Fewer write the same pages of indexes more often."""
_MOST_CHARACTERS = 5_000_000
"""Characters of a batch, for posts may be of any length."""
COLLECTED_EVERY = 200_000
"""Values made until Python looks for garbage: three batches, which have no circles."""


PlacedFile = tuple[int, Path]
"""A file with its place among those asked for."""


@dataclass(frozen=True, slots=True)
class BegunFile:
    """Said by what reads files when it begins one: the file's place among those asked for."""

    place: int


@dataclass(kw_only=True, slots=True)
class ImportBatch:
    """Some lines of one file, counted, and what is in them.

    `file` is the file's place among those asked for. An error is (file or part of it, number
    of the line, reason), and a note the same of what should be known of a line that is used.
    `counts` are those of the words in all wordings (`shingles.counted`).
    """

    file: int
    lines: int = 0
    posts: list[ReadySighting] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    errors: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def places(self) -> tuple[int]:
        """Give the place of the file, as of anything that is read of several."""
        return (self.file,)


def read_batches(
    placed: Sequence[PlacedFile], *, seen_at: str, platform: str | None
) -> Iterator[ImportBatch | BegunFile]:
    """Yield all of the files in their order; each has a batch at least, if an empty one.

    `platform` is that of posts which do not say theirs. Raises OSError where a file can no
    longer be read.
    """
    for place, path in placed:
        yield BegunFile(place)
        batch, size = ImportBatch(file=place), 0
        file = displayed_path(path)
        for line in files.read_post_file(path, seen_at=seen_at, platform=platform):
            batch.lines += bool(line.sightings or line.error)
            named = f"{file}/{line.part}" if line.part else file
            if line.error is not None:
                batch.errors.append((named, line.number, line.error))
            if line.note is not None:
                batch.notes.append((named, line.number, line.note))
            for sighting in line.sightings:
                batch.posts.append(prepare_sightings(sighting))
                size += len(sighting.version.text) if sighting.version else 0
            if batch.lines >= MOST_LINES or size > _MOST_CHARACTERS:
                yield _counted(batch)
                batch, size = ImportBatch(file=place), 0
        yield _counted(batch)


def _counted(batch: ImportBatch) -> ImportBatch:
    batch.counts = shingles.count_telling_words(
        [post.terms for post in batch.posts if post.version]
    )
    return batch
