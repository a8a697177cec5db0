"""Load what people who are followed edited and deleted. Reads only.

That a post is gone is decided by the same rule as in verdicts, which one failed look does not
satisfy. Every list reads a bounded number of the latest rows.
"""

import sqlite3

from archiver.archive.pages.news import (
    ChangedPost,
    PostChanges,
    first_of_each_post,
    gone_among,
    reworded_posts,
)
from archiver.archive.pages.standings import GONE_OUTCOMES

_LOOKED_THROUGH = 1_000
"""Latest rows that a list is picked from."""
_SHOWN = 30

_IS_FOLLOWED = """exists (select 1 from followed_accounts f where f.platform = a.platform
    and (f.account_id = a.account_id or (f.account_id is null
    and a.key = f.platform || ':' || lower(f.handle))))"""


def load_changes(connection: sqlite3.Connection, most: int = _SHOWN) -> PostChanges:
    """Load what was deleted and what was edited, so many of either."""
    return PostChanges(
        gone=posts_gone_of_followed(connection, most),
        edited=posts_edited_by_followed(connection, most),
    )


def posts_gone_of_followed(connection: sqlite3.Connection, most: int) -> tuple[ChangedPost, ...]:
    """List the latest posts of followed accounts that are deleted, or whose account is closed."""
    rows = connection.execute(
        "select s.post_id, s.seen_at from sightings s join posts p on p.id = s.post_id "
        "join authors a on a.id = p.author_id where s.id in (select id from sightings "
        f"where outcome in {GONE_OUTCOMES} "
        f"order by id desc limit ?) and {_IS_FOLLOWED} order by s.id desc",
        (_LOOKED_THROUGH,),
    )
    return gone_among(connection, first_of_each_post(rows), most)


def posts_edited_by_followed(connection: sqlite3.Connection, most: int) -> tuple[ChangedPost, ...]:
    """List the latest posts of followed accounts that were seen in other words later."""
    rows = connection.execute(
        "select new.post_id, old.id as old_id, old.text as before, new.text as after, "
        "(select min(seen_at) from sightings where version_id = new.id) as seen_at "
        "from (select version_id from rewordings order by version_id desc limit ?) as r "
        "join post_versions new on new.id = r.version_id join posts p on p.id = new.post_id "
        "join authors a on a.id = p.author_id join post_versions old on old.id = ("
        "select max(id) from post_versions where post_id = new.post_id and id < new.id "
        "and truncated = 0 and claimed = 0 and words <> new.words) "
        f"where {_IS_FOLLOWED} order by new.id desc",
        (_LOOKED_THROUGH,),
    )
    return reworded_posts(connection, rows, most)
