"""Sources as rows: added once, due at their time, failing with longer and longer pauses."""

import sqlite3

import pytest

from archiver.archive.store import sources
from archiver.archive.store.sources import StoredSource, address_of
from archiver.errors import InvalidSourceAddress

FEED = "https://news.example/feed"
FIRST = "2031-05-04T02:00:00Z"


def only(archive: sqlite3.Connection) -> StoredSource:
    (source,) = sources.all_sources(archive)
    return source


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("HTTPS://News.example:443/feed?utm_source=x#a", "https://news.example/feed"),
        (" https://news.example", "https://news.example/"),
        ("file:///home/ana/my pages", "file:///home/ana/my%20pages"),
    ],
)
def test_an_address_is_canonical(given: str, address: str) -> None:
    assert address_of(given) == address


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("news.example/feed", "is no address"),
        ("ftp://news.example/", "is no address"),
        ("http://[", "is no address"),
        ("https:///feed", "names no host"),
        ("https://ana:secret@news.example/feed", "with a name or password in it"),
        ("", "is no address"),
    ],
)
def test_what_is_no_source_says_what_is_wanted(given: str, reason: str) -> None:
    with pytest.raises(InvalidSourceAddress, match=reason) as caught:
        address_of(given)
    assert "secret" not in str(caught.value)


def test_a_source_is_added_once_and_what_changed_is_taken_over(archive: sqlite3.Connection) -> None:
    assert sources.add_source(archive, FEED, at=FIRST, title="Pilot")
    assert not sources.add_source(
        archive, FEED, at="2032-01-01T00:00:00Z", kind="feed", enabled=False
    )
    source = only(archive)
    assert (source.title, source.kind, source.enabled) == ("Pilot", "feed", False)
    assert source.next_due_at == FIRST


def test_a_source_is_due_at_once_and_then_every_night(archive: sqlite3.Connection) -> None:
    sources.add_source(archive, FEED, at=FIRST)
    (source,) = sources.sources_due(archive, FIRST)
    sources.mark_source_read(archive, source, at=FIRST, kind="feed", title="Pilot", etag='"7"')
    assert sources.sources_due(archive, "2031-05-04T12:00:00Z") == []
    (source,) = sources.sources_due(archive, "2031-05-05T01:30:00Z")
    assert (source.kind, source.title, source.etag) == ("feed", "Pilot", '"7"')
    assert source.last_looked_at == FIRST


def test_a_source_may_have_its_own_interval(archive: sqlite3.Connection) -> None:
    sources.add_source(archive, FEED, at=FIRST, every_hours=2)
    sources.mark_source_read(archive, only(archive), at=FIRST)
    assert only(archive).next_due_at == "2031-05-04T04:00:00Z"


def test_one_that_fails_is_asked_less_and_less_and_forgiven_at_once(
    archive: sqlite3.Connection,
) -> None:
    sources.add_source(archive, FEED, at=FIRST)
    waits = []
    for _ in range(7):
        sources.mark_source_failed(
            archive, only(archive), at=FIRST, reason="no connection could be made"
        )
        waits.append(only(archive).next_due_at[:10])
    assert waits == [
        *("2031-05-04", "2031-05-05", "2031-05-07", "2031-05-10"),
        *("2031-05-17", "2031-05-18", "2031-05-18"),
    ]
    assert (only(archive).failures, only(archive).reason) == (7, "no connection could be made")
    sources.mark_source_read(archive, only(archive), at=FIRST)
    assert (only(archive).failures, only(archive).reason) == (0, None)


def test_one_left_alone_is_never_due(archive: sqlite3.Connection) -> None:
    sources.add_source(archive, FEED, at=FIRST, enabled=False)
    assert sources.sources_due(archive, "2099-01-01T00:00:00Z") == []


def test_a_source_goes_with_those_it_named_and_changes_none_that_the_owner_added(
    archive: sqlite3.Connection,
) -> None:
    sources.add_source(archive, FEED, at=FIRST, title="Mine")
    sources.add_source(archive, "https://news.example/index", at=FIRST, kind="index")
    parent = sources.all_sources(archive)[1].id
    assert sources.add_source(archive, "https://news.example/map", at=FIRST, parent_id=parent)
    assert not sources.add_source(archive, FEED, at=FIRST, title="Theirs", parent_id=parent)
    assert sources.remove_source(archive, "https://news.example/index") == 2
    assert only(archive).title == "Mine"
    assert sources.remove_source(archive, "https://news.example/index") == 0
