"""What lists are filtered by is made of what an older archive holds, and kept true after that."""

import sqlite3

from archiver.archive.connection import transaction
from archiver.archive.migrations.listed_quotes import LISTED_BYLINES, LISTED_QUOTES
from tests.archive.listed import listed_anew, listed_now
from tests.verification.reverification.desk import Desk

SAID = "the ferry will leave before the seal does on Sunday"


def without_lists(connection: sqlite3.Connection) -> None:
    """Take away what the migration makes."""
    made = connection.execute(
        "select type, name from sqlite_master where name like 'listed_quote%' and type = 'trigger' "
        "or name = 'posts_platform_posted'"
    ).fetchall()
    with transaction(connection):
        for kind, name in made:
            connection.execute(f"drop {kind} {name}")
        connection.execute("drop table listed_quotes")


def test_an_older_archive_gets_a_row_for_each_quotation(archive: sqlite3.Connection) -> None:
    desk = Desk(archive)
    desk.begin()
    desk.look(SAID, number=1)
    desk.article([(SAID, "Ana Brook"), ("nobody ever said this of a harbour", None)], ["x:1"])
    desk.judge()
    kept = listed_now(archive)
    assert [row[6] for row in kept] == ["verbatim", "not_found"]
    without_lists(archive)
    with transaction(archive):
        archive.execute("update article_versions set byline = 'Ada Finch'")
        for statement in (*LISTED_QUOTES, *LISTED_BYLINES):
            archive.execute(statement)
    assert listed_now(archive) == listed_anew(archive)
    assert listed_now(archive) == [(*row[:-1], "Ada Finch") for row in kept]


def test_rows_follow_articles_authors_and_removals(archive: sqlite3.Connection) -> None:
    desk = Desk(archive)
    desk.begin()
    desk.look(SAID, number=1)
    desk.article([(SAID, "Ana Brook")], ["x:1"])
    desk.judge()
    desk.begin()
    desk.read_again(1, [])
    desk.judge()
    assert listed_now(archive) == listed_anew(archive)
    with transaction(archive):
        archive.execute("update articles set site = 'The Quay', published_at = '2031-05-09'")
    assert {row[2:4] for row in listed_now(archive)} == {("2031-05-09", "The Quay")}
    desk.remove("x:1")
    desk.judge()
    assert listed_now(archive) == listed_anew(archive)
    assert {row[11] for row in listed_now(archive)} == {None}
