"""What each platform's object knows of ids, accounts and addresses of archives."""

import pytest

from archiver.models.records import Capture, PostRef
from archiver.platforms.base import Platform
from archiver.platforms.bluesky.platform import PLATFORM as BLUESKY
from archiver.platforms.facebook.platform import PLATFORM as FACEBOOK
from archiver.platforms.instagram.platform import PLATFORM as INSTAGRAM
from archiver.platforms.linkedin.platform import PLATFORM as LINKEDIN
from archiver.platforms.mastodon.platform import PLATFORM as MASTODON
from archiver.platforms.reddit.platform import PLATFORM as REDDIT
from archiver.platforms.resolving import ResolveContext, ResolveError
from archiver.platforms.telegram.platform import PLATFORM as TELEGRAM
from archiver.platforms.threads.platform import PLATFORM as THREADS
from archiver.platforms.tiktok.platform import PLATFORM as TIKTOK
from archiver.platforms.truthsocial.platform import PLATFORM as TRUTHSOCIAL
from archiver.platforms.x.platform import PLATFORM as X
from archiver.platforms.youtube.platform import PLATFORM as YOUTUBE

CONTEXT = ResolveContext(now="2031-05-06T12:00:00Z", handle="ana")
ALL = (
    *(X, BLUESKY, MASTODON, TRUTHSOCIAL, THREADS, INSTAGRAM, FACEBOOK, TIKTOK, REDDIT, YOUTUBE),
    *(TELEGRAM, LINKEDIN),
)
DID = "did:plc:abcdefghijklmnopqrstuvwx"


@pytest.mark.parametrize(
    ("platform", "post", "moment"),
    [
        (X, "1812256998588662068", "2024-07-13T22:45:13Z"),
        (X, "20", None),
        (X, "9" * 5000, None),
        (BLUESKY, f"{DID}/3la4vfasktq27", "2024-11-04T14:09:48Z"),
        (BLUESKY, f"{DID}/self", None),
        (BLUESKY, f"{DID}/3la4vfasktq2!", None),
        (MASTODON, "social.example/112345678901234567", "2024-04-27T23:03:36Z"),
        (MASTODON, "social.example/7", None),
        (TRUTHSOCIAL, "112345678901234567", "2024-04-27T23:03:36Z"),
        (INSTAGRAM, "CZbAAAAAAAA", "2022-02-01T04:49:49Z"),
        (INSTAGRAM, "CZbAAAAAAAAsecret", None),
        (THREADS, "C-GAAAAAAAA", "2024-07-31T16:27:21Z"),
        (TIKTOK, "7362946149227056416", "2024-04-28T15:51:31Z"),
        (TIKTOK, "ZMabc123", None),
        (FACEBOOK, "928812574504508", None),
        (REDDIT, "t3_tq93vt", None),
        (YOUTUBE, "abcdefghijk", None),
        (TELEGRAM, "soupnews/123", None),
        (LINKEDIN, "urn:li:activity:6950337899716329472", None),
    ],
)
def test_the_time_in_an_id(platform: Platform, post: str, moment: str | None) -> None:
    assert platform.find_id_time(post) == moment


@pytest.mark.parametrize("platform", [X, BLUESKY, MASTODON, TRUTHSOCIAL])
def test_a_moment_is_the_least_id_that_a_post_of_it_can_have(platform: Platform) -> None:
    first = platform.find_first_id("2024-07-13T22:45:13Z")
    before = platform.find_first_id("2024-07-13T22:45:12.999000+00:00")
    assert first
    assert before
    assert platform.find_id_time(first) == "2024-07-13T22:45:13Z"
    assert platform.find_id_time(before) == "2024-07-13T22:45:12Z"
    assert (len(before), before) < (len(first), first)


@pytest.mark.parametrize(
    ("platform", "moment"),
    [(X, "2009-01-01"), (X, "never"), (BLUESKY, "1970-01-01"), (REDDIT, "2024-07-13")],
)
def test_a_moment_without_ids_is_none(platform: Platform, moment: str) -> None:
    assert platform.find_first_id(moment) is None


