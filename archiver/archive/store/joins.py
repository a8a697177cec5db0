"""Find posts that are one post by who said what and when, and join them without a loss.

A page often shows a post without its id. Such a post is joined with the one of that id when
exactly one fits, whichever of the two was archived first.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from archiver.archive.store import accounts, claims
from archiver.archive.store.authors import account_key, drop_unused_author
from archiver.archive.store.evidence_ranks import better_time, is_claim
from archiver.matching.people.names import name_words
from archiver.matching.rules import judge_timing
from archiver.models.records import Author, PlatformName, Post

_TELLING = 5
"""Words from which on a text is one person's of one day, and not a greeting of every day."""
_NEXT_DAY = timedelta(days=1)
"""How far a printed date may be off."""


def find_twin_posts(
    connection: sqlite3.Connection, post: Post, words_digest: str | None, size: int
) -> list[int]:
    """Find the rows that are this post too, where one of the two has no id.

    Same author, same words and no contradiction of dates; none where two posts with ids
    fit the one without, for then nobody can tell which of them a page showed. `size` is how
    many words the text has.
    """
    if not words_digest or not (post.author.handle or post.author.name):
        return []
    rows = connection.execute(
        "select 1 from post_versions where words = ? limit 1", (words_digest,)
    )
    if rows.fetchone() is None:
        return []
    sought = _Sought(post.platform, words_digest, post.key, size)
    if post.id is None:
        fits = _fitting_posts(connection, sought, post.author, post.posted_at, with_id=True)
        found = {int(row["id"]) for row in islice(fits, 2)}
        return list(found) if len(found) == 1 else []
    # A post of this very words and author is asked for only where it has no id: an account may
    # have posted one text thousands of times, and each of these has its own.
    nameless = list(_fitting_posts(connection, sought, post.author, post.posted_at, with_id=False))
    return sorted(
        int(row["id"]) for row in nameless if not _has_another_owner(connection, sought, row)
    )


class _Sought(NamedTuple):
    """What posts are sought by: their words, and the key of the post that they may be."""

    platform: PlatformName
    words_digest: str
    key: str
    size: int


def _has_another_owner(connection: sqlite3.Connection, sought: _Sought, row: sqlite3.Row) -> bool:
    """Return whether a row without an id can also be another post, which has one."""
    shown_by = Author(handle=row["handle"], name=row["name"])
    others = _fitting_posts(connection, sought, shown_by, row["posted_at"], with_id=True)
    return next(others, None) is not None


# Where one of two sightings gives no handle, the display name tells whether they agree.
_AUTHORS = (
    "select id from authors where key = :account or handle = :handle collate nocase "
    "union select author_id from author_handles where handle = :handle "
    "union select n.author_id from author_names n join authors a on a.id = n.author_id "
    "where n.words = :name and (a.handle is null or :handle is null)"
)
_FITTING = {
    True: (
        "select p.id, p.posted_at, a.handle, a.name from posts p "
        "join authors a on a.id = p.author_id "
        "where p.id in (select post_id from post_versions where words = :words) "
        f"and p.author_id in ({_AUTHORS}) "
        "and p.platform = :platform and p.platform_id is not null and p.key <> :key "
    ),
    False: (
        "select p.id, p.posted_at, a.handle, a.name from posts p indexed by posts_without_id "
        "join authors a on a.id = p.author_id "
        f"where p.author_id in ({_AUTHORS}) "
        "and p.platform = :platform and p.platform_id is null and p.key <> :key "
        "and exists (select 1 from post_versions v where v.post_id = p.id and v.words = :words) "
    ),
}
_IN_DAYS = "and (p.posted_at is null or substr(p.posted_at, 1, 10) between :first and :last)"


def _fitting_posts(
    connection: sqlite3.Connection,
    sought: _Sought,
    author: Author,
    posted_at: str | None,
    *,
    with_id: bool,
) -> Iterator[sqlite3.Row]:
    """Yield posts of these words by this author around that time, other than the one of that key.

    The rows come one by one, so that whoever needs only the first reads no more than that.
    """
    day = date.fromisoformat(posted_at[:10]) if posted_at else None
    rows = connection.execute(
        _FITTING[with_id] + (_IN_DAYS if day else ""),
        {
            "words": sought.words_digest,
            "platform": sought.platform,
            "key": sought.key,
            "account": account_key(sought.platform, author.handle, author.name),
            "handle": author.handle,
            "name": " ".join(name_words(author.name)) if author.name else None,
            "first": str(day - _NEXT_DAY) if day and day > date.min else "",
            "last": str(day + _NEXT_DAY) if day and day < date.max else "9999-12-31",
        },
    )
    for row in rows:
        if _same_time(row["posted_at"], posted_at, sought.size):
            yield row


def _same_time(one: str | None, other: str | None, size: int) -> bool:
    """Return whether two dates can be of one post of so many words.

    A printed date may be a day off, and missing; but "Good morning" is posted every day, so
    few words are one post only on the very day.
    """
    if one and other and one[:10] == other[:10]:
        return True
    if size < _TELLING:
        return False
    if not one or not other:
        return True
    return "impossible" not in {
        judge_timing(one[:10], other[:10]),
        judge_timing(other[:10], one[:10]),
    }


