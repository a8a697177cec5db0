"""A page of an account's posts is kept once, and noted again the more seldom."""

from dataclasses import replace

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import followed, runs
from archiver.archive.store.followed import FollowedAccount
from archiver.crawl.followed_pages import KeptPage, keep_followed_page
from archiver.crawl.run_archive import RunArchive
from archiver.models.records import Capture
from archiver.platforms.account_reading import AccountReading, AttestedPage
from archiver.platforms.account_records import AccountRef, PostWindow
from archiver.platforms.replay import drive
from archiver.platforms.resolving import ResolveContext
from archiver.text.dates import add_time
from tests.crawl.conftest import BEGUN
from tests.crawl.people import ON_BLUESKY
from tests.platforms.listed import DID, Listed, Said, changed, hourly

ANA = AccountRef(platform="bluesky", id=DID, handle="ana.example")


def page_of(servers: Listed, *, hours: float = 0.0) -> AttestedPage:
    """The first page, as it is seen so many hours after the run began."""
    at = add_time(BEGUN, hours=hours)
    page = drive(
        AccountReading(ANA, ResolveContext(now=at)).read_page(PostWindow(after="2031-05-01")),
        lambda request: _at(servers(request), at),
    )
    seen = tuple(replace(one, seen_at=at) for one in page.sightings)
    return replace(page, sightings=seen)


def _at(came: object, at: str) -> Capture:
    assert isinstance(came, Capture)
    return replace(came, fetched_at=at)


@pytest.fixture
def account(run: RunArchive) -> FollowedAccount:
    with transaction(run.connection):
        number, _ = followed.follow_account(run.connection, ON_BLUESKY, at=BEGUN)
    return followed.load_followed(run.connection, number)


def looks(run: RunArchive) -> int:
    found: int = run.connection.execute("select count(*) from sightings").fetchone()[0]
    return found


def keep(run: RunArchive, account: FollowedAccount, page: AttestedPage) -> KeptPage:
    with transaction(run.connection):
        run.report.run = runs.begin_run(run.connection, at=BEGUN, command="crawl", offline=False)
    return keep_followed_page(run, account, page, gap=None, until="2031-05-01")


def test_a_page_is_kept_with_where_its_list_goes_on(
    run: RunArchive, account: FollowedAccount
) -> None:
    servers = Listed(posts=hourly(100, every=0.5, now=BEGUN))
    kept = keep(run, account, page_of(servers))
    assert (kept.new, kept.edited, kept.missing) == (40, (), ())
    assert kept.gap is not None
    assert kept.gap.until == "2031-05-01"
    now = followed.load_followed(run.connection, account.id)
    assert (now.newest_at, now.name) == ("2031-05-03T23:30:00Z", "Ana Brook")
    assert run.report.followed["new"] == 40


def test_what_stands_is_noted_more_and_more_seldom(
    run: RunArchive, account: FollowedAccount
) -> None:
    servers = Listed(posts=[Said(add_time(BEGUN, hours=-100), "The ferry stays.")])
    keep(run, account, page_of(servers))
    seen = []
    for hours in range(10, 400, 10):
        keep(run, account, page_of(servers, hours=hours))
        seen.append(looks(run))
    # After 50 hours, for it had stood for 100; then after 80, and after 120.
    assert [seen.count(number) for number in range(1, 6)] == [4, 8, 12, 15, 0]


def test_an_edit_is_another_wording_and_back_again_is_a_look(
    run: RunArchive, account: FollowedAccount
) -> None:
    servers = Listed(posts=hourly(2, now=BEGUN))
    keep(run, account, page_of(servers))
    for hours, text, versions in ((1, "Wrong.", 3), (2, "Ferry report 0.", 3)):
        servers = changed(servers, posts=[Said(servers.posts[0].at, text), servers.posts[1]])
        kept = keep(run, account, page_of(servers, hours=hours))
        assert len(kept.edited) == 1
        counted = run.connection.execute("select count(*) from post_versions").fetchone()[0]
        assert counted == versions


def test_a_missing_post_is_asked_for_and_what_is_hidden_is_no_hint(
    run: RunArchive, account: FollowedAccount
) -> None:
    servers = Listed(posts=hourly(5, now=BEGUN))
    keep(run, account, page_of(servers))
    gone = servers.posts.pop(2)
    page = page_of(servers)
    for page_with in (
        replace(page, page=replace(page.page, hidden=1)),
        replace(page, page=replace(page.page, is_full=False)),
        replace(page, foreign=1),
    ):
        assert keep(run, account, page_with).missing == ()
    assert keep(run, account, page).missing == (f"bluesky:{DID}/{gone.key}",)
    (row,) = run.connection.execute("select why, key from post_queue").fetchall()
    assert tuple(row) == ("followed", f"bluesky:{DID}/{gone.key}")
