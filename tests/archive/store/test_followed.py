"""Followed accounts are known by their lasting ids, and whose they are."""

import sqlite3

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import followed
from archiver.archive.store.followed import NewAccount
from archiver.errors import UnusableAlias

AT = "2031-05-04T00:00:00Z"
LATER = "2031-05-05T00:00:00Z"
ANA = NewAccount(platform="bluesky", account_id="did:plc:" + "a" * 24, handle="ana.example")


def follow(archive: sqlite3.Connection, new: NewAccount, person: int | None = None) -> int:
    with transaction(archive):
        return followed.follow_account(archive, new, at=AT, person=person)[0]


def test_a_person_is_one_row_for_all_their_accounts(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        one, made = followed.add_person(archive, "Dr. Ana Brook", "Harbour Party", at=AT)
        assert made
        assert followed.add_person(archive, "Ana Brook", "Harbour Party", at=AT) == (one, False)
        other, made = followed.add_person(archive, "Ana Brook", None, at=AT)
        assert made
        assert other != one
    follow(archive, ANA, one)
    follow(archive, NewAccount(platform="x", handle="anabrook"), one)
    listed = followed.all_followed(archive)
    assert [account.person for account in listed] == ["Dr. Ana Brook"] * 2
    assert {account.shown_as for account in listed} == {"bluesky:ana.example", "x:anabrook"}
    with pytest.raises(UnusableAlias):
        followed.add_person(archive, "…", None, at=AT)


def test_a_new_handle_is_no_new_account_and_an_old_one_no_old(
    archive: sqlite3.Connection,
) -> None:
    """A handle that somebody else has by now leads to nobody who had it before."""
    number = follow(archive, ANA)
    renamed = NewAccount(platform="bluesky", account_id=ANA.account_id, handle="brook.example")
    assert follow(archive, renamed) == number
    taken = NewAccount(platform="bluesky", account_id="did:plc:" + "b" * 24, handle="brook.example")
    assert follow(archive, taken) != number
    # A handle alone is whoever was followed under it.
    assert follow(archive, NewAccount(platform="x", handle="AnaBrook")) == follow(
        archive, NewAccount(platform="x", handle="anabrook")
    )


def test_a_lasting_id_that_is_followed_already_takes_the_other_row_in(
    archive: sqlite3.Connection,
) -> None:
    number = follow(archive, ANA)
    by_handle = follow(archive, NewAccount(platform="bluesky", handle="other.example"))
    with transaction(archive):
        twin = followed.name_followed(archive, by_handle, ANA)
    assert twin is not None
    assert twin.id == number
    assert len(followed.all_followed(archive)) == 1


def test_an_account_is_due_read_failed_and_ended(archive: sqlite3.Connection) -> None:
    number = follow(archive, ANA)
    (due,) = followed.followed_due(archive, AT)
    assert (due.id, due.state) == (number, "new")
    with transaction(archive):
        followed.mark_followed_read(archive, number, at=AT, note=None)
    assert not followed.followed_due(archive, AT)
    (due,) = followed.followed_due(archive, LATER)
    assert (due.state, due.last_read_at) == ("followed", AT)
    pauses = []
    with transaction(archive):
        for _ in range(8):
            account = followed.load_followed(archive, number)
            followed.mark_followed_failed(archive, account, at=AT, reason="no")
            pauses.append(followed.load_followed(archive, number).next_due_at)
    assert pauses == sorted(pauses, key=str)
    assert pauses[-1] == "2031-05-18T00:00:00Z"
    with transaction(archive):
        followed.end_following(archive, number, reason="it has moved")
    assert not followed.followed_due(archive, "2099-01-01T00:00:00Z")
    assert followed.find_followed(archive, ANA) is not None
    # Added again it begins again.
    follow(archive, ANA)
    assert followed.load_followed(archive, number).state == "new"


def test_who_is_followed_no_more_leaves_no_person_behind(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        person, _ = followed.add_person(archive, "Ana Brook", None, at=AT)
    one = follow(archive, ANA, person)
    other = follow(archive, NewAccount(platform="x", handle="anabrook"), person)
    for number, left in ((one, 1), (other, 0)):
        with transaction(archive):
            followed.unfollow(archive, number)
        assert archive.execute("select count(*) from people").fetchone()[0] == left
