"""What each page reads of an archive and makes of it, without a site around it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.errors import ViewRefused
from archiver.web.page_view import ViewRequest
from archiver.web.pages import article, feeds, front, person, post, publisher, quote, run, search
from tests.web.urls import urls

PAGES = {
    "article": (article.PAGE, "select key from articles"),
    "post": (post.PAGE, "select key from posts"),
    "person": (person.PAGE, "select key from authors"),
    "publisher": (publisher.PAGE, "select distinct site from articles where site is not null"),
    "quote": (quote.PAGE, "select key from quotes"),
    "run": (run.PAGE, "select id from runs"),
}


@pytest.fixture
def held(newsroom: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(newsroom)
    yield connection
    connection.close()


def asked(key: object, **query: str) -> ViewRequest:
    platform, _, rest = str(key).partition(":")
    parts = {"platform": platform, "key": rest} if rest else {"key": str(key)}
    parts.setdefault("platform", "x")
    return ViewRequest(parts=parts, query=query, full=True)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_everything_that_the_archive_has_of_its_kind(
    held: sqlite3.Connection, name: str
) -> None:
    page: Any = PAGES[name][0]
    keys = [row[0] for row in held.execute(PAGES[name][1]).fetchall()]
    assert keys
    for key in keys[:12]:
        found = page.read(held, asked(key))
        assert found is not None, key
        assert page.context(urls(), found)
        assert json.loads(json.dumps(page.shape(urls(), found)))


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {"run"}))
def test_what_is_not_there_is_nothing_and_no_error(held: sqlite3.Connection, name: str) -> None:
    page: Any = PAGES[name][0]
    for key in ("", "no such", "x:no such", "9" * 30, "-1", "²", "' or 1=1 --", "%", "\0"):
        assert page.read(held, asked(key)) is None, key
    with suppress(UnicodeEncodeError):  # which no address can hold
        assert page.read(held, asked("\ud800")) is None


def test_a_run_is_found_by_its_number_and_the_last_one_without(held: sqlite3.Connection) -> None:
    (last,) = held.execute("select max(id) from runs").fetchone()
    for key in ("", str(last)):
        found = run.PAGE.read(held, asked(key))
        assert found is not None
        assert found.run.run.id == last
    for key in ("0", str(last + 1), "9" * 30):
        assert run.PAGE.read(held, asked(key)) is None


def test_the_front_page_counts_what_is_held(held: sqlite3.Connection) -> None:
    found = front.PAGE.read(held, asked(""))
    assert found is not None
    shown = front.PAGE.context(urls(), found)
    assert "/site/-/" in json.dumps(shown, default=str)
    assert json.dumps(front.PAGE.shape(urls(), found))


def test_an_excerpt_is_about_the_first_word_that_was_asked_for() -> None:
    text = "calm " * 60 + "kelp " + "sea " * 60
    shown = search._around(text, "Kelp nowhere")
    assert "kelp" in shown
    assert shown.startswith("… calm")
    assert shown.endswith("sea …")
    assert len(shown) < 300
    assert search._around("short", "nowhere") == "short"
    assert search._around("", "") == ""
    assert "海" in search._around("潮" * 300 + "海" + "潮" * 300, "海")


def test_too_long_a_search_is_refused_and_an_empty_one_asks_nothing(
    held: sqlite3.Connection,
) -> None:
    with pytest.raises(ViewRefused, match="at most"):
        search.PAGE.read(held, asked("", q="a" * 100_000))
    found = search.PAGE.read(held, asked(""))
    assert found is not None
    assert search.PAGE.context(urls(), found)["asked"] is False
    with pytest.raises(ViewRefused, match="nothing to search for"):
        search.PAGE.shape(urls(), found)


@pytest.mark.parametrize("words", ['"', "* ^", "NEAR(", "-", "a:b", "ferry", "\0"])
def test_no_sign_in_a_search_is_an_error(held: sqlite3.Connection, words: str) -> None:
    found = search.PAGE.read(held, asked("", q=words))
    assert found is not None
    shown = search.PAGE.context(urls(), found)
    assert shown["any"] is (words == "ferry")


def test_feeds_name_each_entry_once_and_for_good(held: sqlite3.Connection) -> None:
    for entries in (feeds._altered, feeds._gone):
        found = entries(held, urls(origin="https://kelp.example"))
        assert found
        assert len({one.id for one in found}) == len(found)
        assert all(one.href.startswith("https://kelp.example/site/-/") for one in found)


def test_words_around_a_quotation_stay_in_its_line() -> None:
    assert quote._tail("before it\nin the line ") == "in the line "
    assert quote._head(" in the line\nafter it") == " in the line"
    assert quote._tail("a" * 5_000).startswith("… ")
    assert quote._head("a" * 5_000).endswith(" …")


def context(page: Any, held: sqlite3.Connection, key: str) -> dict[str, Any]:
    """What the template of a page is given."""
    found = page.read(held, asked(key))
    assert found is not None
    shown: dict[str, Any] = page.context(urls(), found)
    return shown


def test_posts_of_an_article_stand_where_its_page_shows_them(held: sqlite3.Connection) -> None:
    """The first below the words that quote it; the one that the page shows without its words."""
    key = held.execute(
        "select key from articles where url like '%ferry-to-be-renamed%'"
    ).fetchone()[0]
    shown = context(article.PAGE, held, key)
    above = [
        "".join(piece.text for piece in one.segments)[:30]
        for one in shown["paragraphs"]
        if one.posts
    ]
    assert [one[:9] for one in above] == ["“We will ", "Passenger", "“At 06:54"]
    assert shown["elsewhere"] == []
    silent = [one for one in shown["posts"] if one["is_archived"]]
    assert [one["text"][:14] for one in silent] == ["The 07:15 sail"]
    newest = shown["versions"][0]["changes"]
    assert [part.text for part in newest[0].new if part.op == "insert"] == ["not "]


def test_a_post_is_quoted_as_often_on_every_page(held: sqlite3.Connection) -> None:
    """What only an earlier version of an article quotes is counted nowhere."""
    by = {one["href"]: one["quotations"] for one in context(front.PAGE, held, "")["gone"]}
    shown = context(person.PAGE, held, "x:fenwright_mrwby")
    (deleted,) = shown["gone"]
    assert by[deleted["href"]] == deleted["quotations"] == shown["total"] == 4
