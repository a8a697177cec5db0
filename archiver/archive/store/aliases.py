"""Keep the names and accounts that the owner of an archive joined as one person or body.

An alias says whose accounts a name in print means. It never makes two people one otherwise:
who is only called alike stays apart.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archiver.archive.store.accounts import APART
from archiver.errors import UnusableAlias
from archiver.matching.people.names import name_words
from archiver.platforms.registry import account_at, platform_names

# With an account's id behind it, or nothing, as keys have it where two had one handle.
_HANDLE = re.compile(r"[\w.-]+(?:@[\w.-]+)?(?:~[\w.:/-]*)?")


@dataclass(frozen=True, slots=True)
class Alias:
    """One name joined with one account: ``platform:handle``, or ``@handle`` on any platform."""

    name: str
    account: str


def account_of(given: str) -> str:
    """Give the account that a person means; raise UnusableAlias with what is wanted instead.

    >>> account_of("x:@AnaBrook"), account_of("@AnaBrook"), account_of("https://x.com/anabrook")
    ('x:anabrook', '@anabrook', 'x:anabrook')
    """
    text = given.strip()
    if text.casefold().startswith(("http://", "https://")):
        return _by_address(text)
    platform, colon, handle = ("", "", text) if text[:1] == "@" else text.partition(":")
    handle, apart, number = handle.removeprefix("@").partition(APART)
    handle = f"{handle.casefold()}{apart}{number}"
    if colon and platform.casefold() not in platform_names():
        raise UnusableAlias(f"{given!r}: {platform!r} is none of {', '.join(platform_names())}")
    if not _HANDLE.fullmatch(handle) or not (colon or text.startswith("@")):
        raise UnusableAlias(f"{given!r} is no account: give x:handle, @handle or its address")
    return f"{platform.casefold()}:{handle}" if colon else f"@{handle}"


def _by_address(address: str) -> str:
    """Give the account of a profile, or of whoever wrote a post; raises UnusableAlias."""
    found = account_at(address)
    if found is None:
        raise UnusableAlias(f"{address!r} names no account: give x:handle, @handle or a profile")
    return found


def words_of(name: str) -> str:
    """Give the words by which a name is known, without titles; raise UnusableAlias."""
    named = " ".join(name_words(name))
    if not named:
        raise UnusableAlias(f"{name!r} is no name: give one as articles print it")
    return named


def add_alias(connection: sqlite3.Connection, name: str, account: str) -> bool:
    """Join a name with an account; False where it was joined before."""
    row = connection.execute(
        "insert or ignore into aliases(name, words, account) values (?, ?, ?) returning id",
        (name.strip(), words_of(name), account),
    ).fetchone()
    return row is not None


def remove_alias(connection: sqlite3.Connection, name: str, account: str | None = None) -> int:
    """Part a name from one account, or from all of them; give how many that were."""
    rows = connection.execute(
        "delete from aliases where words = ? and account = coalesce(?, account) returning id",
        (words_of(name), account),
    ).fetchall()
    return len(rows)


def last_names(connection: sqlite3.Connection, name: str, accounts: Iterable[str]) -> set[str]:
    """List the last words of all names by which a speaker may be somebody whom this name joins."""
    found = {words_of(name).split(" ")[-1]}
    numbers = sorted(accounts_meant(connection, accounts))
    rows = connection.execute(
        "select last_word from author_names where author_id in (select value from json_each(?))",
        (json.dumps(numbers),),
    )
    return found | {row[0] for row in rows}


def accounts_of(connection: sqlite3.Connection, name: str) -> list[str]:
    """List the accounts that a name is joined with."""
    rows = connection.execute("select account from aliases where words = ?", (words_of(name),))
    return [row[0] for row in rows]


def all_aliases(connection: sqlite3.Connection) -> list[Alias]:
    """List all aliases by name."""
    rows = connection.execute("select name, account from aliases order by words, account")
    return [Alias(row[0], row[1]) for row in rows]


def names_of_accounts(connection: sqlite3.Connection, accounts: Iterable[str]) -> list[str]:
    """List the names that the owner of the archive joined with any of these accounts."""
    rows = connection.execute(
        "select distinct name from aliases where account in (select value from json_each(?)) "
        "order by name",
        (json.dumps(sorted(accounts)),),
    )
    return [row[0] for row in rows]


def joined_authors(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """Choose those of these authors whose account the owner of the archive joined with a name."""
    rows = connection.execute(
        "select id from authors where id in (select value from json_each(?)) and exists "
        "(select 1 from aliases where account in (key, '@' || lower(handle)))",
        (json.dumps(sorted(numbers)),),
    )
    return {row[0] for row in rows}


def is_known(connection: sqlite3.Connection, account: str) -> bool:
    """Return whether the archive has an author of that account."""
    return bool(authors_of_accounts(connection, [account])[account])


def accounts_meant(connection: sqlite3.Connection, accounts: Iterable[str]) -> dict[int, str]:
    """Find the authors of accounts as aliases name them, each with the author's key."""
    of_accounts = authors_of_accounts(connection, accounts).values()
    return {number: key for authors in of_accounts for number, key in authors.items()}


