"""Read Bluesky's Jetstream: its own record of what accounts make, change and delete, as JSON.

https://github.com/bluesky-social/jetstream. It keeps about a day, and begins at any moment in it.
What it shows is what Bluesky's relay heard from the accounts' servers.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from archiver.errors import UnusableLine
from archiver.models.records import Author, Capture, Post, PostRef, Sighting
from archiver.platforms.account_records import ChangeStream, StreamEvent
from archiver.platforms.bluesky import payloads
from archiver.platforms.bluesky.accounts import is_did
from archiver.text.dates import format_stamp
from archiver.text.foreign_json import json_of
from archiver.text.json_fields import JsonObject, mapping_in, string_in

JETSTREAM_HOSTS = (
    "jetstream1.us-east.bsky.network",
    "jetstream2.us-east.bsky.network",
    "jetstream1.us-west.bsky.network",
    "jetstream2.us-west.bsky.network",
)
"""Hosts of Bluesky's own that give the record."""
_PLACE = f"https://{JETSTREAM_HOSTS[1]}/subscribe"
_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = 1 << 52  # microseconds: the year 2112


def _greet(ids: Sequence[str]) -> str:
    """Name the accounts that are wanted, and of what they do only their posts."""
    wanted = {"wantedCollections": [payloads.COLLECTION], "wantedDids": list(ids)}
    return json.dumps({"type": "options_update", "payload": wanted})


def read_jetstream_frame(frame: str, came_at: str) -> StreamEvent | None:
    """Read one frame: a post that was made, changed or deleted, or an account that was closed."""
    try:
        found = mapping_in(json_of(frame.encode("utf-8", "replace")))
    except UnusableLine:
        return None
    did, at = string_in(found.get("did")) or "", found.get("time_us")
    if not is_did(did) or type(at) is not int or not 0 < at < _LATEST:
        return None
    if found.get("kind") == "account":
        account = mapping_in(found.get("account"))
        closed = string_in(account.get("status")) if account.get("active") is False else None
        return StreamEvent(at=at, account_id=did, closed=closed)
    commit = mapping_in(found.get("commit"))
    if found.get("kind") != "commit" or commit.get("collection") != payloads.COLLECTION:
        return StreamEvent(at=at, account_id=did)
    capture = Capture(
        url=_PLACE,
        source=_PLACE,
        fetched_at=came_at,
        body=frame.encode("utf-8", "replace"),
        headers=(("Content-Type", "application/json"),),
    )
    ref = payloads.ref_of(f"at://{did}/{payloads.COLLECTION}/{string_in(commit.get('rkey'))}")
    seen_at = min(format_stamp(_UNIX + timedelta(microseconds=at)), came_at)
    sighting = _sighting(ref, commit, capture, seen_at) if ref else None
    return StreamEvent(at=at, account_id=did, sighting=sighting, capture=capture)


def _sighting(ref: PostRef, commit: JsonObject, capture: Capture, seen_at: str) -> Sighting | None:
    record = mapping_in(commit.get("record"))
    if commit.get("operation") == "delete":
        return Sighting(
            post=Post(
                key=ref.key, platform=ref.platform, id=ref.id, url=payloads.post_address(ref)
            ),
            outcome="deleted",
            evidence="api",
            seen_at=seen_at,
            resolver="jetstream",
            reason="Bluesky's own record of changes has its deletion",
            rests_on=capture.url,
        )
    if commit.get("operation") not in {"create", "update"} or not isinstance(
        record.get("text"), str
    ):
        return None
    sighting = payloads.sighting_of_record(ref, record, capture, author=Author())
    return Sighting(
        post=sighting.post,
        outcome="ok",
        evidence="api",
        seen_at=seen_at,
        version=sighting.version,
        resolver="jetstream",
        leads=sighting.leads,
        rests_on=capture.url,
    )


JETSTREAM = ChangeStream(
    name="jetstream",
    address=f"wss://{JETSTREAM_HOSTS[1]}/subscribe",
    hours=24.0,
    most=10_000,
    greet=_greet,
    read=read_jetstream_frame,
)
