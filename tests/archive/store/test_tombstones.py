"""Forgotten posts are known again by digests, and nothing else."""

import sqlite3
from dataclasses import replace

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import removal, tombstones
from archiver.extraction.pipeline import PageReading
from archiver.html.page import parse_page
from archiver.models.records import Article, Author, Capture, Embed, Post, PostVersion, Sighting
from archiver.platforms.post_keys import nameless_key, nameless_words
from tests.archive.stored import AT, BEA, Desk

TEXT = "Nobody may ever read again what the kelp said to the ferry"
PAGE = parse_page(
    Capture(url="https://gazette.example/a", source="a.html", fetched_at=AT, body=b"<p>Notes</p>")
)


@pytest.fixture
def forgotten(desk: Desk) -> sqlite3.Connection:
    """An archive in which post x:7 by Bea Tidewell was forgotten."""
    desk.add_post(7, TEXT)
    post = removal.find_known_post(desk.connection, "x:7")
    assert post is not None
    with transaction(desk.connection):
        removal.add_tombstones(desk.connection, post, at=AT, reason="asked to")
    return desk.connection


def sighting(author: Author = BEA, text: str = TEXT, number: str | None = None) -> Sighting:
    key = f"x:{number}" if number else nameless_key("x", author, None, text)
    return Sighting(
        post=Post(key=key, platform="x", id=number, author=author),
        outcome="ok",
        evidence="embed",
        seen_at=AT,
        version=PostVersion(text=text),
    )


def test_nothing_is_forgotten_in_a_fresh_archive(archive: sqlite3.Connection) -> None:
    assert tombstones.has_no_tombstones(archive)
    assert not tombstones.is_key_forgotten(archive, "x:7")
    assert tombstones.forgotten_at(archive, "x:7") is None
    seen = [sighting(number="7")]
    assert tombstones.without_forgotten(archive, seen, lambda one: one) == seen


def test_a_forgotten_key_is_known_with_its_time(forgotten: sqlite3.Connection) -> None:
    assert not tombstones.has_no_tombstones(forgotten)
    assert tombstones.forgotten_at(forgotten, "x:7") == AT
    assert not tombstones.is_key_forgotten(forgotten, "x:77")


def test_a_tombstone_holds_neither_key_nor_words(forgotten: sqlite3.Connection) -> None:
    kept = " ".join(row[0] for row in forgotten.execute("select digest from tombstones"))
    assert kept
    for secret in ("x:7", "beatide", "kelp", nameless_words(TEXT)):
        assert secret not in kept


@pytest.mark.parametrize("author", [BEA, Author(handle="BeaTide"), Author(name="bea TIDEWELL")])
def test_the_words_by_the_author_are_known_without_an_id(
    forgotten: sqlite3.Connection, author: Author
) -> None:
    assert tombstones.is_sighting_forgotten(forgotten, sighting(author))


@pytest.mark.parametrize(
    "seen",
    [
        sighting(Author(handle="corvinash", name="Corvin Ash")),
        sighting(Author()),
        sighting(text="The ferry said something else"),
        sighting(number="8"),
        replace(sighting(), version=None, post=replace(sighting().post, key="x:~none")),
    ],
    ids=["somebody else's", "nobody's", "other words", "another id", "no words"],
)
def test_what_is_another_post_stays(forgotten: sqlite3.Connection, seen: Sighting) -> None:
    assert not tombstones.is_sighting_forgotten(forgotten, seen)
    both = [sighting(number="7"), seen]
    assert tombstones.without_forgotten(forgotten, both, lambda one: one) == [seen]


def test_no_author_or_no_words_make_no_digest() -> None:
    assert tombstones.digests_of_words("x", Author(), "words") == []
    assert tombstones.digests_of_words("x", BEA, "") == []
    assert len(set(tombstones.digests_of_words("x", BEA, "words"))) == 2


def test_a_page_is_read_without_the_forgotten_post_and_every_offset_holds(
    forgotten: sqlite3.Connection,
) -> None:
    text = f"Before it.\n{TEXT}\nAfter it."
    gone = Embed(platform="x", kind="blockquote", id="7", text=TEXT, span=(11, 11 + len(TEXT)))
    stays = Embed(platform="x", kind="blockquote", id="8", text="Another post")
    read = PageReading(
        page=PAGE,
        article=Article(url="https://gazette.example/a", text=text),
        embeds=(gone, stays),
        quotes=(),
    )
    cleaned = tombstones.reading_without_forgotten(
        forgotten, read, lambda embed: sighting(number=embed.id, text=embed.text or "")
    )
    assert cleaned.embeds == (stays,)
    assert len(cleaned.article.text) == len(text)
    assert cleaned.article.text.startswith("Before it.\n")
    assert cleaned.article.text.endswith("\nAfter it.")
    assert "kelp" not in cleaned.article.text


def test_a_page_without_a_forgotten_post_is_the_same_reading(
    forgotten: sqlite3.Connection,
) -> None:
    read = PageReading(
        page=PAGE,
        article=Article(url="https://gazette.example/a", text="Nothing here."),
        embeds=(Embed(platform="x", kind="link", id="8"),),
        quotes=(),
    )
    cleaned = tombstones.reading_without_forgotten(
        forgotten, read, lambda embed: sighting(number=embed.id)
    )
    assert cleaned is read


def test_lines_stay_lines_and_a_span_past_the_end_does_no_harm() -> None:
    assert tombstones.blank_forgotten_words("one\ntwo six", [(0, 7)]) == "███\n███ six"
    assert tombstones.blank_forgotten_words("short", [(3, 99)]) == "sho██"
    assert tombstones.blank_forgotten_words("short", []) == "short"