def join_posts(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    """Move everything known of one row of a post to another, and drop the first."""
    rows = {"gone": gone, "kept": kept}
    both = {number: _by_whom(connection, number) for number in (kept, gone)}
    last = connection.execute(
        "select coalesce(max(seen_at), '') from sightings where post_id in (:gone, :kept)", rows
    ).fetchone()[0]
    for statement in (_AUTHOR, *_VERSIONS, *_SIGHTINGS, *_EMBEDS):
        connection.execute(statement, rows)
    claims.join_claims(connection, gone, kept)
    _join_facts(connection, gone, kept)
    for statement in _POSTS:
        connection.execute(statement, rows)
    _settle_author(connection, kept, [both[kept], both[gone]])
    claims.settle_claims(connection, kept, last)
    for author, _, _ in both.values():
        drop_unused_author(connection, author)


def _join_facts(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    """Give the row that stays the better author and the better time of both."""
    rows = {
        row["id"]: row
        for row in connection.execute(
            "select id, author_id, author_from, posted_at, posted_from, in_reply_to, in_thread "
            "from posts "
            "where id in (?, ?)",
            (gone, kept),
        )
    }
    one, other = rows[kept], rows[gone]
    by = min(one, other, key=lambda row: is_claim(row["author_from"]))
    by = by if by["author_id"] is not None else one if one["author_id"] is not None else other
    when = better_time(
        (one["posted_at"], one["posted_from"]), (other["posted_at"], other["posted_from"])
    )
    above = one if one["in_reply_to"] else other
    connection.execute(
        "update posts set author_id = ?, author_from = ?, posted_at = ?, posted_from = ?, "
        "in_reply_to = ?, in_thread = ? where id = ?",
        (
            *(by["author_id"], by["author_from"], *when),
            *(above["in_reply_to"], above["in_thread"], kept),
        ),
    )


def _by_whom(connection: sqlite3.Connection, post: int) -> tuple[int | None, str | None, bool]:
    """Give a post's author, the handle by which alone it is theirs, and whether it is certain."""
    author, handle = connection.execute(
        "select author_id, (select handle from handle_posts where post_id = posts.id) "
        "from posts where id = ?",
        (post,),
    ).fetchone()
    return author, handle, accounts.is_certain(connection, author, post)


def _settle_author(
    connection: sqlite3.Connection, post: int, both: list[tuple[int | None, str | None, bool]]
) -> None:
    """Keep an author known by an account's id; else the one chosen, as they were known."""
    accounts.drop_handle_only(connection, post)
    for author, handle, certain in sorted(both, key=lambda one: not one[2]):
        if certain:
            connection.execute("update posts set author_id = ? where id = ?", (author, post))
            return
        connection.execute(
            "insert or ignore into handle_posts(post_id, handle) select id, ?1 from posts "
            "where id = ?2 and author_id = ?3 and ?1 is not null",
            (handle, post, author),
        )


# A post that was only linked to has the account of that link, where any name leads to it.
_AUTHOR = (
    "update posts set (author_id, author_from) = "
    "(select author_id, author_from from posts where id = :gone) "
    "where id = :kept and not exists (select 1 from post_versions where post_id = :kept) "
    "and author_from is not null and author_from = 'embed'"
)
_SAME_VERSION = (
    "(select other.id from post_versions one join post_versions other on other.digest = one.digest "
    "where one.id = {column} and other.post_id = :kept)"
)
_OF_GONE = "(select id from post_versions where post_id = :gone)"
_VERSIONS = (
    (
        "update post_versions set claimed = 0 where post_id = :kept and claimed = 1 and digest in "
        "(select digest from post_versions where post_id = :gone and claimed = 0)"
    ),
    (
        f"update verdicts set post_version_id = {_SAME_VERSION.format(column='post_version_id')} "
        f"where post_version_id in {_OF_GONE} "
        f"and {_SAME_VERSION.format(column='post_version_id')} is not null"
    ),
    (
        f"update sightings set version_id = {_SAME_VERSION.format(column='version_id')} "
        f"where post_id = :gone and {_SAME_VERSION.format(column='version_id')} is not null"
    ),
    (
        "delete from post_versions where post_id = :gone and digest in "
        "(select digest from post_versions where post_id = :kept)"
    ),
    "update post_versions set post_id = :kept where post_id = :gone",
)
# Both may have been seen in one capture of one run, which is one sighting at the one post.
_SAME_LOOK = (
    "(select k.id from sightings s join sightings k on k.run_id = s.run_id "
    "and k.capture_id = s.capture_id and k.version_id is s.version_id "
    "where s.id = {column} and s.post_id = :gone and k.post_id = :kept)"
)
_SIGHTINGS = (
    (
        f"update verdicts set sighting_id = {_SAME_LOOK.format(column='sighting_id')} "
        "where post_version_id in (select id from post_versions where post_id = :kept) "
        f"and {_SAME_LOOK.format(column='sighting_id')} is not null"
    ),
    (
        f"delete from sightings where post_id = :gone "
        f"and {_SAME_LOOK.format(column='sightings.id')} is not null"
    ),
    "update sightings set post_id = :kept where post_id = :gone",
)
# One page may have shown both; what stays is the appearance that froze the words.
_EMBEDS = (
    (
        "delete from embeds where post_id = :kept and text is null and article_version_id in "
        "(select article_version_id from embeds where post_id = :gone and text is not null)"
    ),
    "update or ignore embeds set post_id = :kept where post_id = :gone",
    "delete from embeds where post_id = :gone",
)
_POSTS = (
    "update transcripts set post_id = :kept where post_id = :gone",
    "update post_keys set post_id = :kept where post_id = :gone",
    "update post_searches set post_id = :kept where post_id = :gone",
    (
        "update posts set first_run_id = min(first_run_id, (select first_run_id from posts "
        "where id = :gone)) where id = :kept"
    ),
    "delete from posts where id = :gone",
)
