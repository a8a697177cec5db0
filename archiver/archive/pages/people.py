"""Load the page of one account: its posts, quotations of them, and those credited to its name."""

import json
import sqlite3
from dataclasses import dataclass

from archiver.archive.pages import news, person_posts, quotations, transcripts
from archiver.archive.store import aliases
from archiver.models import records

_ENTRIES = 20
_QUOTATIONS = 24
_SPEECHES = 200
_CHANGES = 12
MOST_PAGES = 200
"""Pages of a time line that are gone through one by one."""
MAX_COUNTED_POSTS = 50_000
"""Latest posts of an account whose quotations are counted and listed; a fifth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Everything that the page of an account says.

    `credited` names this person as the speaker while no post of the account has the words:
    by the very name alone, so it may be somebody else of that name. `bounded` says that only
    the latest posts were gone through. `counts` are of the quotations of these. `former` are
    handles that the account had, each with when it was last seen with it; `namesakes` are other
    accounts that had one of its handles. `speeches` are events in which somebody of one of its
    names speaks, or of one that the archive's owner joined with it. `changes` are posts that are
    gone or were reworded, `publishers` who quotes the account.
    """

    key: str
    platform: str
    author: records.Author
    former: tuple[tuple[str, str | None], ...]
    namesakes: tuple[str, ...]
    names: tuple[str, ...]
    joined: tuple[str, ...]
    timeline: person_posts.TimelinePage
    held: int
    bounded: bool
    quoted: tuple[quotations.JudgedQuotation, ...]
    counts: tuple[quotations.JudgedCount, ...]
    credited: tuple[quotations.JudgedQuotation, ...]
    changes: news.PostChanges
    publishers: tuple[person_posts.QuotingPublisher, ...]
    speeches: tuple[transcripts.ListedTranscript, ...] = ()


def load_person_page(
    connection: sqlite3.Connection, key: str, *, page: int = 1
) -> PersonPage | None:
    """Load the account of that name, or the one last seen with that handle, however it is spelt.

    `page` is of its time line, from 1 on.
    """
    row = _find_account(connection, key)
    return _load_account(connection, row, page) if row is not None else None


def _find_account(connection: sqlite3.Connection, key: str) -> sqlite3.Row | None:
    """Find the account by its key; else by a handle in any case, with or without an at sign."""
    platform, _, handle = key.partition(":")
    handle = handle.strip().removeprefix("@")
    spelt = f"{platform}:{handle.casefold()}"
    row: sqlite3.Row | None = connection.execute(
        "select a.* from (select id, 0 as rank, '' as at from authors where key = ?1 union all "
        "select id, 1, '' from authors where key = ?4 union all "
        "select author_id, 2, last_seen_at from author_handles where handle = ?3) as found "
        "join authors a on a.id = found.id and a.platform = ?2 "
        "order by found.rank, found.at desc, a.id limit 1",
        (key, platform, handle, spelt),
    ).fetchone()
    return row


def _load_account(connection: sqlite3.Connection, row: sqlite3.Row, page: int) -> PersonPage:
    number = row["id"]
    names = [
        name
        for (name,) in connection.execute(
            "select name from author_names where author_id = ? order by id desc limit 10", (number,)
        )
    ]
    if row["name"] and row["name"] not in names:
        names.insert(0, row["name"])
    held = connection.execute(
        "select count(*) from posts where author_id = ?", (number,)
    ).fetchone()[0]
    speeches = transcripts.transcripts_of_names(
        connection, [*names, *_given_names(connection, row["key"])], _SPEECHES
    )
    reworded = _reworded(connection, number)
    latest = MAX_COUNTED_POSTS if held > MAX_COUNTED_POSTS else None
    counted = person_posts.count_quotations(connection, number, latest)
    return PersonPage(
        key=row["key"],
        platform=row["platform"],
        author=records.Author(handle=row["handle"], name=row["name"], account_id=row["account_id"]),
        former=(had := _former(connection, row)),
        namesakes=_namesakes(connection, row),
        names=tuple(names),
        joined=_joined(connection, row, [handle for handle, _ in had]),
        timeline=person_posts.load_timeline(
            connection, number, speeches, number=page, size=_ENTRIES
        ),
        held=held,
        bounded=held > MAX_COUNTED_POSTS,
        quoted=person_posts.load_quotations(connection, number, _QUOTATIONS, latest),
        counts=counted.by_problem,
        credited=_credited(connection, number, names),
        changes=person_posts.load_person_changes(connection, number, _CHANGES, reworded),
        publishers=counted.by_publisher,
        speeches=speeches,
    )


def _given_names(connection: sqlite3.Connection, account: str) -> list[str]:
    """List the names that the owner of the archive joined with an account."""
    rows = connection.execute("select name from aliases where account = ? limit 20", (account,))
    return [row[0] for row in rows]


def _reworded(connection: sqlite3.Connection, number: int) -> list[int]:
    """List the versions of an account's latest posts in other words than before, latest first."""
    # As one row: between two rows of SQLite every thread of a site may want its turn.
    (found,) = connection.execute(
        f"select json_group_array(version_id) from {person_posts.LATEST_POSTS} "
        "join rewordings on rewordings.post_id = theirs.id",
        {"author": number, "latest": MAX_COUNTED_POSTS},
    ).fetchone()
    return sorted(json.loads(found), reverse=True)


def _credited(
    connection: sqlite3.Connection, number: int, names: list[str]
) -> tuple[quotations.JudgedQuotation, ...]:
    """Load the latest quotations that name a speaker of these names but rest on no post of it."""
    found: list[tuple[str | None, int]] = []
    for name in names:
        found += connection.execute(
            "select published_at, quote_id from listed_quotes where speaker = ? "
            "and author_id is not ? order by published_at desc, quote_id desc limit ?",
            (name, number, _QUOTATIONS // 2),
        )
    latest = sorted(found, key=lambda one: (one[0] or "", one[1]), reverse=True)
    return quotations.quotations_of_ids(connection, [one[1] for one in latest[: _QUOTATIONS // 2]])


def _former(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[tuple[str, str | None], ...]:
    """List handles that an account had and no longer has, the latest first."""
    rows = connection.execute(
        "select handle, last_seen_at from author_handles where author_id = ? and handle <> ? "
        "order by last_seen_at desc, handle limit 20",
        (row["id"], row["handle"] or ""),
    )
    return tuple((one[0], one[1]) for one in rows)


def _namesakes(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[str, ...]:
    """List the keys of other accounts that had one of an account's handles."""
    rows = connection.execute(
        "with own as (select handle from author_handles where author_id = ?1 "
        "union select handle from authors where id = ?1 and handle is not null) "
        "select key from authors where platform = ?2 and id <> ?1 and id in "
        "(select a.id from own join authors a on a.handle = own.handle collate nocase union "
        "select h.author_id from own join author_handles h on h.handle = own.handle) "
        "order by key limit 20",
        (row["id"], row["platform"]),
    )
    return tuple(one[0] for one in rows)


def _joined(connection: sqlite3.Connection, row: sqlite3.Row, former: list[str]) -> tuple[str, ...]:
    """List names of other accounts that the owner of the archive joined with this one."""
    own = {row["key"]}
    for handle in filter(None, (row["handle"], *former)):
        own |= {f"{row['platform']}:{handle.casefold()}", f"@{handle.casefold()}"}
    found = aliases.other_names_of(connection, own)
    return tuple(sorted(found - {row["key"]}))[:20] if row["key"] in found else ()
