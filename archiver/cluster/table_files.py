"""Write the rows of one shard as Parquet files, parted by day, that appear whole or not at all.

Files are written under a name that nobody reads, and renamed when the last row is in them. Two
processes that write the same shard write the same bytes.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from archiver.cluster.table_schemas import SCHEMAS, TableName, TableRow

UNFINISHED = ".unfinished"
"""How the names of files end that are being written; all others are whole."""
_ROWS = 5_000
_BYTES = 16 * 1024 * 1024
"""Rows, and bytes of text in them, that are held before they are written as one row group."""
_MOST_DAYS = 60
MIXED = "mixed"
"""The part for what was captured on further days, where a shard has more of them than others."""
_BATCH = 500
"""Rows read at once: with their text they take some megabytes."""


class ShardTables:
    """The tables of one shard while it is read; a context manager that leaves no half of them.

    `files` are the paths of those written and how many rows each has, known after `finish`.
    """

    def __init__(self, folder: Path, shard: str) -> None:
        self._folder, self._shard = folder, shard
        self._suffix = f".{os.getpid()}-{uuid4().hex[:8]}{UNFINISHED}"
        self._writers: dict[Path, pq.ParquetWriter] = {}
        self._waiting: dict[Path, tuple[TableName, list[TableRow]]] = {}
        self._paths: dict[tuple[TableName, str], Path] = {}
        self._rows = self._bytes = 0
        self._days: set[str] = set()
        self._counts: dict[Path, int] = {}
        self._ended = False
        self.files: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._ended:
            self._discard()

    def add(self, table: TableName, day: str, row: TableRow) -> None:
        """Add a row to the part of a table for that day, ``2031-05-04``."""
        if day not in self._days and len(self._days) >= _MOST_DAYS:
            day = MIXED
        self._days.add(day)
        path = self._paths.get((table, day))
        if path is None:
            path = self._folder / table / f"date={day}" / f"{self._shard}.parquet"
            self._paths[table, day] = path
        self._waiting.setdefault(path, (table, []))[1].append(row)
        self._counts[path] = self._counts.get(path, 0) + 1
        self._rows += 1
        self._bytes += sum(len(value) for value in row.values() if isinstance(value, str))
        if self._rows >= _ROWS or self._bytes >= _BYTES:
            self._flush()

    def finish(self) -> dict[str, int]:
        """Put all files in their places; give by path, as seen from the folder, how many rows."""
        self._flush()
        for writer in self._writers.values():
            writer.close()
        for path in self._writers:
            sync_file(self._hidden(path))
        for path in self._writers:
            self._hidden(path).replace(path)
        self._ended = True
        self.files = {
            path.relative_to(self._folder).as_posix(): self._counts[path]
            for path in sorted(self._writers)
        }
        return self.files

    def _flush(self) -> None:
        for path, (table, rows) in self._waiting.items():
            if path not in self._writers:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._writers[path] = pq.ParquetWriter(
                    self._hidden(path), SCHEMAS[table], compression="zstd"
                )
            self._writers[path].write_table(_table_of(table, rows))
        self._waiting.clear()
        self._rows = self._bytes = 0

    def _hidden(self, path: Path) -> Path:
        return path.with_name(f".{path.name}{self._suffix}")

    def _discard(self) -> None:
        for path, writer in self._writers.items():
            # A full disk refuses the end of the file as well.
            with suppress(OSError, pa.ArrowException):
                writer.close()
            with suppress(OSError):
                self._hidden(path).unlink()


def _table_of(table: TableName, rows: list[TableRow]) -> pa.Table:
    try:
        return pa.Table.from_pylist(rows, schema=SCHEMAS[table])
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_clean(row) for row in rows], schema=SCHEMAS[table])


def _clean(row: TableRow) -> TableRow:
    """Give a row that Parquet takes: text of others may hold halves of surrogate pairs."""
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in row.items()
    }


def iterate_rows(path: Path, columns: list[str] | None = None) -> Iterator[TableRow]:
    """Yield the rows of one file in their order, a few hundred held at once."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_BATCH, columns=columns, use_threads=False):
            yield from batch.to_pylist()


def write_json_file(path: Path, data: Any) -> None:
    """Write a small file that appears whole, or stays as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hidden = path.with_name(f".{path.name}.{os.getpid()}-{uuid4().hex[:8]}{UNFINISHED}")
    try:
        hidden.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        sync_file(hidden)
        hidden.replace(path)
    except BaseException:
        with suppress(OSError):
            hidden.unlink()
        raise


def sync_file(path: Path) -> None:
    """Have a file reach the disk before its name says that it is whole."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
