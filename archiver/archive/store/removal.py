"""Take a post and all that is known of it out of the rows; part of the caller's transaction.

What is the newspaper's stays: its text, its quotations and their verdicts without the post.
"""

import json
import re
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from archiver.archive.index import unspaced
from archiver.archive.index.unspaced import UnspacedIndex
from archiver.archive.store import tombstones
from archiver.archive.store.authors import drop_unused_author
from archiver.models.records import Author, content_digest
from archiver.platforms.post_keys import nameless_words
from archiver.platforms.registry import post_ref_at


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPost:
    """All that an archive knows a post by; `id` is None for one that is only queued.

    `versions` are (number, text, digest of its words), `claimed` the words of claims, each with
    the number of the version that it was when an older archive was brought up to date.
    """

    id: int | None
    keys: tuple[str, ...]
    url: str | None = None
    platform_id: str | None = None
    author_id: int | None = None
    author: str | None = None
    versions: tuple[tuple[int, str, str], ...] = ()
    claimed: tuple[tuple[int | None, str], ...] = ()

    @property
    def texts(self) -> list[str]:
        """Every text that the post is known to have, or that somebody claimed of it."""
        return [*(text for _, text, _ in self.versions), *(text for _, text in self.claimed)]

    @property
    def indexed(self) -> list[tuple[int, str, str]]:
        """All that the index may hold of it: its versions, and claims that once were some."""
        once = [(number, text, "") for number, text in self.claimed if number is not None]
        return [*self.versions, *once]


def find_known_post(connection: sqlite3.Connection, reference: str) -> KnownPost | None:
    """Load all that is known of a post by its key or address; None where nothing is."""
    ref = post_ref_at(reference)
    keys = [reference, *([ref.key] if ref else [])]
    row = connection.execute(
        "select post_id from post_keys where key in (select value from json_each(?1)) union "
        "select id from posts where url = ?2 limit 1",
        (json.dumps(keys), reference),
    ).fetchone()
    if row is not None:
        return load_post(connection, int(row[0]))
    queued = connection.execute(
        "select key, url from post_queue where key in (select value from json_each(?1)) "
        "or url = ?2",
        (json.dumps(keys), reference),
    ).fetchone()
    return KnownPost(id=None, keys=(queued[0],), url=queued[1]) if queued else None


def load_post(connection: sqlite3.Connection, number: int) -> KnownPost:
    """Load all that is known of a post by its row."""
    post = connection.execute(
        "select posts.key, platform_id, url, author_id, coalesce(name, handle) as author "
        "from posts left join authors on authors.id = author_id where posts.id = ?",
        (number,),
    ).fetchone()
    keys = connection.execute("select key from post_keys where post_id = ?", (number,))
    versions = connection.execute(
        "select id, text, words from post_versions where post_id = ?", (number,)
    )
    claimed = connection.execute(
        "select distinct was_version, text from claims where post_id = ? and text is not null",
        (number,),
    )
    return KnownPost(
        id=number,
        keys=tuple(sorted({post["key"], *(row[0] for row in keys)})),
        url=post["url"],
        platform_id=post["platform_id"],
        author_id=post["author_id"],
        author=post["author"],
        versions=tuple((row[0], row[1], row[2]) for row in versions),
        claimed=tuple((row[0], row[1]) for row in claimed),
    )


def count_removal(connection: sqlite3.Connection, post: KnownPost) -> dict[str, int]:
    """Count what a removal takes with it: sightings, embeds, quotations that rest on the post."""
    queries = {
        "looks": "select count(*) from sightings where post_id = :id",
        "embeds": "select count(*) from embeds where post_id = :id",
        "quotations": "select count(distinct quote_id) from verdicts where post_version_id in "
        "(select id from post_versions where post_id = :id)",
    }
    given = {"id": post.id}
    return {name: int(connection.execute(q, given).fetchone()[0]) for name, q in queries.items()}


