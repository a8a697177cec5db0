"""Aliases: whose accounts a name means, and who that makes one person."""

import sqlite3

import pytest

from archiver.archive.store import aliases, authors
from archiver.archive.store.aliases import Alias, account_of
from archiver.errors import UnusableAlias
from archiver.models.records import Author


@pytest.mark.parametrize(
    ("given", "account"),
    [
        ("x:AnaBrook", "x:anabrook"),
        ("X:@AnaBrook", "x:anabrook"),
        ("@AnaBrook", "@anabrook"),
        ("@ana@social.example", "@ana@social.example"),
        ("mastodon:ana@social.example", "mastodon:ana@social.example"),
        ("bluesky:ana.bsky.social", "bluesky:ana.bsky.social"),
        ("https://x.com/AnaBrook", "x:anabrook"),
        ("https://twitter.com/anabrook/status/1812256998588662068", "x:anabrook"),
        ("https://bsky.app/profile/ana.example", "bluesky:ana.example"),
        ("https://truthsocial.com/@sealfacts", "truthsocial:sealfacts"),
        ("https://social.example/@ana", "mastodon:ana@social.example"),
    ],
)
def test_an_account_may_be_given_in_any_of_its_forms(given: str, account: str) -> None:
    assert account_of(given) == account


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("anabrook", "is no account: give x:handle"),
        ("usenet:ana", "'usenet' is none of bluesky, "),
        ("x:", "is no account"),
        ("@", "is no account"),
        ("x:ana brook", "is no account"),
        ("https://news.example/a/b/c", "names no account"),
        ("", "is no account"),
    ],
)
def test_what_is_no_account_says_what_is_wanted(given: str, reason: str) -> None:
    with pytest.raises(UnusableAlias, match=reason):
        account_of(given)


def test_a_name_is_joined_once_and_parted_from_one_or_all(archive: sqlite3.Connection) -> None:
    assert aliases.add_alias(archive, "The Harbour Office", "x:harbour")
    assert not aliases.add_alias(archive, "the harbour office", "x:harbour")
    assert aliases.add_alias(archive, "harbour office", "@harbour")
    assert aliases.all_aliases(archive) == [
        Alias("harbour office", "@harbour"),
        Alias("The Harbour Office", "x:harbour"),
    ]
    assert aliases.remove_alias(archive, "Harbour Office", "x:harbour") == 1
    assert aliases.remove_alias(archive, "Harbour Office") == 1
    assert aliases.remove_alias(archive, "Harbour Office") == 0


def test_a_name_without_words_cannot_be_joined(archive: sqlite3.Connection) -> None:
    with pytest.raises(UnusableAlias, match="is no name"):
        aliases.add_alias(archive, " — ", "x:harbour")


def test_accounts_under_one_alias_are_one_person_and_others_stay_apart(
    archive: sqlite3.Connection,
) -> None:
    named = {}
    for handle, name in (("one", "ana brook"), ("two", "ana t brook"), ("bea", "bea brook")):
        number = authors.add_author(
            archive, "x", Author(handle=handle, name=name), authors.AuthorCache(), source="api"
        )
        assert number is not None
        named[number] = name
    assert aliases.people_of_authors(archive, named) == {"ana brook", "ana t brook", "bea brook"}
    aliases.add_alias(archive, "Ana Brook", "x:one")
    aliases.add_alias(archive, "Ana Brook", "@two")
    assert aliases.people_of_authors(archive, named) == {"ana brook", "bea brook"}
    accounts = aliases.accounts_named(archive, ("ana", "brook"))
    assert set(aliases.accounts_meant(archive, accounts).values()) == {"x:one", "x:two"}
    assert aliases.accounts_named(archive, ("brook",)) == set()
