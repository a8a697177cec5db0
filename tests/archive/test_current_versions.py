"""Which version of an article is its current one: the same for everybody who asks."""

import sqlite3
from collections.abc import Callable

import pytest

from archiver.archive.store.articles import add_article
from archiver.archive.store.runs import add_reading, begin_run
from archiver.models.records import Access, Article

Read = Callable[..., int]
LONG, SHORT = "The ferry sails at nine. " * 80, "The ferry sails. " * 20


@pytest.fixture
def read(archive: sqlite3.Connection) -> Read:
    """Keeps one reading of one article and gives the number of the version."""
    run = begin_run(archive, at="2031-05-04T02:00:00Z", command="crawl", offline=True)
    archive.execute(
        "insert into captures(id, run_id, url, source, fetched_at, sha256, size) "
        "values (1, 1, 'https://ledger.example/', '', '2031-05-04T02:00:00Z', 'ab', 1)"
    )

    def reading(text: str, access: Access | None = None) -> int:
        article = Article(url="https://ledger.example/ferry", text=text, access=access)
        kept = add_article(archive, run, 1, article)
        add_reading(archive, run, "ferry", "new", article_version_id=kept.version_id)
        return kept.version_id

    return reading


def current(connection: sqlite3.Connection) -> list[int]:
    return [row[0] for row in connection.execute("select version_id from current_article_versions")]


def test_the_version_read_last_is_current(archive: sqlite3.Connection, read: Read) -> None:
    first, second = read(LONG), read(f"{LONG} It sailed.")
    assert current(archive) == [second]
    assert read(LONG) == first
    assert current(archive) == [first]


def test_a_corrected_text_may_be_shorter(archive: sqlite3.Connection, read: Read) -> None:
    read(LONG)
    corrected = read(SHORT)
    assert current(archive) == [corrected]


@pytest.mark.parametrize("access", ["paywalled", "stub"])
def test_what_a_wall_leaves_never_hides_the_fuller_text(
    archive: sqlite3.Connection, read: Read, access: Access
) -> None:
    full = read(LONG)
    read(SHORT, access)
    assert current(archive) == [full]


@pytest.mark.parametrize("access", ["paywalled", "stub"])
def test_nor_where_the_wall_stood_first_and_stands_again(
    archive: sqlite3.Connection, read: Read, access: Access
) -> None:
    read(SHORT, access)
    full = read(LONG, "paywalled")
    read(SHORT, access)
    assert current(archive) == [full]


def test_a_stub_is_current_where_nothing_else_was_read(
    archive: sqlite3.Connection, read: Read
) -> None:
    stub = read(SHORT, "stub")
    assert current(archive) == [stub]
