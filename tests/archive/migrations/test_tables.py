"""The tables of each migration: what they refuse, and what they keep of what was there."""

import sqlite3
from collections.abc import Iterator

import pytest

from archiver.archive.migrations.accounts import ACCOUNTS
from archiver.archive.migrations.evidence import EVIDENCE
from archiver.archive.migrations.index import INDEX
from archiver.archive.migrations.judging import JUDGING
from archiver.archive.migrations.queues import QUEUES
from archiver.archive.migrations.sightings import SIGHTINGS
from archiver.archive.migrations.site import SITE_STATEMENTS
from archiver.archive.migrations.tables import INDEXES, SEARCH, TABLES, TALLIES

_ROWS = """
insert into runs(id, started_at, command) values (1, '2030', 'crawl');
insert into captures(id, run_id, url, source, fetched_at, sha256, size)
  values (1, 1, 'u', 's', '2030', 'ab', 1);
insert into posts(id, key, platform, first_run_id) values (1, 'x:7', 'x', 1);
insert into post_versions(id, post_id, digest, words, text, first_capture_id)
  values (1, 1, 'd', 'w', 'Kelp', 1);
insert into sightings(id, run_id, post_id, version_id, capture_id, seen_at, outcome, evidence)
  values (5, 1, 1, 1, 1, '2030', 'ok', 'embed');
insert into articles(id, key, url, first_run_id) values (1, 'k', 'u', 1);
insert into article_versions(id, article_id, capture_id, digest, text)
  values (1, 1, 1, 'd', 'Kelp');
insert into quotes(id, key, article_version_id, start, end, text, cue)
  values (1, 'q', 1, 0, 4, 'Kelp', 'wrote');
insert into verdicts(id, quote_id, run_id, judged_at, rules, wording, attribution, timing,
  sighting_id) values (1, 1, 1, '2030', '1', 'verbatim', 'confirmed', 'possible', 5);
"""


