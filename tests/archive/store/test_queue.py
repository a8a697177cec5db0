"""What is due: articles by host, posts by platform, tried again, put off, and given up."""

import sqlite3

import pytest

from archiver.archive.store import (
    article_queue,
    followed,
    post_queue,
    schedule,
    sources,
)
from archiver.archive.store.article_queue import DueArticle
from archiver.archive.store.post_queue import DuePost
from archiver.archive.store.schedule import next_due_day
from archiver.text.dates import add_time

FIRST = "2031-05-04T02:00:00Z"
LATER = "2031-05-04T14:00:00Z"
NEVER = "2099-01-01T00:00:00Z"
FERRY = "https://news.example/ferry"


def article(archive: sqlite3.Connection, at: str = NEVER) -> DueArticle:
    (found,) = article_queue.articles_due(archive, at, "news.example")
    return found


def post(archive: sqlite3.Connection, at: str = NEVER) -> DuePost:
    (found,) = post_queue.posts_due(archive, at)
    return found


def test_an_article_is_queued_once_and_due_at_once(archive: sqlite3.Connection) -> None:
    assert article_queue.queue_article(archive, FERRY, at=FIRST)
    assert not article_queue.queue_article(archive, FERRY, at=LATER)
    assert article(archive, FIRST).found_at == FIRST
    assert article_queue.articles_due(archive, "2031-05-03T00:00:00Z", "news.example") == []


def test_due_work_is_given_by_host_the_newest_unread_first(archive: sqlite3.Connection) -> None:
    for n, at in enumerate(("2031-05-01T02:00:00Z", "2031-05-03T02:00:00Z", FIRST)):
        article_queue.queue_article(archive, f"https://www.news.example/{n}", at=at)
    article_queue.queue_article(archive, "https://other.example/", at=FIRST)
    assert article_queue.article_hosts_due(archive, FIRST) == {
        "news.example": 3,
        "other.example": 1,
    }
    first = article_queue.articles_due(archive, FIRST, "news.example", limit=2)
    assert [one.url[-1] for one in first] == ["2", "1"]
    article_queue.mark_article_kept(archive, first[0], at=FIRST)
    due = article_queue.articles_due(archive, "2031-05-05T03:00:00Z", "news.example")
    assert [one.url[-1] for one in due] == ["1", "0", "2"]


def test_an_article_that_was_read_is_read_again_for_some_days(archive: sqlite3.Connection) -> None:
    article_queue.queue_article(archive, FERRY, at=FIRST)
    looks, at = [], FIRST
    for _ in range(20):
        due = article_queue.articles_due(archive, at, "news.example")
        if due:
            looks.append(at[:10])
            article_queue.mark_article_kept(
                archive, due[0], at=at, etag='"7"', last_modified="then"
            )
        at = add_time(at, hours=24)
    assert looks == ["2031-05-04", "2031-05-05", "2031-05-06", "2031-05-08", "2031-05-11"]
    row = archive.execute("select state, etag, next_try_at from article_queue").fetchone()
    assert tuple(row) == ("kept", '"7"', None)


def test_an_article_that_fails_is_tried_later_and_given_up_in_the_end(
    archive: sqlite3.Connection,
) -> None:
    article_queue.queue_article(archive, FERRY, at=FIRST)
    for _ in range(schedule.ATTEMPTS):
        article_queue.mark_article_failed(
            archive, article(archive), at=FIRST, reason="it stopped answering"
        )
    assert article_queue.articles_due(archive, NEVER, "news.example") == []
    row = archive.execute("select state, attempts, reason from article_queue").fetchone()
    assert tuple(row) == ("given_up", 6, "it stopped answering")


def test_the_first_failure_is_tried_again_half_a_day_later(archive: sqlite3.Connection) -> None:
    article_queue.queue_article(archive, FERRY, at=FIRST)
    article_queue.mark_article_failed(
        archive, article(archive), at=FIRST, reason="it stopped answering"
    )
    assert article_queue.articles_due(archive, "2031-05-04T13:59:59Z", "news.example") == []
    assert article(archive, LATER).attempts == 1


