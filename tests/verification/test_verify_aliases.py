"""Verdicts on quotations whose speaker the owner of the archive has joined with accounts."""

import json
import sqlite3
from pathlib import Path

import pytest

from archiver.archive.store import aliases
from archiver.importers.pipeline import import_files
from archiver.models.verdict_records import Claim, Verdict
from archiver.verification.verify import verify_claim

POSTS = [
    ("marrowbyharbour", "Marrowby Harbour", "The crane is closed until the gulls have left it."),
    ("ana_one", "Ana Brook", "Two boats are late and one of them is mine."),
    ("ana_two", "Ana T. Brook", "No boat of mine was ever late before today."),
    ("idatamm", "Ida Tamm", "The gulls have asked for a later boat."),
]


@pytest.fixture
def held(archive: sqlite3.Connection, tmp_path: Path) -> sqlite3.Connection:
    path = tmp_path / "posts.jsonl"
    lines = [
        {"platform": "x", "id": str(n), "author": {"handle": handle, "name": name}, "text": text}
        for n, (handle, name, text) in enumerate(POSTS, start=1)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    import_files(archive, [path])
    return archive


def ask(held: sqlite3.Connection, quote: str, speaker: str) -> Verdict:
    return verify_claim(held, Claim(quote=quote, speaker=speaker))


def test_a_body_is_confirmed_by_its_alias_for_its_account_alone(held: sqlite3.Connection) -> None:
    quote = "closed until the gulls have left"
    assert ask(held, quote, "the harbour office").attribution != "confirmed"
    aliases.add_alias(held, "the harbour office", "x:marrowbyharbour")
    assert ask(held, quote, "The Harbour Office").attribution == "confirmed"
    assert ask(held, "asked for a later boat", "the harbour office").attribution != "confirmed"


def test_short_quotations_are_looked_for_in_posts_of_the_accounts(held: sqlite3.Connection) -> None:
    assert ask(held, "the gulls have left", "the harbour office").wording == "not_found"
    aliases.add_alias(held, "the harbour office", "@MarrowbyHarbour".casefold())
    verdict = ask(held, "the gulls have left", "the harbour office")
    assert (verdict.wording, verdict.tie) == ("verbatim", "possible")
    assert [finding.post.author.handle for finding in verdict.findings] == ["marrowbyharbour"]


def test_accounts_of_one_person_are_no_two_people_of_a_last_name(held: sqlite3.Connection) -> None:
    quote = "Two boats are late and one of them is mine"
    assert ask(held, quote, "Brook").attribution == "unresolved"
    aliases.add_alias(held, "Ana Brook", "x:ana_one")
    assert ask(held, quote, "Brook").attribution == "unresolved"
    aliases.add_alias(held, "Ana Brook", "x:ana_two")
    assert ask(held, quote, "Brook").attribution == "confirmed"
    assert (
        ask(held, "No boat of mine was ever late before today", "Dr Ana Brook").attribution
        == "confirmed"
    )


def test_an_alias_that_is_removed_means_nothing_more(held: sqlite3.Connection) -> None:
    aliases.add_alias(held, "the harbour office", "x:marrowbyharbour")
    aliases.remove_alias(held, "the harbour office")
    quote = "closed until the gulls have left"
    assert ask(held, quote, "the harbour office").attribution != "confirmed"


def test_an_alias_of_an_account_that_comes_later_holds_then(held: sqlite3.Connection) -> None:
    aliases.add_alias(held, "the lighthouse", "x:lighthouse")
    verdict = ask(held, "The gulls have asked for a later boat", "the lighthouse")
    assert (verdict.wording, verdict.attribution) == ("verbatim", "unresolved")