def accounts_named(connection: sqlite3.Connection, named: tuple[str, ...]) -> set[str]:
    """List the accounts that a name is joined with, archived or not: ``x:ana``, ``@ana``."""
    if not named:
        return set()
    rows = connection.execute("select account from aliases where words = ?", (" ".join(named),))
    return {row[0] for row in rows}


def people_of_authors(connection: sqlite3.Connection, named: Mapping[int, str]) -> set[str]:
    """List the distinct full names of these authors; accounts under one alias have but one."""
    names = {number: name for number, name in named.items() if name}
    if len(set(names.values())) < 2:
        return set(names.values())
    joined_names = connection.execute("select words, account from aliases").fetchall()
    authors = authors_of_accounts(connection, [account for _, account in joined_names])
    groups: dict[str, set[int]] = {}
    for words, account in joined_names:
        groups.setdefault(words, set()).update(authors[account].keys() & names.keys())
    person = {number: {number} for number in names}
    for group in groups.values():
        joined = set().union(*(person[number] for number in group))
        person.update(dict.fromkeys(joined, joined))
    return {min(names[number] for number in joined) for joined in person.values()}


def other_names_of(connection: sqlite3.Connection, accounts: Iterable[str]) -> set[str]:
    """List the keys of all accounts that share a name with one of these, which are among them."""
    rows = connection.execute(
        "select distinct other.account from aliases one join aliases other "
        "on other.words = one.words where one.account in (select value from json_each(?))",
        (json.dumps(list(accounts)),),
    )
    return set(accounts_meant(connection, [row[0] for row in rows.fetchall()]).values())


def authors_of_accounts(
    connection: sqlite3.Connection, accounts: Iterable[str]
) -> dict[str, dict[int, str]]:
    """Find by account its authors, each with their key, all accounts by one statement.

    An account is one author, or with ``@handle`` all of that handle on any platform. They are
    found by a former handle too, but where it is in doubt who was meant, only who has it for
    a key.
    """
    found: dict[str, list[sqlite3.Row]] = {account: [] for account in accounts}
    if not found:
        return {}
    parts = [(account, *_platform_and_handle(account)) for account in found]
    rows = connection.execute(
        "with named as (select json_extract(value, '$[0]') as account, "
        "json_extract(value, '$[1]') as platform, json_extract(value, '$[2]') as handle "
        "from json_each(?)), pairs as ("
        "select named.account, a.id from named join authors a on a.key = named.account union "
        "select named.account, a.id from named join authors a "
        "on named.platform = '' and a.handle = named.handle collate nocase union "
        "select named.account, h.author_id from named join author_handles h "
        "on h.handle = named.handle join authors a on a.id = h.author_id "
        "where named.platform in ('', a.platform)) "
        "select pairs.account, authors.id, authors.key, authors.platform, authors.account_id "
        "from pairs join authors on authors.id = pairs.id order by authors.id",
        (json.dumps(parts),),
    )
    for row in rows:
        found[row["account"]].append(row)
    return {account: _certain_authors(account, rows) for account, rows in found.items()}


def _platform_and_handle(account: str) -> tuple[str, str]:
    platform, _, handle = ("", "", account) if account[:1] == "@" else account.partition(":")
    return platform, handle.removeprefix("@")


def _certain_authors(account: str, rows: Iterable[sqlite3.Row]) -> dict[int, str]:
    """Leave out who had the account's handle while another had it too."""
    rows = list(rows)
    holders = Counter(row["platform"] for row in rows if row["account_id"])
    plain = _platform_and_handle(account)[1].casefold()
    sure = {True: 1, False: 0}
    return {
        row["id"]: row["key"]
        for row in rows
        if row["key"] in {account, f"{row['platform']}:{plain}"}
        or holders[row["platform"]] == sure[row["account_id"] is not None]
    }
