"""Nights that follow people: everything once, nothing lost, and a sentence for every end."""

import sqlite3
from pathlib import Path

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import followed
from archiver.archive.store.followed import NewAccount
from archiver.crawl import followed_pages
from archiver.crawl.following import new_account
from archiver.crawl.options import FollowingLimits
from archiver.platforms.account_records import AccountProfile, AccountRef
from archiver.text.dates import add_time, current_time
from tests.crawl.people import ON_BLUESKY, ON_MASTODON, PeopleNights
from tests.platforms.listed import DID, HOST, Listed, Said, hourly

EVE = NewAccount(platform="mastodon", handle=f"eve@{HOST}", host=HOST)
BY_HANDLE = NewAccount(platform="mastodon", handle=f"ana@{HOST}", host=HOST)
TEXTS = "select text from post_versions order by id"


@pytest.fixture
def nights(archive: sqlite3.Connection, tmp_path: Path) -> PeopleNights:
    return PeopleNights(archive, tmp_path / "captures", Listed())


def test_who_was_looked_up_is_followed_as_found() -> None:
    ref = AccountRef(platform="bluesky", id=DID, handle="ana.example")
    assert new_account(AccountProfile(ref=ref, name="Ana Brook")) == NewAccount(
        platform="bluesky", account_id=DID, handle="ana.example", name="Ana Brook"
    )


@pytest.mark.slow
def test_all_posts_of_a_month_come_once_and_then_only_what_is_new(nights: PeopleNights) -> None:
    now = current_time()
    nights.servers.posts = hourly(100, every=10.0, now=now)
    nights.follow(ON_BLUESKY, ON_MASTODON, person="Ana Brook")
    first = nights.night()
    # Of 30 days 72 on either platform, and what else is on the last page of one of them.
    assert (first.posts_new, first.failures) == (72 + 80, [])
    again = nights.night()
    assert (again.posts_new, again.versions_new, len(nights.servers.asked)) == (0, 0, 2)
    assert again.as_json()["followed"]["accounts"] == 2
    nights.servers.posts.insert(0, Said(current_time(), "The ferry is late."))
    third = nights.night()
    assert (third.posts_new, len(nights.servers.asked)) == (2, 2)
    ana = nights.rows(
        "select distinct a.account_id, a.name from posts p join authors a on a.id = p.author_id"
    )
    assert len(ana) == 2
    assert {name for _, name in ana} == {"Ana Brook"}


@pytest.mark.slow
def test_an_edit_and_a_deletion_are_noticed(nights: PeopleNights) -> None:
    """A post that is missing between two that are there is only a hint: the post is asked for."""
    now = current_time()
    nights.servers.posts = hourly(10, now=now)
    nights.follow(ON_MASTODON)
    nights.night()
    nights.servers.posts[4] = Said(nights.servers.posts[4].at, "The ferry report was wrong.")
    gone = nights.servers.posts.pop(6)
    night = nights.night()
    assert night.changed == [f"mastodon:{HOST}/{Said(add_time(now, hours=-5), '').number}"]
    assert night.as_json()["followed"]["missing"] == 1
    assert night.looks["unknown"] == 1
    key = f"mastodon:{HOST}/{gone.number}"
    assert nights.rows(f"select why, state from post_queue where key = '{key}'") == [  # noqa: S608
        ("followed", "kept")
    ]
    # One look proves nothing, and is not taken for a second one.
    assert night.gone == [key]
    third = nights.night()
    assert third.as_json()["followed"]["missing"] == 0


@pytest.mark.slow
def test_a_night_has_an_end_and_the_next_goes_on(nights: PeopleNights) -> None:
    nights.servers.posts = hourly(400, now=current_time())
    nights.follow(ON_MASTODON)
    limits = FollowingLimits(most=100)
    for night, expected in enumerate((120, 240, 360, 400)):
        report = nights.night(following=limits)
        assert len(nights.rows(TEXTS)) == expected
        assert len(nights.servers.asked) <= 4
        told = nights.accounts[0].reason
        assert (told is None) == (night == 3), told
        assert not report.failures
    assert len({text for (text,) in nights.rows(TEXTS)}) == 400


