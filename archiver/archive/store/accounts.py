"""Keep authors whose platform gives their account an id for good: one row through all handles.

An account has the handles and names that it was shown with, each with its times, and the posts
that were shown with its id; no sighting without that id ever takes one of these from it.
Only what was seen counts, not in what order it came, but for three things: the first key that
an account got is its permanent address, of two ids for one post the first stays, and a name
shown with a handle alone is that of whoever is known to have the handle by then.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from archiver.archive.store.evidence_ranks import SHOWN_BY_PLATFORM, is_claim
from archiver.archive.store.name_marks import note_name_mark
from archiver.matching.people.names import name_words
from archiver.models.records import Author, Evidence, PlatformName, content_digest

APART = "~"
"""Follows, in a key, a handle whose own key is another's: alone, or with an account's id."""

Handle = tuple[str, str]
"""A platform, and a handle there."""


@dataclass(slots=True)
class StoredAccount:
    """An account as one transaction met it.

    `handles` are spelling, first and last time by folded handle; `at` is when handle and name
    were shown; times are '' where unknown. `fresh` says that no other transaction knows its key,
    `claimed` that handles and name are what pages claim of it, `freed` are handles that it had so.
    `marks` are by names and times who verified the name, '' for nobody.
    """

    number: int
    handle: str | None = None
    name: str | None = None
    at: str = ""
    handles: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    names: dict[str, bool] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    fresh: bool = False
    is_newer: bool = False
    claimed: bool = False
    freed: set[str] = field(default_factory=set)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)


Met = dict[tuple[str, str], StoredAccount]


def shown_at(evidence: str, posted_at: str | None, seen_at: str) -> str | None:
    """Give when an author had the handle that a sighting shows.

    A newspaper's page and a person's file were written some time after the post, nobody knows
    when: what they say counts from the post on, and never against what was seen later.
    """
    return posted_at if evidence in {"embed", "import"} else seen_at


def add_account(
    connection: sqlite3.Connection,
    platform: PlatformName,
    author: Author,
    met: Met,
    at: str | None,
    *,
    source: Evidence,
) -> int:
    """Give the row of an account, made if need be; the rest is written by `write_accounts`.

    What is only claimed of its handle and name, by the evidence of `source`, counts until something
    better is shown. What a file calls an account that its platform shows is no more than a claim.
    """
    number, claimed = author.account_id or "", is_claim(source)
    known = met.get((platform, number))
    if known is None:
        known = find_accounts(connection, [(platform, number)]).get((platform, number))
        known = known or _insert_account(connection, platform, author, number, claimed=claimed)
        met[platform, number] = known
    at = at or ""
    if claimed and not known.claimed:
        if author.handle and author.handle.casefold() in known.handles and author.name:
            name_account(connection, known.number, author.name, author.handle, claimed=True)
        return known.number
    if source == "import" and _is_only_claimed(connection, known, author):
        return known.number
    if source != "import" and not (claimed or known.claimed or known.fresh):
        _take_back_file(connection, known, author)
    if known.claimed and not claimed and (author.handle or author.name):
        _drop_claims(known)
    if author.handle:
        _note_handle(known, author.handle, at)
    if author.name:
        known.names.setdefault(author.name, False)
        if author.verified_by is not None and at and not claimed:
            known.marks[author.name, at] = author.verified_by
        if (at, author.name) > (known.at, known.name or ""):
            known.name, known.is_newer = author.name, True
            known.at = at
    return known.number


def _is_only_claimed(connection: sqlite3.Connection, known: StoredAccount, author: Author) -> bool:
    """Note as a claim what a file calls an account otherwise than its platform does."""
    handle = (author.handle or "").casefold()
    is_other = handle not in {"", (known.handle or "").casefold()} or (
        author.name not in {None, known.name}
    )
    if not is_other or not is_shown_by_platform(connection, known.number):
        return False
    if author.name:
        name_account(connection, known.number, author.name, claimed=True)
    return True


def is_shown_by_platform(connection: sqlite3.Connection, author: int) -> bool:
    """Return whether who may speak for a post has shown it as this author's."""
    row = connection.execute(
        f"select 1 from posts where author_id = ? and {SHOWN_BY_PLATFORM} limit 1",
        (author,),
    ).fetchone()
    return row is not None


