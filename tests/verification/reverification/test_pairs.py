"""Which quotations a wording, or whoever is now known otherwise, may have a say in."""

import sqlite3

import pytest

from archiver.archive.store.lookup import load_versions
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.models.records import Author, PostVersion
from archiver.models.stored_posts import StoredVersion
from archiver.verification.evidence import CandidatePost
from archiver.verification.reverification import index, speakers
from archiver.verification.reverification.changes import read_changes
from archiver.verification.reverification.pairs import Pairs
from archiver.verification.thread_lookup import find_continuations
from tests.verification.reverification.desk import Desk

BEA = Author(handle="beatide", name="Bea Tidewell")
TEXT = "The kelp has been late for seven long weeks and the harbour council"


@pytest.fixture
def desk(archive: sqlite3.Connection) -> Desk:
    made = Desk(archive)
    made.begin()
    return made


def concerned(desk: Desk, known: set[int] | None = None) -> set[int]:
    index.keep_up(desk.connection)
    versions = [row[0] for row in desk.connection.execute("select id from post_versions")]
    return Pairs(desk.connection).concerned(versions, known or set())


def test_a_wording_concerns_what_shares_its_words_and_nothing_else(desk: Desk) -> None:
    desk.look(TEXT, number=7, author=BEA)
    desk.article(
        [
            ("The kelp has been late for seven long weeks", None),
            ("The kelp has been late for nine long weeks", None),
            ("Gulls signed a petition against the lighthouse", None),
        ]
    )
    assert concerned(desk) == {1, 2}


def test_what_is_known_already_stays_known(desk: Desk) -> None:
    desk.article([("Gulls signed a petition against the lighthouse", None)])
    assert concerned(desk, {1}) == {1}


def test_a_few_words_are_sought_in_the_posts_of_their_speaker_alone(desk: Desk) -> None:
    desk.look("Kelp? Late again!", number=7, author=BEA)
    desk.article([("Late again", "Bea Tidewell"), ("Late again", "Corvin Ash")])
    assert concerned(desk) == {1}


def test_an_author_is_meant_by_name_by_handle_and_by_alias(desk: Desk) -> None:
    desk.look(TEXT, number=7, author=BEA)
    desk.alias("The Kelp Desk", "x:beatide")
    (number,) = [row[0] for row in desk.connection.execute("select id from authors")]
    terms = speakers.speakers_meaning(desk.connection, [number])[number]
    for speaker in ("Bea Tidewell", "Tidewell", "@beatide", "beatide", "the kelp desk"):
        assert terms & set(index.terms_meaning(speaker)), speaker
    for speaker in ("Corvin Ash", "@corvinash", "Bea"):
        assert not terms & set(index.terms_meaning(speaker)), speaker
    assert speakers.speakers_meaning(desk.connection, []) == {}


def test_whoever_gets_a_handle_is_known_otherwise_than_before(desk: Desk) -> None:
    desk.article([("Late again", "@beatide")])
    desk.look(TEXT, number=7, author=BEA)
    changes = read_changes(desk.connection)
    (number,) = [row[0] for row in desk.connection.execute("select id from authors")]
    assert number in speakers.changed_authors(desk.connection, changes)
    assert speakers.of_changes(desk.connection, changes, []) >= {index.terms_called("beatide")}


def test_a_quotation_goes_on_in_further_posts_of_the_same_author(desk: Desk) -> None:
    rest = "does not answer any letter that a gull has signed"
    desk.look(TEXT, number=7, author=BEA)
    desk.look(rest, number=8, author=BEA)
    desk.look(rest, number=9, author=Author(handle="corvinash", name="Corvin Ash"))
    versions = desk.connection.execute(
        "select v.id, p.author_id from post_versions v join posts p on p.id = v.post_id order by 1"
    ).fetchall()
    wording = PostVersion(text=TEXT)
    (stored,) = load_versions(desk.connection, [versions[0][0]])
    held = _candidate(stored, wording)
    across = "late for seven long weeks and the harbour council does not answer any letter"
    found = find_continuations(desk.connection, prepare_quotation(across), [held])
    assert [(one.version.text, origin) for one, origin in found] == [(rest, versions[0][0])]
    assert {one.author_id for one, _ in found} == {versions[0][1]}
    declared = prepare_quotation("late for seven … does not answer any letter")
    assert find_continuations(desk.connection, declared, [held]) == []
    assert find_continuations(desk.connection, prepare_quotation(across), []) == []


def _candidate(stored: StoredVersion, wording: PostVersion) -> CandidatePost:
    return CandidatePost(
        wording=stored,
        source=prepare_post(wording),
        attribution="confirmed",
        near=False,
        handles=(),
    )
