"""An account on X is followed by what web archives hold of it, where its owner has no token."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import followed, reading
from archiver.archive.store.followed import NewAccount
from archiver.archive.store.reading import ReadingGap
from archiver.crawl.archived_following import USED_UP, is_archive_listing
from archiver.crawl.options import CrawlOptions, FollowingLimits
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.text.dates import add_time, current_time
from tests.conftest import x_id
from tests.crawl.world import World, XArchive, inhabited


def post_id(hours: float) -> str:
    """An id of X of so many hours ago."""
    return x_id(add_time(current_time(), hours=-hours).removesuffix("Z"))


class Nights:
    """Nights that follow one account on X, without a token."""

    def __init__(self, connection: sqlite3.Connection, world: World, folder: Path) -> None:
        self.connection, self.world, self.folder = connection, world, folder
        self.posts = {post_id(24.0 * day + 2): f"Report of day {day}." for day in range(12)}
        self.archive = XArchive(posts=self.posts)
        world.hosts.update(self.archive.hosts)
        with transaction(connection):
            new = NewAccount(platform="x", handle=self.archive.handle)
            followed.follow_account(connection, new, at="2020-05-01T00:00:00Z")

    def night(self, **limits: int) -> RunReport:
        with transaction(self.connection):
            self.connection.execute("update followed_accounts set next_due_at = '2020-01-01'")
        self.world.asked.clear()
        web = replace(self.world.web(), following=FollowingLimits(streams="", days=10, **limits))
        return crawl(self.connection, [], CrawlOptions(warc_folder=self.folder, web=web))

    def questions(self) -> list[str]:
        return [one for one in self.world.asked if "cdx" in one and "limit=3000" in one]

    def held(self) -> list[str]:
        rows = self.connection.execute(
            "select v.text from posts p join post_versions v on v.post_id = p.id "
            "order by p.posted_at desc"
        )
        return [row[0] for row in rows]

    def account(self) -> tuple[str, str | None]:
        (one,) = followed.all_followed(self.connection)
        return one.state, one.reason


@pytest.fixture
def nights(archive: sqlite3.Connection, tmp_path: Path) -> Iterator[Nights]:
    with inhabited() as world:
        yield Nights(archive, world, tmp_path)


@pytest.mark.slow
def test_what_archives_hold_of_the_days_is_looked_at_and_then_only_what_is_new(
    nights: Nights,
) -> None:
    report = nights.night()
    # The two posts of more than ten days ago are not asked for.
    assert nights.held() == [f"Report of day {day}." for day in range(10)]
    assert report.followed["listed"] == 10
    assert nights.account() == (
        "followed",
        "by what web archives hold: 10 posts that were not known",
    )
    assert len(nights.questions()) <= 8
    nights.archive.posts[post_id(1)] = "A new report."
    report = nights.night()
    assert report.followed["listed"] == 1
    assert nights.held()[0] == "A new report."
    # Who wrote it says the platform, and by the lasting id.
    author = nights.connection.execute("select account_id, handle from authors").fetchall()
    assert [tuple(row) for row in author] == [("77", "anabrook_test")]


@pytest.mark.slow
def test_a_night_has_so_many_questions_and_the_next_goes_on(nights: Nights) -> None:
    # How many prefixes cover the days hangs on the hour; for each there is more than one address.
    nights.night(archive_questions=1)
    first = nights.questions()
    assert len(first) == 1
    (gap,) = reading.gaps_of(nights.connection, 1)
    assert is_archive_listing(gap)
    asked = [*first]
    for _ in range(9):
        nights.night(archive_questions=1)
        asked += nights.questions()
        if not reading.gaps_of(nights.connection, 1):
            break
    assert len(asked) == len({*asked})
    assert len(nights.held()) == 10


@pytest.mark.slow
@pytest.mark.parametrize("trouble", ["status", "lies", "endless"])
def test_an_index_that_refuses_or_lies_or_never_ends_has_a_sentence(
    nights: Nights, trouble: str
) -> None:
    nights.archive.status = 503 if trouble == "status" else 200
    nights.archive.lies = ("x.com/eve/status/1",) * 9 if trouble == "lies" else ()
    nights.archive.posts = {} if trouble == "lies" else nights.posts
    nights.archive.endless = trouble == "endless"
    report = nights.night()
    state, reason = nights.account()
    told = {"status": "HTTP 503", "lies": "other addresses", "endless": "without end"}[trouble]
    assert state == "new"
    assert told in (reason or "")
    assert "people on X" in [one["source"] for one in report.failures]
    assert len(nights.questions()) <= 60
    assert nights.held() == []
    # A full answer is asked for in parts, and names no post before these do.
    queued = nights.connection.execute("select count(*) from post_queue").fetchone()[0]
    assert queued <= (60 if trouble == "endless" else 0)


def test_where_a_list_goes_on_is_told_from_where_a_question_does() -> None:
    assert is_archive_listing(ReadingGap(1, '{"platform": "x"}', None))
    assert not is_archive_listing(ReadingGap(1, "b26v89c19zqg8o3f", None))
    assert "next goes on" in USED_UP
