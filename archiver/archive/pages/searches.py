"""Load the searches for a quotation's post, as its page shows them."""

import sqlite3

from archiver.models.search_records import SearchOutcome

_MOST = 20


def searches_of_quotation(connection: sqlite3.Connection, number: int) -> tuple[SearchOutcome, ...]:
    """Load what came of looking for a quotation's post: a search for each account."""
    rows = connection.execute(
        "select s.account, s.platform, s.since, s.until, s.state, s.listed_by, s.posts, s.unread, "
        "s.reason, s.searched_at, s.next_due_at, p.key as post_key, p.url as post_url "
        "from post_searches s left join posts p on p.id = s.post_id "
        "where s.quote_id = ? order by s.id limit ?",
        (number, _MOST),
    )
    return tuple(SearchOutcome(**dict(row)) for row in rows)
