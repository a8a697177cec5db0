"""How far an account was read outlasts a run, and what a list lacks is found by what is held."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.store import followed, posts, reading, runs
from archiver.archive.store.followed import NewAccount
from archiver.models.records import Author, Capture, Post, PostVersion, Sighting

AT = "2031-05-04T00:00:00Z"
DID = "did:plc:" + "a" * 24
CAPTURE = Capture(url="https://a.example/", source="a", fetched_at=AT, body=b"{}", status=200)


def account(archive: sqlite3.Connection) -> followed.FollowedAccount:
    new = NewAccount(platform="bluesky", account_id=DID, handle="ana.example")
    with transaction(archive):
        number, _ = followed.follow_account(archive, new, at=AT)
    return followed.load_followed(archive, number)


def keep(archive: sqlite3.Connection, hour: int, **more: str) -> str:
    post = Post(
        key=f"bluesky:{DID}/p{hour}",
        platform="bluesky",
        id=f"{DID}/p{hour}",
        author=Author(handle="ana.example", account_id=DID),
        posted_at=f"2031-05-03T{hour:02}:00:00Z",
    )
    with transaction(archive):
        run = runs.begin_run(archive, at=AT, command="crawl", offline=False)
        capture = runs.add_capture(archive, run, CAPTURE, place=("w", hour), sha256=str(run))
        posts.add_sighting(
            archive,
            run,
            capture,
            Sighting(
                post=post,
                outcome=more.get("outcome", "ok"),  # type: ignore[arg-type]
                evidence="api",
                seen_at=AT,
                version=None if "outcome" in more else PostVersion(text=f"Report {hour}."),
                resolver=more.get("resolver", reading.LISTED),
            ),
        )
    return post.key


def test_a_gap_moves_with_its_list_and_goes_at_its_end(archive: sqlite3.Connection) -> None:
    number = account(archive).id
    with transaction(archive):
        gap = reading.open_gap(archive, number, "c1", AT, at=AT)
        reading.open_gap(archive, number, "d1", None, at=AT)
        reading.move_gap(archive, gap, "c2")
    assert [(one.cursor, one.until) for one in reading.gaps_of(archive, number)] == [
        ("d1", None),
        ("c2", AT),
    ]
    with transaction(archive):
        reading.move_gap(archive, gap, None)
    assert [one.cursor for one in reading.gaps_of(archive, number)] == ["d1"]
    with transaction(archive):
        followed.unfollow(archive, number)
    assert not reading.gaps_of(archive, number)


def test_the_newest_post_never_goes_back(archive: sqlite3.Connection) -> None:
    number = account(archive).id
    for newest in ("2031-05-03T00:00:00Z", None, "2031-05-01T00:00:00Z"):
        with transaction(archive):
            reading.note_newest(archive, number, newest)
        assert followed.load_followed(archive, number).newest_at == "2031-05-03T00:00:00Z"


def test_what_is_missing_between_two_listed_posts_is_found(archive: sqlite3.Connection) -> None:
    """Not what is outside of them, was never listed, or is known to be gone."""
    keys = [keep(archive, hour) for hour in range(1, 8)]
    keep(archive, 9)
    keep(archive, 10, resolver="appview")
    keep(archive, 4, outcome="deleted")
    author = reading.author_of(archive, account(archive))
    assert author is not None
    listed = {keys[1], keys[5], *keys[3:4]}
    found = reading.posts_missing_between(
        archive, author, listed, oldest="2031-05-03T02:00:00Z", newest="2031-05-03T06:00:00Z"
    )
    assert [key for key, _ in found] == [keys[2], keys[4]]


def test_what_is_held_is_what_the_platform_said_last(archive: sqlite3.Connection) -> None:
    key = keep(archive, 1)
    held = reading.held_posts(archive, [key, "bluesky:nobody/p"])
    assert set(held) == {key}
    assert (held[key].outcome, held[key].seen_at) == ("ok", AT)
    assert held[key].digest is not None
    keep(archive, 1, outcome="unknown")
    assert reading.held_posts(archive, [key])[key].outcome == "unknown"


def test_a_stream_is_read_on_and_never_back(archive: sqlite3.Connection) -> None:
    assert reading.stream_cursor(archive, "jetstream") is None
    for cursor in (7, 9, 8):
        with transaction(archive):
            reading.move_stream(archive, "jetstream", cursor, at=AT)
    assert reading.stream_cursor(archive, "jetstream") == 9
