"""An account is forgotten whole: rows, index, lists in the files, and that it was followed."""

import gzip
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.store import aliases, followed
from archiver.archive.store.account_removal import find_known_account
from archiver.crawl.forget import forget_account, forget_post, plan_forget
from archiver.errors import UnusableInput
from archiver.text.dates import current_time
from tests.crawl.people import ON_BLUESKY, ON_MASTODON, PeopleNights
from tests.platforms.listed import DID, HOST, Listed, Said, hourly

pytestmark = pytest.mark.slow  # whole nights

WORD = b"Grumblethorpe"


@pytest.fixture
def nights(tmp_path: Path) -> Iterator[PeopleNights]:
    connection = connect(tmp_path / "archive.db", write=True)
    posts = [Said(one.at, f"{one.text} Grumblethorpe.") for one in hourly(50, now=current_time())]
    yield PeopleNights(connection, tmp_path / "captures", Listed(posts=posts))
    connection.close()


def files_with(nights: PeopleNights, word: bytes) -> int:
    """In how many records and files the word stands."""
    found = sum(word in path.read_bytes() for path in nights.folder.parent.glob("archive.db*"))
    for path in nights.folder.glob("*.gz"):
        found += word in gzip.decompress(path.read_bytes())
    return found


def test_nothing_of_an_account_is_left_and_no_night_brings_it_back(nights: PeopleNights) -> None:
    nights.follow(ON_BLUESKY, ON_MASTODON, person="Ana Brook")
    with transaction(nights.connection):
        aliases.add_alias(nights.connection, "Ana Brook", "bluesky:ana.example")
    nights.night()
    assert files_with(nights, WORD)
    for platform, handle in (("bluesky", "ana.example"), ("mastodon", f"ana@{HOST}")):
        known = find_known_account(nights.connection, platform, account_id=None, handle=handle)
        assert known is not None
        assert len(known.posts) == 50
        done = forget_account(nights.connection, known, nights.folder, reason="asked")
        assert not done.damaged
    assert files_with(nights, WORD) == 0
    assert nights.accounts == []
    for table in ("posts", "post_versions", "authors", "author_handles", "people", "aliases"):
        assert nights.rows(f"select count(*) from {table}") == [(0,)], table  # noqa: S608
    with pytest.raises(UnusableInput, match="forgotten"):
        nights.follow(ON_BLUESKY)
    # One that is followed by a handle alone is known again when it was looked up.
    nights.follow(followed.NewAccount(platform="bluesky", handle="ana.example"))
    nights.night()
    (account,) = nights.accounts
    assert (account.state, "forgotten" in (account.reason or "")) == ("ended", True)
    assert nights.rows("select count(*) from posts") == [(0,)]


def test_a_forgotten_post_goes_out_of_the_lists_that_show_it(nights: PeopleNights) -> None:
    """And what these say of other posts stays in the rows."""
    nights.follow(ON_BLUESKY)
    nights.servers.posts[3] = Said(nights.servers.posts[3].at, "Quibblewick wuzzled.")
    nights.night()
    assert files_with(nights, b"Quibblewick")
    plan = plan_forget(nights.connection, f"bluesky:{DID}/{nights.servers.posts[3].key}")
    assert plan is not None
    forget_post(nights.connection, plan, nights.folder)
    assert files_with(nights, b"Quibblewick") == 0
    assert nights.rows("select count(*) from posts") == [(49,)]


def test_who_has_a_handle_now_is_not_who_had_it(archive: sqlite3.Connection) -> None:
    with transaction(archive):
        for number, handle in (("a", "ana.example"), ("b", "brook.example")):
            archive.execute(
                "insert into authors(key, platform, handle, account_id) "
                "values (?, 'bluesky', ?, ?)",
                (f"bluesky:{handle}", handle, "did:plc:" + number * 24),
            )
    known = find_known_account(archive, "bluesky", account_id=None, handle="ana.example")
    assert known is not None
    assert known.account_id == "did:plc:" + "a" * 24
    assert len(known.authors) == 1
    assert find_known_account(archive, "bluesky", account_id=None, handle="no.example") is None
