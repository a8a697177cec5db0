"""Lists of an archive: what is filtered, sorted, counted and gone through page by page."""

import sqlite3
from collections.abc import Iterator

import pytest

from archiver.archive.connection import connect
from archiver.archive.pages import list_kinds, list_rows
from archiver.archive.pages.list_kinds import ListKind
from archiver.archive.pages.listing import ListRequest, load_list_page
from tests.archive.listed import listed_anew, listed_now
from tests.web import invented

KINDS = {
    "quotations": (list_kinds.QUOTATIONS, list_rows.list_quotations),
    "posts": (list_kinds.POSTS, list_rows.list_posts),
    "articles": (list_kinds.ARTICLES, list_rows.list_articles),
    "people": (list_kinds.PEOPLE, list_rows.list_accounts),
    "publishers": (list_kinds.PUBLISHERS, list_rows.list_publishers),
    "runs": (list_kinds.RUNS, list_rows.list_runs),
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The archive of a newsroom with a past: articles put right, posts gone and reworded."""
    connection = connect(invented.copy_filled(tmp_path_factory))
    yield connection
    connection.close()


def rows_of(
    connection: sqlite3.Connection, kind: ListKind, *, words: str = "", **filters: str
) -> list[int | str]:
    """Every row of a list, page by page."""
    found: list[int | str] = []
    chosen = {name.rstrip("_"): value for name, value in filters.items()}
    for page in range(1, 100):
        got = load_list_page(
            connection, kind, ListRequest(filters=chosen, words=words, page=page, size=20)
        )
        found += got.rows
        if not got.more:
            break
    return found


def test_what_lists_are_filtered_by_is_what_the_tables_say(held: sqlite3.Connection) -> None:
    assert listed_now(held)
    assert listed_now(held) == listed_anew(held)


@pytest.mark.parametrize("name", KINDS)
def test_every_order_has_every_row_once_and_each_is_loaded(
    held: sqlite3.Connection, name: str
) -> None:
    kind, load = KINDS[name]
    orders = []
    for order in kind.orders:
        page = load_list_page(held, kind, ListRequest(filters={}, order=order, size=1_000))
        assert len(load(held, page.rows)) == len(page.rows) == page.total
        orders.append(sorted(map(str, page.rows)))
    assert all(one == orders[0] for one in orders)
    assert sorted(map(str, rows_of(held, kind))) == orders[0]


@pytest.mark.parametrize("name", [name for name, (kind, _) in KINDS.items() if kind.counted])
def test_what_is_counted_beside_a_filter_is_what_the_filter_leaves(
    held: sqlite3.Connection, name: str
) -> None:
    kind, _ = KINDS[name]
    counts = load_list_page(held, kind, ListRequest(filters={})).counts
    assert any(counts.values())
    for filtered, values in counts.items():
        for value, count in values[:3]:
            assert len(rows_of(held, kind, **{filtered: value})) == count, (filtered, value)


def test_any_problem_is_every_problem_and_none_the_rest(held: sqlite3.Connection) -> None:
    quotations = list_kinds.QUOTATIONS
    wrong = rows_of(held, quotations, problem="any")
    right = rows_of(held, quotations, problem="none")
    assert wrong
    assert right
    assert sorted(map(int, wrong + right)) == sorted(map(int, rows_of(held, quotations)))
    articles = rows_of(held, list_kinds.ARTICLES, problem="any")
    counted = list_rows.list_articles(held, articles)
    assert all(one.problems for one in counted)
    assert sum(one.problems for one in counted) == len(wrong)
    publishers = list_rows.list_publishers(held, rows_of(held, list_kinds.PUBLISHERS))
    assert sum(one.problems for one in publishers) == len(wrong)


def test_a_day_that_ends_a_list_belongs_to_it(held: sqlite3.Connection) -> None:
    (day,) = held.execute(
        "select substr(posted_at, 1, 10) from posts where posted_at like '%T%' limit 1"
    ).fetchone()
    (expected,) = held.execute(
        "select count(*) from posts where substr(posted_at, 1, 10) = ?", (day,)
    ).fetchone()
    assert expected
    assert len(rows_of(held, list_kinds.POSTS, from_=day, to=day)) == expected


def test_words_leave_what_has_them_all(held: sqlite3.Connection) -> None:
    found = rows_of(held, list_kinds.QUOTATIONS, words="ferry seal")
    texts = [one.text.casefold() for one in list_rows.list_quotations(held, found)]
    assert texts
    assert all("ferry" in text and "seal" in text for text in texts)
    assert rows_of(held, list_kinds.QUOTATIONS, words="nobodysaidthis") == []
    assert rows_of(held, list_kinds.POSTS, words="seal")
    assert rows_of(held, list_kinds.ARTICLES, words="ferry")


def test_a_filter_or_order_that_is_none_changes_nothing(held: sqlite3.Connection) -> None:
    kind = list_kinds.RUNS
    asked = ListRequest(filters={"tide": "high"}, order="by the moon", size=1_000)
    assert load_list_page(held, kind, asked).rows == tuple(rows_of(held, kind))
