"""Whose posts may be looked through for a speaker's words: never by a display name alone."""

import sqlite3
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import aliases, followed
from archiver.models.records import Author
from archiver.verification.speaker_accounts import SpeakerAccount, list_speaker_accounts
from tests.archive.stored import Desk

ANA = Author(handle="anabrook", name="Ana Brook", account_id="77")


@pytest.fixture
def desk(archive: sqlite3.Connection) -> Desk:
    return Desk(archive)


def join(desk: Desk, name: str, account: str) -> None:
    with transaction(desk.connection):
        aliases.add_alias(desk.connection, name, account)


def keys(desk: Desk, speaker: str) -> list[str]:
    return [one.key for one in list_speaker_accounts(desk.connection, speaker)]


def test_a_display_name_alone_gives_none(desk: Desk) -> None:
    desk.add_post(1, "The seal has a season ticket", author=ANA)
    assert keys(desk, "Ana Brook") == []


def test_an_alias_gives_an_account_that_nothing_is_archived_of(desk: Desk) -> None:
    join(desk, "Ana Brook", "bluesky:ana.example")
    join(desk, "Ana Brook", "@anabrook")
    assert keys(desk, "Ana Brook") == ["bluesky:ana.example"]
    assert keys(desk, "Ida Brook") == []


def test_an_account_of_an_alias_has_its_lasting_id_where_it_is_known(desk: Desk) -> None:
    desk.add_post(1, "The seal has a season ticket", author=ANA)
    join(desk, "Ana Brook", "@anabrook")
    (found,) = list_speaker_accounts(desk.connection, "Ana Brook")
    assert found == SpeakerAccount(key="x:anabrook", platform="x", handle="anabrook", id="77")


@pytest.mark.parametrize(
    ("evidence", "known"), [("import", True), ("api", False), ("archive", False)]
)
def test_a_file_of_the_owners_says_whose_an_account_is(
    desk: Desk, evidence: str, known: bool
) -> None:
    desk.add_post(1, "The seal has a season ticket", author=ANA, evidence=evidence)
    assert keys(desk, "Ana Brook") == (["x:anabrook"] if known else [])


def test_two_of_one_name_are_nobodys_for_sure(desk: Desk) -> None:
    other = Author(handle="realanabrook", name="Ana Brook", account_id="78")
    desk.add_post(1, "The seal has a season ticket", author=ANA, evidence="import")
    desk.add_post(2, "The ferry has none", author=other, evidence="import")
    assert keys(desk, "Ana Brook") == []
    join(desk, "Ana Brook", "x:anabrook")
    assert keys(desk, "Ana Brook") == ["x:anabrook"]


@pytest.mark.parametrize(
    ("speaker", "found"),
    [
        ("@anabrook", True),
        ("Ana Brook", False),
        ("@another", False),
        ("a spokesman", False),
        ("", False),
    ],
)
def test_a_handle_as_printed_is_an_account(desk: Desk, speaker: str, found: bool) -> None:
    desk.add_post(1, "The seal has a season ticket", author=ANA)
    assert bool(keys(desk, speaker)) == found


def test_a_handle_that_two_had_is_nobodys(desk: Desk) -> None:
    later: Any = {"seen_at": "2032-05-01T06:00:00Z"}
    other = Author(handle="anabrook", name="Ida Tamm", account_id="78")
    desk.add_post(1, "The seal has a season ticket", author=ANA)
    desk.add_post(2, "The ferry has none", author=other, **later)
    assert keys(desk, "@anabrook") == []


def test_people_whom_the_owner_follows_are_known_by_their_name(desk: Desk) -> None:
    at = "2032-01-01T00:00:00Z"
    with transaction(desk.connection):
        ana, _ = followed.add_person(desk.connection, "Ana Brook", "Harbour Party", at=at)
        new = followed.NewAccount(platform="bluesky", handle="ana.example", account_id="did:plc:a")
        followed.follow_account(desk.connection, new, at=at, person=ana)
    (found,) = list_speaker_accounts(desk.connection, "Ana Brook")
    assert (found.key, found.id) == ("bluesky:ana.example", "did:plc:a")
    with transaction(desk.connection):
        followed.add_person(desk.connection, "Ana Brook", "Ferry Party", at=at)
    assert list_speaker_accounts(desk.connection, "Ana Brook") == []
