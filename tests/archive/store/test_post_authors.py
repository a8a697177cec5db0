"""Who wrote a post, where its sightings show the author more or less surely."""

import sqlite3
from collections.abc import Callable

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import posts, runs
from archiver.archive.store.authors import AuthorCache
from archiver.archive.store.post_authors import ShownAuthor
from archiver.models.records import Author, Capture, Evidence, Post, PostVersion, Sighting

KEY = "x:1788000000000000001"
BROOK = Author(handle="anabrook", name="Ana Brook")
Add = Callable[[Author, Evidence], None]


@pytest.fixture
def add(archive: sqlite3.Connection) -> Add:
    """Give what adds a sighting of one post, with the author and evidence that it is given."""

    def add_one(author: Author, evidence: Evidence) -> None:
        at = "2031-06-01T00:00:00Z"
        with transaction(archive):
            run = runs.begin_run(archive, at=at, command="crawl", offline=True)
            capture = Capture(
                url="https://news.example/1", source="1", fetched_at=at, body=repr(author).encode()
            )
            capture_id = runs.add_capture(archive, run, capture, place=("run.warc.gz", 0))
            platform, _, number = KEY.partition(":")
            sighting = Sighting(
                post=Post(key=KEY, platform=platform, id=number, author=author),
                outcome="ok",
                evidence=evidence,
                seen_at=at,
                version=PostVersion(text="The seal has a season ticket."),
            )
            posts.add_sighting(archive, run, capture_id, sighting)

    return add_one


def author_of_post(archive: sqlite3.Connection) -> tuple[str | None, str | None, str | None]:
    row = archive.execute(
        "select a.handle, a.account_id, p.author_from from posts p "
        "left join authors a on a.id = p.author_id"
    ).fetchone()
    return row[0], row[1], row[2]


@pytest.mark.parametrize(
    ("first", "second", "author"),
    [
        pytest.param(
            (BROOK, "embed"),
            (Author(handle="benfenwright"), "api"),
            ("benfenwright", None, "api"),
            id="the platform has the last word",
        ),
        pytest.param(
            (BROOK, "api"),
            (Author(handle="benfenwright"), "embed"),
            ("anabrook", None, "api"),
            id="a page contradicts it in vain",
        ),
        pytest.param(
            (Author(name="Ana Brook"), "embed"),
            (BROOK, "embed"),
            ("anabrook", None, "embed"),
            id="a handle is more than a name",
        ),
        pytest.param(
            (Author(handle="anabrook", account_id="17"), "api"),
            (Author(handle="anabrook", account_id="23"), "api"),
            ("anabrook", "17", "api"),
            id="a post never moves to another account",
        ),
        pytest.param(
            (BROOK, "api"),
            (Author(handle="anabrook", account_id="17"), "api"),
            ("anabrook", "17", "api"),
            id="an account is more than a handle",
        ),
    ],
)
def test_the_better_sighting_decides(
    archive: sqlite3.Connection,
    add: Add,
    first: tuple[Author, Evidence],
    second: tuple[Author, Evidence],
    author: tuple[str | None, str | None, str | None],
) -> None:
    add(*first)
    add(*second)
    assert author_of_post(archive) == author


def test_nobody_shown_is_no_author(archive: sqlite3.Connection) -> None:
    nobody = ShownAuthor(Author(), None, AuthorCache(), "embed")
    assert nobody.claimed
    assert nobody.row(archive, "x") is None
