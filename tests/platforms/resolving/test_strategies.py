"""What single strategies ask and what they make of answers that show no post."""

from collections.abc import Callable

import pytest

from archiver.models.records import Author, Capture, PostRef, Request
from archiver.platforms.activitypub import activitypub_strategy, read_activitypub
from archiver.platforms.bluesky.accounts import confirm_handle, id_parts, list_appviews
from archiver.platforms.facebook.strategies import FACEBOOK_STRATEGIES
from archiver.platforms.instagram.strategies import INSTAGRAM_STRATEGIES
from archiver.platforms.linkedin.strategies import LINKEDIN_STRATEGIES
from archiver.platforms.mastodon.strategies import MASTODON_STRATEGIES, permalink
from archiver.platforms.oembed import ask_oembed, discover_oembed
from archiver.platforms.reddit.strategies import REDDIT_STRATEGIES
from archiver.platforms.registry import get_platform
from archiver.platforms.replay import drive
from archiver.platforms.requests import refuse_login_wall, refuse_status
from archiver.platforms.resolving import ResolveContext, ResolveError, Strategy
from archiver.platforms.sightings import sighting_of_shown
from archiver.platforms.telegram.strategies import TELEGRAM_STRATEGIES
from archiver.platforms.threads.strategies import THREADS_STRATEGIES
from archiver.platforms.tiktok.strategies import TIKTOK_STRATEGIES
from archiver.platforms.truthsocial.strategies import TRUTHSOCIAL_STRATEGIES
from archiver.platforms.x.api import API_STRATEGY, read_api
from archiver.platforms.x.strategies import X_STRATEGIES
from archiver.platforms.youtube.strategies import YOUTUBE_STRATEGIES

NOW = "2031-05-06T12:00:00Z"
CONTEXT = ResolveContext(now=NOW)


def page(body: str = "", status: int = 200, kind: str = "text/html", final: str = "") -> Capture:
    return Capture(
        url="https://a.example/",
        source="",
        fetched_at=NOW,
        status=status,
        final_url=final or None,
        headers=(("Content-Type", kind),),
        body=body.encode(),
    )


def answered(strategy: Strategy, ref: str, answer: Capture) -> tuple[str, str | None, list[str]]:
    """The outcome of one strategy with its reason, and the addresses that it asked."""
    platform, _, post = ref.partition(":")
    asked: list[str] = []

    def give(request: Request) -> Capture:
        asked.append(request.url)
        return answer

    found = drive(strategy.run(PostRef(platform=platform, id=post), CONTEXT), give)
    return found.first.outcome, found.first.reason, asked


@pytest.mark.parametrize(
    ("strategy", "ref", "outcome", "asked"),
    [
        (FACEBOOK_STRATEGIES[0], "facebook:7", "login-gated", "https://www.facebook.com/7"),
        (
            INSTAGRAM_STRATEGIES[0],
            "instagram:CZbAAAAAAAA",
            "login-gated",
            "https://www.instagram.com/p/CZbAAAAAAAA/",
        ),
        (
            LINKEDIN_STRATEGIES[0],
            "linkedin:urn:li:activity:6950337899716329472",
            "login-gated",
            "https://www.linkedin.com/embed/feed/update/urn:li:activity:6950337899716329472",
        ),
        (
            THREADS_STRATEGIES[0],
            "threads:C-GAAAAAAAA",
            "rate-limited",
            "https://www.threads.com/t/C-GAAAAAAAA",
        ),
        (
            TIKTOK_STRATEGIES[1],
            "tiktok:7362946149227056416",
            "blocked",
            "https://www.tiktok.com/@/video/7362946149227056416",
        ),
        (
            YOUTUBE_STRATEGIES[1],
            "youtube:abcdefghijk",
            "blocked",
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        (
            TELEGRAM_STRATEGIES[0],
            "telegram:soupnews/7",
            "blocked",
            "https://t.me/soupnews/7?embed=1&mode=tme",
        ),
        (
            TRUTHSOCIAL_STRATEGIES[0],
            "truthsocial:107",
            "malformed",
            "https://truthsocial.com/api/v1/statuses/107",
        ),
        (
            MASTODON_STRATEGIES[0],
            "mastodon:social.example/7",
            "malformed",
            "https://social.example/api/v1/statuses/7",
        ),
        (
            REDDIT_STRATEGIES[2],
            "reddit:t3_tq93vt",
            "malformed",
            "https://www.reddit.com/comments/tq93vt/.rss",
        ),
    ],
)
def test_a_page_without_the_post_is_never_called_deleted(
    strategy: Strategy, ref: str, outcome: str, asked: str
) -> None:
    empty = page("<html><body><p>Welcome</p></body></html>")
    assert answered(strategy, ref, empty)[::2] == (outcome, [asked])


def test_strategies_that_wait_to_be_imported_are_those_that_are_imported() -> None:
    waiting = get_platform("x").strategies
    assert [(one.name, one.evidence) for one in waiting] == [
        (one.name, one.evidence) for one in X_STRATEGIES
    ]


def test_an_api_with_a_token_is_not_asked_without_one() -> None:
    for strategy, ref in ((API_STRATEGY, "x:20"), (REDDIT_STRATEGIES[0], "reddit:t3_tq93vt")):
        outcome, reason, asked = answered(strategy, ref, page())
        assert (outcome, asked) == ("unsupported", [])
        assert "needs a token" in (reason or "")


def test_the_api_of_x_says_whether_a_post_is_gone_or_only_refused() -> None:
    def outcome(problem: str) -> tuple[str, bool]:
        error = {"resource_id": "20", "type": f"https://api.x.com/problems/{problem}"}
        with pytest.raises(ResolveError) as missed:
            read_api(PostRef(platform="x", id="20"), page(), {"errors": [error]})
        return missed.value.outcome, missed.value.certain

    assert outcome("resource-not-found") == ("denied", False)
    assert outcome("not-authorized-for-resource") == ("blocked", True)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ({"type": "Tombstone"}, "deleted"),
        ({"type": "Announce"}, "unsupported"),
        ({"type": "Person"}, "unsupported"),
        ({"type": "Note", "content": "a", "to": ["https://a.example/followers"]}, "protected"),
        ({"type": "Note", "content": "a"}, "malformed"),
    ],
)
def test_an_object_that_is_no_public_post_is_told_as_what_it_is(
    found: dict[str, object], outcome: str
) -> None:
    with pytest.raises(ResolveError) as missed:
        read_activitypub(PostRef(platform="mastodon", id="a.example/7"), found, page())
    assert missed.value.outcome == outcome


