"""Salt the tombstones of forgotten posts with a secret of the archive.

A digest of a key alone tells everybody who holds it and the key that this post was forgotten.
"""

import hmac
import secrets
import sqlite3

_SALT = "tombstones"

SECRETS = (
    """
    create table archive_secrets (
      name text primary key,
      secret text not null
    ) strict, without rowid
    """,
)


def salt_tombstones(connection: sqlite3.Connection) -> None:
    """Make the secret, and write each tombstone anew: from its digest, for its key is forgotten."""
    secret = secrets.token_hex(32)
    connection.execute("insert into archive_secrets(name, secret) values (?, ?)", (_SALT, secret))
    for (digest,) in connection.execute("select digest from tombstones").fetchall():
        salted = hmac.new(bytes.fromhex(secret), digest.encode(), "sha256").hexdigest()
        connection.execute("update tombstones set digest = ? where digest = ?", (salted, digest))
