"""Which old posts of watched accounts may go: those that nobody quoted, cited, sought or loaded."""

import json
import sqlite3
from collections.abc import Callable

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import post_queue, retention
from archiver.archive.store.followed import NewAccount, follow_account
from archiver.archive.store.reading import LISTED
from archiver.archive.store.retention import OldPosts
from archiver.models.records import Author
from tests.archive.stored import AT, Desk

ANA = Author(handle="anabrook", account_id="7")
WORDS = "The seal of number {} was late again for the night ferry to Pelliwick."
BEFORE = "2032-02-15T00:00:00Z"


def listed(desk: Desk, number: int, **told: object) -> int:
    given = {"author": ANA, "resolver": LISTED} | told
    return desk.add_post(number, WORDS.format(number), **given).post_id  # type: ignore[arg-type]


def choose(desk: Desk, *, run: int = 0) -> OldPosts | None:
    (author,) = retention.watched_authors(desk.connection)
    return retention.choose_old_posts(desk.connection, author, before=BEFORE, run=run, most=9)


@pytest.fixture
def followed(archive: sqlite3.Connection, desk: Desk) -> Desk:
    with transaction(archive):
        follow_account(archive, NewAccount(platform="x", account_id="7", handle="anabrook"), at=AT)
    listed(desk, 1)
    listed(desk, 2, posted_at="2032-02-20T10:00:00Z")
    desk.add_post(3, "Bea is followed by nobody at all.", resolver=LISTED)
    desk.add_post(4, WORDS.format("four, which only an article showed"), author=ANA)
    return desk


def test_only_old_posts_that_a_list_showed_go_and_all_rows_with_them(followed: Desk) -> None:
    old = choose(followed)
    assert old is not None
    assert old.keys == {"x:1"}
    connection = followed.connection
    with transaction(connection):
        report = {"posts": {"changed": ["x:1", "x:2"], "new": 3}}
        connection.execute("update runs set report = ? where id = 1", (json.dumps(report),))
        retention.remove_old_posts(connection, old)
        empty = retention.captures_on_which_nothing_rests(connection, old.captures)
    assert empty == list(old.captures)
    assert followed.column("select key from posts order by id") == ["x:2", "x:3", "x:4"]
    told = json.loads(followed.value("select report from runs where id = 1"))
    assert told == {"posts": {"changed": ["x:2"], "new": 3}}
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    assert choose(followed) is None


def test_what_this_run_saw_is_left_for_another(followed: Desk) -> None:
    run = followed.value("select run_id from sightings where post_id = 1")
    assert choose(followed, run=run) is None


def _embed(desk: Desk) -> None:
    desk.embed(desk.add_article("The seal was late."), 1)


def _answered(desk: Desk) -> None:
    desk.embed(desk.add_article("The seal was late."), listed(desk, 9, answers=1))


def _answers(desk: Desk) -> None:
    cited = listed(desk, 9, posted_at=AT)
    desk.embed(desk.add_article("The seal was late."), cited)
    desk.connection.execute("update posts set in_reply_to = 'x:9' where id = 1")


def _quoted(desk: Desk) -> None:
    cited = listed(desk, 9, posted_at=AT)
    desk.embed(desk.add_article("The seal was late."), cited)
    desk.connection.execute("update post_versions set quoted = 'x:1' where post_id = ?", (cited,))


def _judged(desk: Desk) -> None:
    desk.add_article("“The seal of number 1 was late”", "The seal of number 1 was late")
    desk.connection.execute(
        "insert into verdicts(quote_id, run_id, judged_at, rules, wording, attribution, timing, "
        "post_version_id) values (1, 1, '', '4', 'verbatim', 'unstated', 'unknown', 1)"
    )


def _sought(desk: Desk) -> None:
    desk.connection.execute(
        "insert into post_searches(subject, account, platform, since, until, state, post_id, "
        "first_run_id, started_at, searched_at) "
        "values ('q', 'x:anabrook', 'x', '', '', 'lead', 1, 1, '', '')"
    )


def _cited_elsewhere(desk: Desk) -> None:
    post_queue.queue_post(desk.connection, "x:1", "x", at=AT, why="quoted")


def _imported(desk: Desk) -> None:
    listed(desk, 1, evidence="import", resolver=None)


def _of_a_video(desk: Desk) -> None:
    desk.connection.execute(
        "insert into transcripts(key, post_id, first_run_id) values ('talk', 1, 1)"
    )


@pytest.mark.parametrize(
    "cite",
    [
        _embed,
        _answered,
        _answers,
        _quoted,
        _judged,
        _sought,
        _cited_elsewhere,
        _imported,
        _of_a_video,
    ],
)
def test_what_anybody_cited_stays(followed: Desk, cite: Callable[[Desk], None]) -> None:
    cite(followed)
    followed.connection.commit()
    assert choose(followed) is None


def test_a_record_that_another_capture_shares_stays(followed: Desk) -> None:
    old = choose(followed)
    assert old is not None
    connection = followed.connection
    with transaction(connection):
        retention.remove_old_posts(connection, old)
        connection.execute(
            "insert into captures(run_id, url, source, fetched_at, sha256, size, warc_file, "
            "warc_offset) select run_id, 'https://other.example/', '', '', sha256, size, "
            "warc_file, warc_offset from captures where id = ?",
            old.captures,
        )
    assert retention.captures_on_which_nothing_rests(connection, old.captures) == []