def add_tombstones(
    connection: sqlite3.Connection, post: KnownPost, *, at: str, reason: str | None
) -> int:
    """Lay the tombstones of a post; give the row of the forgetting."""
    number = connection.execute(
        "insert into forgotten(forgotten_at, reason) values (?, ?) returning id", (at, reason)
    ).fetchone()[0]
    digests = {tombstones.digest_of_key(key) for key in post.keys}
    account = connection.execute(
        "select platform, handle from authors where id = ?", (post.author_id,)
    ).fetchone()
    if account is not None:
        shown = connection.execute(
            "select handle, null from author_handles where author_id = ?1 "
            "union select null, name from author_names where author_id = ?1",
            (post.author_id,),
        ).fetchall()
        worded = {words for _, _, words in post.versions}
        worded |= {nameless_words(text) for _, text in post.claimed}
        for handle, name in [(account["handle"], None), *shown]:
            who = Author(handle=handle, name=name)
            for words in filter(None, worded):
                digests.update(tombstones.digests_of_words(account["platform"], who, words))
    connection.executemany(
        "insert or ignore into tombstones(digest, forgotten_id) values (?, ?)",
        [(digest, number) for digest in tombstones.salted_digests(connection, sorted(digests))],
    )
    return int(number)


def remove_post(connection: sqlite3.Connection, post: KnownPost) -> None:
    """Take a post out of all rows but those of captures and of the search index."""
    _unname(connection, post)
    if post.id is None:
        return
    _blank_articles(connection, post.id)
    for statement in _OF_POST:
        connection.execute(statement, {"id": post.id, "author": post.author_id})
    drop_unused_author(connection, post.author_id)


_VERSIONS = "(select id from post_versions where post_id = :id)"
_SIGHTINGS = "(select id from sightings where post_id = :id)"
# Words of one post of a thread may stand in the differences of a verdict on another of it.
_SPLICED = (
    "(select v.id from verdicts v join post_versions w on w.id = v.post_version_id "
    "join posts p on p.id = w.post_id where p.author_id = :author and v.diff is not null "
    "and v.flags like '%spliced%')"
)
_CLAIMS = "(select id from claims where post_id = :id)"
_RESTS = (
    f"where post_version_id in {_VERSIONS} or sighting_id in {_SIGHTINGS} or id in {_SPLICED} "
    f"or claim_id in {_CLAIMS}"
)
_EMPTIED = (
    "set post_version_id = null, sighting_id = null, claim_id = null, diff = null, "
    "span_start = null, span_end = null, coverage = null, standing = null, evidence = null"
)
_OF_POST = (
    f"update quotes set verdict_id = null where verdict_id in (select id from verdicts {_RESTS})",
    f"update verdicts {_EMPTIED} {_RESTS}",
    "delete from embeds where post_id = :id",
    "delete from claims where post_id = :id",
    "delete from sightings where post_id = :id",
    "delete from post_versions where post_id = :id",
    "delete from post_keys where post_id = :id",
    "update post_searches set post_id = null where post_id = :id",
    "delete from posts where id = :id",
)


def _blank_articles(connection: sqlite3.Connection, number: int) -> None:
    """Make a post unreadable in the texts of articles into which it was flattened."""
    rows = connection.execute(
        "select v.id, v.title, v.text, e.start, e.end from embeds e "
        "join article_versions v on v.id = e.article_version_id "
        "where e.post_id = ? and e.start is not null",
        (number,),
    ).fetchall()
    for row in rows:
        text = tombstones.blank_forgotten_words(row["text"], [(row["start"], row["end"])])
        # As the page will be read from now on, so that it is no other version then.
        connection.execute(
            "update or ignore article_versions set digest = ? where id = ?",
            (content_digest(row["title"], text), row["id"]),
        )
        connection.execute("update article_versions set text = ? where id = ?", (text, row["id"]))
        version, title = row["id"], row["title"]
        index: UnspacedIndex = "unspaced_article_search"
        unspaced.remove_unspaced_text(connection, index, version, title, row["text"])
        unspaced.index_unspaced_text(connection, index, version, title, text)


def _unname(connection: sqlite3.Connection, post: KnownPost) -> None:
    """Take a post's names out of the queue and other posts, its words too out of runs' reports."""
    names = [*post.keys, *([post.url] if post.url else [])]
    named = "(select value from json_each(?))"
    connection.execute(
        f"delete from post_queue where key in {named} or url = ?", (json.dumps(names), post.url)
    )
    connection.execute(
        f"update post_versions set quoted = null where quoted in {named}", (json.dumps(names),)
    )
    connection.execute(
        f"update posts set in_reply_to = null, in_thread = null where in_reply_to in {named}",
        (json.dumps(names),),
    )
    ids = [*names, *([post.platform_id] if post.platform_id else [])]
    texts = [text for text in post.texts if text.strip()]
    # In a report they stand as JSON writes them.
    sought = [*ids, *(json.dumps(text, ensure_ascii=False)[1:-1] for text in texts)]
    reports = connection.execute(
        "select id, report from runs where exists (select 1 from json_each(?) as named "
        "where instr(report, named.value))",
        (json.dumps(sought),),
    ).fetchall()
    for run, report in reports:
        cleaned = json.dumps(_without(json.loads(report), [*ids, *texts]), ensure_ascii=False)
        connection.execute("update runs set report = ? where id = ?", (cleaned, run))


