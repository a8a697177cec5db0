"""Follow the people that `archiver sources` is told of: by their accounts, or by a table of them.

Each account is looked up at once where the network may be used, so that a mistyped one is told
before it is followed; what its platform shows to nobody is said once.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from archiver.archive.connection import transaction
from archiver.archive.store import aliases, followed, tombstones, verdicts
from archiver.archive.store.followed import FollowedAccount, NewAccount
from archiver.cli.options import escape_line
from archiver.crawl.account_lookup import LATER, look_up_accounts
from archiver.crawl.following import new_account
from archiver.crawl.options import NetworkSettings
from archiver.errors import UnusableAlias, UnusableInput
from archiver.importers.people_tables import (
    PersonOrComplaint,
    PersonRow,
    UnusablePerson,
)
from archiver.models.records import Author
from archiver.platforms.account_reading import ListRefusal, find_reader, parse_account
from archiver.platforms.account_records import AccountProfile, AccountRef
from archiver.platforms.registry import is_federated, platform_label
from archiver.text.dates import current_time


@dataclass(slots=True)
class FollowResult:
    """What following some accounts came to; `told` are the platforms whose limits were said.

    `pages` are addresses that looked like those of people and are of no server that has any.
    """

    added: int = 0
    known: int = 0
    failed: int = 0
    told: set[str] = field(default_factory=set)
    pages: list[str] = field(default_factory=list)


def split_accounts(
    named: Iterable[str], platform: str | None
) -> tuple[dict[str, AccountRef], list[str]]:
    """Part what is an account from what is an address or a path; raises UnusableInput.

    Gives the accounts by how they are written.
    """
    accounts: dict[str, AccountRef] = {}
    others: list[str] = []
    for one in named:
        found = None if Path(one).exists() else parse_account(one, platform)
        if found is None and platform is None and one.startswith("r/"):
            raise UnusableInput(f"{one}: a community is nobody's account; a user is u/name")
        if found is None and (platform is not None or one.startswith("@")):
            where = f"on {platform_label(platform)}" if platform else "on any platform"
            raise UnusableInput(escape_line(f"{one}: no account {where}; give its address"))
        if found is not None:
            accounts[one] = found
        else:
            others.append(one)
    return accounts, others


def follow_named(
    connection: sqlite3.Connection,
    accounts: Mapping[str, AccountRef],
    web: NetworkSettings | None,
    *,
    person: str | None,
    body: str | None,
) -> FollowResult:
    """Follow accounts that a person named, after they were looked up where there is a network."""
    done = FollowResult()
    found: list[AccountProfile | ListRefusal] = [
        AccountProfile(ref=account) for account in accounts.values()
    ]
    if web is not None:
        found = look_up_accounts(list(accounts.values()), web)
    for (written, ref), one in zip(accounts.items(), found, strict=True):
        if _is_page(written, ref, one):
            done.pages.append(written)
            continue
        message = escape_line(_refusal(one))
        if message and not (isinstance(one, ListRefusal) and one.outcome in LATER):
            click.echo(f"{escape_line(ref.shown_as)}: {message}", err=True)
            done.failed += 1
            continue
        if message:
            click.echo(
                f"{escape_line(ref.shown_as)}: {message}; the first night asks again", err=True
            )
        new = NewAccount(platform=ref.platform, account_id=ref.id, handle=ref.handle, host=ref.host)
        new = new_account(one) if isinstance(one, AccountProfile) else new
        with transaction(connection):
            _follow(
                connection, new, done, person=person or new.name, body=body, is_named=bool(person)
            )
        _tell_limits(ref, done)
    return done


def _is_page(written: str, ref: AccountRef, found: AccountProfile | ListRefusal) -> bool:
    """Tell whether an address of the fediverse's form is a page: any site may have such a one."""
    return (
        written.startswith(("http://", "https://"))
        and is_federated(ref.platform)
        and isinstance(found, ListRefusal)
        and found.outcome == "unsupported"
    )


def _refusal(found: AccountProfile | ListRefusal) -> str:
    """Say why an account cannot be followed, or ''."""
    if isinstance(found, ListRefusal):
        return found.reason
    return (
        f"it has moved to {found.moved_to}: add that one to follow it there"
        if found.moved_to
        else ""
    )


def _follow(
    connection: sqlite3.Connection,
    new: NewAccount,
    done: FollowResult,
    *,
    person: str | None,
    body: str | None,
    is_named: bool,
) -> None:
    """Follow one account, as somebody's; a name that an account gives itself is no alias."""
    at, number = current_time(), None
    author = Author(account_id=new.account_id, handle=new.handle)
    if tombstones.is_account_forgotten(connection, new.platform, author):
        message = "it was forgotten at somebody's request, and is not followed"
        click.echo(
            escape_line(f"{new.platform}:{new.handle or new.account_id}: {message}"), err=True
        )
        done.failed += 1
        return
    if person:
        try:
            number, _ = followed.add_person(connection, person, body, at=at)
        except UnusableAlias:
            if is_named:
                raise
    _, is_new = followed.follow_account(connection, new, at=at, person=number)
    done.added += is_new
    done.known += not is_new