@pytest.mark.parametrize(
    ("platform", "given", "account"),
    [
        (X, ("", None, 12), "12"),
        (X, ("anabrook", True), None),
        (BLUESKY, ("ana.example", DID), DID),
        (MASTODON, (7, "https://social.example/users/ana"), "https://social.example/users/ana"),
        (TRUTHSOCIAL, ("107",), "107"),
        (THREADS, (63,), "63"),
        (INSTAGRAM, ("0", "63"), "63"),
        (TIKTOK, ("6890",), "6890"),
        (REDDIT, ("[deleted]", "t2_abc"), "t2_abc"),
        (YOUTUBE, ("UCabc", "UC" + "a" * 22), "UC" + "a" * 22),
        (TELEGRAM, ("soupnews", "100"), "100"),
        (FACEBOOK, ("100",), None),
        (LINKEDIN, ("100",), None),
    ],
)
def test_the_lasting_id_of_an_account(
    platform: Platform, given: tuple[object, ...], account: str | None
) -> None:
    assert platform.find_account_id(*given) == account


def test_only_where_an_id_begins_with_its_owner_it_tells_the_account() -> None:
    assert BLUESKY.find_owner(f"{DID}/3la4vfasktq27") == DID
    assert BLUESKY.find_owner("ana.example/3la4vfasktq27") is None
    assert TELEGRAM.find_owner("12/123") is None
    assert BLUESKY.is_same_id(f"{DID}/3la4vfasktq27", "ana.example/3la4vfasktq27")
    assert not X.is_same_id("7/20", "8/20")


@pytest.mark.parametrize(
    ("platform", "post", "address"),
    [
        (X, "20", "twitter.com/ana/status/20*"),
        (BLUESKY, "ana.example/3la4vfasktq27", "bsky.app/profile/ana/post/3la4vfasktq27*"),
        (MASTODON, "social.example/7", "social.example/@ana/7*"),
        (TRUTHSOCIAL, "107", "truthsocial.com/@ana/107*"),
        (THREADS, "C-GAAAAAAAA", "www.threads.com/@ana/post/C-GAAAAAAAA*"),
        (INSTAGRAM, "CZbAAAAAAAA", "www.instagram.com/p/CZbAAAAAAAA*"),
        (FACEBOOK, "928812574504508", "www.facebook.com/ana/posts/928812574504508*"),
        (TIKTOK, "7362946149227056416", "www.tiktok.com/@ana/video/7362946149227056416*"),
        (REDDIT, "t3_tq93vt", "www.reddit.com/comments/tq93vt*"),
        (YOUTUBE, "abcdefghijk", "www.youtube.com/watch?v=abcdefghijk"),
        (TELEGRAM, "soupnews/123", "t.me/soupnews/123?embed=1*"),
        (LINKEDIN, "urn:li:activity:6950337899716329472", "www.linkedin.com/feed/update/*"),
    ],
)
def test_where_a_web_archive_is_asked_first(platform: Platform, post: str, address: str) -> None:
    ref = PostRef(platform=platform.name, id=post)
    first = platform.list_archive_addresses(ref, CONTEXT)[0]
    assert first == address.replace("update/*", f"update/{post}*")


@pytest.mark.parametrize(
    ("platform", "post"),
    [
        (X, "twenty"),
        (MASTODON, "a b/7"),
        (REDDIT, "t5_soup"),
        (YOUTUBE, "short"),
        (TELEGRAM, "soupnews/last"),
        (LINKEDIN, "urn:li:member:1"),
    ],
)
def test_an_id_that_the_platform_cannot_have_given_is_nowhere(
    platform: Platform, post: str
) -> None:
    with pytest.raises(ResolveError) as missed:
        platform.list_archive_addresses(PostRef(platform=platform.name, id=post), CONTEXT)
    assert missed.value.outcome == "unsupported"


@pytest.mark.parametrize(
    "platform",
    ALL,
    ids=lambda one: one.name,
)
def test_an_archived_page_of_something_else_shows_no_post(platform: Platform) -> None:
    """A login page or a front page in a post's place is not the post."""
    post = {"youtube": "abcdefghijk", "mastodon": "social.example/7"}.get(platform.name, "20")
    page = Capture(
        url="https://archive.example/",
        source="",
        fetched_at=CONTEXT.now,
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=b"<html><head><title>Log in</title></head><body><p>Welcome back</p></body></html>",
    )
    assert platform.read_archived(PostRef(platform=platform.name, id=post), page, CONTEXT) == ()