def _without(value: Any, names: Collection[str]) -> Any:
    """Give a report without the strings that hold one of these names."""
    if isinstance(value, str):
        return "(forgotten)" if any(name in value for name in names) else value
    if isinstance(value, list):
        kept = [_without(item, names) for item in value]
        return [item for item in kept if item != "(forgotten)"]
    if isinstance(value, dict):
        return {key: _without(item, names) for key, item in value.items()}
    return value


def captures_showing(connection: sqlite3.Connection, post: KnownPost, *, pages: bool) -> list[int]:
    """Find the captures that are of this post alone; with `pages` all that show it.

    Files that a person loaded are that person's, and not here.
    """
    shown = {"id": post.id}
    seen = (
        "select capture_id from sightings where post_id = :id union "
        "select first_capture_id from post_versions where post_id = :id union "
        "select capture_id from claims where post_id = :id"
    )
    if pages:
        seen += (
            " union select v.capture_id from article_versions v join embeds e "
            "on e.article_version_id = v.id where e.post_id = :id "
            "union select r.capture_id from readings r join embeds e "
            "on e.article_version_id = r.article_version_id where e.post_id = :id"
        )
    rows = connection.execute(
        f"select id from captures where id in ({seen}) and warc_file is not null "
        f"and (:pages or not ({_OF_OTHERS}))",
        {**shown, "pages": pages},
    )
    found = {int(row[0]) for row in rows} | set(_unreferenced(connection, post))
    return sorted(_whole_records(connection, found, post, pages=pages))


_OF_OTHERS = (
    "exists (select 1 from article_versions where capture_id = captures.id) "
    "or exists (select 1 from readings where capture_id = captures.id) "
    "or exists (select 1 from sightings where capture_id = captures.id and post_id is not :id) "
    "or exists (select 1 from post_versions where first_capture_id = captures.id "
    "and post_id is not :id) "
    "or exists (select 1 from claims where capture_id = captures.id and post_id is not :id)"
)


_TELLING = 10
"""Characters from which on the last part of an id stands for no other post: those of X, Bluesky,
Mastodon, TikTok and LinkedIn have more, a message's number in its Telegram channel has fewer."""


def _unreferenced(connection: sqlite3.Connection, post: KnownPost) -> list[int]:
    """Find answers about this post on which no row rests, by their addresses.

    A post is asked for in several ways, and not every answer is what a sighting rests on.
    """
    parts = [part for part in re.split(r"[/:]|^t\d_", post.platform_id or "") if part]
    if not parts:
        return []
    if len(parts[-1]) >= _TELLING:
        parts = parts[-1:]
    bounded = [
        re.compile(rf"(?<![^\W_]){re.escape(part)}(?![^\W_])", re.IGNORECASE) for part in parts
    ]
    rows = connection.execute(
        "select id, url from captures where instr(url, :part) and warc_file is not null "
        f"and not ({_OF_OTHERS})",
        {"part": parts[-1], "id": post.id},
    )
    return [int(row[0]) for row in rows if all(one.search(unquote(row[1])) for one in bounded)]


def _whole_records(
    connection: sqlite3.Connection, found: set[int], post: KnownPost, *, pages: bool
) -> set[int]:
    """Add the captures of the same bytes under other addresses, which share a record.

    Where one of those is of something else too, the record stays, and so do all of them.
    """
    rows = connection.execute(
        f"select one.id as one, captures.id as other, {_OF_OTHERS} as is_of_others "
        "from captures one join captures on captures.warc_file = one.warc_file "
        "and captures.warc_offset = one.warc_offset "
        "where one.id in (select value from json_each(:found)) and captures.id <> one.id",
        {"found": json.dumps(sorted(found)), "id": post.id},
    ).fetchall()
    kept = {row["one"] for row in rows if row["is_of_others"] and not pages}
    return (found | {row["other"] for row in rows if row["one"] not in kept}) - kept
