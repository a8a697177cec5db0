"""A verdict on spoken words is kept with its place, and loaded with it again."""

import sqlite3
from pathlib import Path

from archiver.archive.pages.quotations import JudgedQuotation, quotations_of_ids
from archiver.archive.pages.spoken import load_turns_beside
from archiver.archive.store.held_speech import holds_speech
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from tests.verification.test_speech_lookup import PROMISE, keep

PAGE = (
    '<html lang="en"><head><title>Pier</title>'
    '<meta property="article:published_time" content="2031-05-05T09:00:00Z"></head><body><article>'
    "<h1>Pier to be red</h1><p>The council met in the harbour for three hours and had a lot to say "
    "about ferries, about seals and about the colour of the pier.</p>"
    "<p>“{}” said Ana Brook, the mayor.</p><p>Nobody else had a word about it.</p>"
    "</article></body></html>"
)


def read(archive: sqlite3.Connection, folder: Path, words: str) -> JudgedQuotation:
    page = folder / "pier.html"
    page.write_text(PAGE.format(words), encoding="utf-8")
    crawl(archive, [str(page)], CrawlOptions(warc_folder=folder / "captures"))
    number = archive.execute("select max(id) from quotes").fetchone()[0]
    (found,) = quotations_of_ids(archive, [number])
    return found


def test_a_verdict_keeps_the_place_in_the_transcript(
    archive: sqlite3.Connection, tmp_path: Path
) -> None:
    version = keep(archive)
    assert holds_speech(archive)
    found = read(archive, tmp_path, PROMISE.replace(".", ","))
    assert found.verdict is not None
    assert (found.verdict.wording, found.verdict.tie) == ("verbatim", "likely")
    best = found.finding
    assert best is not None
    assert best.speech is not None
    assert (best.speech.version_id, best.speech.at, best.speech.speaker) == (
        version,
        61.5,
        "Ana Brook",
    )
    assert best.version.text[slice(*best.match.span)] == PROMISE.removesuffix(".")
    start, end = (best.speech.offset + at for at in best.match.span)
    before, after = load_turns_beside(archive, version, (start, end))
    assert [one.text for one in before] == ["What about the pier?"]
    assert [one.text for one in after] == ["Hear, hear."]


def test_no_turn_stands_beside_what_is_nowhere(archive: sqlite3.Connection) -> None:
    assert load_turns_beside(archive, keep(archive), (10_000, 10_001)) == ((), ())


def test_cleaned_words_are_counted(archive: sqlite3.Connection, tmp_path: Path) -> None:
    keep(archive)
    words = "We'll paint the whole harbour pier in bright red before the summer regatta begins,"
    found = read(archive, tmp_path, words)
    assert found.verdict is not None
    assert found.verdict.wording == "cleaned"
    row = archive.execute("select value from tallies where name = 'cleaned'").fetchone()
    assert row[0] == 1
