"""A database that twitter-to-sqlite made (https://datasette.io/tools/twitter-to-sqlite)."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from archiver.importers.import_format import ImportFormat, PostFile
from archiver.importers.lines import ImportLine
from archiver.platforms.x.payloads import database_post

_MARK = b"SQLite format 3\x00"
_WAL_VERSION = 2
"""Byte 18 of a database under WAL (https://www.sqlite.org/fileformat.html, 1.3)."""
_POSTS = """
  select tweets.*, users.screen_name, users.name
  from tweets left join users on users.id = tweets.user order by tweets.id
"""


@contextmanager
def _database(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database of another program without a trace: no lock file is made beside it.

    Under WAL with changes still in the ``-wal`` file, a copy of both is read.
    """
    with ExitStack() as stack:
        wal = path.with_name(f"{path.name}-wal")
        with path.open("rb") as stream:
            is_wal = stream.read(19)[18:] == bytes([_WAL_VERSION])
        options = "mode=ro&immutable=1" if is_wal else "mode=ro"
        if is_wal and wal.exists() and wal.stat().st_size:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            for file in (path, wal):
                shutil.copyfile(file, folder / file.name)
            path, options = folder / path.name, "mode=rw"
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{options}", uri=True)
        stack.callback(connection.close)
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        connection.execute("pragma trusted_schema = off")
        yield connection


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """Give the columns of an ordinary table; none of a view or a virtual one.

    What a stranger's view does when it is read has no bound.
    """
    plain = connection.execute(
        "select 1 from sqlite_master where type = 'table' and name = ? and rootpage > 0", (table,)
    ).fetchone()
    if plain is None:
        return set()
    rows = connection.execute("select name from pragma_table_info(?)", (table,))
    return {row[0] for row in rows}


def _recognizes(file: PostFile) -> bool:
    if not file.head.startswith(_MARK):
        return False
    with _database(file.path) as connection:
        tweets, users = _columns(connection, "tweets"), _columns(connection, "users")
    return {"id", "user", "full_text", "created_at"} <= tweets and {
        "id",
        "screen_name",
        "name",
    } <= users


def _read(file: PostFile) -> Iterator[ImportLine]:
    with _database(file.path) as connection:
        for number, row in enumerate(connection.execute(_POSTS), start=1):
            known = {"quoted_status": None, "truncated": None, **dict(row)}
            yield file.post_line(number, database_post(known))


DATABASE = ImportFormat(
    name="twitter_to_sqlite",
    label="a twitter-to-sqlite database",
    recognizes=_recognizes,
    read=_read,
)
