"""Searches for posts that are not linked: begun once, gone on with, and told on the page."""

import sqlite3
from dataclasses import replace
from typing import Any

import pytest

from archiver.archive.connection import transaction
from archiver.archive.migrations import finding
from archiver.archive.pages.searches import searches_of_quotation
from archiver.archive.store import joins, post_searches, removal
from archiver.archive.store.post_searches import PostSearch
from tests.archive.stored import AT, Desk

KEY = "x:2712809663493046272"
TEXT = "The kelp is late today and so is the ferry"
SINCE, UNTIL = "2032-01-25T00:00:00Z", "2032-02-01T00:00:00Z"


def begin(desk: Desk, subject: str = "q", **more: Any) -> PostSearch:
    given = {"quote_id": None, "account": "x:beatide", "platform": "x", **more}
    given = {"since": SINCE, "until": UNTIL, **given}
    run = desk.begin_run()
    with transaction(desk.connection):
        return post_searches.begin_search(desk.connection, run=run, subject=subject, at=AT, **given)


def keep(desk: Desk, search: PostSearch) -> PostSearch:
    with transaction(desk.connection):
        post_searches.keep_search(desk.connection, search, at=AT)
    return post_searches.load_search(desk.connection, search.id)


def ended(desk: Desk, subject: str, since: str, until: str, **more: Any) -> PostSearch:
    search = begin(desk, subject, since=since, until=until)
    return keep(desk, replace(search, **{"state": "not_among", **more}))


def quote(desk: Desk, text: str, cue: str = "post", **columns: Any) -> int:
    """An article of its own with one quotation that was judged to be in no post."""
    version = desk.add_article(f"“{text}”, she wrote.", text, speaker="Bea Tidewell")
    number = int(desk.value("select id from quotes where article_version_id = ?", version))
    run = desk.begin_run()
    with transaction(desk.connection):
        desk.connection.execute("update quotes set cue = ? where id = ?", (cue, number))
        verdict = desk.connection.execute(
            "insert into verdicts(quote_id, run_id, judged_at, rules, wording, attribution, timing,"
            " tie) values (?, ?, ?, '4', ?, 'unstated', 'unknown', ?) returning id",
            (number, run, AT, columns.get("wording", "not_found"), columns.get("tie")),
        ).fetchone()[0]
        desk.connection.execute("update quotes set verdict_id = ? where id = ?", (verdict, number))
        desk.connection.execute(
            "update article_versions set published_at = ? where id = ?",
            (columns.get("at", "2032-02-01T10:00:00Z"), version),
        )
    return number


def test_a_search_is_begun_once_and_goes_on(desk: Desk) -> None:
    first = begin(desk)
    kept = keep(desk, replace(first, requests=3, reached={"cursor": "abc"}))
    again = begin(desk, until="2032-03-01T00:00:00Z")
    assert again == kept
    assert (again.reached, again.requests, again.until) == ({"cursor": "abc"}, 3, UNTIL)


def test_one_that_was_ended_is_begun_anew_only_where_that_is_wanted(desk: Desk) -> None:
    kept = ended(desk, "q", SINCE, UNTIL, reason="late", requests=4)
    assert begin(desk, until="2032-03-01T00:00:00Z") == kept
    anew = begin(desk, until="2032-03-01T00:00:00Z", anew=True)
    assert (anew.id, anew.state, anew.requests, anew.reason) == (kept.id, "open", 0, None)
    assert anew.until == "2032-03-01T00:00:00Z"


@pytest.mark.parametrize(
    ("since", "until", "seen"),
    [
        ("2032-01-28T00:00:00Z", "2032-02-05T00:00:00Z", True),
        ("2032-01-20T00:00:00Z", "2032-01-30T00:00:00Z", True),
        ("2032-01-26T00:00:00Z", "2032-01-30T00:00:00Z", True),
        ("2032-02-03T00:00:00Z", "2032-02-05T00:00:00Z", False),
        ("2032-01-20T00:00:00Z", "2032-02-05T00:00:00Z", False),
    ],
)
def test_days_that_were_seen_for_other_words_are_known(
    desk: Desk, since: str, until: str, seen: bool
) -> None:
    ended(desk, "other", SINCE, UNTIL)
    found = post_searches.searched_days(desk.connection, "x:beatide", since, until)
    assert found == ((SINCE, UNTIL) if seen else None)
    assert post_searches.searched_days(desk.connection, "x:ana", since, until) is None


