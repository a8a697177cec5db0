"""Who wrote a post, where its sightings show the author more or less surely."""

import sqlite3

import pytest

from archiver.archive.store.authors import AuthorCache
from archiver.archive.store.post_authors import ShownAuthor
from archiver.models.records import Author, Evidence
from tests.archive.stored import Desk

TEXT = "The seal has a season ticket."
BROOK = Author(handle="anabrook", name="Ana Brook")


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
    desk: Desk,
    first: tuple[Author, Evidence],
    second: tuple[Author, Evidence],
    author: tuple[str | None, str | None, str | None],
) -> None:
    for shown, evidence in (first, second):
        desk.add_post(1788000000000000001, TEXT, author=shown, evidence=evidence)
    row = desk.connection.execute(
        "select a.handle, a.account_id, p.author_from from posts p "
        "left join authors a on a.id = p.author_id"
    ).fetchone()
    assert tuple(row) == author


def test_nobody_shown_is_no_author(archive: sqlite3.Connection) -> None:
    nobody = ShownAuthor(Author(), None, AuthorCache(), "embed")
    assert nobody.claimed
    assert nobody.row(archive, "x") is None
