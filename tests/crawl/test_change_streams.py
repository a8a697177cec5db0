"""A platform's own record of changes is replayed from where it was left, and nothing is missed."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import reading
from archiver.crawl.change_streams import keep_events
from archiver.crawl.options import FollowingLimits
from archiver.crawl.report import RunReport
from archiver.crawl.run_archive import RunArchive
from archiver.platforms.bluesky.jetstream import JETSTREAM, read_jetstream_frame
from archiver.platforms.resolving import ResolveContext
from archiver.text.dates import current_time
from tests.crawl.people import ON_BLUESKY, PeopleNights
from tests.fetch.relay import Relay, RelayThread
from tests.platforms.listed import DID, Listed, hourly

slow = pytest.mark.slow  # whole nights
OTHER = "did:plc:" + "b" * 24


def microseconds(*, hours: float = 0.0) -> int:
    at = datetime.now(UTC) - timedelta(hours=hours)
    return int(at.timestamp() * 1_000_000)


def change(
    key: str, operation: str, hours: float, *, did: str = DID, **more: Any
) -> tuple[int, str]:
    at = microseconds(hours=hours)
    commit: dict[str, Any] = {
        "operation": operation,
        "collection": "app.bsky.feed.post",
        "rkey": key,
        "record": {"text": f"Report {key}.", "createdAt": current_time()},
    }
    return at, json.dumps({"did": did, "time_us": at, "kind": "commit", "commit": commit, **more})


class StreamNights(PeopleNights):
    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        super().__init__(connection, folder, Listed(posts=hourly(5, now=current_time())))
        self.relay = Relay()

    def replay(self) -> RunReport:
        with RelayThread(self.relay) as thread:
            limits = FollowingLimits(streams=thread.address, silence=0.5)
            return self.night(following=limits, allow_private=True)


@pytest.fixture
def nights(archive: sqlite3.Connection, tmp_path: Path) -> StreamNights:
    found = StreamNights(archive, tmp_path / "captures")
    found.follow(ON_BLUESKY)
    return found


@slow
def test_a_deletion_is_the_platforms_word_and_has_the_post_looked_at(nights: StreamNights) -> None:
    nights.night()
    gone = nights.servers.posts.pop(2)
    nights.relay.frames = [
        change(gone.key, "delete", 3.0),
        change("3l2222222222a", "create", 2.5),
        change("3l2222222222a", "delete", 2.0),
        change("3l2222222222b", "delete", 1.5),
        change("3l2222222222c", "create", 1.0, did=OTHER),
    ]
    report = nights.replay()
    assert report.followed["deleted"] == 2
    assert report.followed["stream_events"] == 4
    looks = nights.rows(
        "select p.platform_id, s.outcome from sightings s join posts p on p.id = s.post_id "
        "where s.resolver = 'jetstream' order by s.seen_at"
    )
    assert looks == [
        (f"{DID}/{gone.key}", "deleted"),
        (f"{DID}/3l2222222222a", "ok"),
        (f"{DID}/3l2222222222a", "deleted"),
    ]
    # What was made and deleted between two nights is kept in its words.
    texts = [text for (text,) in nights.rows("select text from post_versions")]
    assert "Report 3l2222222222a." in texts
    # The two looks are due, and nothing of anybody who is not followed is there.
    assert nights.rows("select count(*) from post_queue where why = 'followed'") == [(2,)]
    assert nights.rows(f"select count(*) from posts where key like '%{OTHER}%'") == [(0,)]  # noqa: S608
    assert nights.relay.greetings[0]["payload"]["wantedDids"] == [DID]  # type: ignore[index]


@slow
def test_it_goes_on_where_it_was_left_also_when_it_breaks_off(nights: StreamNights) -> None:
    keys = [f"3l22222222{number:03}".replace("0", "a").replace("1", "b") for number in range(6)]
    nights.relay.frames = [
        change(key, "create", 5.0 - number) for number, key in enumerate(keys) if number < 5
    ]
    nights.relay.breaks_after = 3
    report = nights.replay()
    assert not report.failures
    first, second = nights.relay.cursors
    assert first == pytest.approx(microseconds(hours=24), abs=60_000_000)
    assert second == nights.relay.frames[2][0] - 5_000_000
    assert nights.rows("select count(*) from posts where platform_id like '%/3l22222222%'")[0] == (
        5,
    )
    nights.replay()
    # Read to its end: the next night begins when the last did.
    assert nights.relay.cursors[2] == pytest.approx(microseconds(), abs=60_000_000)


@slow
def test_what_the_record_does_not_hold_any_more_is_said(nights: StreamNights) -> None:
    with transaction(nights.connection):
        old = microseconds(hours=50)
        reading.move_stream(nights.connection, "jetstream", old, at=current_time())
    report = nights.replay()
    (failure,) = report.failures
    assert "kept for 24 hours, and was not read since" in failure["reason"]


@slow
def test_a_closed_account_is_noted_and_a_deaf_record_named(nights: StreamNights) -> None:
    at = microseconds(hours=1)
    closed = {"kind": "account", "did": DID, "time_us": at}
    nights.relay.frames = [
        (at, json.dumps({**closed, "account": {"active": False, "status": "takendown"}}))
    ]
    nights.replay()
    assert "the account is takendown" in (nights.accounts[0].reason or "")
    limits = FollowingLimits(streams="ws://127.0.0.1:1/subscribe", silence=0.5)
    report = nights.night(following=limits, allow_private=True)
    assert "deletions by jetstream" in {one["source"] for one in report.failures}
    assert not nights.night(following=FollowingLimits(streams="")).failures


def test_what_nobody_saw_has_nothing_to_be_deleted(run: RunArchive) -> None:
    """And what was read is noted with how far it came."""
    at, frame = change("3l2222222222a", "delete", 1.0)
    event = read_jetstream_frame(frame, current_time())
    assert event is not None
    context = ResolveContext(now=current_time())
    keep_events(run, JETSTREAM, [event], at, context)
    assert run.connection.execute("select count(*) from posts").fetchone()[0] == 0
    assert reading.stream_cursor(run.connection, "jetstream") == at
    made = read_jetstream_frame(change("3l2222222222a", "create", 2.0)[1], current_time())
    assert made is not None
    keep_events(run, JETSTREAM, [made, event], at, context)
    outcomes = [row[0] for row in run.connection.execute("select outcome from sightings")]
    assert outcomes == ["ok", "deleted"]
