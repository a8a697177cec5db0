"""Keep the wordings of posts: each once, a cut one beside a whole one, none ever replaced.

A wording that only pages claim is marked so, and stands in only where nothing better is known.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from archiver.archive.store import tombstones
from archiver.models.records import Media, PostVersion, content_digest
from archiver.platforms.post_keys import shown_identity


def keep_version(
    connection: sqlite3.Connection,
    post_id: int,
    version: PostVersion,
    words_digest: str,
    capture_id: int,
    *,
    claimed: bool,
) -> tuple[int, bool]:
    """Give the row of this version, and whether it is new.

    A cut text is a version of its own, also where a whole one is known: what a page did not
    show it is no evidence for. Judging passes over it while there is the whole one. What was
    only claimed becomes known where it is not `claimed` any more, as it is shown then.
    """
    version = _without_forgotten(connection, version)
    content, listed = _content(version), _listed(version)
    row = connection.execute(
        "select id, quoted, media, claimed, text from post_versions "
        "where post_id = ? and digest = ?",
        (post_id, content),
    ).fetchone()
    if row is None:
        number = add_version(
            connection, post_id, version, words_digest, capture_id, claimed=claimed
        )
        return number, True
    if row["claimed"] and not claimed:
        _make_known(connection, row, version, capture_id)
    elif (version.quoted and not row["quoted"]) or (listed and not row["media"]):
        connection.execute(
            "update post_versions set quoted = coalesce(quoted, ?), "
            "media = coalesce(media, ?) where id = ?",
            (version.quoted, listed, row["id"]),
        )
    return int(row["id"]), False


def _without_forgotten(connection: sqlite3.Connection, version: PostVersion) -> PostVersion:
    """Leave out that it quotes a post which was forgotten: the key would name it again."""
    if version.quoted and tombstones.is_key_forgotten(connection, version.quoted):
        return replace(version, quoted=None)
    return version


def _make_known(
    connection: sqlite3.Connection, row: sqlite3.Row, version: PostVersion, capture_id: int
) -> None:
    """Give a claimed version as whoever may speak for the post shows it.

    The words are the same; where links or white space differ, spans in it are others.
    """
    if row["text"] != version.text:
        connection.execute(
            "insert or ignore into due_quotes select q.id from verdicts d "
            "join quotes q on q.verdict_id = d.id where d.post_version_id = ?",
            (row["id"],),
        )
    connection.execute(
        "update post_versions set claimed = 0, text = ?, quoted = ?, media = ?, "
        "first_capture_id = ? where id = ?",
        (version.text, version.quoted, _listed(version), capture_id, row["id"]),
    )


def held_texts(
    connection: sqlite3.Connection, added: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """List those of some versions, as (id, text), that are held still.

    A claim may have been withdrawn in the transaction that added it.
    """
    if not added:
        return []
    rows = connection.execute(
        "select id from post_versions where id in (select value from json_each(?))",
        (json.dumps([number for number, _ in added]),),
    )
    held = {row[0] for row in rows}
    return [one for one in added if one[0] in held]


def _content(version: PostVersion) -> str:
    """Give the digest that tells one version of a post from another."""
    return content_digest(
        "version", shown_identity(version.text), "cut" if version.truncated else None
    )


def _listed(version: PostVersion) -> str | None:
    media = [{"type": item.type, "alt": item.alt} for item in version.media]
    return json.dumps(media, ensure_ascii=False) if media else None


def media_of_row(listed: str | None) -> tuple[Media, ...]:
    """Read what a post shows from its column."""
    return tuple(Media(**item) for item in json.loads(listed)) if listed else ()


Columns = tuple[str, str, str, bool, str | None, str | None]
"""A version's digest, that of its words, its text, whether it is cut, its quoted post, media."""


def version_columns(version: PostVersion, words_digest: str) -> Columns:
    """Give a version as columns of its row."""
    return (
        _content(version),
        words_digest,
        version.text,
        version.truncated,
        version.quoted,
        _listed(version),
    )


def add_version(
    connection: sqlite3.Connection,
    post_id: int,
    version: PostVersion,
    words_digest: str,
    capture_id: int,
    *,
    claimed: bool,
) -> int:
    """Add a version that is new; give its row."""
    row = connection.execute(
        "insert into post_versions(post_id, digest, words, text, truncated, quoted, media, "
        "first_capture_id, claimed) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
        (post_id, *version_columns(version, words_digest), capture_id, claimed),
    ).fetchone()
    return int(row[0])
