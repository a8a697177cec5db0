"""Keep the accounts that are followed, by their lasting ids, and whose they are.

Part of the caller's transaction. Moments are given by the caller, so that nothing here waits for
a clock. How far an account's posts were read stands in `reading`.
"""

import sqlite3
from dataclasses import dataclass

from archiver.archive.store import tombstones
from archiver.archive.store.aliases import words_of
from archiver.errors import UnusableInput
from archiver.models.records import Author, PlatformName
from archiver.text.dates import add_time

_EVERY_HOURS = 20.0
"""Hours between two readings of an account: once a night, though one may begin earlier."""
_MOST_HOURS = 14 * 24.0
"""The longest pause after failures: an account that comes back is met again within two weeks."""

_COLUMNS = (
    "f.id, f.platform, f.account_id, f.handle, f.host, f.number, f.name, p.name as person, "
    "p.body, f.state, f.newest_at, f.last_read_at, f.next_due_at, f.failures, f.reason"
)
_FROM = "from followed_accounts f left join people p on p.id = f.person_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedAccount:
    """One account that is followed.

    `number` is what its server's API calls it. `state` is ``new`` until it was read for the
    first time, ``unlisted`` where its platform lists no posts to a program, ``ended`` where there
    is nothing more to read, with the `reason`. `newest_at` is the newest of its posts that was
    listed.
    """

    id: int
    platform: PlatformName
    account_id: str | None
    handle: str | None
    host: str | None
    number: str | None
    name: str | None
    person: str | None
    body: str | None
    state: str
    newest_at: str | None
    last_read_at: str | None
    next_due_at: str | None
    failures: int
    reason: str | None

    @property
    def shown_as(self) -> str:
        """``x:anabrook`` for a person; the lasting id where no handle is known."""
        return f"{self.platform}:{self.handle or self.account_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account to follow, with what is known of it so far."""

    platform: PlatformName
    account_id: str | None = None
    handle: str | None = None
    host: str | None = None
    number: str | None = None
    name: str | None = None


def add_person(
    connection: sqlite3.Connection, name: str, body: str | None, *, at: str
) -> tuple[int, bool]:
    """Give the row of a person, made if need be, and whether it was; raises UnusableAlias.

    People of one name are told apart by their party or body.
    """
    given = (name.strip(), words_of(name), body or None)
    row = connection.execute(
        "select id from people where words = ? and coalesce(body, '') = coalesce(?, '')", given[1:]
    ).fetchone()
    if row is not None:
        return int(row[0]), False
    made = connection.execute(
        "insert into people(name, words, body, added_at) values (?, ?, ?, ?) returning id",
        (*given, at),
    ).fetchone()
    return int(made[0]), True


def follow_account(
    connection: sqlite3.Connection, new: NewAccount, *, at: str, person: int | None = None
) -> tuple[int, bool]:
    """Follow an account from now on; give its row, and whether it is new.

    One that is followed already learns what is given, and one that had ended begins again. Raises
    UnusableInput for one that was forgotten whole.
    """
    author = Author(account_id=new.account_id, handle=new.handle)
    if tombstones.is_account_forgotten(connection, new.platform, author):
        raise UnusableInput("it was forgotten at somebody's request, and is not followed")
    known = _find(connection, new)
    if known is None:
        row = connection.execute(
            "insert into followed_accounts(platform, account_id, handle, host, number, name, "
            "person_id, added_at, next_due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
            (*_fields(new), person, at, at),
        ).fetchone()
        return int(row[0]), True
    connection.execute(
        "update followed_accounts set handle = coalesce(?2, handle), host = coalesce(?3, host), "
        "number = coalesce(?4, number), name = coalesce(?5, name), "
        "person_id = coalesce(?6, person_id), account_id = coalesce(?1, account_id), "
        "next_due_at = case state when 'ended' then ?7 else next_due_at end, "
        "reason = case state when 'ended' then null else reason end, "
        "state = case state when 'ended' then 'new' else state end where id = ?8",
        (*_fields(new)[1:], person, at, known),
    )
    return known, False


def _fields(new: NewAccount) -> tuple[str | None, ...]:
    return (new.platform, new.account_id, new.handle, new.host, new.number, new.name)


def _find(connection: sqlite3.Connection, new: NewAccount) -> int | None:
    """Find a followed account by its lasting id; by its handle only where one has no id."""
    row = connection.execute(
        "select id from followed_accounts where platform = ?1 and (account_id = ?2 "
        "or (handle = ?3 and (account_id is null or ?2 is null))) "
        "order by account_id is not ?2, id limit 1",
        (new.platform, new.account_id, new.handle),
    ).fetchone()
    return int(row[0]) if row else None


def find_followed(connection: sqlite3.Connection, new: NewAccount) -> FollowedAccount | None:
    """Load the followed account of this lasting id or handle, or None."""
    number = _find(connection, new)
    return None if number is None else load_followed(connection, number)


