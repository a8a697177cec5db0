"""Keep what pages and foreign servers claim of posts, apart from what may speak for them.

A claim is what one claimant says of one post: its words, author, time, what it quotes, and by being
made at all that it exists. It is never more than that. Its words stand in for those of the post
(`post_versions.claimed`) only as long as nobody who may speak for the post has shown any; then they
are withdrawn from the versions, and the claim says what it contradicts.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from archiver.archive.index import writer
from archiver.archive.store.known_facts import (
    find_agreeing_version,
    list_contradicted,
    load_known_facts,
    load_known_words,
)
from archiver.models.records import Sighting

ClaimantKind = Literal["page", "server", "file"]
"""Who claims something: a page, a server that may not speak for the post, a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who says something of a post: the address of the page, the host or the file."""

    name: str
    kind: ClaimantKind = "page"


def agreeing_version(
    connection: sqlite3.Connection, post_id: int, text: str, *, truncated: bool
) -> tuple[bool, int | None]:
    """Return whether words of a post are known, and which of its versions has the given ones.

    A claim that shows the beginning of a known wording has its words.
    """
    known = load_known_words(connection, post_id)
    return bool(known), find_agreeing_version(known, text, truncated=truncated)


def add_claim(
    connection: sqlite3.Connection,
    post_id: int,
    capture_id: int | None,
    claimant: Claimant,
    sighting: Sighting,
) -> int:
    """Keep what a claimant says of a post, once; give its row.

    Part of the caller's transaction.
    """
    version, author = sighting.version, sighting.post.author
    said = (
        version.text if version else None,
        int(version.truncated) if version else 0,
        version.quoted if version else None,
        author.handle,
        author.name,
        sighting.post.posted_at,
    )
    row = connection.execute(
        "insert into claims(post_id, digest, kind, claimant, text, truncated, quoted, handle, "
        "name, posted_at, capture_id, first_seen_at, last_seen_at) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12) "
        "on conflict (post_id, claimant, digest) do update set "
        "first_seen_at = min(first_seen_at, excluded.first_seen_at), "
        "last_seen_at = max(last_seen_at, excluded.last_seen_at) returning id",
        (
            post_id,
            claim_digest(*said),
            claimant.kind,
            claimant.name,
            *said,
            capture_id,
            sighting.seen_at,
        ),
    ).fetchone()
    number = int(row[0])
    mark_contradictions(connection, post_id, sighting.seen_at, [number])
    return number


def claim_digest(*said: str | int | None) -> str:
    """Digest what is claimed, as migration 17 does: text, cut, quoted, handle, name, time."""
    return sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()[:32]


def claimant_of_capture(connection: sqlite3.Connection, capture_id: int | None) -> Claimant:
    """Give the claimant of a capture of which nothing more is told: its address."""
    row = connection.execute("select url from captures where id = ?", (capture_id,)).fetchone()
    return Claimant(name=str(row[0]) if row else "")


def settle_claims(connection: sqlite3.Connection, post_id: int, at: str) -> None:
    """Withdraw the words of claims where better ones are known, and say what is contradicted.

    To be called whenever somebody who may speak for a post said something of it.
    """
    _withdraw_claimed(connection, post_id)
    mark_contradictions(connection, post_id, at)


def mark_contradictions(
    connection: sqlite3.Connection, post_id: int, at: str, numbers: Iterable[int] | None = None
) -> None:
    """Note which claims of a post better evidence contradicts, and since when; all, or some."""
    query = "select * from claims where post_id = ?1"
    if numbers is not None:
        query += " and id in (select value from json_each(?2))"
    given = (post_id,) if numbers is None else (post_id, json.dumps(list(numbers)))
    rows = connection.execute(query, given).fetchall()
    if not rows:
        return
    facts = load_known_facts(connection, post_id)
    for row in rows:
        found = list_contradicted(row, facts)
        marked = json.dumps(found) if found else None
        if marked != row["contradicts"]:
            since = (row["contradicted_at"] or at) if marked else None
            connection.execute(
                "update claims set contradicts = ?, contradicted_at = ? where id = ?",
                (marked, since, row["id"]),
            )


def join_claims(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    """Move the claims of one row of a post to another; what both have of a claimant stays once."""
    rows = {"gone": gone, "kept": kept}
    for statement in _JOINED:
        connection.execute(statement, rows)


_TWIN = (
    "(select k.id from claims g join claims k on k.claimant = g.claimant and k.digest = g.digest "
    "where g.id = {column} and k.post_id = :kept)"
)
_JOINED = (
    (
        f"update verdicts set claim_id = {_TWIN.format(column='claim_id')} where claim_id in "
        f"(select id from claims where post_id = :gone) and {_TWIN.format(column='claim_id')} "
        "is not null"
    ),
    "update or ignore claims set post_id = :kept where post_id = :gone",
    "delete from claims where post_id = :gone",
)


def _withdraw_claimed(connection: sqlite3.Connection, post_id: int) -> None:
    """Take claimed wordings out of a post's versions where others are known.

    What rested on one rests on the claim from then on, and is judged again.
    """
    claimed = connection.execute(
        "select id, text, words, truncated from post_versions where post_id = ? and claimed = 1",
        (post_id,),
    ).fetchall()
    known = load_known_words(connection, post_id) if claimed else ()
    if not known:
        return
    for row in claimed:
        given = {
            "post": post_id,
            "number": row["id"],
            "text": row["text"],
            "fact": find_agreeing_version(known, row["text"], truncated=bool(row["truncated"])),
        }
        for statement in _WITHDRAWN:
            connection.execute(statement, given)
    numbers = [row["id"] for row in claimed if _is_indexed(connection, row["id"])]
    writer.remove_versions(
        connection,
        [(row["id"], row["text"], row["words"]) for row in claimed if row["id"] in numbers],
    )
    connection.execute("insert into unjudged(what, number) values ('post', ?)", (post_id,))


_RESTING = "select id from verdicts where post_version_id = :number"
_WITHDRAWN = (
    f"insert or ignore into due_quotes select id from quotes where verdict_id in ({_RESTING})",
    # One look of a run may have shown both.
    "update or ignore sightings set version_id = :fact where version_id = :number",
    "update sightings set version_id = null where version_id = :number",
    (
        "update verdicts set post_version_id = null, claim_id = (select id from claims "
        "where post_id = :post and text = :text order by id limit 1) "
        "where post_version_id = :number"
    ),
    "delete from post_versions where id = :number",
)


def _is_indexed(connection: sqlite3.Connection, version: int) -> bool:
    """Return whether a version is in the index; what this transaction added need not be."""
    row = connection.execute("select 1 from post_index_docsize where id = ?", (version,)).fetchone()
    return row is not None
