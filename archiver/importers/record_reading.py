"""Read records of WARC files that may be another's, as they lie there, in a bounded process."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from archiver.importers.bounded_process import BoundedProcess
from archiver.provenance.warc_records import record_at

if TYPE_CHECKING:
    # The process that reads needs nothing of it, and begins in a tenth of the time.
    from archiver.provenance.bundle import RecordReader


def record_reader(apart: BoundedProcess) -> "RecordReader":
    """Give what reads records as `record_at` does, in a process beside the caller.

    It raises ProcessLost where that did not come to its end.
    """
    return partial(_read_record, apart)


def _read_record(
    apart: BoundedProcess, path: Path, offset: int, digest: tuple[str, int]
) -> bytes | None:
    (record,) = apart.run(_record, (path, offset, digest))
    return record


def _record(given: tuple[Path, int, tuple[str, int]]) -> Iterator[bytes | None]:
    yield record_at(*given)