def test_what_is_gone_is_given_up_at_once_but_stays_kept_where_it_was(
    archive: sqlite3.Connection,
) -> None:
    article_queue.queue_article(archive, FERRY, at=FIRST)
    article_queue.mark_article_failed(
        archive, article(archive), at=FIRST, reason="gone", final=True
    )
    assert archive.execute("select state from article_queue").fetchone()[0] == "given_up"
    article_queue.queue_article(archive, f"{FERRY}/2", at=FIRST)
    article_queue.mark_article_kept(archive, article(archive, FIRST), at=FIRST)
    article_queue.mark_article_failed(
        archive, article(archive), at=FIRST, reason="gone", final=True
    )
    rows = archive.execute("select state, next_try_at from article_queue order by id").fetchall()
    assert tuple(rows[1]) == ("kept", None)


def test_what_was_not_asked_for_loses_no_try(archive: sqlite3.Connection) -> None:
    for url in (FERRY, f"{FERRY}/2", "https://other.example/a"):
        article_queue.queue_article(archive, url, at=FIRST)
    until = article_queue.postpone_host(
        archive, "news.example", at=FIRST, seconds=3600, reason="it wants an hour"
    )
    assert article_queue.articles_due(archive, FIRST, "news.example") == []
    assert [one.attempts for one in article_queue.articles_due(archive, until, "news.example")] == [
        0,
        0,
    ]
    assert len(article_queue.articles_due(archive, FIRST, "other.example")) == 1
    far = article_queue.postpone_host(
        archive, "other.example", at=FIRST, seconds=1e9, reason="it wants for ever"
    )
    assert article_queue.articles_due(archive, far, "other.example")[0].attempts == 0
    post_queue.queue_post(archive, "x:7", "x", at=FIRST, why="cited")
    post_queue.postpone_post(archive, post(archive), at=FIRST, reason="budget")
    assert post(archive, LATER).attempts == 0


def test_the_source_of_an_article_may_go(archive: sqlite3.Connection) -> None:
    sources.add_source(archive, "https://news.example/feed", at=FIRST)
    source = sources.all_sources(archive)[0]
    article_queue.queue_article(archive, FERRY, at=FIRST, source_id=source.id)
    assert article(archive).source_id == source.id
    sources.remove_source(archive, source.url)
    assert article(archive).source_id is None


def test_posts_are_given_near_ones_first_and_by_platform(archive: sqlite3.Connection) -> None:
    post_queue.queue_post(archive, "x:3", "x", at=FIRST, why="thread", depth=2)
    post_queue.queue_post(archive, "x:2", "x", at=FIRST, why="quoted", depth=1)
    post_queue.queue_post(archive, "bluesky:a/1", "bluesky", at=LATER, why="cited")
    assert [one.key for one in post_queue.posts_due(archive, LATER)] == [
        "bluesky:a/1",
        "x:2",
        "x:3",
    ]
    assert [one.key for one in post_queue.posts_due(archive, LATER, platform="x", depth=1)] == [
        "x:2"
    ]
    assert [one.key for one in post_queue.posts_due(archive, FIRST, limit=1)] == ["x:2"]


def test_a_post_met_again_nearer_is_nearer(archive: sqlite3.Connection) -> None:
    assert post_queue.queue_post(archive, "x:3", "x", at=FIRST, why="thread", depth=2)
    assert not post_queue.queue_post(
        archive, "x:3", "x", at=LATER, why="cited", url="https://x.com/i/status/3"
    )
    found = post(archive)
    assert (found.depth, found.why, found.url) == (0, "thread", "https://x.com/i/status/3")


def test_a_post_is_looked_at_often_at_first_and_then_once_a_year(
    archive: sqlite3.Connection,
) -> None:
    post_queue.queue_post(archive, "x:7", "x", at=FIRST, why="cited")
    looks, at = [], FIRST
    for day in range(1200):
        due = post_queue.posts_due(archive, at)
        if due:
            looks.append(day)
            post_queue.mark_post_kept(archive, due[0], at=at)
        at = add_time(at, hours=24)
    assert looks == [0, *post_queue.POST_RECHECK_DAYS, 720, 1080]