@pytest.mark.parametrize("state", ["open", "found", "lead", "refused"])
def test_days_that_were_not_seen_whole_are_not(desk: Desk, state: str) -> None:
    ended(desk, "other", SINCE, UNTIL, state=state)
    assert post_searches.searched_days(desk.connection, "x:beatide", SINCE, UNTIL) is None


def test_an_account_is_known_as_it_was_looked_up_last(desk: Desk) -> None:
    ended(desk, "one", SINCE, UNTIL, reached={"ref": {"id": "7"}})
    ended(desk, "two", SINCE, UNTIL, reached=None)
    assert post_searches.looked_up_account(desk.connection, "x:beatide") == {"id": "7"}
    assert post_searches.looked_up_account(desk.connection, "x:ana") is None


def test_posts_of_days_are_counted_with_their_words(desk: Desk) -> None:
    desk.add_post(1, TEXT, posted_at="2032-01-26T00:00:00Z")
    desk.add_post(2, "The kelp again", posted_at="2032-02-03T00:00:00Z")
    desk.add_post(3, None, posted_at="2032-01-26T00:00:00Z", outcome="unknown")
    author = desk.value("select author_id from posts where key = 'x:1'")
    count = post_searches.count_posts_between
    assert count(desk.connection, [author], SINCE, UNTIL) == 1
    assert count(desk.connection, [author], SINCE, "2032-03-01T00:00:00Z") == 2
    assert count(desk.connection, [], SINCE, UNTIL) == 0


def test_whose_words_are_held_is_known(desk: Desk) -> None:
    desk.add_post(1, TEXT)
    desk.add_post(2, None, outcome="unknown")
    desk.add_post(3, "The kelp again", evidence="embed")
    held = post_searches.posts_with_words(desk.connection, ["x:1", "x:2", "x:3", "x:4"])
    assert held == {"x:1"}


def test_what_says_it_was_posted_and_is_tied_to_nothing_is_due_newest_first(desk: Desk) -> None:
    old = quote(desk, "The kelp was late again", at="2032-01-01T10:00:00Z")
    short = quote(desk, "Kelp is late", at="2032-02-01T07:00:00Z")
    long = quote(desk, "The kelp is late today and so is the ferry", at="2032-02-01T06:00:00Z")
    quote(desk, "The kelp has been said to be late", cue="speech")
    quote(desk, "The kelp is tied to something", tie="likely")
    quote(desk, "Kelp", wording="too_short")
    due = post_searches.unlinked_quotations(desk.connection)
    assert [one.id for one in due] == [long, short, old]


def test_what_came_of_it_is_shown_with_the_quotation(desk: Desk) -> None:
    number = quote(desk, TEXT)
    search = begin(desk, quote_id=number)
    desk.add_post(2712809663493046272, TEXT)
    keep(desk, replace(search, state="found", post_key=KEY, posts=12, listed_by="account"))
    (shown,) = searches_of_quotation(desk.connection, number)
    assert (shown.state, shown.posts, shown.post_key) == ("found", 12, KEY)
    assert shown.as_json()["post_url"] == "https://x.com/beatide/status/2712809663493046272"


def test_a_forgotten_post_is_found_no_more_and_the_search_stays(desk: Desk) -> None:
    search = begin(desk)
    desk.add_post(2712809663493046272, TEXT)
    keep(desk, replace(search, state="found", post_key=KEY))
    known = removal.find_known_post(desk.connection, KEY)
    assert known
    with transaction(desk.connection):
        removal.remove_post(desk.connection, known)
    left = post_searches.load_search(desk.connection, search.id)
    assert (left.state, left.post_key) == ("found", None)


def test_a_post_that_is_joined_with_another_stays_found(desk: Desk) -> None:
    search = begin(desk)
    one = desk.add_post(2712809663493046272, TEXT)
    keep(desk, replace(search, state="found", post_key=KEY))
    other = desk.add_post(2712809663493046273, TEXT)
    with transaction(desk.connection):
        joins.join_posts(desk.connection, one.post_id, other.post_id)
    left = post_searches.load_search(desk.connection, search.id)
    assert left.post_key in {KEY, "x:2712809663493046273"}


def test_the_statements_are_those_of_the_archive(archive: sqlite3.Connection) -> None:
    tables = {row[0] for row in archive.execute("select name from sqlite_master")}
    names = [one.split()[2] for one in finding.FINDING]
    assert set(names) <= tables