def take_back_names(connection: sqlite3.Connection, author: int) -> bool:
    """Make claims of what files alone called an author whom a platform now shows otherwise."""
    if is_shown_by_platform(connection, author):
        return False
    connection.execute("update author_names set claimed = 1 where author_id = ?", (author,))
    return True


def _take_back_file(connection: sqlite3.Connection, known: StoredAccount, shown: Author) -> None:
    """Make claims of what files alone called an account that is first shown by its platform."""
    other = connection.execute(
        "select 1 from author_names where author_id = ? and name is not ? and claimed = 0 limit 1",
        (known.number, shown.name),
    ).fetchone()
    is_other = other is not None or known.handles.keys() - {(shown.handle or "").casefold()}
    if is_other and take_back_names(connection, known.number):
        known.names.clear()
        _drop_claims(known)


def _drop_claims(known: StoredAccount) -> None:
    """Take back what pages claimed of an account: now it is shown with more than that."""
    known.freed |= known.handles.keys()
    known.changed |= known.handles.keys()
    known.handles.clear()
    known.handle = known.name = None
    known.at, known.claimed, known.is_newer = "", False, True


def _note_handle(known: StoredAccount, handle: str, at: str) -> None:
    """Widen the time in which an account had a handle."""
    folded = handle.casefold()
    spelled, first, last = known.handles.get(folded, (handle, at, at))
    if (at, handle) > (last, spelled):
        spelled = handle
    wider = (spelled, min(first, at) if first and at else first or at, max(last, at))
    if known.handles.get(folded) != wider:
        known.handles[folded] = wider
        known.changed.add(folded)


def find_accounts(connection: sqlite3.Connection, ids: Iterable[tuple[str, str]]) -> Met:
    """Load those of some accounts, by platform and id, that the archive knows."""
    met: Met = {}
    for of, by, number, handle, name, at, claimed, had, first, last in connection.execute(
        "select a.platform, a.account_id, a.id, a.handle, a.name, coalesce(a.seen_at, ''), "
        "a.claimed, "
        "h.handle, coalesce(h.first_seen_at, ''), coalesce(h.last_seen_at, '') "
        "from json_each(?) as wanted join authors a "
        "on a.account_id = json_extract(wanted.value, '$[1]') "
        "and a.platform = json_extract(wanted.value, '$[0]') "
        "left join author_handles h on h.author_id = a.id",
        (json.dumps(list(ids)),),
    ):
        if (of, by) not in met:
            # A name that was shown at a known time was shown with the id, and so is written.
            named = {name: True} if name and at and not claimed else {}
            met[of, by] = StoredAccount(
                number, handle, name, at, names=named, claimed=bool(claimed)
            )
        if had:
            met[of, by].handles[had.casefold()] = (had, first, last)
    return met


def _insert_account(
    connection: sqlite3.Connection, platform: str, author: Author, number: str, *, claimed: bool
) -> StoredAccount:
    """Add a new account, under its handle's key if that is free."""
    key = f"{platform}:~{content_digest('account', number)}"
    if author.handle:
        key = f"{platform}:{author.handle.casefold()}"
    if not claimed:
        # Who is only claimed to have a handle does not keep its name from whoever has it.
        connection.execute(
            "update authors set key = key || ? || account_id "
            "where key = ? and claimed = 1 and account_id is not null",
            (APART, key),
        )
    row = connection.execute(
        "insert into authors(key, platform, handle, account_id, claimed) values (iif(exists "
        "(select 1 from authors where key = ?1), ?1 || ?2, ?1), ?3, ?4, ?5, ?6) returning id",
        (key, f"{APART}{number}", platform, author.handle, number, claimed),
    ).fetchone()
    return StoredAccount(row[0], author.handle, fresh=True, claimed=claimed)


