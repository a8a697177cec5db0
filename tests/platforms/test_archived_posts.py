"""Which posts of an account archives hold, asked for by the first digits of their ids."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from archiver.models.records import Capture
from archiver.platforms import archived_posts
from archiver.platforms.archived_posts import (
    ArchiveListing,
    ask_next,
    begin_listing,
    stored_listing,
)
from archiver.platforms.registry import find_platform
from archiver.platforms.replay import drive
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError
from tests.conftest import x_id
from tests.crawl.world import XArchive

CONTEXT = ResolveContext(now="2031-06-01T00:00:00Z")
DAYS = ("2031-04-29T12:00:00Z", "2031-05-06T12:00:00Z")
HANDLE = "anabrook_test"


class Index:
    """An index that counts its questions and notes what they were about."""

    def __init__(self, archive: XArchive) -> None:
        self.archive = archive
        self.asked: list[str] = []

    def __call__(self, request: Any) -> FetchResult:
        self.asked.append(parse_qs(urlsplit(request.url).query)["url"][0])
        status, said = self.archive.index(request.url)
        return Capture(
            url=request.url,
            source=request.url,
            fetched_at=CONTEXT.now,
            body=json.dumps(said).encode(),
            status=status,
        )


def begun(platform: str = "x", handle: str = HANDLE) -> ArchiveListing:
    found = find_platform(platform)
    assert found
    listing = begin_listing(found, handle, DAYS, CONTEXT)
    assert listing
    return listing


def listed(index: Index, until: Callable[[ArchiveListing], bool] = lambda _: False) -> list[str]:
    """Take everything that is listed, in its order."""
    listing: ArchiveListing = begun()
    taken: list[str] = []
    while not listing.is_over and not until(listing):
        ref, left = listing.take()
        if ref is None:
            left = drive(ask_next(listing, CONTEXT), index)
        else:
            taken.append(ref.id)
        listing = left
    return taken


def posted(*days: str) -> XArchive:
    return XArchive(posts={x_id(f"2031-{day}:00:00"): "Fine." for day in days})


def test_posts_of_a_week_are_listed_newest_first_and_no_others() -> None:
    archive = posted("04-28T12", "04-29T13", "05-02T06", "05-06T11", "05-06T13", "05-20T10")
    wanted = [x_id(f"2031-{day}:00:00") for day in ("05-06T11", "05-02T06", "04-29T13")]
    index = Index(archive)
    assert listed(index) == wanted
    # Each host by the digits of seven days.
    assert len(index.asked) <= 8
    assert index.asked[0].startswith(f"x.com/{HANDLE}/status/")


def test_the_nearest_days_are_asked_for_first_and_the_rest_only_if_wanted() -> None:
    archive = posted("05-06T11", "04-30T06")
    index = Index(archive)
    assert listed(index, until=lambda one: bool(one.taken)) == [x_id("2031-05-06T11:00:00")]
    assert len(index.asked) == 1


def test_before_the_site_was_renamed_its_old_name_is_asked_first() -> None:
    found = find_platform("x")
    assert found
    early = ("2023-05-01T00:00:00Z", "2023-05-08T00:00:00Z")
    listing = begin_listing(found, HANDLE, early, CONTEXT)
    assert listing
    hosts = [one.address.partition("/")[0] for one in listing.questions]
    assert hosts == sorted(hosts)
    assert hosts[0] == "twitter.com"


def test_a_listing_goes_on_from_what_was_stored() -> None:
    index = Index(posted("05-06T11", "05-05T11", "05-01T11"))
    listing = drive(ask_next(begun(), CONTEXT), index)
    _, left = listing.take()
    assert stored_listing(left.as_json()) == left
    asked = len(index.asked)
    again = stored_listing(left.as_json())
    assert again
    ref, _ = again.take()
    assert ref
    assert ref.id == x_id("2031-05-05T11:00:00")
    assert len(index.asked) == asked


def test_posts_that_are_held_need_not_be_taken() -> None:
    listing = drive(ask_next(begun(), CONTEXT), Index(posted("05-06T11", "05-05T11")))
    held, other = listing.ids
    assert listing.keys == {f"x:{held}": held, f"x:{other}": other}
    left = listing.without([held])
    assert (left.ids, left.taken) == ((other,), frozenset({held}))


@pytest.mark.parametrize("broken", [{}, {"range": "?"}, {"range": ["1"]}, {"platform": "x"}])
def test_what_is_no_listing_is_none(broken: dict[str, Any]) -> None:
    assert stored_listing(broken) is None


def test_rows_of_other_accounts_and_days_count_for_nothing() -> None:
    archive = posted("05-06T11")
    archive.lies = (
        f"x.com/somebody/status/{x_id('2031-05-06T10:00:00')}",
        f"evil.example/{HANDLE}/status/{x_id('2031-05-06T10:00:00')}",
        f"x.com/{HANDLE}/status/20",
        f"x.com/{HANDLE}",
    )
    first = Index(archive)
    listing = drive(ask_next(begun(), CONTEXT), first)
    assert listing.ids == (x_id("2031-05-06T11:00:00"),)
    assert listing.strays == 3


def test_an_index_that_lists_only_what_nobody_asked_for_is_told() -> None:
    archive = XArchive(lies=("x.com/somebody/status/1950000000000000000",))
    with pytest.raises(ResolveError, match="lists other addresses than those") as raised:
        drive(ask_next(begun(), CONTEXT), Index(archive))
    assert raised.value.outcome == "malformed"


def test_an_index_without_end_has_one_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archived_posts, "_MOST_ROWS", 40)
    index = Index(XArchive(endless=True))
    with pytest.raises(ResolveError, match="lists without end: 60 questions"):
        ask_for_ever(index)
    assert len(index.asked) == 60


def ask_for_ever(index: Index) -> None:
    listing = begun()
    while True:
        listing = drive(ask_next(listing, CONTEXT), index)


def test_a_full_answer_is_asked_for_by_finer_digits() -> None:
    index = Index(XArchive(endless=True))
    listing = drive(ask_next(begun(), CONTEXT), index)
    first = index.asked[0]
    finer = [one for one in listing.questions if one.address.startswith(first) and one.digits]
    assert {len(one.digits) for one in finer} == {len(first.rpartition("/")[2]) + 1}
    assert all(one.address.startswith(f"x.com/{HANDLE}/") for one in finer)


def test_too_many_questions_are_told_as_such() -> None:
    with pytest.raises(ResolveError) as raised:
        drive(ask_next(begun(), CONTEXT), Index(XArchive(status=429)))
    assert raised.value.outcome == "rate-limited"


def test_truth_social_has_two_forms_of_an_address() -> None:
    addresses = {one.address.rpartition("/")[0] for one in begun("truthsocial", "ana").questions}
    assert addresses == {"truthsocial.com/@ana", "truthsocial.com/@ana/posts"}


@pytest.mark.parametrize(
    ("platform", "handle"),
    [("x", "ana/brook"), ("x", ""), ("bluesky", "ana.example"), ("reddit", "ana")],
)
def test_where_no_index_can_be_asked_so_there_is_no_plan(platform: str, handle: str) -> None:
    found = find_platform(platform)
    assert found
    assert begin_listing(found, handle, DAYS, CONTEXT) is None


def test_without_an_archive_there_is_no_plan() -> None:
    found = find_platform("x")
    assert found
    assert begin_listing(found, HANDLE, DAYS, ResolveContext(now="", archives=())) is None
