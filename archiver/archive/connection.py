"""Open, make, migrate or refuse the database file of an archive; no rows are read here."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from time import monotonic, sleep

from archiver.archive.error_codes import is_busy_error, is_disk_error
from archiver.archive.lock import write_turn
from archiver.archive.migrations.steps import (
    APPLICATION_ID,
    STEPS,
    applied_steps,
    apply_steps,
    pending_steps,
)
from archiver.archive.reader import ArchiveReader
from archiver.errors import BusyArchive, DiskFailed, UnusableArchive

_WAIT_SECONDS = 30.0
"""How long to wait for another program's write; a crawl holds the lock well under a second."""

_PAUSE = 0.02

_MADE_BY = "'archiver crawl' or 'archiver import'"


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open an archive; with `write`, make or migrate it where needed.

    Raises UnusableArchive with a sentence for its reader when the file is missing (to a
    reader), is no SQLite database, belongs to another program or a newer version, or
    cannot be written; BusyArchive when another program holds it for too long, DiskFailed when its
    disk has no room.
    """
    try:
        kind = _kind(path)
        if kind is None and not write:
            raise UnusableArchive(f"there is no archive at {path}: {_MADE_BY} makes one")
        if kind is not None and not stat.S_ISREG(kind):
            what = "a folder" if stat.S_ISDIR(kind) else "no file"
            raise UnusableArchive(f"{path} is {what}: name a database file with -d")
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
        return _open_when_free(path, write=write)
    except sqlite3.Error as error:
        if _is_busy(error):
            raise _busy() from error
        if is_disk_error(error):
            raise _disk_failed(path, str(error)) from error
        raise UnusableArchive(f"{path} cannot be used as an archive: {error}") from error
    except OSError as error:
        raise error_of_archive(path, error) from error


def error_of_archive(path: Path, error: OSError) -> UnusableArchive:
    """Say that an archive, or the lock beside it, cannot be used; DiskFailed if its disk is why."""
    told = error.strerror or str(error)
    if is_disk_error(error):
        return _disk_failed(path, told)
    return UnusableArchive(f"{path} cannot be used as an archive: {told}")


def _disk_failed(path: Path, told: str) -> DiskFailed:
    return DiskFailed(
        f"{path} cannot be opened ({told}): the disk is full, or fails; when there is room, run "
        "the same command again"
    )


def is_unchangeable(path: Path) -> bool:
    """Return whether this is a finished copy in a folder where nothing can be written.

    To read a WAL database SQLite makes two files beside it, which it cannot there.
    """
    real = path.resolve()
    return not os.access(real.parent, os.W_OK) and not real.with_name(f"{real.name}-wal").exists()


class BatchUndone(BaseException):
    """Raised for an error in a transaction that is only undone whole; the error is its cause."""


_WHOLE: set[int] = set()
"""Connections (by `id`) in a transaction whose parts are not undone alone."""


@contextmanager
def transaction(connection: sqlite3.Connection, *, whole: bool = False) -> Iterator[None]:
    """Do all or nothing, with the write lock taken at once: a wait is then a wait, not an error.

    Inside another transaction this is a part of it: undone alone, committed with it. With `whole`
    its parts are not undone alone, which spares the search indexes a write at each: an error in
    one undoes all of it and raises BatchUndone, and the work is to be done again without `whole`.
    Raises BusyArchive, with nothing done, when another program holds the lock for too long.
    """
    if connection.in_transaction:
        with _whole_part() if id(connection) in _WHOLE else _part(connection):
            yield
        return
    _begin_writing(connection)
    if whole:
        _WHOLE.add(id(connection))
    try:
        yield
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    finally:
        _WHOLE.discard(id(connection))


def _begin_writing(connection: sqlite3.Connection) -> None:
    """Take SQLite's write lock, after those who asked for it before."""
    file = file_of(connection)
    try:
        with nullcontext() if file is None else write_turn(file):
            connection.execute("begin immediate")
    except sqlite3.OperationalError as error:
        if _is_busy(error):
            raise _busy() from error
        raise


def file_of(connection: sqlite3.Connection) -> Path | None:
    """Give the database file of a connection; None for one in memory."""
    name = connection.execute("pragma database_list").fetchone()[2]
    return Path(name) if name else None


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Read one state of the archive by several statements, whatever others write meanwhile.

    Inside a transaction that state is seen anyway. It also spares each statement to lock the file.
    """
    if connection.in_transaction:
        yield
        return
    if isinstance(connection, ArchiveReader):
        connection.begin_snapshot()
    else:
        connection.execute("begin")
    try:
        yield
    finally:
        connection.commit()


def prepare_reader(connection: sqlite3.Connection) -> None:
    """Have a connection that somebody else opened read as ours do, if it is to an archive."""
    if connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID:
        connection.execute(_READER_CACHE)
        connection.execute(_OWN_SCHEMA)


def keep_more_pages(connection: sqlite3.Connection) -> None:
    """Have a connection by which thousands of quotations are looked up in turn keep more pages."""
    connection.execute(f"pragma cache_size = -{_BULK_CACHED * 1024}")


def erase_deleted_pages(connection: sqlite3.Connection) -> None:
    """Have SQLite overwrite with zeros whatever is deleted from now on."""
    connection.execute("pragma secure_delete = on")


def rewrite_file(connection: sqlite3.Connection) -> None:
    """Write the database anew, without pages and rows that are no more."""
    connection.execute("vacuum")


def empty_log(connection: sqlite3.Connection) -> bool:
    """Empty the log beside the database; False where another program still reads from it."""
    return not connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]


def copy_archive(source: Path, target: Path) -> None:
    """Write a copy of an archive, which is only read; raises UnusableArchive as `connect` does."""
    connection = connect(source)
    try:
        connection.execute("vacuum into ?", (str(target),))
    finally:
        connection.close()


def close_as_one_file(connection: sqlite3.Connection) -> None:
    """Close an archive so that its file alone is all of it, and many may read it."""
    connection.execute("analyze")
    connection.execute("pragma journal_mode = delete")
    connection.close()


@contextmanager
def _whole_part() -> Iterator[None]:
    """Run a part of a transaction that is undone with all of it."""
    try:
        yield
    except Exception as error:
        raise BatchUndone from error


@contextmanager
def _part(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a part of a transaction that can be undone alone."""
    connection.execute("savepoint part")
    try:
        yield
    except BaseException:
        # SQLite itself undoes all of it where the disk is full.
        if connection.in_transaction:
            connection.execute("rollback to part")
            connection.execute("release part")
        raise
    connection.execute("release part")


