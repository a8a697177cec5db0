"""Answers of a stranger's server in whatever form: nothing of them is evidence for others."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.models.records import Capture, PostRef, Request, Unfetched
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.chain import resolve_post
from archiver.platforms.origins import origin_of
from archiver.platforms.registry import find_platform
from archiver.platforms.replay import drive
from archiver.platforms.resolving import FetchResult, ResolveContext
from tests.conftest import examples

NOW = "2031-05-06T12:00:00Z"
EVIL, NUMBER = "evil.example", "112345678901234567"
REF = PostRef(platform="mastodon", id=f"{EVIL}/{NUMBER}")
VICTIMS = (
    "https://x.com/anabrook_test/status/1812256998588662068",
    f"https://social.example/@ana/{NUMBER}",
    f"https://social.example/users/ana/statuses/{NUMBER}",
    "https://bsky.app/profile/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/post/3kx6qwyo7d22a",
    f"https://truthsocial.com/@ana/posts/{NUMBER}",
    "https://www.threads.com/@ana/post/DAbCdEfGhIj",
    "https://t.me/anabrook/7",
    "https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000000",
)
OWN = (f"https://{EVIL}/@ana/{NUMBER}", f"https://{EVIL}/users/ana/statuses/{NUMBER}")

# Which host these are of readers of addresses disagree about, or people do.
TWISTED = (
    f"https://{EVIL}\\@social.example/@ana/{NUMBER}",
    f"https://{EVIL}@social.example/@ana/{NUMBER}",
    f"https://social.example%2F@{EVIL}/@ana/{NUMBER}",
    f"https://social.example\t/@ana/{NUMBER}",
    f"https://social.example./@ana/{NUMBER}",
    f"https://social.example:443/@ana/{NUMBER}",
    f"https://ѕocial.example/@ana/{NUMBER}",
    f"//social.example/@ana/{NUMBER}",
    f"https://{EVIL}:8443/@ana/{NUMBER}",
    f"https://{EVIL}/@ana/{NUMBER}?https://social.example/@ana/{NUMBER}",
)
addresses = st.sampled_from((*VICTIMS, *OWN, *TWISTED, "no address", "")) | st.none()
names = st.sampled_from(("ana", "ana@social.example", f"ana@{EVIL}", "ana@social.example@x.com"))
moments = st.sampled_from(("2024-07-13T22:45:24Z", "9999-12-31T00:00:00Z", "1970-01-01", "soon"))
accounts = st.fixed_dictionaries(
    {},
    optional={
        "acct": names,
        "display_name": names,
        "uri": addresses,
        "url": addresses,
        "id": names,
    },
)
plain = st.fixed_dictionaries(
    {"content": st.just("<p>Invented.</p>"), "visibility": st.just("public")},
    optional={
        "id": st.sampled_from((NUMBER, "1", "1812256998588662068")),
        "url": addresses,
        "uri": addresses,
        "account": accounts,
        "created_at": moments,
        "edited_at": moments,
        "in_reply_to_id": st.sampled_from((NUMBER, "1")),
        "replies_count": st.just(1),
    },
)
statuses = st.recursive(
    plain,
    lambda inner: st.builds(
        lambda status, quoted, passed_on: {**status, "quote": quoted, "reblog": passed_on},
        plain,
        st.none() | st.fixed_dictionaries({"quoted_status": inner}) | inner,
        st.none() | inner,
    ),
    max_leaves=3,
)
notes = st.fixed_dictionaries(
    {"type": st.sampled_from(("Note", "Article", "Create")), "content": st.just("Invented.")},
    optional={
        "id": addresses,
        "url": addresses | st.fixed_dictionaries({"href": addresses}),
        "attributedTo": addresses,
        "actor": addresses,
        "quoteUrl": addresses,
        "inReplyTo": addresses,
        "published": moments,
        "preferredUsername": names,
        "name": names,
    },
)


def resolve_at_evil(status: Any, note: Any, led_to: str | None) -> tuple[AttestedSighting, ...]:
    """Ask a stranger's server for its own post; it answers everything in the same way."""

    def answer(request: Request) -> FetchResult:
        if origin_of(request.url) != origin_of(f"https://{EVIL}/"):
            return Unfetched(url=request.url, outcome="unreachable", reason="asked elsewhere")
        if "/context" in request.url:
            found: Any = {"ancestors": [status], "descendants": [status]}
        elif "/history" in request.url:
            found = [status, status]
        else:
            found = note if "activity" in request.accept else status
        return Capture(
            url=request.url,
            source=request.url,
            fetched_at=NOW,
            status=200,
            headers=(("Content-Type", "application/json"),),
            body=json.dumps(found).encode(),
            final_url=led_to or request.url,
        )

    context = ResolveContext(now=NOW, url=OWN[1], handle="ana", archives=())
    return drive(resolve_post(REF, context), answer)


@settings(max_examples=examples(400))
@given(statuses, notes, st.none() | st.just("https://third.example/@ana/1"))
def test_a_strangers_server_speaks_for_itself_alone(
    status: Any, note: Any, led: str | None
) -> None:
    """Whatever it says: who wrote what, where it is from, when, and where it leads."""
    for one in resolve_at_evil(status, note, led):
        post = one.post
        assert (post.platform, (post.id or "").partition("/")[0]) == ("mastodon", EVIL)
        assert (post.author.handle or f"@{EVIL}").endswith(f"@{EVIL}")
        assert (post.author.handle or "").count("@") <= 1
        for address in (post.author.account_id, post.url):
            assert address is None or origin_of(address) == origin_of(OWN[0])
        assert (post.posted_at or "") < "2100"
        assert one.seen_at <= NOW
        assert led is None or one.version is None
        for lead in one.leads:
            platform = find_platform(lead.ref.platform)
            assert platform is not None
            assert lead.url is None or platform.parse_ref(lead.url) in {lead.ref, None}
