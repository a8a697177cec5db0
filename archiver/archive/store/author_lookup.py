"""Look authors up: whom a name may mean, what they are called, and who has seen their posts."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archiver.archive.fts_queries import fetch_plain_rows
from archiver.archive.store import authors
from archiver.models.records import Evidence
from archiver.models.verdict_records import Searched
from archiver.text.sites import site_of

_POSTS_OF_AUTHOR = 100
"""Earliest posts of an author that are looked at for who else than its platform showed them."""


def witnesses_of_author(
    connection: sqlite3.Connection, number: int, until: int | None = None
) -> set[tuple[Evidence, str]]:
    """List by what an author's earliest posts were seen, each page with the site that it is of.

    With `until`, by the sightings up to that number. A file that was loaded says enough alone.
    """
    given = [number, _POSTS_OF_AUTHOR, until]
    if fetch_plain_rows(
        connection,
        "select 1 from (select id from posts where author_id = ? order by posted_at limit ?) p "
        "cross join sightings s on s.post_id = p.id "
        "where s.evidence = 'import' and s.id <= coalesce(?, s.id) limit 1",
        given,
    ):
        return {("import", "")}
    rows = fetch_plain_rows(
        connection,
        "select distinct s.evidence, iif(s.evidence = 'embed', "
        "coalesce((select a.url from article_versions av join articles a on a.id = av.article_id "
        "where av.capture_id = s.capture_id), (select url from captures where id = s.capture_id)), "
        "'') from sightings s where s.post_id in "
        "(select id from posts where author_id = ? order by posted_at limit ?) "
        "and s.id <= coalesce(?, s.id)",
        given,
    )
    return {(evidence, site_of(page) if page else "") for evidence, page in rows}


_COUNTED: dict[tuple[object, ...], Searched] = {}
"""What was counted of speakers, by archive and by all that a count depends on."""
_MOST_COUNTED = 1_000


def count_posts_of(connection: sqlite3.Connection, authors: Iterable[int]) -> Searched:
    """Return how many posts by these authors the archive holds the words of, from when to when.

    Counting the 37,000 of one author takes 50 ms, and a crawl asks for the same person often.
    """
    numbers = tuple(sorted(authors))
    if not numbers:
        return Searched(authors=None)
    path = connection.execute("pragma database_list").fetchone()[2]
    state = connection.execute(
        "select (select group_concat(value) from tallies where name in ('posts', 'worded_posts')), "
        "(select max(id) from post_versions), (select max(id) from posts)"
    ).fetchone()
    key = (path or id(connection), *state, numbers)
    if key not in _COUNTED:
        if len(_COUNTED) >= _MOST_COUNTED:
            _COUNTED.clear()
        posts, first, last = connection.execute(
            "select count(*), min(posted_at), max(posted_at) from posts p "
            "where p.author_id in (select value from json_each(?)) "
            "and exists (select 1 from post_versions v where v.post_id = p.id)",
            (json.dumps(numbers),),
        ).fetchone()
        _COUNTED[key] = Searched(posts=posts, authors=None, first=first, last=last)
    return _COUNTED[key]


def find_speakers(
    connection: sqlite3.Connection, named: tuple[str, ...], speaker: str
) -> dict[int, str]:
    """Find authors that a name can mean: by the end of their name, or by handle, then ''."""
    found = dict(authors.authors_bearing(connection, named))
    for number in authors.authors_with_handle(connection, speaker):
        found.setdefault(number, "")
    squeezed = "".join(named)
    if squeezed and squeezed != speaker:
        for number in authors.authors_with_handle(connection, squeezed):
            found.setdefault(number, "")
    return found


def keys_of_authors(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Return the keys of some authors, ``platform:handle``, by their ids."""
    rows = connection.execute(
        "select id, key from authors where id in (select value from json_each(?))",
        (json.dumps(sorted(set(numbers))),),
    )
    return {row[0]: row[1] for row in rows}


@dataclass(frozen=True, slots=True)
class NamesOfAuthor:
    """Every display name that an author was seen under.

    `claimed` are those that only pages write beside the handle of an author whose name is known
    from who may speak for it; where it is not, what pages write is in `names`.
    """

    names: Sequence[str] = ()
    claimed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """An author's account as it was shown last; `account_id` is what its platform calls it."""

    platform: str
    handle: str | None
    account_id: str | None


def accounts_of_authors(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> list[ShownAccount]:
    """List the accounts of some authors, those first whose lasting ids are known."""
    rows = connection.execute(
        "select platform, handle, account_id from authors "
        "where id in (select value from json_each(?)) order by account_id is null, id",
        (json.dumps(sorted(set(numbers))),),
    )
    return [ShownAccount(*row) for row in rows]


def names_of_authors(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> dict[int, NamesOfAuthor]:
    """List every display name that some authors were seen under."""
    found: dict[int, tuple[list[str], list[str]]] = {}
    for number, name, is_claimed in connection.execute(
        "select author_id, name, claimed from author_names "
        "where author_id in (select value from json_each(?)) order by id",
        (json.dumps(sorted(set(numbers))),),
    ):
        found.setdefault(number, ([], []))[is_claimed].append(name)
    return {
        number: NamesOfAuthor(*names) if names[0] else NamesOfAuthor(names[1])
        for number, names in found.items()
    }


def handles_of_authors(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> dict[int, dict[str, bool]]:
    """List every handle that some authors had, and whether somebody else had it on that platform.

    Then it does not tell who is meant.
    """
    found: dict[int, dict[str, bool]] = {}
    for number, handle, is_shared in connection.execute(
        "select t.id, t.handle, exists (select 1 from author_handles o join authors x "
        "on x.id = o.author_id where o.handle = t.handle and x.platform = t.platform "
        "and x.id <> t.id) from (select a.id, a.platform, a.handle from authors a "
        "where a.id in (select value from json_each(?1)) and a.handle is not null "
        "union select a.id, a.platform, h.handle from author_handles h "
        "join authors a on a.id = h.author_id "
        "where a.id in (select value from json_each(?1))) as t",
        (json.dumps(sorted(set(numbers))),),
    ):
        found.setdefault(number, {})[handle.casefold()] = bool(is_shared)
    return found
