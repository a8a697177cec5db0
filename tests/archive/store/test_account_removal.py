"""What is known of an account is found by its lasting id, and its tombstone keeps it away."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.store import followed, tombstones
from archiver.archive.store.account_removal import (
    captures_of_account,
    find_known_account,
    list_captures,
    remove_account,
)
from archiver.archive.store.reading import LISTED
from archiver.models.records import Author
from tests.archive.store.test_reading import AT, DID, account, keep


def test_lists_of_an_account_are_its_own_and_it_does_not_come_back(
    archive: sqlite3.Connection,
) -> None:
    followed_as = account(archive)
    keep(archive, 1)
    keep(archive, 2)
    known = find_known_account(archive, "bluesky", account_id=DID, handle=None)
    assert known is not None
    assert (len(known.posts), known.follows) == (2, (followed_as.id,))
    assert len(captures_of_account(archive, known)) == 2
    assert len(list_captures(archive, known.authors[0], LISTED)) == 2
    with transaction(archive):
        remove_account(archive, known, at=AT, reason="asked")
    assert followed.all_followed(archive) == []
    for who, gone in ((DID, True), ("did:plc:" + "b" * 24, False)):
        author = Author(account_id=who, handle="ana.example")
        assert tombstones.is_account_forgotten(archive, "bluesky", author) is gone
