"""Which names are verified: the newest word about one counts, in whatever order words came."""

import sqlite3
from itertools import permutations

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store.name_marks import note_name_mark, verified_names
from archiver.models.records import Author
from tests.archive.stored import Desk

DID, BOARD = "did:plc:seal5", "did:plc:quay3"
DAYS = [f"2032-03-0{day}T06:00:00Z" for day in (1, 2, 3)]


@pytest.fixture
def author(archive: sqlite3.Connection) -> int:
    by = Author(handle="ana.example", name="Ana Brook", account_id=DID)
    Desk(archive).add_post(1, "The seal has a season ticket", author=by)
    return int(archive.execute("select id from authors").fetchone()[0])


@pytest.mark.parametrize("words", [("", BOARD, ""), ("", "", BOARD), (BOARD, "", BOARD)])
def test_the_newest_word_counts_in_any_order(
    archive: sqlite3.Connection, author: int, words: tuple[str, ...]
) -> None:
    for order in permutations(zip(DAYS, words, strict=True)):
        with transaction(archive):
            archive.execute(
                "update author_names set verified_by = null, verified_at = null, "
                "unverified_at = null"
            )
            for day, verified_by in order:
                note_name_mark(archive, author, "Ana Brook", verified_by, day)
        held = verified_names(archive, [author])
        assert held == ({author: {"Ana Brook": BOARD}} if words[-1] else {})


def test_a_mark_is_of_one_name_of_one_account(archive: sqlite3.Connection, author: int) -> None:
    with transaction(archive):
        note_name_mark(archive, author, "Ida Fenn", BOARD, DAYS[0])
        note_name_mark(archive, author + 1, "Ana Brook", BOARD, DAYS[0])
    assert verified_names(archive, [author, author + 1]) == {}


def test_quotations_are_judged_again_when_a_mark_comes_or_goes(
    archive: sqlite3.Connection, author: int
) -> None:
    """Only then: that a name is still verified changes nothing."""
    desk = Desk(archive, count=1)
    desk.add_article("“The seal has a season ticket,” Ana Brook wrote.", "The seal")
    noted = []
    for verified_by, day in (("", DAYS[0]), (BOARD, DAYS[1]), (BOARD, DAYS[2]), ("", DAYS[2])):
        archive.execute("delete from unjudged")
        with transaction(archive):
            note_name_mark(archive, author, "Ana Brook", verified_by, day)
        rows = archive.execute("select number from unjudged where what = 'author'")
        noted.append([row[0] for row in rows])
    assert noted == [[], [author], [], [author]]