@pytest.fixture
def first() -> Iterator[sqlite3.Connection]:
    """An archive with the first tables, and a verdict that rests on a sighting."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("pragma foreign_keys = on")
    for statement in (*TABLES, *INDEXES, *TALLIES, *SEARCH):
        connection.execute(statement)
    connection.executescript(_ROWS)
    yield connection
    connection.close()


def apply(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(statement)


def test_sightings_and_the_verdicts_that_rest_on_them_outlive_their_table(
    first: sqlite3.Connection,
) -> None:
    apply(first, SIGHTINGS)
    assert first.execute("select id, outcome, archived from sightings").fetchall() == [
        (5, "ok", None)
    ]
    assert first.execute("select sighting_id from verdicts").fetchall() == [(5,)]
    assert first.execute("pragma foreign_key_check").fetchall() == []
    first.execute(
        "insert into sightings(run_id, post_id, seen_at, outcome, evidence, reason) "
        "values (1, 1, '2031', 'unreachable', 'api', 'nobody answered')"
    )


def test_one_account_of_a_platform_is_one_row_and_the_unknown_are_many(
    first: sqlite3.Connection,
) -> None:
    apply(first, ACCOUNTS)
    insertion = "insert into authors(key, platform, account_id) values (?, ?, ?)"
    for row in (("a", "x", "1"), ("b", "mastodon", "1"), ("c", "x", None), ("d", "x", None)):
        first.execute(insertion, row)
    with pytest.raises(sqlite3.IntegrityError):
        first.execute(insertion, ("e", "x", "1"))


def test_a_handle_is_one_in_any_case_and_goes_with_its_post(first: sqlite3.Connection) -> None:
    apply(first, ACCOUNTS)
    first.execute("insert into authors(id, key, platform) values (1, 'a', 'x')")
    first.execute("insert into author_handles(author_id, handle) values (1, 'BeaTide')")
    with pytest.raises(sqlite3.IntegrityError):
        first.execute("insert into author_handles(author_id, handle) values (1, 'beatide')")
    first.execute("insert into posts(id, key, platform, first_run_id) values (2, 'x:8', 'x', 1)")
    first.execute("insert into handle_posts(post_id, handle) values (2, 'beatide')")
    first.execute("delete from posts where id = 2")
    assert first.execute("select count(*) from handle_posts").fetchone() == (0,)


def test_a_run_is_sealed_once(first: sqlite3.Connection) -> None:
    apply(first, EVIDENCE)
    seal = (
        "insert into seals(run_id, sealed_at, captures, root, head) values (1, '2031', 1, 'r', 'h')"
    )
    first.execute(seal)
    with pytest.raises(sqlite3.IntegrityError):
        first.execute(seal)
    assert first.execute("select leaf from captures").fetchall() == [(None,)]


@pytest.mark.parametrize(
    "statement",
    [
        "insert into sources(url, kind, added_at, next_due_at) values ('u', 'gopher', '1', '1')",
        "insert into article_queue(url, host, found_at, state) values ('u', 'h', '1', 'lost')",
        "insert into post_queue(key, platform, why, found_at, state) values ('k', 'x', '', '', '')",
        "insert into post_queue(key, platform, why, found_at, depth) values ('k', 'x', '', '', '')",
    ],
)
def test_a_queue_refuses_a_state_or_kind_that_nobody_knows(
    first: sqlite3.Connection, statement: str
) -> None:
    apply(first, QUEUES)
    with pytest.raises(sqlite3.IntegrityError):
        first.execute(statement)


def test_the_sources_under_one_that_is_removed_go_but_their_articles_stay(
    first: sqlite3.Connection,
) -> None:
    apply(first, QUEUES)
    source = (
        "insert into sources(id, url, parent_id, added_at, next_due_at) values (?, ?, ?, '', '')"
    )
    first.execute(source, (1, "top", None))
    first.execute(source, (2, "below", 1))
    first.execute(
        "insert into article_queue(url, host, source_id, found_at) values ('u', 'h', 2, '')"
    )
    first.execute("delete from sources where id = 1")
    assert first.execute("select count(*) from sources").fetchone() == (0,)
    assert first.execute("select url, source_id from article_queue").fetchall() == [("u", None)]


def test_any_sign_is_part_of_a_term_of_the_candidate_index(first: sqlite3.Connection) -> None:
    apply(first, INDEX)
    query = "select rowid from post_index where post_index match ?"
    first.execute("insert into post_index(rowid, terms) values (1, ?)", ("@bea_tide 5%\n一丁 a.b",))
    for term in ("@bea_tide", "5%", "一丁", "a.b"):
        found = first.execute(query, (f'"{term}"',))
        assert found.fetchall() == [(1,)]
    for part in ("bea_tide", "5", "一", "b"):
        found = first.execute(query, (f'"{part}"',))
        assert found.fetchall() == []


def test_what_was_archived_before_is_counted_and_found_by_the_site(
    first: sqlite3.Connection,
) -> None:
    first.execute("update quotes set verdict_id = 1")
    apply(first, SITE_STATEMENTS)
    tallies = dict(first.execute("select name, value from tallies").fetchall())
    assert {name: tallies[name] for name in ("articles", "quotes", "verbatim", "altered")} == {
        "articles": 1,
        "quotes": 1,
        "verbatim": 1,
        "altered": 0,
    }
    found = first.execute("select rowid from quote_search where quote_search match 'kelp'")
    assert found.fetchall() == [(1,)]


def test_changes_are_noted_only_once_something_is_quoted(first: sqlite3.Connection) -> None:
    apply(first, (*ACCOUNTS, *JUDGING))
    first.execute("insert into authors(key, platform, handle) values ('a', 'x', 'kelp')")
    noted = first.execute("select what, words from unjudged").fetchall()
    assert noted == [("handle", "kelp")]
    first.execute("delete from verdicts")
    first.execute("delete from quotes")
    first.execute("insert into authors(key, platform, handle) values ('b', 'x', 'gull')")
    assert first.execute("select count(*) from unjudged").fetchone() == (1,)
