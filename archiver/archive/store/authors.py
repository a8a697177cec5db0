"""Keep authors of posts, and every name they were seen under.

An author is an account where a sighting gave the account's id, else whoever had a handle, or
else a name.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from archiver.archive.store import accounts, handles
from archiver.archive.store.evidence_ranks import is_claim
from archiver.matching.people.identity import says_parody
from archiver.matching.people.names import is_of_another, name_words, whole_name
from archiver.models.records import Author, Evidence, PlatformName, content_digest


@dataclass(frozen=True, slots=True)
class _Row:
    """An author without an account's id: the row, the shown name, and whether only pages say so."""

    number: int
    name: str | None
    claimed: bool


@dataclass(slots=True)
class AuthorCache:
    """Authors met in one transaction, with what `settle_authors` has still to write of them.

    `rows` are the rows of authors without an account's id, by their key,
    `known` the same as `load_author_cache` found them; `left` are those who turned out not to
    have written a post.
    """

    rows: dict[str, _Row] = field(default_factory=dict)
    known: dict[str, _Row | None] = field(default_factory=dict)
    met: accounts.Met = field(default_factory=dict)
    handles: set[tuple[str, str]] = field(default_factory=set)
    left: list[int | None] = field(default_factory=list)


def account_key(platform: str, handle: str | None, name: str | None) -> str:
    """Give the key of an account: by its handle, or by its name where a page gives no handle.

    >>> account_key("x", "AnaBrook", "Ana Brook")
    'x:anabrook'
    """
    if handle:
        return f"{platform}:{handle.casefold()}"
    return f"{platform}:~{content_digest('author', name)}"


def add_author(
    connection: sqlite3.Connection,
    platform: PlatformName,
    author: Author,
    cache: AuthorCache,
    at: str | None = None,
    *,
    source: Evidence,
) -> int | None:
    """Give the row of an author, made if need be; None where a page names nobody.

    A name that is new is added to those the author was seen under, and shown from now on; an
    account's handle and name are those of the newest sighting, `at` being its time. What is only
    claimed, by the evidence of `source`, is shown where nothing better is known, as is what a file
    says of whom a platform shows. The transaction ends with `settle_authors`.
    """
    if author.account_id:
        return accounts.add_account(connection, platform, author, cache.met, at, source=source)
    claimed = is_claim(source)
    if not author.handle and not author.name:
        return None
    key = account_key(platform, author.handle, author.name)
    if author.handle and key not in cache.rows:
        cache.handles.add((platform, author.handle))
    row = (
        cache.rows.get(key)
        or (cache.known if key in cache.known else _found(connection, [key]))[key]
    )
    if row is None:
        row = connection.execute(
            "insert into authors(key, platform, handle, name, claimed) values (iif(exists "
            "(select 1 from authors where key = ?1), ?1 || ?2, ?1), ?3, ?4, ?5, ?6) returning id",
            (key, accounts.APART, platform, author.handle, author.name, claimed),
        ).fetchone()
        row = _Row(row[0], author.name, claimed=claimed)
    elif author.name in {None, row.name} and (claimed or not row.claimed):
        cache.rows[key] = row
        return row.number
    elif source == "import" and accounts.is_shown_by_platform(connection, row.number):
        claimed = True
    elif not (claimed or source == "import" or row.claimed):
        accounts.take_back_names(connection, row.number)
    shown = row.name
    if not claimed and row.claimed:
        shown = author.name  # what pages alone called them is not shown any more
    elif not claimed or row.claimed:
        shown = author.name or row.name
    if (shown, claimed and row.claimed) != (row.name, row.claimed):
        connection.execute(
            "update authors set name = ?, claimed = ? where id = ?",
            (shown, claimed and row.claimed, row.number),
        )
    cache.rows[key] = _Row(row.number, shown, claimed=claimed and row.claimed)
    if author.name:
        accounts.name_account(connection, row.number, author.name, claimed=claimed)
    return row.number


def add_claimed_name(connection: sqlite3.Connection, number: int | None, author: Author) -> None:
    """Note a name that a page gives to an author who is known, where it has the handle right.

    It is never shown as theirs, for anybody can write a name beside a handle.
    """
    if number is None or not author.handle or not author.name:
        return
    row = connection.execute(
        "select account_id from authors where id = ?1 and (handle = ?2 collate nocase or exists "
        "(select 1 from author_handles where author_id = ?1 and handle = ?2))",
        (number, author.handle),
    ).fetchone()
    if row is not None:
        by_handle = author.handle if row["account_id"] else None
        accounts.name_account(connection, number, author.name, by_handle, claimed=True)