def test_a_post_that_fails_is_given_up_and_one_seen_before_is_tried_in_a_year(
    archive: sqlite3.Connection,
) -> None:
    for key in ("x:1", "x:2"):
        post_queue.queue_post(archive, key, "x", at=FIRST, why="cited")
    post_queue.mark_post_kept(archive, post_queue.posts_due(archive, FIRST)[0], at=FIRST)
    for _ in range(schedule.ATTEMPTS):
        for due in post_queue.posts_due(archive, NEVER):
            post_queue.mark_post_failed(archive, due, at=FIRST, reason="no way to ask")
    rows = archive.execute("select state, next_due_at from post_queue order by key").fetchall()
    assert tuple(rows[0]) == ("kept", "2032-04-28T02:00:00Z")
    assert tuple(rows[1]) == ("given_up", None)
    post_queue.hasten_post(archive, "x:2", at=LATER)
    post_queue.hasten_post(archive, "x:1", at=LATER)
    assert [one.key for one in post_queue.posts_due(archive, LATER)] == ["x:2", "x:1"]


def test_counts_say_what_is_due(archive: sqlite3.Connection) -> None:
    empty = {"due": 0, "later": 0}
    assert schedule.count_due(archive, FIRST) == {
        "articles": {**empty, "given_up": 0},
        "posts": {**empty, "given_up": 0},
        "sources": {**empty, "failing": 0},
        "people": {**empty, "failing": 0},
    }
    article_queue.queue_article(archive, FERRY, at=FIRST)
    post_queue.queue_post(archive, "x:1", "x", at=LATER, why="cited")
    sources.add_source(archive, "https://news.example/feed", at=FIRST)
    sources.mark_source_failed(archive, sources.all_sources(archive)[0], at=FIRST, reason="no")
    followed.follow_account(archive, followed.NewAccount(platform="x", handle="anabrook"), at=FIRST)
    assert schedule.count_due(archive, FIRST) == {
        "articles": {"due": 1, "later": 0, "given_up": 0},
        "posts": {"due": 0, "later": 1, "given_up": 0},
        "sources": {"due": 0, "later": 1, "failing": 1},
        "people": {"due": 1, "later": 0, "failing": 0},
    }


@pytest.mark.parametrize(
    ("at", "next_at"),
    [
        ("2031-05-04T02:00:00Z", "2031-05-05T02:00:00Z"),
        ("2031-05-04T22:00:00Z", "2031-05-06T02:00:00Z"),
        ("2031-05-05T03:00:00Z", "2031-05-06T02:00:00Z"),
        ("2031-05-10T02:00:00Z", "2031-05-11T02:00:00Z"),
        ("2031-05-11T02:00:00Z", None),
        ("2031-06-11T02:00:00Z", None),
    ],
)
def test_a_day_that_a_run_missed_is_made_up_for_once(at: str, next_at: str | None) -> None:
    assert next_due_day(FIRST, at, article_queue.ARTICLE_RECHECK_DAYS) == next_at


def test_due_work_is_found_by_an_index(archive: sqlite3.Connection) -> None:
    """However many rows are waiting."""
    plan = archive.execute(
        "explain query plan select id from article_queue where host = 'a' and next_try_at <= 'b'"
    ).fetchone()
    assert "article_queue_due" in plan["detail"]


def test_on_request_what_a_failure_put_off_is_due_now_and_nothing_else(
    archive: sqlite3.Connection,
) -> None:
    sources.add_source(archive, "https://news.example/feed", at=FIRST)
    sources.mark_source_failed(archive, sources.all_sources(archive)[0], at=FIRST, reason="no")
    for name in ("failed", "kept", "gone"):
        article_queue.queue_article(archive, f"https://news.example/{name}", at=FIRST)
    due = {one.url[21:]: one for one in article_queue.articles_due(archive, FIRST, "news.example")}
    article_queue.mark_article_failed(archive, due["failed"], at=FIRST, reason="HTTP 500")
    article_queue.mark_article_failed(archive, due["gone"], at=FIRST, reason="410", final=True)
    article_queue.mark_article_kept(archive, due["kept"], at=FIRST)
    assert schedule.count_due(archive, FIRST)["articles"] == {"due": 0, "later": 2, "given_up": 1}
    assert schedule.bring_forward(archive, FIRST) == 2
    assert len(sources.sources_due(archive, FIRST)) == 1
    assert article(archive, FIRST).url == "https://news.example/failed"
