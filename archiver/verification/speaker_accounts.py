"""List the accounts that are surely a speaker's: those whose posts may be looked through for words.

By the owner's alias or list of people, by a handle that is the speaker as printed, or by what more
than a display name ties to them: a file of the owner's, pages of two publishers, or that their
platform shows the name as verified. A display name alone, that anybody may take, gives none.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archiver.archive.store import aliases, author_lookup, followed
from archiver.archive.store.accounts import APART
from archiver.archive.store.name_marks import verified_names
from archiver.matching.people.attribution import attribute_claim
from archiver.matching.people.names import name_words
from archiver.matching.rules import is_known_author
from archiver.models.records import Author, PlatformName
from archiver.verification.evidence import SpeakerEvidence
from archiver.verification.gathered import load_accounts
from archiver.verification.loading import bears_verified_name, load_speaker

_MOST_ACCOUNTS = 12
"""Accounts of one speaker that are looked through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerAccount:
    """An account that is surely a speaker's: `key` is ``platform:handle``.

    `id` is its lasting id, None where only the owner's word names the account.
    """

    key: str
    platform: PlatformName
    handle: str
    id: str | None = None


def list_speaker_accounts(connection: sqlite3.Connection, speaker: str) -> list[SpeakerAccount]:
    """List the accounts that are surely the speaker's, those that the owner named first."""
    words = name_words(speaker)
    named = aliases.accounts_named(connection, words)
    found: dict[str, SpeakerAccount] = {}
    owned = (*_aliased(connection, named), *_followed(connection, " ".join(words)))
    for account in (*owned, *_known_accounts(connection, speaker), *_unseen(named)):
        found.setdefault(account.key, account)
    return list(found.values())[:_MOST_ACCOUNTS]


def _aliased(connection: sqlite3.Connection, named: Iterable[str]) -> list[SpeakerAccount]:
    """List the accounts of the owner's aliases that the archive knows."""
    return _accounts(connection, aliases.accounts_meant(connection, named))


def _followed(connection: sqlite3.Connection, words: str) -> Iterator[SpeakerAccount]:
    """Give the accounts that the owner follows as those of the one person of that name."""
    for account in followed.accounts_of_person(connection, words) if words else ():
        if account.handle:
            yield SpeakerAccount(
                key=f"{account.platform}:{account.handle.casefold()}",
                platform=account.platform,
                handle=account.handle,
                id=account.account_id,
            )


def _unseen(named: Iterable[str]) -> Iterator[SpeakerAccount]:
    """Give the accounts of aliases that nothing is archived of; ``@ana`` is of no platform."""
    for account in sorted(named):
        platform, colon, handle = account.partition(":")
        handle = handle.partition(APART)[0]
        if colon and platform and handle:
            yield SpeakerAccount(key=f"{platform}:{handle}", platform=platform, handle=handle)


def _known_accounts(connection: sqlite3.Connection, speaker: str) -> list[SpeakerAccount]:
    """List the accounts that more than a display name ties to the speaker."""
    evidence = load_speaker(connection, speaker)
    numbers = list(evidence.authors)
    told = {
        number for number in numbers if _is_confirmed(connection, speaker, evidence, number)
    } - set(evidence.namesakes)
    by_handle = speaker.strip().startswith("@")
    verified = verified_names(connection, told)
    return _accounts(
        connection,
        [
            number
            for number in numbers
            if number in told
            and (
                by_handle
                or bears_verified_name(speaker, verified.get(number, ()), evidence)
                or is_known_author(author_lookup.witnesses_of_author(connection, number))
            )
        ],
    )


def _is_confirmed(
    connection: sqlite3.Connection, speaker: str, evidence: SpeakerEvidence, number: int
) -> bool:
    account = load_accounts(connection, [number])[number]
    key = author_lookup.keys_of_authors(connection, [number])[number]
    author = Author(handle=next(iter(account.handles), None))
    bearers = evidence.bearers
    if number in evidence.namesakes:
        bearers = replace(bearers, alone=False)
    told = attribute_claim(speaker, author, bearers, key, account.names, account.handles)
    return told == "confirmed"


def _accounts(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[SpeakerAccount]:
    rows = author_lookup.accounts_of_authors(connection, numbers)
    return [
        SpeakerAccount(
            key=f"{row.platform}:{row.handle.casefold()}",
            platform=row.platform,
            handle=row.handle,
            id=row.account_id,
        )
        for row in rows
        if row.handle
    ]