def load_author_cache(
    connection: sqlite3.Connection, who: Iterable[tuple[PlatformName, Author]]
) -> AuthorCache:
    """Load a cache for sightings of posts by these authors, all by one statement.

    It holds as long as nobody else adds authors.
    """
    who = set(who)
    keys = {
        account_key(platform, author.handle, author.name)
        for platform, author in who
        if not author.account_id
    }
    met = accounts.find_accounts(
        connection, [(of, by.account_id) for of, by in who if by.account_id]
    )
    return AuthorCache(known=_found(connection, keys), met=met)


def _found(connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, _Row | None]:
    """Load the rows of authors without an account's id, by their keys."""
    rows = connection.execute(
        "select wanted.value, a.id, a.name, a.claimed from json_each(?1) as wanted "
        "join authors a on a.key in (wanted.value, wanted.value || ?2) where a.account_id is null",
        (json.dumps(list(keys)), accounts.APART),
    )
    return dict.fromkeys(keys) | {
        key: _Row(number, name, claimed=bool(claimed)) for key, number, name, claimed in rows
    }


def settle_authors(connection: sqlite3.Connection, cache: AuthorCache) -> None:
    """Write what a transaction learned of accounts, once the posts it saw are rows."""
    due = accounts.write_accounts(connection, cache.met) | cache.handles
    for platform, handle in handles.unsettled_handles(connection, due):
        handles.settle_handle(connection, platform, handle, cache.met)
    for number in cache.left:
        drop_unused_author(connection, number)


def is_named(connection: sqlite3.Connection, number: int, name: str) -> bool:
    """Return whether an author was seen under that name, titles and additions aside."""
    row = connection.execute(
        "select 1 from author_names where author_id = ? and words = ?",
        (number, " ".join(name_words(name))),
    ).fetchone()
    return row is not None


def drop_unused_author(connection: sqlite3.Connection, number: int | None) -> None:
    """Remove an author of whom no post is left: it was somebody else by half a name."""
    accounts.drop_unused_account(connection, number)


def authors_bearing(connection: sqlite3.Connection, named: Sequence[str]) -> list[tuple[int, str]]:
    """Find authors whose name ends with these words, as (id, the whole of that name).

    Initials between them tell nobody apart here: "Ana Brook" may be "Ana M. Brook". An account
    that says of itself that it is a parody or a fan's bears nobody's name.
    """
    if not named:
        return []
    whole = " ".join(named)
    rows = connection.execute(
        "select author_id, words, name from author_names where last_word = ? order by id",
        (named[-1],),
    )
    return [
        (row[0], whole_name(row[2]))
        for row in rows
        if (
            f" {row[1]}".endswith(f" {whole}") or _bare(row[1].split()) == _bare(named) != named[-1]
        )
        and not (len(named) < len(row[1].split()) and is_of_another(row[2], named))
    ]


def _bare(named: Sequence[str]) -> str:
    """Return the words of a name without initials."""
    return " ".join(word for word in named if len(word) > 1)


def namesakes(connection: sqlite3.Connection, named: Mapping[int, str]) -> set[int]:
    """Find those of these authors who share their whole name with another account of the platform.

    One person has an account here and one there; two of one name at one place may be two
    people, or one of them pretends. What a page shows without a handle is not counted, nor what
    says by its handle that it is a parody: nobody takes it for the person.
    """
    groups: dict[tuple[str, str], set[int]] = {}
    if len(named) < 2:
        return set()
    for number, platform, handle in connection.execute(
        "select id, platform, handle from authors where handle is not null "
        "and id in (select value from json_each(?))",
        (json.dumps([number for number, name in named.items() if name]),),
    ):
        if not says_parody(handle):
            groups.setdefault((platform, named[number]), set()).add(number)
    return {number for group in groups.values() if len(group) > 1 for number in group}


def authors_who_had_handle(connection: sqlite3.Connection, platform: str, handle: str) -> list[int]:
    """Find authors who have or had that handle on this platform."""
    found = authors_with_handle(connection, handle)
    rows = connection.execute(
        "select id from authors where platform = ? and id in (select value from json_each(?))",
        (platform, json.dumps(found)),
    )
    return [row[0] for row in rows]


def authors_with_handle(connection: sqlite3.Connection, handle: str) -> list[int]:
    """Find authors who have or had that handle, on any platform."""
    rows = connection.execute(
        "select id from authors where handle = ?1 collate nocase "
        "union select author_id from author_handles where handle = ?1",
        (handle.lstrip("@"),),
    )
    return [row[0] for row in rows]
