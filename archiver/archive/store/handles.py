"""Give what was shown with a handle alone to the account whose handle it was.

A handle can be given up and taken by somebody else, so the rule is careful (`_owner`): where it
is in doubt whose a post is, it stands apart from all accounts that had the handle, and it comes
to stand there as soon as a second account is seen with it.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archiver.archive.store.accounts import (
    APART,
    Handle,
    Met,
    drop_unused_account,
    name_account,
    take_back_names,
)
from archiver.archive.store.evidence_ranks import SHOWN_BY_PLATFORM


def unsettled_handles(connection: sqlite3.Connection, handles: Iterable[Handle]) -> list[Handle]:
    """Find those handles of accounts with which alone somebody's posts were shown."""
    rows = connection.execute(
        "with p as (select json_extract(value, '$[0]') as platform, "
        "json_extract(value, '$[1]') as handle from json_each(?)) "
        "select distinct p.platform, h.handle from p "
        "join author_handles h on h.handle = p.handle "
        "join authors a on a.id = h.author_id and a.platform = p.platform "
        "where exists (select 1 from authors o where o.handle = h.handle collate nocase "
        "and o.platform = p.platform and o.account_id is null) "
        "or exists (select 1 from handle_posts k where k.handle = h.handle) "
        # A handle that an account was only claimed to have may be nobody's now.
        "union select p.platform, k.handle from p join handle_posts k on k.handle = p.handle "
        "join posts o on o.id = k.post_id and o.platform = p.platform",
        (json.dumps(sorted(handles)),),
    )
    return list({(row[0], row[1].casefold()): (row[0], row[1]) for row in rows}.values())


@dataclass(frozen=True, slots=True)
class _Holder:
    number: int
    last: str
    has_it: bool
    claimed: bool
    is_renamed: bool
    """Whether files alone know the account, and by several handles."""


def settle_handle(connection: sqlite3.Connection, platform: str, handle: str, met: Met) -> None:
    """Give the posts that were shown with a handle alone to whom they belong.

    An account that pages alone give a handle is asked only where no other had it, and gets none
    of the posts that are known from more than a page.
    """
    holders = [
        _Holder(row[0], row[1], bool(row[2]), bool(row[3]), bool(row[4]))
        for row in connection.execute(
            "select a.id, coalesce(h.last_seen_at, ''), "
            "a.handle = h.handle collate nocase, a.claimed, "
            "exists (select 1 from author_handles o where o.author_id = a.id "
            f"and o.handle <> h.handle) and not exists {_SHOWN} from author_handles h "
            "join authors a on a.id = h.author_id where h.handle = ? and a.platform = ?",
            (handle, platform),
        )
    ]
    holders = [holder for holder in holders if not holder.claimed] or holders
    apart = connection.execute(
        "select id from authors where handle = ? collate nocase and platform = ? "
        "and account_id is null",
        (handle, platform),
    ).fetchone()
    if len(holders) == 1 and holders[0].has_it:
        # Those that it has already stay: nothing of this can have changed.
        if apart:
            _give(connection, apart[0], holders[0], handle)
    else:
        _share_out(connection, platform, handle, holders, apart[0] if apart else None)
    if apart and _is_unused(connection, apart[0]):
        _inherit(connection, apart[0], holders, handle, met)


def _give(connection: sqlite3.Connection, apart: int, owner: _Holder, handle: str) -> None:
    given = {
        "handle": handle,
        "apart": apart,
        "owner": owner.number,
        "claimed": owner.claimed,
        "renamed": owner.is_renamed,
    }
    _take_back_names(connection, owner, f"author_id = :apart and {_FITS}", given)
    connection.execute(
        "insert or ignore into handle_posts(post_id, handle) "
        f"select id, :handle from posts where author_id = :apart and {_FITS}",
        given,
    )
    connection.execute(
        f"update posts set author_id = :owner where author_id = :apart and {_FITS}", given
    )


_FITS = (
    "((not :claimed or author_from = 'embed') "
    "and (not :renamed or author_from in ('embed', 'import')))"
)
"""A post that an account may get: one known from more than a page not by a page's word, and one
that its platform shows not by a file that knows the account by other handles as well."""
_SHOWN = (
    f"(select 1 from posts p where p.author_id = a.id and {SHOWN_BY_PLATFORM} "
    "and not exists (select 1 from handle_posts k where k.post_id = p.id))"
)
"""A post that its platform shows as an account's, by the account's number."""


def _take_back_names(
    connection: sqlite3.Connection, owner: _Holder, which: str, given: dict[str, object]
) -> None:
    """Make claims of the names that files gave to an account which gets posts of a platform."""
    row = connection.execute(
        f"select 1 from posts where {which} and {SHOWN_BY_PLATFORM} limit 1",
        given,
    ).fetchone()
    if row is not None and not owner.claimed and take_back_names(connection, owner.number):
        connection.execute("update authors set name = null where id = ?", (owner.number,))


