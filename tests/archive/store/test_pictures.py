"""Pictures of articles are asked for once by their address and read once by their bytes."""

import sqlite3

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import pictures, tombstones
from archiver.archive.store.schedule import ATTEMPTS
from archiver.extraction.pictures.post_parts import find_pictured_post
from archiver.models.picture_records import PicturedPost, PostPicture
from archiver.models.records import Author
from archiver.platforms.post_keys import nameless_words
from tests.archive.stored import AT, Desk
from tests.pictured import make_reading

SHOT = PostPicture(url="https://img.example/a.png", description="Tweet by @beatide")
ROWS = ["Bea Tidewell", "@beatide", "The seal has a season ticket", "May 4, 2031"]
LATER = "2032-04-01T06:00:00Z"


def pictured() -> PicturedPost:
    return find_pictured_post(make_reading(ROWS, ROWS))


@pytest.fixture
def version(desk: Desk) -> int:
    number = desk.add_article("“The seal has a season ticket,” said Bea Tidewell.")
    with transaction(desk.connection):
        pictures.note_pictures(desk.connection, number, [SHOT, SHOT], at=AT)
    return number


def due(connection: sqlite3.Connection, at: str = AT) -> list[str]:
    return [one.url for one in pictures.pictures_due(connection, at, limit=10)]


def keep(desk: Desk, url: str = SHOT.url, body: str = "picture") -> str:
    capture = desk.add_capture(desk.begin_run(), body, url=url)
    (sha256,) = desk.connection.execute(
        "select sha256 from captures where id = ?", (capture,)
    ).fetchone()
    with transaction(desk.connection):
        pictures.mark_picture_kept(desk.connection, url, capture_id=capture, sha256=sha256, at=AT)
    return str(sha256)


def unread(connection: sqlite3.Connection) -> list[int]:
    return [one.id for one in pictures.unread_pictures(connection, limit=10)]


def test_a_picture_is_due_until_it_is_captured_and_unread_until_it_is_read(
    desk: Desk, version: int
) -> None:
    connection = desk.connection
    assert due(connection) == [SHOT.url]
    assert due(connection, "2030-01-01T00:00:00Z") == []
    keep(desk)
    assert (due(connection), pictures.count_pictures_left(connection, AT)) == ([], 1)
    (number,) = unread(connection)
    assert pictures.pictures_of_version(connection, version, limit=8) == ()
    with transaction(connection):
        pictures.keep_pictured_post(connection, number, pictured(), at=AT)
    assert (unread(connection), pictures.count_pictures_left(connection, AT)) == ([], 0)
    (shown,) = pictures.pictures_of_version(connection, version, limit=8)
    assert (shown.url, shown.description, shown.post) == (*_said(SHOT), pictured())
    assert pictures.articles_showing(connection, number) == [
        (connection.execute("select url from articles").fetchone()[0], SHOT.url)
    ]


def _said(one: PostPicture) -> tuple[str, str]:
    return one.url, one.description


@pytest.mark.usefixtures("version")
def test_the_same_bytes_elsewhere_and_the_same_address_in_another_version_are_had_once(
    desk: Desk,
) -> None:
    connection = desk.connection
    keep(desk)
    with transaction(connection):
        pictures.keep_pictured_post(connection, unread(connection)[0], pictured(), at=AT)
        (article,) = connection.execute("select article_id from article_versions").fetchone()
        connection.execute(
            "insert into article_versions(id, article_id, capture_id, digest, text) "
            "select 99, article_id, capture_id, 'other', 'other' from article_versions "
            "where article_id = ? limit 1",
            (article,),
        )
        pictures.note_pictures(connection, 99, [SHOT], at=LATER)
    assert due(connection, LATER) == []
    assert len(pictures.pictures_of_version(connection, 99, limit=8)) == 1
    other = desk.add_article("Another paper has that picture, too, of the seal at the quay.")
    copy = PostPicture(url="https://other.example/b.png", description="Tweet by @beatide")
    with transaction(connection):
        pictures.note_pictures(connection, other, [copy], at=AT)
    keep(desk, copy.url)
    assert unread(connection) == []
    assert pictures.pictures_of_version(connection, other, limit=8)[0].post == pictured()


@pytest.mark.usefixtures("version")
def test_what_cannot_be_had_is_tried_again_and_given_up(desk: Desk) -> None:
    connection = desk.connection
    for attempt in range(ATTEMPTS):
        at = f"2033-0{attempt + 1}-01T00:00:00Z"
        (one,) = pictures.pictures_due(connection, at, limit=10)
        assert one.attempts == attempt
        with transaction(connection):
            pictures.mark_picture_failed(connection, one, at=at, reason="HTTP 503")
    assert due(connection, "2040-01-01T00:00:00Z") == []
    row = connection.execute("select state, reason from article_pictures").fetchone()
    assert tuple(row) == ("given_up", "HTTP 503")


@pytest.mark.usefixtures("version")
def test_what_is_gone_is_given_up_at_once(desk: Desk) -> None:
    (one,) = pictures.pictures_due(desk.connection, AT, limit=10)
    with transaction(desk.connection):
        pictures.mark_picture_failed(desk.connection, one, at=AT, reason="gone", final=True)
    assert due(desk.connection, LATER) == []


@pytest.mark.usefixtures("version")
def test_what_is_forgotten_leaves_its_digest_alone(desk: Desk) -> None:
    connection, sha256 = desk.connection, keep(desk)
    (number,) = unread(connection)
    with transaction(connection):
        pictures.keep_pictured_post(connection, number, pictured(), at=AT)
    assert list(pictures.pictured_posts(connection)) == [(number, pictured())]
    with transaction(connection):
        captures = pictures.forget_pictures(connection, {number}, at=AT)
    assert len(captures) == 1
    assert pictures.is_picture_forgotten(connection, sha256)
    assert list(pictures.pictured_posts(connection)) == []
    assert unread(connection) == []
    kept = connection.execute("select * from pictures, article_pictures").fetchone()
    assert not any("seal" in str(value) or "beatide" in str(value) for value in kept)


@pytest.mark.usefixtures("version")
def test_a_picture_without_a_post_keeps_no_words(desk: Desk) -> None:
    keep(desk)
    (number,) = unread(desk.connection)
    with transaction(desk.connection):
        pictures.note_picture_outcome(desk.connection, number, "unreadable", at=AT, reason="dark")
    row = desk.connection.execute("select outcome, reason, text from pictures").fetchone()
    assert tuple(row) == ("unreadable", "dark", None)


def test_a_tombstone_of_words_or_an_account_is_known_in_a_picture(desk: Desk) -> None:
    connection, post = desk.connection, pictured()
    assert not tombstones.is_pictured_post_forgotten(connection, post)
    words = tombstones.digests_of_words(
        "x", Author(handle=post.handle), nameless_words("The seal has a season ticket")
    )
    with transaction(connection):
        connection.execute("insert into forgotten(id, forgotten_at) values (1, ?)", (AT,))
        connection.executemany(
            "insert into tombstones(digest, forgotten_id) values (?, 1)",
            [(one,) for one in tombstones.salted_digests(connection, words)],
        )
    assert tombstones.is_pictured_post_forgotten(connection, post)
