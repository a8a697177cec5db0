"""What is new in the archive: altered quotations, posts gone or reworded, wrong credits.

Every list reads a bounded number of the latest rows. That a post is gone is said by the
same rule as in verdicts, which one failed look does not satisfy.
"""

import sqlite3
from dataclasses import dataclass

from archiver.archive.pages import posts, quotations
from archiver.models import records

_LOOKED_THROUGH = 300
"""Latest rows that a list is picked from; what they hold more than once is shown once."""
_JUDGED = 2_000
"""Latest verdicts that a list of quotations is picked from; others may be judged anew since."""
_GONE: frozenset[records.Standing] = frozenset({"deleted", "suspended", "protected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPost:
    """A post that somebody quoted, and what became of it afterwards."""

    post: posts.PostSummary
    standing: records.Standing
    at: str
    quotations: int
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much the archive holds, from counters that are kept."""

    articles: int
    quotes: int
    posts: int
    authors: int
    wordings: tuple[tuple[records.Wording, int], ...]


_NAMES: tuple[records.Wording, ...] = (
    *("verbatim", "typographic", "abridged", "unconfirmed", "altered", "not_found"),
    "too_short",
)


def count_holdings(connection: sqlite3.Connection) -> Holdings:
    """The counters."""
    held: dict[str, int] = dict(connection.execute("select name, value from tallies").fetchall())
    return Holdings(
        articles=held["articles"],
        quotes=held["quotes"],
        posts=held["posts"],
        authors=held["authors"],
        wordings=tuple((name, held[name]) for name in _NAMES if held[name]),
    )


def new_altered_quotations(
    connection: sqlite3.Connection, most: int
) -> tuple[quotations.JudgedQuotation, ...]:
    """The latest quotations that say something else than the post they come from."""
    return _latest(connection, "d.wording = 'altered'", most)


def new_miscredited_quotations(
    connection: sqlite3.Connection, most: int
) -> tuple[quotations.JudgedQuotation, ...]:
    """The latest quotations whose words somebody else posted."""
    return _latest(
        connection,
        "d.attribution = 'mismatch' and d.post_version_id is not null "
        "and d.wording in ('verbatim', 'typographic', 'abridged')",
        most,
    )


def _latest(
    connection: sqlite3.Connection, condition: str, most: int
) -> tuple[quotations.JudgedQuotation, ...]:
    rows = connection.execute(
        f"select q.id from (select d.id from verdicts d where {condition} order by d.id desc "
        f"limit ?) as latest join quotes q on q.verdict_id = latest.id "
        f"where {quotations.CURRENT} order by latest.id desc limit ?",
        (_JUDGED, most),
    )
    return quotations.quotations_of_ids(connection, [row[0] for row in rows])


def posts_gone_after_quoted(connection: sqlite3.Connection, most: int) -> tuple[ChangedPost, ...]:
    """The latest posts that were quoted and are deleted, or whose account is closed to us."""
    rows = connection.execute(
        "select post_id, seen_at from sightings where id in (select id from sightings "
        "where outcome in ('deleted', 'suspended', 'protected') order by id desc limit ?) "
        "order by id desc",
        (_LOOKED_THROUGH,),
    )
    latest: dict[int, str] = {}
    for post, seen_at in rows:
        latest.setdefault(post, seen_at)
    found: list[ChangedPost] = []
    for post, seen_at in latest.items():
        quoted = _quoted(connection, post)
        if not quoted:
            continue
        standing = posts.standing_of(connection, post, 0)
        if standing in _GONE:
            brief = _brief(connection, post)
            found.append(ChangedPost(post=brief, standing=standing, at=seen_at, quotations=quoted))
        if len(found) == most:
            break
    return tuple(found)


def posts_reworded_after_quoted(
    connection: sqlite3.Connection, most: int
) -> tuple[ChangedPost, ...]:
    """The latest posts that were seen in other words than those that somebody quoted.

    `standing` is ``edited`` only where the platform itself gave the later words.
    """
    rows = connection.execute(
        "select new.id, new.post_id, new.text, new.words, s.seen_at from (select version_id "
        "from rewordings order by version_id desc limit ?) as r "
        "join post_versions new on new.id = r.version_id "
        "join sightings s on s.id = (select id from sightings where version_id = new.id "
        "order by seen_at limit 1) order by new.id desc",
        (_LOOKED_THROUGH,),
    )
    found: list[ChangedPost] = []
    seen: set[int] = set()
    for number, post, text, words, seen_at in rows:
        if post in seen or len(found) == most:
            continue
        old = connection.execute(
            "select old.id, old.text from post_versions old where old.post_id = ? "
            "and old.id <> ? and old.words <> ? and old.truncated = 0 "
            "and exists (select 1 from verdicts d join quotes q on q.verdict_id = d.id "
            "where d.post_version_id = old.id) "
            "and (select min(seen_at) from sightings where version_id = old.id) < ? "
            "order by old.id desc limit 1",
            (post, number, words, seen_at),
        ).fetchone()
        if old is None:
            continue
        seen.add(post)
        found.append(
            ChangedPost(
                post=_brief(connection, post),
                standing=posts.standing_of(connection, post, old[0]),
                at=seen_at,
                quotations=_quoted(connection, post),
                before=old[1],
                after=text,
            )
        )
    return tuple(found)


def _quoted(connection: sqlite3.Connection, post: int) -> int:
    """How many quotations rest on a post."""
    return int(
        connection.execute(
            "select count(*) from post_versions v join verdicts d on d.post_version_id = v.id "
            "join quotes q on q.verdict_id = d.id where v.post_id = ?",
            (post,),
        ).fetchone()[0]
    )


def _brief(connection: sqlite3.Connection, post: int) -> posts.PostSummary:
    return posts.post_summary_of_row(
        connection.execute(f"{posts.BRIEF} where p.id = ?", (post,)).fetchone()
    )


def latest_run(connection: sqlite3.Connection) -> tuple[int, str, str] | None:
    """The last run: its number, when it began and how it ended."""
    row = connection.execute(
        "select id, started_at, status from runs order by id desc limit 1"
    ).fetchone()
    return (row[0], row[1], row[2]) if row else None