@pytest.mark.slow
def test_what_a_broken_night_kept_is_not_asked_for_again(
    nights: PeopleNights, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights.servers.posts = hourly(400, now=current_time())
    nights.follow(ON_MASTODON)
    keep, kept = followed_pages.keep_followed_page, []

    def killed(*given: object, **named: object) -> object:
        kept.append(1)
        if len(kept) == 4:
            raise sqlite3.OperationalError("database or disk is full")
        return keep(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("archiver.crawl.following.keep_followed_page", killed)
    with pytest.raises(sqlite3.OperationalError):
        nights.night()
    monkeypatch.undo()
    first = set(nights.servers.asked)
    assert len(nights.rows(TEXTS)) == 120
    nights.night()
    assert len(nights.rows(TEXTS)) == 400
    # The newest page, and the one that was in flight.
    assert len(first & set(nights.servers.asked)) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("more", "new", "told", "state"),
    [
        ({}, EVE, "no account", "ended"),
        ({"suspended": True}, BY_HANDLE, "suspended", "ended"),
        ({"moved": "ana@other.example"}, ON_MASTODON, "moved to @ana@other.example", "ended"),
        ({"actor": f"https://{HOST}/users/eve"}, ON_MASTODON, "another account's now", "ended"),
        ({"suspended": True}, ON_BLUESKY, "suspended", "ended"),
        ({"deaf": (HOST,)}, ON_MASTODON, "no connection", "new"),
        ({"did": "did:plc:" + "c" * 24}, ON_BLUESKY, "no such account", "ended"),
        ({}, NewAccount(platform="nowhere", handle="ana"), "no platform nowhere", "unlisted"),
    ],
)
def test_whom_nobody_can_follow_has_a_sentence(
    nights: PeopleNights, more: dict[str, object], new: NewAccount, told: str, state: str
) -> None:
    nights.servers.posts = hourly(5, now=current_time())
    for name, value in more.items():
        setattr(nights.servers, name, value)
    nights.follow(new)
    nights.night()
    (account,) = nights.accounts
    assert told in (account.reason or "")
    assert account.state == state


@pytest.mark.slow
def test_a_changed_handle_is_the_same_account(nights: PeopleNights) -> None:
    nights.servers.posts = hourly(3, now=current_time())
    nights.follow(NewAccount(platform="bluesky", handle="ana.example"))
    nights.night()
    (account,) = nights.accounts
    assert account.account_id == DID
    nights.servers.handle = "brook.example"
    nights.servers.posts.insert(0, Said(current_time(), "Under a new name."))
    nights.night()
    (account,) = nights.accounts
    assert account.handle == "brook.example"
    assert nights.rows("select count(*) from authors where account_id is not null") == [(1,)]


@pytest.mark.slow
def test_a_forgotten_post_does_not_come_back(nights: PeopleNights) -> None:
    from archiver.crawl.forget import forget_post, plan_forget  # noqa: PLC0415

    nights.servers.posts = hourly(3, now=current_time())
    nights.follow(ON_BLUESKY)
    nights.night()
    plan = plan_forget(nights.connection, f"bluesky:{DID}/{nights.servers.posts[1].key}")
    assert plan is not None
    forget_post(nights.connection, plan, nights.folder)
    nights.night()
    assert len(nights.rows(TEXTS)) == 2


def test_nobody_is_due_who_was_read(nights: PeopleNights) -> None:
    nights.follow(ON_BLUESKY)
    with transaction(nights.connection):
        followed.mark_followed_read(nights.connection, 1, at=current_time())
    assert not followed.followed_due(nights.connection, current_time())
