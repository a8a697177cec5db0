"""What followed people deleted and edited is bounded, and nobody else's is among it."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.pages.followed_people import load_changes
from archiver.archive.pages.list_kinds import FOLLOWED
from archiver.archive.pages.list_rows import list_followed
from archiver.archive.pages.listing import ListRequest, load_list_page
from archiver.archive.pages.person_posts import load_person_changes, load_timeline
from archiver.archive.store import followed
from archiver.archive.store.followed import NewAccount
from tests.archive.store.test_reading import AT, account, keep


def test_an_archive_that_follows_nobody_has_no_changes(archive: sqlite3.Connection) -> None:
    keep(archive, 1)
    keep(archive, 1, outcome="suspended")
    found = load_changes(archive, 5)
    assert (found.gone, found.edited) == ((), ())
    assert load_list_page(archive, FOLLOWED, ListRequest(filters={})).total == 0


def test_so_many_changes_are_shown_and_an_account_by_its_handle_too(
    archive: sqlite3.Connection,
) -> None:
    account(archive)
    with transaction(archive):
        followed.follow_account(archive, NewAccount(platform="reddit", handle="ana"), at=AT)
    for hour in range(1, 5):
        keep(archive, hour)
        keep(archive, hour, outcome="suspended")
    found = load_changes(archive, 3)
    assert (len(found.gone), {one.standing for one in found.gone}) == (3, {"suspended"})
    page = load_list_page(archive, FOLLOWED, ListRequest(filters={}))
    assert {key for _, key in list_followed(archive, page.rows)} == {"bluesky:ana.example", None}
    one = load_list_page(archive, FOLLOWED, ListRequest(filters={"platform": "reddit"}))
    assert [account.handle for account, _ in list_followed(archive, one.rows)] == ["ana"]


def test_what_became_of_the_posts_of_one_account_is_its_own(archive: sqlite3.Connection) -> None:
    keep(archive, 1)
    keep(archive, 1, outcome="suspended")
    (author,) = archive.execute("select author_id from posts").fetchone()
    found = load_person_changes(archive, author, 5)
    assert [one.standing for one in found.gone] == ["suspended"]
    assert load_person_changes(archive, author + 1, 5).gone == ()
    page = load_timeline(archive, author, (), number=1, size=1)
    assert (len(page.entries), page.more) == (1, False)
    assert load_timeline(archive, author, (), number=2, size=1).entries == ()