def load_followed(connection: sqlite3.Connection, number: int) -> FollowedAccount:
    """Load one followed account by its row."""
    row = connection.execute(f"select {_COLUMNS} {_FROM} where f.id = ?", (number,)).fetchone()
    return FollowedAccount(**dict(row))


def all_followed(connection: sqlite3.Connection) -> list[FollowedAccount]:
    """List all followed accounts, those of one person together."""
    rows = connection.execute(
        f"select {_COLUMNS} {_FROM} order by p.words is null, p.words, p.id, f.platform, f.handle"
    )
    return [FollowedAccount(**dict(row)) for row in rows]


def accounts_of_person(connection: sqlite3.Connection, words: str) -> list[FollowedAccount]:
    """List the followed accounts of the one person of that name; none where several bear it."""
    rows = connection.execute(
        f"select {_COLUMNS} {_FROM} where p.words = ?1 "
        "and (select count(*) from people where words = ?1) = 1 order by f.id",
        (words,),
    )
    return [FollowedAccount(**dict(row)) for row in rows]


def is_anybody_followed(connection: sqlite3.Connection) -> bool:
    """Tell whether any account is followed, due or not."""
    return connection.execute("select 1 from followed_accounts limit 1").fetchone() is not None


def followed_due(connection: sqlite3.Connection, at: str) -> list[FollowedAccount]:
    """List the accounts that are to be read, those that wait longest first."""
    rows = connection.execute(
        f"select {_COLUMNS} {_FROM} where f.next_due_at <= ? order by f.next_due_at, f.id", (at,)
    )
    return [FollowedAccount(**dict(row)) for row in rows]


def unfollow(connection: sqlite3.Connection, number: int) -> None:
    """Follow an account no more, and its person where no other account is theirs.

    What was archived of it stays.
    """
    row = connection.execute(
        "delete from followed_accounts where id = ? returning person_id", (number,)
    ).fetchone()
    connection.execute("delete from reading_gaps where followed_id = ?", (number,))
    if row is not None and row[0] is not None:
        connection.execute(
            "delete from people where id = ? and not exists "
            "(select 1 from followed_accounts where person_id = people.id)",
            (row[0],),
        )


def name_followed(
    connection: sqlite3.Connection, number: int, new: NewAccount
) -> FollowedAccount | None:
    """Note what an account is called now, and for good where that was not known.

    Gives the other followed account that turned out to be the same one; this one is then gone.
    """
    twin = connection.execute(
        "select id from followed_accounts where platform = ? and account_id = ? and id <> ?",
        (new.platform, new.account_id, number),
    ).fetchone()
    if twin is not None:
        unfollow(connection, number)
        return load_followed(connection, int(twin[0]))
    connection.execute(
        "update followed_accounts set account_id = coalesce(account_id, ?), "
        "handle = coalesce(?, handle), host = coalesce(?, host), number = coalesce(?, number), "
        "name = coalesce(?, name) where id = ?",
        (*_fields(new)[1:], number),
    )
    return None


def mark_followed_read(
    connection: sqlite3.Connection, number: int, *, at: str, note: str | None = None
) -> None:
    """Note that an account was read; `note` is what a person should know of it."""
    connection.execute(
        "update followed_accounts set state = 'followed', last_read_at = ?, next_due_at = ?, "
        "failures = 0, reason = ? where id = ?",
        (at, add_time(at, hours=_EVERY_HOURS), note, number),
    )


def mark_followed_failed(
    connection: sqlite3.Connection, account: FollowedAccount, *, at: str, reason: str
) -> None:
    """Note a failure; each in a row doubles the time until the next try, up to two weeks."""
    hours = min(_EVERY_HOURS * 2 ** min(account.failures, 10), _MOST_HOURS)
    connection.execute(
        "update followed_accounts set next_due_at = ?, failures = failures + 1, reason = ? "
        "where id = ?",
        (add_time(at, hours=hours), reason, account.id),
    )


def end_following(connection: sqlite3.Connection, number: int, *, reason: str) -> None:
    """Note that there is nothing to read of an account, and why; it is never due again."""
    connection.execute(
        "update followed_accounts set state = 'ended', next_due_at = null, reason = ? where id = ?",
        (reason, number),
    )


def note_unlisted(connection: sqlite3.Connection, number: int, *, at: str, reason: str) -> None:
    """Note that nobody here may list an account's posts; the next night may, with a token."""
    connection.execute(
        "update followed_accounts set state = 'unlisted', next_due_at = ?, reason = ? where id = ?",
        (add_time(at, hours=_EVERY_HOURS), reason, number),
    )


def note_of_followed(connection: sqlite3.Connection, number: int, reason: str) -> None:
    """Note what should be known of an account, until it is read the next time."""
    connection.execute("update followed_accounts set reason = ? where id = ?", (reason, number))
