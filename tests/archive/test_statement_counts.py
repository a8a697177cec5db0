"""No page, lookup or list runs more statements where the archive holds more rows."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from archiver.archive.pages import (
    articles,
    citing,
    contradictions,
    news,
    people,
    posts,
    publishers,
    quotations,
    runs,
    search_results,
)
from archiver.archive.store import aliases, lookup, rereading, verdicts
from archiver.models.records import Author
from archiver.models.verdict_records import Claim
from archiver.verification.reverification.changes import read_changes
from archiver.verification.reverification.find import affected_quotations
from archiver.verification.reverification.speakers import speakers_meaning
from archiver.verification.verify import verify_claim
from tests.verification.reverification.desk import Desk

Load = Callable[[sqlite3.Connection], Any]

ANA = Author(handle="anabrook_test", name="Ana Brook")
FERRY = "The night ferry number {} to Pelliwick will never leave before the seal does"
FEW, MANY = 3, 12


def fill(connection: sqlite3.Connection, size: int) -> None:
    """So many articles, each with quotations of posts that were reworded, altered and hidden."""
    desk = Desk(connection)
    desk.begin()
    for number in range(1, size + 1):
        said = FERRY.format(number)
        keys = [
            desk.look(said, number=number, author=ANA),
            desk.look(f"{said} again", number=1_000 + number, author=ANA),
        ]
        altered = (said.replace("never", "always"), "Ana Brook")
        desk.article([(said, "Ana Brook"), (f"{said} again", "Cato Fen"), altered], keys)
        desk.alias(f"Captain {chr(64 + number)}", "@anabrook_test")
    desk.judge()
    desk.begin()
    for number in range(1, size + 1):
        desk.look(f"{FERRY.format(number)}, unless it rains", number=number, author=ANA)
        desk.look(None, number=1_000 + number, outcome="protected")
    connection.execute("update articles set site = 'Paper'")
    connection.execute(
        "insert into claims(post_id, digest, kind, claimant, text, contradicts, contradicted_at, "
        "first_seen_at, last_seen_at) select id, 'd', 'page', 'https://a.example', 'Other words', "
        "'[\"text\"]', '2031-05-04', '2031-05-04', '2031-05-04' from posts"
    )
    connection.commit()


def quotation_page(connection: sqlite3.Connection) -> object:
    key = connection.execute("select key from quotes where id = 3").fetchone()[0]
    return quotations.quotation_by_key(connection, key)


def article_page(connection: sqlite3.Connection) -> object:
    key = connection.execute("select key from articles where id = 1").fetchone()[0]
    return articles.load_article_page(connection, key)


def due_claims(connection: sqlite3.Connection) -> object:
    ids = [row[0] for row in connection.execute("select id from quotes")]
    return verdicts.load_claims(connection, 1, ids)


def saved(connection: sqlite3.Connection) -> object:
    """The Desk writes no WARC files, so that one is named for its captures."""
    connection.execute("update captures set warc_file = 'a.warc.gz', warc_offset = id")
    return len(list(rereading.saved_readings(connection)))


def claim(connection: sqlite3.Connection) -> object:
    return verify_claim(connection, Claim(quote=FERRY.format(2), speaker="Captain A")).findings


LOADS: dict[str, Load] = {
    "article": article_page,
    "quotation": quotation_page,
    "altered": lambda archive: news.new_altered_quotations(archive, 50),
    "problems": lambda archive: news.new_problems(archive, 50),
    "gone": lambda archive: news.posts_gone_after_quoted(archive, 50),
    "reworded": lambda archive: news.posts_reworded_after_quoted(archive, 50),
    "holdings": news.count_holdings,
    "contradictions": lambda archive: contradictions.latest_contradictions(archive, 50),
    "of a post": lambda archive: contradictions.contradictions_of_post(archive, 1),
    "run": lambda archive: runs.load_run_page(archive, 1),
    "person": lambda archive: people.load_person_page(archive, "x:anabrook_test"),
    "post": lambda archive: posts.load_post_page(archive, 1, citing=True),
    "publisher": lambda archive: publishers.load_publisher_page(archive, "Paper"),
    "search": lambda archive: search_results.search_archive(archive, "night ferry").posts,
    "citations": lambda archive: citing.citations(archive, "x:1"),
    "examples": citing.examples,
    "claims": due_claims,
    "saved captures": saved,
    "one claim": claim,
    "aliases": lambda archive: aliases.other_names_of(archive, ["@anabrook_test"]),
    "speakers": lambda archive: speakers_meaning(archive, [1]),
    "sightings": lambda archive: lookup.load_sightings_of_posts(
        archive, [row[0] for row in archive.execute("select id from posts")]
    ),
}


@pytest.fixture(scope="module")
def sizes(empty_archive: sqlite3.Connection) -> Iterator[dict[int, sqlite3.Connection]]:
    found = {}
    for size in (FEW, MANY):
        connection = sqlite3.connect(":memory:")
        empty_archive.backup(connection)
        connection.row_factory = sqlite3.Row
        fill(connection, size)
        found[size] = connection
    yield found
    for connection in found.values():
        connection.close()


def count_statements(connection: sqlite3.Connection, load: Load) -> int:
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    try:
        assert load(connection), "what is loaded is empty, and so is the test"
    finally:
        connection.set_trace_callback(None)
    # SQLite marks what its own tables and triggers run by two hyphens.
    return sum(not one.startswith("--") for one in statements)


@pytest.mark.parametrize("name", LOADS)
def test_no_more_statements_for_more_rows(sizes: dict[int, sqlite3.Connection], name: str) -> None:
    few, many = (count_statements(sizes[size], LOADS[name]) for size in (FEW, MANY))
    assert few == many


def test_posts_seen_again_are_judged_by_one_statement_for_all(
    sizes: dict[int, sqlite3.Connection],
) -> None:
    """Pairs of a post's words and quotations are sought by term, which no statement can gather."""
    counts = []
    for size, connection in sizes.items():
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        found = affected_quotations(connection, read_changes(connection))
        connection.set_trace_callback(None)
        assert found is not None
        assert len(found) >= size
        counts.append(sum("from sightings s left join" in one for one in statements))
    assert counts == [1, 1]
