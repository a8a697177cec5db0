"""Keep which post another answers, and load the neighbours of posts in their threads.

A thread is what one author adds to a post of their own. What a post answers is only kept on the
word of who may speak for it; what a page says of that is no more than its claim, and not kept.
"""

import json
import sqlite3
from collections.abc import Collection

from archiver.archive.store import tombstones
from archiver.archive.store.evidence_ranks import is_claim
from archiver.models.records import Evidence, Post
from archiver.models.stored_posts import ThreadNeighbour

Parent = tuple[str | None, bool | None]
"""The key of the post that one answers, and whether that is by the same author."""
_OWN_WORD = frozenset({"api", "oembed"})


def known_parent(connection: sqlite3.Connection, post: Post, source: Evidence) -> Parent:
    """Give what a sighting of this evidence may say of the post that one answers.

    That of one which was forgotten is left out: its key would name it again.
    """
    key = post.in_reply_to
    if key is None or is_claim(source) or tombstones.is_key_forgotten(connection, key):
        return None, None
    return key, post.in_thread


def better_parent(known: Parent, shown: Parent, source: Evidence) -> Parent:
    """Choose between what is known of a post's parent and what a sighting shows.

    The platform's own word counts before any other; else what came first stays.
    """
    if shown[0] is None:
        return known
    if known[0] is None or source in _OWN_WORD:
        told = known[1] if shown[0] == known[0] and shown[1] is None else shown[1]
        return shown[0], told
    return (known[0], shown[1]) if known[0] == shown[0] and known[1] is None else known


# Of a post that is held its author tells; of others, whether the platform says it is the same.
_OWN = "(coalesce(child.author_id = parent.author_id, child.in_thread, 0) = 1)"
_HAS_WORDS = "exists (select 1 from post_versions v where v.post_id = {row}.id)"
_BEFORE = f"""select child.id, 'before', coalesce(parent.key, child.in_reply_to), parent.id,
  {_HAS_WORDS.format(row="parent")}
  from posts child left join post_keys k on k.key = child.in_reply_to
  left join posts parent on parent.id = k.post_id
  where child.id in (select value from json_each(?1)) and child.in_reply_to is not null
  and {_OWN}"""
_AFTER = f"""select parent.id, 'after', child.key, child.id, {_HAS_WORDS.format(row="child")}
  from post_keys k join posts parent on parent.id = k.post_id
  join posts child on child.in_reply_to = k.key
  where k.post_id in (select value from json_each(?1)) and {_OWN}"""


def load_neighbours(
    connection: sqlite3.Connection, posts: Collection[int]
) -> list[ThreadNeighbour]:
    """Load what stands before and after these posts in their threads, held or only known of."""
    if not posts:
        return []
    rows = connection.execute(
        f"{_BEFORE} union all {_AFTER} order by 1, 2, 3", [json.dumps(sorted(posts))]
    )
    return [
        ThreadNeighbour(of=of, side=side, key=key, post_id=number, has_words=bool(worded))
        for of, side, key, number, worded in rows
    ]


def unheld_parent(connection: sqlite3.Connection, key: str) -> str | None:
    """Give the key of the post that one answers in its own thread, where no words of it are held.

    None where the post is not known or answers nothing, or somebody else.
    """
    row = connection.execute("select post_id from post_keys where key = ?", (key,)).fetchone()
    if row is None:
        return None
    found = load_neighbours(connection, [row[0]])
    return next(
        (
            neighbour.key
            for neighbour in found
            if neighbour.side == "before" and not neighbour.has_words
        ),
        None,
    )
