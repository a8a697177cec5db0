"""Frames of Bluesky's Jetstream are looks at posts, by whoever may speak for them."""

import json
from dataclasses import replace
from typing import Any

import pytest

from archiver.platforms.attestation import attest_event
from archiver.platforms.bluesky.jetstream import JETSTREAM, read_jetstream_frame
from archiver.platforms.resolving import ResolveContext
from tests.platforms.listed import DID, NOW

AT = 1_935_900_000_000_000


def frame(operation: str = "create", **more: Any) -> str:
    commit = {
        "operation": operation,
        "collection": "app.bsky.feed.post",
        "rkey": "3labcdefghijk",
        "record": {"$type": "app.bsky.feed.post", "text": "The ferry is late.", "createdAt": NOW},
    }
    return json.dumps({"did": DID, "time_us": AT, "kind": "commit", "commit": commit, **more})


def test_what_is_made_is_shown_and_what_is_deleted_is_the_platforms_record() -> None:
    made, gone = (read_jetstream_frame(frame(one), NOW) for one in ("create", "delete"))
    assert made is not None
    assert made.sighting is not None
    assert made.sighting.version is not None
    assert made.sighting.version.text == "The ferry is late."
    assert made.sighting.post.author.account_id == DID
    assert gone is not None
    assert gone.sighting is not None
    assert (gone.sighting.outcome, gone.sighting.version) == ("deleted", None)
    assert (gone.at, gone.sighting.seen_at[:4]) == (AT, "2031")
    for event in (made, gone):
        assert event.sighting is not None
        assert event.capture is not None
        context = ResolveContext(now=NOW)
        assert attest_event(event.sighting, event.capture, context) is not None
        evil = replace(event.capture, url="https://evil.example/subscribe")
        rested = replace(event.sighting, rests_on=evil.url)
        assert attest_event(rested, evil, context) is None


def test_an_account_that_is_closed_is_told_and_others_are_passed_over() -> None:
    closed = frame(kind="account", account={"active": False, "status": "takendown"})
    event = read_jetstream_frame(closed, NOW)
    assert event is not None
    assert (event.closed, event.sighting) == ("takendown", None)
    for other in (
        frame(kind="identity"),
        frame("create", kind="account", account={"active": True}),
    ):
        event = read_jetstream_frame(other, NOW)
        assert event is not None
        assert (event.closed, event.sighting) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "null",
        frame(did="did:evil:x"),
        frame(time_us="now"),
        frame(time_us=True),
        frame(time_us=1 << 60),
        frame(time_us=-1),
        "[" * 9_999,
    ],
)
def test_what_is_no_event_is_none(text: str) -> None:
    assert read_jetstream_frame(text, NOW) is None


def test_an_event_of_the_future_was_seen_when_it_came() -> None:
    event = read_jetstream_frame(frame(time_us=(1 << 52) - 1), NOW)
    assert event is not None
    assert event.sighting is not None
    assert event.sighting.seen_at == NOW


def test_only_posts_of_wanted_accounts_are_asked_for() -> None:
    told = json.loads(JETSTREAM.greet([DID]))
    assert told["payload"] == {"wantedCollections": ["app.bsky.feed.post"], "wantedDids": [DID]}