@pytest.mark.parametrize("build", [activitypub_strategy, discover_oembed])
def test_a_guessed_address_that_is_not_there_says_nothing_of_the_post(
    build: Callable[[Callable[..., str]], Strategy],
) -> None:
    strategy = build(permalink)
    missing = page(status=404)
    assert answered(strategy, "mastodon:social.example/7", missing)[0] == "unsupported"


def test_a_platform_without_an_oembed_service_cannot_be_asked_for_it() -> None:
    steps = ask_oembed(
        "telegram", PostRef(platform="telegram", id="a/7"), CONTEXT, "https://t.me/a/7"
    )
    with pytest.raises(ResolveError, match="no oEmbed service"):
        next(steps)


def test_a_handle_of_bluesky_counts_only_if_it_leads_back() -> None:
    def confirmed(did: str) -> str | None:
        return drive(
            confirm_handle("did:plc:abcdefghijklmnopqrstuvwx", "ana.example", CONTEXT),
            lambda _: page(f'{{"did": "{did}"}}', kind="application/json"),
        )

    assert confirmed("did:plc:abcdefghijklmnopqrstuvwx") == "ana.example"
    assert confirmed("did:plc:xbcdefghijklmnopqrstuvwa") is None


def test_an_owner_and_a_key_are_needed_on_bluesky() -> None:
    ref = PostRef(platform="bluesky", id="ana.example/3la4vfasktq27")
    assert id_parts(ref) == ("ana.example", "3la4vfasktq27")
    for post in ("ana.example", "../3la4vfasktq27", "ana.example/a/b"):
        with pytest.raises(ResolveError):
            id_parts(PostRef(platform="bluesky", id=post))


def test_the_owner_may_name_other_appviews_or_none() -> None:
    assert list_appviews(CONTEXT)[0] == "https://public.api.bsky.app"
    assert list_appviews(ResolveContext(now=NOW, appviews=())) == ()


def test_what_http_says_everywhere() -> None:
    for status, outcome in ((301, "malformed"), (401, "login-gated"), (403, "blocked")):
        with pytest.raises(ResolveError) as missed:
            refuse_status(page(status=status))
        assert missed.value.outcome == outcome
    for status, outcome in ((429, "rate-limited"), (503, "unreachable"), (999, "blocked")):
        with pytest.raises(ResolveError) as missed:
            refuse_status(page(status=status))
        assert missed.value.outcome == outcome
    refuse_status(page())
    with pytest.raises(ResolveError, match="readers with an account"):
        refuse_login_wall(page(final="https://a.example/login?next=b"), "/login")


def test_a_time_that_contradicts_the_id_is_told_and_not_believed() -> None:
    found = sighting_of_shown(
        PostRef(platform="x", id="1812256998588662068"),
        page(),
        text="Ebb.",
        author=Author(handle="ana"),
        posted_at="2020-01-01T00:00:00Z",
    )
    assert found.post.posted_at == "2024-07-13T22:45:13Z"
    assert "contradicts the one in its id" in (found.reason or "")
