"""Batches of posts, and of transcripts, read beside the caller or by it.

Files of others are read by a `BoundedProcess`: one that ends it, or takes too long or too much
memory, is told of in a sentence, and the others are read. That process reads as far ahead as a
pipe holds, so that where there are two processors an import takes half the time. Whoever gives
no such process has the files read here.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from archiver.errors import ProcessLost
from archiver.importers.batching import (
    COLLECTED_EVERY,
    BegunFile,
    ImportBatch,
    PlacedFile,
    read_batches,
)
from archiver.importers.bounded_process import BoundedProcess, seconds_for
from archiver.importers.packed import THE_REST
from archiver.text.garbage import collect_rarely
from archiver.text.paths import displayed_path


class ReadBatch(Protocol):
    """What is read of files: `places` of those whose content is in it, one for each part."""

    @property
    def places(self) -> Sequence[int]:
        """Places, in their order."""


_Given = TypeVar("_Given", bound=ReadBatch)
Reading = Callable[[Sequence[PlacedFile], int], Iterator[_Given | BegunFile]]
"""Reads files in their order, the first behind so many parts, and says when it begins one."""


def read_post_batches(
    paths: Sequence[Path],
    *,
    seen_at: str,
    platform: str | None,
    apart: BoundedProcess | None,
) -> Generator[ImportBatch, None, None]:
    """Yield what is in files of posts; raises what reading raises."""

    def lost(place: int, reason: str) -> ImportBatch:
        error = (displayed_path(paths[place]), 1, f"{reason}; {THE_REST}")
        return ImportBatch(file=place, lines=1, errors=[error])

    reading = PostReading(seen_at, platform)
    yield from read_placed(paths, reading, lost, apart)


@dataclass(frozen=True, slots=True)
class PostReading:
    """Reads files of posts, in whatever process it is sent to."""

    seen_at: str
    platform: str | None

    def __call__(
        self, files: Sequence[PlacedFile], _behind: int
    ) -> Iterator[ImportBatch | BegunFile]:
        """Yield the batches of files; what was read of one is never read again."""
        return read_batches(files, seen_at=self.seen_at, platform=self.platform)


def read_placed(
    paths: Sequence[Path],
    read: Reading[_Given],
    lost: Callable[[int, str], _Given],
    apart: BoundedProcess | None,
) -> Generator[_Given, None, None]:
    """Yield what `read` gives of files, and what `lost` says of each that ended its process.

    Close it to end the process early; raises what `read` raises.
    """
    files = list(enumerate(paths))
    if apart is None:
        yield from (one for one in read(files, 0) if not isinstance(one, BegunFile))
        return
    behind = 0
    while files:
        at = files[0][0]
        last: tuple[int, int] = (at, behind)
        job = (read, files, behind)
        seconds = seconds_for(path for _, path in files)
        try:
            with closing(apart.run(_read_apart, job, seconds=seconds)) as came:
                for item in came:
                    if isinstance(item, BegunFile):
                        at = item.place
                    else:
                        last = _counted(last, item)
                        yield item
        except ProcessLost as error:
            yield lost(at, str(error))
        else:
            return
        # What was read and not yet given went with the process, and is read again.
        begin = last[0] if last[0] < at and _is_buffered(read) else at + 1
        behind = last[1] if begin == last[0] else 0
        files = [file for file in files if file[0] >= begin and file[0] != at]


def _is_buffered(read: object) -> bool:
    """Tell whether a reading holds back what it read of one file when it goes on to the next."""
    return bool(getattr(read, "is_buffered", False))


def _counted(last: tuple[int, int], came: ReadBatch) -> tuple[int, int]:
    """Give the last file of which anything came, and how many parts of it came so far."""
    for place in came.places:
        last = (place, last[1] + 1 if place == last[0] else 1)
    return last


def _read_apart(given: tuple[Reading[Any], list[PlacedFile], int]) -> Iterator[Any]:
    """Yield what is read, in the process that reads."""
    read, files, behind = given
    with collect_rarely(COLLECTED_EVERY):
        yield from read(files, behind)
