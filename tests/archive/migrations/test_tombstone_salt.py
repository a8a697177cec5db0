"""Tombstones are salted once, by what an archive alone knows."""

import hmac
import sqlite3
from contextlib import closing

from archiver.archive.migrations.tombstone_salt import SECRETS, salt_tombstones


def test_each_tombstone_is_written_anew_under_a_secret_of_its_own() -> None:
    kept = []
    for _ in range(2):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute(
                "create table tombstones(digest text primary key, forgotten_id integer)"
            )
            connection.execute("insert into tombstones values ('00ff', 7), ('11ee', 8)")
            for statement in SECRETS:
                connection.execute(statement)
            salt_tombstones(connection)
            ((name, secret),) = connection.execute("select * from archive_secrets").fetchall()
            assert name == "tombstones"
            found = dict(connection.execute("select forgotten_id, digest from tombstones"))
            salt = bytes.fromhex(secret)
            assert found[7] == hmac.new(salt, b"00ff", "sha256").hexdigest()
            assert found.keys() == {7, 8}
            kept.append(set(found.values()))
    assert not kept[0] & kept[1]