def _share_out(
    connection: sqlite3.Connection,
    platform: str,
    handle: str,
    holders: list[_Holder],
    apart: int | None,
) -> None:
    """Give each post by its own times to an account, leave it there, or take it away."""
    rows = connection.execute(
        "select p.id, p.author_id, p.posted_at, p.author_from from posts p "
        "where p.author_id = ?1 or (p.platform = ?2 and p.id in "
        "(select post_id from handle_posts where handle = ?3))",
        (apart, platform, handle),
    ).fetchall()
    before = {row[1] for row in rows} - {apart}
    for number, author, posted_at, source in rows:
        owner = _owner(holders, posted_at, source)
        if owner is None and author != apart:
            apart = apart or _stand_apart(connection, platform, handle, author)
            connection.execute("delete from handle_posts where post_id = ?", (number,))
        elif owner is not None:
            connection.execute(
                "insert or ignore into handle_posts(post_id, handle) values (?, ?)",
                (number, handle),
            )
        if (owner or apart) != author:
            connection.execute(
                "update posts set author_id = ? where id = ?", (owner or apart, number)
            )
    for account in before:
        _take_names(connection, account, apart, handle)


def _owner(holders: list[_Holder], posted_at: str | None, source: str | None) -> int | None:
    """Find whose account a post is that was shown with a handle alone, if that is certain.

    Of the one account that had the handle: all posts while it has it; once it goes by another,
    those posted until it was last shown with it. Of several accounts nobody's: a page gives an
    older post the handle of its own day, and who took a handle may have older posts.
    """
    if len(holders) != 1 or (holders[0].claimed and source != "embed"):
        return None
    only = holders[0]
    if only.is_renamed and source not in {"embed", "import"}:
        return None
    return only.number if only.has_it or _until(posted_at, only.last) else None


def _until(at: str | None, last: str) -> bool:
    """Return whether a time, or a day, is not after another."""
    if not at or not last:
        return False
    size = min(len(at), len(last))
    return at[:size] <= last[:size]


def _stand_apart(connection: sqlite3.Connection, platform: str, handle: str, author: int) -> int:
    """Add a row for whoever has a handle, beside that of an account."""
    key = f"{platform}:{handle.casefold()}"
    named = connection.execute(
        "select name from author_names where author_id = ? and by_handle = ? collate nocase "
        "order by name limit 1",
        (author, handle),
    ).fetchone()
    row = connection.execute(
        "insert into authors(key, platform, handle, name) values (iif(exists "
        "(select 1 from authors where key = ?1), ?1 || ?2, ?1), ?3, ?4, ?5) returning id",
        (key, APART, platform, handle, named[0] if named else None),
    ).fetchone()
    return int(row[0])


def _take_names(
    connection: sqlite3.Connection, account: int, apart: int | None, handle: str
) -> None:
    """Move names that only posts by a handle bore to where those posts went."""
    names = connection.execute(
        "select name, claimed from author_names where author_id = ? "
        "and by_handle = ? collate nocase",
        (account, handle),
    ).fetchall()
    if apart is None or not names:
        return
    for name, claimed in names:
        name_account(connection, apart, name, claimed=bool(claimed))
    connection.execute(
        "delete from author_names where author_id = ?1 and by_handle = ?2 collate nocase "
        "and not exists (select 1 from posts p join handle_posts k on k.post_id = p.id "
        "where p.author_id = ?1 and k.handle = ?2)",
        (account, handle),
    )
    connection.execute(
        "update authors set name = null where id = ?1 and seen_at is null and name not in "
        "(select name from author_names where author_id = ?1)",
        (account,),
    )


def _is_unused(connection: sqlite3.Connection, number: int) -> bool:
    row = connection.execute("select 1 from posts where author_id = ? limit 1", (number,))
    return row.fetchone() is None


def _inherit(
    connection: sqlite3.Connection,
    apart: int,
    holders: Sequence[_Holder],
    handle: str,
    met: Met,
) -> None:
    """Give names shown with a handle to the one account that had it, and the key if that is new."""
    key, *_ = connection.execute("select key from authors where id = ?", (apart,)).fetchone()
    owners = [holder.number for holder in holders]
    if len(owners) == 1:
        for name, claimed in connection.execute(
            "select name, claimed from author_names where author_id = ?", (apart,)
        ).fetchall():
            name_account(connection, owners[0], name, handle, claimed=bool(claimed))
        connection.execute(
            "update authors set name = coalesce(name, (select name from authors where id = ?)) "
            "where id = ?",
            (apart, owners[0]),
        )
    drop_unused_account(connection, apart)
    fresh = next(
        (account for account in met.values() if account.fresh and [account.number] == owners), None
    )
    if fresh and not key.endswith(APART):
        connection.execute("update authors set key = ? where id = ?", (key, fresh.number))
        fresh.fresh = False