def schema_sql(connection: sqlite3.Connection) -> str:
    """Give the schema as SQL text, without SQLite's own tables and those behind the indexes."""
    rows = connection.execute(
        "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' "
        "and name not glob '*_index_*' and name not like '%sqlite_migrations%' "
        "and (type <> 'table' or name not glob '*_search_*') "
        "order by case type when 'table' then 0 when 'index' then 1 when 'trigger' then 2 "
        "else 3 end, rowid"
    )
    return "".join(f"{_dedent(row[0])};\n\n" for row in rows).rstrip("\n") + "\n"


def _dedent(sql: str) -> str:
    lines = [line.rstrip() for line in sql.strip().splitlines() if line.strip()]
    deep = min((len(line) - len(line.lstrip()) for line in lines[1:]), default=0)
    return "\n".join([lines[0], *(line[deep:] if deep > 2 else line for line in lines[1:])])


def _kind(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


_READER_CACHED = 16
"""Megabytes of pages that a reader keeps: a lookup in a million posts reads some hundred pages,
and most of them are those that the last one read. Mapping the file instead was no faster
and let one lookup hold 700 MB."""

_READER_CACHE = f"pragma cache_size = -{_READER_CACHED * 1024}"

_OWN_SCHEMA = "pragma trusted_schema = off"
"""An archive may come from anybody: its views call nothing that reaches beyond it. (Not for who
writes: our triggers keep FTS5 tables, which SQLite 3.40 holds unsafe in a trigger.)"""

_BULK_CACHED = 64
"""Megabytes of pages that a reader keeps who looks up many quotations in turn: in a million posts
it takes a twentieth less time for each than with what a reader of one keeps."""

_WRITER_CACHED = 64
"""Megabytes of pages that a writer keeps: the indexes of a million posts are written all over."""
_CHECKPOINT = 10_000
"""Pages in the log (40 MB) before they go into the file: with SQLite's 1,000 an import waits
for the disk a fifth of its time."""


def _open_when_free(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open a file as soon as it can be: SQLite does not wait where two make one at once."""
    end = monotonic() + _WAIT_SECONDS
    while True:
        try:
            return _open(path, write=write)
        except (sqlite3.OperationalError, BusyArchive) as error:
            if not _is_busy(error) or monotonic() > end:
                raise
        sleep(_PAUSE)


def _open(path: Path, *, write: bool) -> sqlite3.Connection:
    options = "mode=rwc" if write else "mode=ro"
    if not write and is_unchangeable(path):
        options += "&immutable=1"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{options}",
        uri=True,
        timeout=_WAIT_SECONDS,
        check_same_thread=False,
        factory=sqlite3.Connection if write else ArchiveReader,
    )
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("pragma foreign_keys = on")
        _refuse_foreign(connection, path)
        _refuse_newer(connection, path)
        if write:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = full")
            connection.execute(f"pragma cache_size = -{_WRITER_CACHED * 1024}")
            connection.execute(f"pragma wal_autocheckpoint = {_CHECKPOINT}")
            _migrate(connection)
        else:
            _refuse_older(connection, path)
            connection.execute(_READER_CACHE)
            connection.execute(_OWN_SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, all or nothing: two programs may make one archive at once."""
    if not pending_steps(connection):
        return
    with transaction(connection):
        apply_steps(connection)


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
    application = connection.execute("pragma application_id").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise UnusableArchive(f"{path} is a database, but not an archive: name another with -d")


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    known = {step.__name__ for step in STEPS}
    if applied_steps(connection) - known:
        raise UnusableArchive(f"{path} was made by a newer version: update archiver to use it")


def _refuse_older(connection: sqlite3.Connection, path: Path) -> None:
    if not connection.execute("select 1 from sqlite_master limit 1").fetchone():
        raise UnusableArchive(f"{path} is empty: {_MADE_BY} makes an archive of it")
    if pending_steps(connection):
        raise UnusableArchive(
            f"{path} was made by an older version: {_MADE_BY} brings it up, and where nothing "
            "is to be read 'archiver crawl --reread'"
        )


def _is_busy(error: Exception) -> bool:
    return isinstance(error, BusyArchive) or is_busy_error(error)


def _busy() -> BusyArchive:
    return BusyArchive(
        f"another program has been writing to the archive for more than {_WAIT_SECONDS:g} seconds: "
        "wait until it is done, then run this again"
    )