def _tell_limits(ref: AccountRef, done: FollowResult) -> None:
    """Say once what a platform shows to nobody without a login."""
    reader = find_reader(ref)
    if reader and reader.unshown and ref.platform not in done.told:
        done.told.add(ref.platform)
        click.echo(reader.unshown, err=True)


@dataclass(slots=True)
class PeopleLoaded:
    """What loading tables of people came to; `names` are last names whose quotations are due."""

    people: int = 0
    accounts: FollowResult = field(default_factory=FollowResult)
    names: set[str] = field(default_factory=set)

    def queue_quotations(self, connection: sqlite3.Connection) -> int:
        """Have the quotations of these names judged again, of all people at once; say how many."""
        return verdicts.queue_quotations_of_speakers(connection, self.names)


def load_people(
    connection: sqlite3.Connection,
    file: Path,
    rows: Iterable[PersonOrComplaint],
    done: PeopleLoaded,
) -> None:
    """Follow the people of one table, and join their names with their accounts.

    Part of the caller's transaction.
    """
    for row in rows:
        if isinstance(row, UnusablePerson):
            click.echo(escape_line(f"{file}:{row.line}: {row.reason}"), err=True)
            done.accounts.failed += 1
        else:
            _load_person(connection, file, row, done)


def _load_person(
    connection: sqlite3.Connection, file: Path, row: PersonRow, done: PeopleLoaded
) -> None:
    try:
        aliases.words_of(row.name)
    except UnusableAlias as error:
        click.echo(escape_line(f"{file}:{row.line}: {error}"), err=True)
        done.accounts.failed += 1
        return
    keys = []
    for written in row.accounts:
        ref = parse_account(written)
        if ref is None:
            message = f"{file}:{row.line}: {row.name}: {written[:100]} is no account"
            click.echo(escape_line(message), err=True)
            done.accounts.failed += 1
            continue
        new = NewAccount(platform=ref.platform, account_id=ref.id, handle=ref.handle, host=ref.host)
        _follow(connection, new, done.accounts, person=row.name, body=row.body, is_named=True)
        _tell_limits(ref, done.accounts)
        if ref.handle:
            keys.append(f"{ref.platform}:{ref.handle.casefold()}")
    done.people += bool(keys)
    done.names |= _join_names(connection, row, keys)


def _join_names(connection: sqlite3.Connection, row: PersonRow, keys: list[str]) -> set[str]:
    """Join a person's names with their accounts; give the last names that it may concern."""
    found: set[str] = set()
    for name in (row.name, *row.aliases):
        try:
            added = sum(aliases.add_alias(connection, name, key) for key in keys)
        except UnusableAlias:
            continue  # an alias of a table may be no more than a sign
        if added:
            found |= aliases.last_names(connection, name, keys)
    return found


def unfollow_named(connection: sqlite3.Connection, account: AccountRef) -> bool:
    """Follow an account no more; False where it was not followed."""
    new = NewAccount(platform=account.platform, account_id=account.id, handle=account.handle)
    known = followed.find_followed(connection, new)
    if known is not None:
        followed.unfollow(connection, known.id)
    return known is not None


def account_line(one: FollowedAccount) -> str:
    """Show a followed account as a person's, on a line of a list."""
    who = one.person or one.name or "?"
    label = platform_label(one.platform)
    name = f"{who} ({one.body})" if one.body else who
    return "\t".join((name, f"{label}: {one.handle or one.account_id}", _state(one)))


def _state(one: FollowedAccount) -> str:
    if one.state in {"ended", "unlisted"}:
        return f"not read: {one.reason}"
    if one.failures:
        return f"failed {one.failures} times: {one.reason}"
    if one.last_read_at is None:
        return "not read yet"
    return f"read {one.last_read_at}" + (f"; {one.reason}" if one.reason else "")


def account_json(one: FollowedAccount) -> dict[str, object]:
    """Give a followed account as JSON, beside the sources of a list."""
    return {
        "kind": "account",
        "person": one.person,
        "body": one.body,
        "name": one.name,
        "platform": one.platform,
        "handle": one.handle,
        "account_id": one.account_id,
        "state": one.state,
        "newest_at": one.newest_at,
        "last_read_at": one.last_read_at,
        "next_due_at": one.next_due_at,
        "failures": one.failures,
        "reason": one.reason,
    }
