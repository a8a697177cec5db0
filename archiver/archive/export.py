"""Write a compact copy of an archive for publishing; the archive is only read.

The copy has every article, post, version, sighting, claim, quotation and verdict. It leaves out
where raw captures lie and where on its owner's machine files were, what its owner reads and is
about to ask for, whom the owner knows under which accounts, and what was forgotten, by what digests
and for what reasons. It appears all at once or not.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from archiver.archive.connection import connect, transaction
from archiver.archive.error_codes import is_disk_error
from archiver.archive.index.writer import WORD_INDEXES
from archiver.archive.migrations.steps import APPLICATION_ID
from archiver.errors import DiskFailed, UnusableArchive
from archiver.models.json_schema import Json

COUNTS = "inspect-data.json"
"""The file in which Datasette looks for counts, beside the database."""


_PRIVATE = (
    "tombstones",
    "archive_secrets",
    "forgotten",
    "erasures",
    "article_queue",
    "post_queue",
    "sources",
    "aliases",
    "host_turns",
    "deliveries",
    "notices",
)
"""Tables of which a copy has no rows: whoever has somebody's texts could test which of them were
forgotten, and addresses of feeds and pages that are due may hold what nobody else may know."""


def publish(source: Path, target: Path) -> Json:
    """Write the copy and its counts, and return what Datasette's own ``inspect`` would say of it.

    Raises UnusableArchive for an archive that cannot be read, and for a target that is the
    archive itself, in use, or something else; DiskFailed where the copy's disk has no room.
    """
    _refuse(source, target)
    with writing_copy(target):
        return _publish(source, target)


@contextmanager
def writing_copy(target: Path) -> Iterator[None]:
    """Blame the disk of a copy for what it fails at within; raises DiskFailed."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if not is_disk_error(error):
            raise
        told = getattr(error, "strerror", None) or error
        raise DiskFailed(
            f"{target} cannot be written ({told}): make room there, or name a file on another "
            "disk; the archive is as it was"
        ) from error


def _publish(source: Path, target: Path) -> Json:
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        with closing(connect(source)) as connection:
            connection.execute("vacuum into ?", (str(unfinished),))
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            copy.row_factory = sqlite3.Row
            _leave_out(copy)
            _compact(copy)
            counts = _count_rows(copy)
        inspected = _inspect(unfinished, target, counts)
        beside = target.with_name(COUNTS)
        known = _read_counts(beside)
        known.pop(target.stem, None)
        # Counts of what was there before would be wrong ones, for a moment or after a crash.
        _write(beside, known)
        unfinished.replace(target)
        _write(beside, known | inspected)
        _sync_folder(target.parent)
    finally:
        for end in ("", "-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                unfinished.with_name(unfinished.name + end).unlink()
    return inspected


def _refuse(source: Path, target: Path) -> None:
    if target.is_dir():
        raise UnusableArchive(f"{target} is a folder: name a file in it, such as archive.db")
    if target.exists() and source.exists() and target.samefile(source):
        raise UnusableArchive(f"{target} is the archive itself: name another file")
    if target.with_name(f"{target.name}-wal").exists():
        raise UnusableArchive(f"{target} is in use by another program: name another file")
    if not target.exists() or not target.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)) as known:
            ours = known.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
    except sqlite3.Error:
        ours = False
    if not ours:
        raise UnusableArchive(f"{target} exists and is no archive: name another file")


def _leave_out(copy: sqlite3.Connection) -> None:
    """Remove where captures lie, and shorten paths of the owner's machine to names.

    Nobody judges by a copy, so what says which quotations to judge again is removed too.
    """
    with transaction(copy):
        copy.execute("insert into quote_index(quote_index) values ('delete-all')")
        copy.execute("delete from unjudged")
        for table in _PRIVATE:
            copy.execute(f"delete from {table}")
        copy.execute("update tallies set value = 0 where name = 'indexed_quotes'")
        copy.execute("delete from post_searches where quote_id is null")
        copy.execute("update post_searches set reached = null")
        copy.execute("update captures set warc_file = null, warc_offset = null")
        for table, column in (("captures", "source"), ("readings", "source")):
            _rewrite(copy, table, column)
        for table in ("captures", "articles"):
            _rewrite(copy, table, "url", like="file:%")
        _rewrite(copy, "claims", "claimant")
        for number, report in copy.execute(
            "select id, report from runs where report is not null"
        ).fetchall():
            cleaned = json.dumps(_shorten_paths(json.loads(report)), ensure_ascii=False)
            copy.execute("update runs set report = ? where id = ?", (cleaned, number))


def _rewrite(copy: sqlite3.Connection, table: str, column: str, like: str = "%") -> None:
    rows = copy.execute(
        f"select id, {column} from {table} where {column} like ? and {column} not like 'http%'",
        (like,),
    ).fetchall()
    for number, value in rows:
        name = shorten_path(value)
        if name == value:
            continue
        try:
            copy.execute(f"update {table} set {column} = ? where id = ?", (name, number))
        except sqlite3.IntegrityError:  # another file of that name
            numbered = f"{name}#{number}"
            copy.execute(f"update {table} set {column} = ? where id = ?", (numbered, number))


def shorten_path(text: str) -> str:
    """Give a text without the folders of a local path; addresses and relative names stay.

    >>> shorten_path("/home/ana/pages/a.html"), shorten_path("file:///home/ana/a%20b.html")
    ('a.html', 'file:///a b.html')
    """
    if text.startswith("file:"):
        return f"file:///{unquote(urlsplit(text).path).rstrip('/').rsplit('/', 1)[-1]}"
    if Path(text).is_absolute():
        return text.rstrip("/").rsplit("/", 1)[-1] or "/"
    return text


def _shorten_paths(value: Any) -> Any:
    """Return the same report with every local path shortened."""
    if isinstance(value, dict):
        return {key: _shorten_paths(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shorten_paths(inner) for inner in value]
    return shorten_path(value) if isinstance(value, str) else value


def _compact(copy: sqlite3.Connection) -> None:
    for index in WORD_INDEXES:
        copy.execute(f"insert into {index}({index}) values ('optimize')")
    copy.execute("analyze")
    copy.execute("vacuum")
    copy.execute("pragma journal_mode = delete")


def _count_rows(copy: sqlite3.Connection) -> list[tuple[str, int]]:
    names = copy.execute(
        "select name from sqlite_master where type = 'table' order by name"
    ).fetchall()
    return [
        (name, copy.execute(f'select count(*) from "{name}"').fetchone()[0]) for (name,) in names
    ]


def _inspect(written: Path, target: Path, counts: list[tuple[str, int]]) -> Json:
    with written.open("r+b") as stream:
        os.fsync(stream.fileno())
        digest = file_digest(stream, "sha256").hexdigest()
    written.chmod(0o644)
    return {
        target.stem: {
            "hash": digest,
            "size": written.stat().st_size,
            "file": target.name,
            "tables": {name: {"count": count} for name, count in counts},
        }
    }


def _read_counts(beside: Path) -> Json:
    """Read the counts of other databases in that folder."""
    try:
        known = json.loads(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _write(path: Path, data: Json) -> None:
    """Replace a small file as a whole; nothing is left of it where there is nothing to say."""
    if not data:
        path.unlink(missing_ok=True)
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    unfinished.write_text(json.dumps(data, indent=1), encoding="utf-8")
    unfinished.replace(path)


def _sync_folder(folder: Path) -> None:
    """Have the new names on the disk before anybody relies on them."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