def write_accounts(connection: sqlite3.Connection, met: Met) -> set[Handle]:
    """Write what was learned of accounts; give the handles whose posts may change authors."""
    due: set[Handle] = set()
    shown: list[tuple[object, ...]] = []
    gone: list[tuple[object, ...]] = []
    handles: list[tuple[object, ...]] = []
    for (platform, _), known in met.items():
        newest = max(known.handles, key=lambda one: (known.handles[one][2:0:-1], one), default=None)
        handle = known.handles[newest][0] if newest else known.handle
        if handle != known.handle:
            known.changed |= {one.casefold() for one in (handle, known.handle) if one}
        if handle != known.handle or known.is_newer:
            shown.append((handle, known.name, known.at or None, known.claimed, known.number))
        gone += [(known.number, one) for one in known.freed]
        known.freed = set()
        handles += [
            (known.number, *known.handles[one]) for one in known.changed if one in known.handles
        ]
        for name, is_written in known.names.items():
            if not is_written:
                name_account(connection, known.number, name, claimed=known.claimed)
                known.names[name] = True
        for (name, at), verified_by in known.marks.items():
            note_name_mark(connection, known.number, name, verified_by, at)
        known.marks = {}
        due |= {(platform, one) for one in known.changed}
        known.handle, known.is_newer = handle, False
        known.changed = set()
    connection.executemany(
        "update authors set handle = ?, name = ?, seen_at = ?, claimed = ? where id = ?", shown
    )
    connection.executemany("delete from author_handles where author_id = ? and handle = ?", gone)
    connection.executemany(
        "insert into author_handles(author_id, handle, first_seen_at, last_seen_at) "
        "values (?, ?, nullif(?, ''), nullif(?, '')) on conflict (author_id, handle) "
        "do update set handle = excluded.handle, first_seen_at = excluded.first_seen_at, "
        "last_seen_at = excluded.last_seen_at",
        handles,
    )
    return due


def name_account(
    connection: sqlite3.Connection,
    number: int,
    name: str,
    by_handle: str | None = None,
    *,
    claimed: bool,
) -> None:
    """Note a name that an account was shown with, or one of its handles alone.

    One that is only `claimed` is so until somebody who may speak for a post shows it.
    """
    named = name_words(name)
    if named:
        connection.execute(
            "insert into author_names(author_id, name, words, last_word, by_handle, claimed) "
            "values (?, ?, ?, ?, ?, ?) on conflict (author_id, name) do update set "
            "by_handle = iif(excluded.by_handle is null and excluded.claimed <= claimed, null, "
            "by_handle), claimed = min(claimed, excluded.claimed) "
            "where excluded.by_handle is null or excluded.claimed < claimed",
            (number, name, " ".join(named), named[-1], by_handle, claimed),
        )


def drop_unused_account(connection: sqlite3.Connection, number: int | None) -> None:
    """Remove an author of whom no post is left, with all names and handles."""
    unused = "not exists (select 1 from posts where author_id = :id)"
    for statement in (
        f"delete from author_names where author_id = :id and {unused}",
        f"delete from author_handles where author_id = :id and {unused}",
        f"delete from authors where id = :id and {unused}",
    ):
        connection.execute(statement, {"id": number})


def is_certain(connection: sqlite3.Connection, author: int | None, post: int) -> bool:
    """Return whether a post was shown with the id of its author's account."""
    row = connection.execute(
        "select 1 from authors where id = ? and account_id is not null "
        "and not exists (select 1 from handle_posts where post_id = ?)",
        (author, post),
    ).fetchone()
    return row is not None


def has_had_handle(connection: sqlite3.Connection, author: int, handle: str) -> bool:
    """Return whether an account is known to have had a handle."""
    row = connection.execute(
        "select 1 from author_handles where author_id = ? and handle = ?", (author, handle)
    ).fetchone()
    return row is not None


def account_number(connection: sqlite3.Connection, platform: str, account_id: str) -> int | None:
    """Give the row of the account that a platform calls by this id."""
    row = connection.execute(
        "select id from authors where account_id = ? and platform = ?", (account_id, platform)
    ).fetchone()
    return int(row[0]) if row else None


def is_by_handle_alone(connection: sqlite3.Connection, post: int, handle: str) -> bool:
    """Return whether a post is known to be by an account through this handle alone."""
    row = connection.execute(
        "select 1 from handle_posts where post_id = ? and handle = ?", (post, handle)
    ).fetchone()
    return row is not None


def drop_handle_only(connection: sqlite3.Connection, post: int) -> None:
    """Note that the author of a post is known by more than a handle, or by another one."""
    connection.execute("delete from handle_posts where post_id = ?", (post,))
