"""Keep many sightings of posts at once: what `posts.add_sighting` does, in a third of the time.

Posts of which the archive knows neither the key nor the words can be no other post: their
rows are written together. All others go the careful way, one by one.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archiver.archive.store import accounts, authors, posts, tombstones, versions
from archiver.archive.store.posts import KeptSighting
from archiver.matching import shingles
from archiver.models.records import (
    Author,
    Evidence,
    Outcome,
    PlatformName,
    Post,
    PostVersion,
    Sighting,
)
from archiver.platforms.post_keys import nameless_words


class ReadySighting(NamedTuple):
    """A sighting from a file as it is written, prepared where the archive is not at hand.

    Plain values only, which another process can hand over at little cost. `version` has the
    columns of `versions.version_columns`, None where no version was seen; `words` is the digest of
    its words. `terms` are those that `index.writer.index_terms` takes.
    """

    key: str
    platform: PlatformName
    platform_id: str | None
    url: str | None
    handle: str | None
    name: str | None
    account_id: str | None
    posted_at: str | None
    seen_at: str
    outcome: Outcome
    evidence: Evidence
    version: versions.Columns | None
    words: str
    terms: str
    in_reply_to: str | None = None
    in_thread: bool | None = None
    resolver: str | None = None
    reason: str | None = None

    @property
    def author(self) -> Author:
        """Who wrote the post, as the sighting shows them."""
        return Author(handle=self.handle, name=self.name, account_id=self.account_id)

    @property
    def sighting(self) -> Sighting:
        """The sighting itself."""
        version = None
        if self.version is not None:
            _, _, text, truncated, quoted, listed = self.version
            version = PostVersion(
                text=text, truncated=truncated, quoted=quoted, media=versions.media_of_row(listed)
            )
        return Sighting(
            post=Post(
                key=self.key,
                platform=self.platform,
                id=self.platform_id,
                url=self.url,
                author=self.author,
                posted_at=self.posted_at,
                in_reply_to=self.in_reply_to,
                in_thread=self.in_thread,
            ),
            outcome=self.outcome,
            evidence=self.evidence,
            seen_at=self.seen_at,
            version=version,
            resolver=self.resolver,
            reason=self.reason,
        )


def prepare_sightings(one: Sighting) -> ReadySighting:
    """Return a look at a post, made ready to be written."""
    post, version = one.post, one.version
    words = nameless_words(version.text) if version else ""
    return ReadySighting(
        key=post.key,
        platform=post.platform,
        platform_id=post.id,
        url=post.url,
        handle=post.author.handle,
        name=post.author.name,
        account_id=post.author.account_id,
        posted_at=post.posted_at,
        seen_at=one.seen_at,
        outcome=one.outcome,
        evidence=one.evidence,
        version=versions.version_columns(version, words) if version else None,
        words=words,
        in_reply_to=post.in_reply_to,
        in_thread=post.in_thread,
        terms=shingles.index_terms_of(version.text) if version else "\n",
        resolver=one.resolver,
        reason=one.reason,
    )


def add_batch(
    connection: sqlite3.Connection, run: int, capture_id: int, sightings: Sequence[ReadySighting]
) -> list[KeptSighting]:
    """Keep sightings in any order; give where each is kept, in the order given."""
    sightings = _without_forgotten_quotes(connection, sightings)
    simple = _simple(connection, sightings)
    found = _write(connection, run, capture_id, [sightings[index] for index in simple])
    seen = dict(zip(simple, found, strict=True))
    for index, ready in enumerate(sightings):
        if index not in seen:
            seen[index] = posts.add_sighting(connection, run, capture_id, ready.sighting)
    return [seen[index] for index in range(len(sightings))]


def _without_forgotten_quotes(
    connection: sqlite3.Connection, sightings: Sequence[ReadySighting]
) -> Sequence[ReadySighting]:
    """Leave out that posts quote or answer one that was forgotten: its key would name it again."""
    if tombstones.has_no_tombstones(connection):
        return sightings
    kept: list[ReadySighting] = []
    for sighting in sightings:
        shown, quoted = sighting, sighting.version[4] if sighting.version else None
        if sighting.version and quoted and tombstones.is_key_forgotten(connection, quoted):
            shown = shown._replace(version=(*sighting.version[:4], None, sighting.version[5]))
        if sighting.in_reply_to and tombstones.is_key_forgotten(connection, sighting.in_reply_to):
            shown = shown._replace(in_reply_to=None, in_thread=None)
        kept.append(shown)
    return kept


def _simple(connection: sqlite3.Connection, sightings: Sequence[ReadySighting]) -> list[int]:
    """Find the sightings whose post has an id and is new by its key and by its words."""
    keys = Counter([sighting.key for sighting in sightings])
    texts = Counter([sighting.words for sighting in sightings])
    old_keys = _known(connection, "select key from post_keys where key = named.value", keys)
    old_texts = _known(
        connection, "select 1 from post_versions where words = named.value", filter(None, texts)
    )
    return [
        index
        for index, sighting in enumerate(sightings)
        if sighting.version is not None
        and sighting.platform_id is not None
        and keys[sighting.key] == 1
        and sighting.key not in old_keys
        and (not sighting.words or (texts[sighting.words] == 1 and sighting.words not in old_texts))
    ]


def _known(connection: sqlite3.Connection, query: str, values: Iterable[str]) -> set[str]:
    rows = connection.execute(
        f"select value from json_each(?) as named where exists ({query})",
        (json.dumps(list(values)),),
    )
    return {row[0] for row in rows}


def _write(
    connection: sqlite3.Connection, run: int, capture_id: int, new: Sequence[ReadySighting]
) -> list[KeptSighting]:
    """Add the rows of posts of which nothing is known yet."""
    last_post, last_version = connection.execute(
        "select (select coalesce(max(id), 0) from posts), "
        # A number is never given twice, also where the last version was removed.
        "coalesce((select seq from sqlite_sequence where name = 'post_versions'), 0)"
    ).fetchone()
    who = [sighting.author for sighting in new]
    cache = authors.load_author_cache(
        connection, zip([sighting.platform for sighting in new], who, strict=True)
    )
    found: list[KeptSighting] = []
    post_rows: list[tuple[object, ...]] = []
    key_rows: list[tuple[object, ...]] = []
    version_rows: list[tuple[object, ...]] = []
    look_rows: list[tuple[object, ...]] = []
    for count, (sighting, author) in enumerate(zip(new, who, strict=True), start=1):
        key, platform, number, url, _, _, _, posted_at, seen_at, outcome, evidence, version, *_ = (
            sighting
        )
        post, wording = last_post + count, last_version + count
        shown_at = accounts.shown_at(evidence, posted_at, seen_at)
        author_id = authors.add_author(
            connection, platform, author, cache, shown_at, source=evidence
        )
        when = posts.time_of_post(platform, number, posted_at, evidence)
        by = (author_id, evidence if author_id is not None else None)
        above = (sighting.in_reply_to, sighting.in_thread)
        post_rows.append((post, key, platform, number, url, *by, *when, *above, run))
        key_rows.append((key, post))
        version_rows.append((wording, post, *(version or ()), capture_id))
        look = (run, post, wording, capture_id, seen_at, outcome, evidence)
        look_rows.append((*look, sighting.resolver, sighting.reason))
        found.append(KeptSighting(post, wording, new_post=True, new_version=True))
    connection.executemany(
        "insert into posts(id, key, platform, platform_id, url, author_id, author_from, "
        "posted_at, posted_from, in_reply_to, in_thread, first_run_id) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        post_rows,
    )
    posts.count_added_posts(connection, len(new))
    connection.executemany("insert into post_keys(key, post_id) values (?, ?)", key_rows)
    connection.executemany(
        "insert into post_versions(id, post_id, digest, words, text, truncated, quoted, media, "
        "first_capture_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        version_rows,
    )
    connection.executemany(
        "insert into sightings(run_id, post_id, version_id, capture_id, seen_at, outcome, "
        "evidence, resolver, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        look_rows,
    )
    authors.settle_authors(connection, cache)
    return found
