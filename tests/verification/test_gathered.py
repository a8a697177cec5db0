"""Wordings gathered for a claim: each compared once, with the names of its author."""

import sqlite3

from archiver.archive.store.lookup import load_versions
from archiver.models.records import Author
from archiver.models.verdict_records import Claim
from archiver.verification.evidence import SpeakerEvidence, prepare_claim
from archiver.verification.gathered import Gathered, load_accounts
from tests.verification.reverification.desk import Desk

TEXT = "The kelp has been late for seven long weeks and the harbour council"


def test_a_wording_is_compared_once_with_the_names_of_its_author(
    archive: sqlite3.Connection,
) -> None:
    desk = Desk(archive)
    desk.begin()
    desk.look(TEXT, number=7, author=Author(handle="beatide", name="Bea Tidewell"))
    desk.look("Seven gulls signed a petition", number=8, author=Author(handle="corvinash"))
    held = load_versions(archive, [1, 2])
    claim = Claim(quote="late for seven long weeks", speaker="Bea Tidewell")
    gathered = Gathered(archive, prepare_claim(claim), SpeakerEvidence(), cited=())
    gathered.add(held)
    before = dict(gathered.comparisons)
    gathered.add(held)
    assert gathered.comparisons == before
    matches = {
        wording.post.key: gathered.comparisons[number][1]
        for number, wording in gathered.versions.items()
    }
    assert matches["x:7"] is not None
    assert matches["x:8"] is None
    assert list(gathered.accounts[gathered.versions[1].author_id or 0].names) == ["Bea Tidewell"]


def test_nobody_has_no_names(archive: sqlite3.Connection) -> None:
    assert load_accounts(archive, []) == {}
    assert load_accounts(archive, [None, None]) == {}
