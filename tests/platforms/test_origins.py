"""Whose answer an answer is: by the address that it came from, and nothing that it says."""

import pytest

from archiver.models.records import Author, Capture, PostRef
from archiver.platforms.origins import AnswerLog, Origin, is_from, origin_of
from archiver.platforms.registry import all_platforms, get_platform
from archiver.platforms.resolving import ResolveContext

NOW = "2031-05-06T12:00:00Z"


def came(url: str, final_url: str | None = None) -> Capture:
    return Capture(
        url=url, source=url, fetched_at=NOW, body=b"{}", status=200, final_url=final_url or url
    )


def log_of(*captures: Capture, **known: object) -> AnswerLog:
    log = AnswerLog(ResolveContext(now=NOW, **known))  # type: ignore[arg-type]
    for one in captures:
        log.add(one)
    return log


@pytest.mark.parametrize(
    "address",
    [
        "https://x.com.evil.example/a/status/1",
        "https://evil.example/https://x.com/a",
        "https://x.com@evil.example/",
        "https://evil.example\\@x.com/",
        "https://x.com:8443/",
        "https://notx.com/",
        "ftp://x.com/",
        "javascript://x.com/",
        "https://",
        "https://[x.com",
        "",
    ],
)
def test_an_address_that_only_looks_like_one_of_x_is_none(address: str) -> None:
    origin = origin_of(address)
    ref = PostRef(platform="x", id="1")
    assert origin is None or not get_platform("x").speaks_for(ref, origin, log_of())


@pytest.mark.parametrize("platform", [one.name for one in all_platforms() if one.strategies])
def test_every_platform_has_hosts_of_its_own_and_no_strangers(platform: str) -> None:
    """Where posts stand on many servers it is the host of the id."""
    found = get_platform(platform)
    number = "social.example/1" if found.federated else "1"
    ref = PostRef(platform=platform, id=number)
    own = "social.example" if found.federated else found.origins[0]
    assert found.speaks_for(ref, Origin(own), log_of())
    for other in ("evil.example", f"{own}.evil.example", f"evil{own}", "127.0.0.1:8001"):
        assert not found.speaks_for(ref, Origin(other), log_of())


def test_an_answer_is_of_where_it_was_led_to() -> None:
    """After every redirect."""
    there = came("https://social.example/1", "https://other.example/1")
    assert not is_from(there, "https://social.example/1", ResolveContext(now=NOW))
    assert is_from(there, "https://other.example/", ResolveContext(now=NOW))
    assert log_of(there).origins_of_answers("https://social.example/1") == (
        frozenset({Origin("other.example")}),
    )
    assert log_of(there).origins_of_answers(None) == ()


def test_who_is_asked_instead_speaks_for_whose_place_it_takes() -> None:
    """By the longest beginning that fits; below that, for nobody else."""
    known = {
        "https://a.example": "http://127.0.0.1:8001/a",
        "https://b.example": "http://127.0.0.1:8001/b",
    }
    log = log_of(came("http://127.0.0.1:8001/a/1", "http://127.0.0.1:8001/b/1"), elsewhere=known)
    ((*origins,),) = log.origins_of_answers("http://127.0.0.1:8001/a/1")
    assert set(origins) == {Origin("b.example"), Origin("127.0.0.1:8001")}
    assert list(log.answers_to("https://a.example/1")) == []


def test_an_author_on_another_server_is_not_there() -> None:
    """By the handle as by the actor's address; where neither says a server nothing contradicts."""
    platform, here = get_platform("mastodon"), Origin("social.example")
    for author in (
        Author(handle="ana@other.example"),
        Author(handle="ana@social.example", account_id="https://other.example/users/ana"),
        Author(handle="ana@social.example@other.example"),
    ):
        assert not platform.is_author_there(author, here)
    for author in (Author(), Author(handle="ana@Social.example"), Author(handle="ana")):
        assert platform.is_author_there(author, here)


@pytest.mark.parametrize("did", ["did:plc:" + "a" * 24, "did:web:tide.example"])
def test_the_server_that_an_identity_names_speaks_for_its_posts_alone(did: str) -> None:
    """As long as the document is the identity's, and came from where identities are kept."""
    at = (
        "https://tide.example/.well-known/did.json"
        if "web" in did
        else f"https://plc.directory/{did}"
    )
    body = (
        f'{{"id": "{did}", "service": '
        '[{"id": "#atproto_pds", "serviceEndpoint": "https://pds.example"}]}'
    ).encode()
    document = Capture(url=at, source=at, fetched_at=NOW, body=body, status=200, final_url=at)
    led = Capture(
        url=at, source=at, fetched_at=NOW, body=body, status=200, final_url="https://evil.example/"
    )
    bluesky, pds = get_platform("bluesky"), Origin("pds.example")
    ref = PostRef(platform="bluesky", id=f"{did}/3k")
    assert bluesky.speaks_for(ref, pds, log_of(document))
    assert not bluesky.speaks_for(ref, pds, log_of())
    assert not bluesky.speaks_for(ref, pds, log_of(led))
    other = PostRef(platform="bluesky", id=f"did:plc:{'b' * 24}/3k")
    assert not bluesky.speaks_for(other, pds, log_of(document))
    assert not bluesky.speaks_for(ref, Origin("evil.example"), log_of(document))
