"""Spoken words that a night meets: files of folders, and transcripts that podcasts' feeds name."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from archiver.archive.connection import transaction
from archiver.archive.store import sources
from archiver.crawl.local_files import files
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.crawl.spoken import is_spoken_file
from archiver.importers.pipeline import import_files
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.provenance.audit import Audit
from tests.conftest import WritePage
from tests.crawl.newsroom import serving

VOICES = (
    "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana Brook>The night ferry will never leave.\n\n"
    "00:0x.000 --> 00:08.000\nA damaged time.\n"
)
PODCAST = {"segments": [{"speaker": "Corvin Ash", "startTime": 1, "body": "The seal is late."}]}


def rows(archive: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in archive.execute(query)]


def test_a_folder_is_read_for_speech_too_and_again_the_next_night(
    archive: sqlite3.Connection, tmp_path: Path, write_page: WritePage
) -> None:
    write_page("pages/article.html")
    folder = tmp_path / "pages"
    (folder / "talk.vtt").write_text(VOICES)
    (folder / "council.txt").write_text("ANA BROOK: Order.\n\nCORVIN ASH: Hear, hear.\n")
    (folder / "diary.txt").write_text("ANA BROOK: Order.\n\nCORVIN ASH: Hear, hear.\n" * 9)
    (folder / "transcripts.csv").write_text(
        "file,transcript,kind,event_at\ncouncil.txt,council-7,official,2031-05-04\n"
    )
    assert [path.name for path in files([str(folder)]) if is_spoken_file(path)] == [
        "council.txt",
        "talk.vtt",
    ]
    options = CrawlOptions(warc_folder=tmp_path / "captures")
    report = crawl(archive, [str(folder)], options)
    assert report.listings == {"transcript": 2}
    assert [one["reason"][:6] for one in report.failures if "talk" in one["source"]] == ["line 6"]
    known = rows(archive, "select key, event_at from transcripts where key = 'council-7'")
    assert known == [("council-7", "2031-05-04")]
    again = crawl(archive, [str(folder)], options)
    assert [one for one in again.failures if "talk" in one["source"]] == []
    assert rows(archive, "select count(*) from transcript_versions") == [(2,)]
    audit = Audit(connection=archive, folder=tmp_path / "captures")
    assert [problem.reason for problem in audit.problems()] == []


def test_a_podcasts_feed_brings_the_words_of_its_episodes_once(
    archive: sqlite3.Connection, tmp_path: Path
) -> None:
    with serving() as room:
        words = room.page("/12.json", json.dumps(PODCAST), kind="application/json")
        feed = (
            '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
            "<title>Low Tide</title><item><title>Mud</title>"
            "<pubDate>Tue, 06 May 2031 10:00:00 +0200</pubDate>"
            f'<podcast:transcript url="{words}" type="application/json" language="en"/></item>'
            f'<item><podcast:transcript url="{room.url}/gone.vtt" type="text/vtt"/></item>'
            "</channel></rss>"
        )
        room.page("/feed", feed, kind="application/rss+xml")
        with transaction(archive):
            sources.add_source(archive, f"{room.url}/feed", at="2020-05-04T00:00:00Z")
        options = CrawlOptions(warc_folder=tmp_path, web=room.web())
        report = crawl(archive, [], options)
        assert [one["source"] for one in report.failures] == [f"{room.url}/gone.vtt"]
        assert rows(archive, "select title, event_at, url from transcripts") == [
            ("Mud", "2031-05-06T08:00:00Z", words)
        ]
        assert rows(archive, "select kind, language from transcript_versions") == [
            ("machine", "en")
        ]
        crawl(archive, [f"{room.url}/feed"], options)
        assert room.asked["/12.json"] == 1
    audit = Audit(connection=archive, folder=tmp_path)
    assert [problem.reason for problem in audit.problems()] == []


LINKING = """<html lang="en"><head><title>The seal</title>
<meta property="article:published_time" content="2031-09-30T10:00:00Z"></head><body><article>
<p>Half a year ago the harbour council met at the quay to talk about ferries and the seal, as the
{words} of that evening show to everybody who cares to read them.</p>
<p>“The night ferry will leave the quay before the seal has ever left it,” Ana Brook said.</p>
<p>Nobody in the harbour has asked her about it since, and the ferry has left at seven every
morning, as it has for longer than anybody here remembers.</p></article></body></html>"""


def test_an_article_that_links_a_transcript_cites_it_however_late(
    archive: sqlite3.Connection, tmp_path: Path
) -> None:
    minutes = tmp_path / "council.txt"
    said = "The night ferry will never leave the quay before the seal has ever left it."
    minutes.write_text(f"ANA BROOK: {said}\n\nCORVIN ASH: Hear, hear.\n")
    facts = TranscriptFacts(
        id="council-7",
        kind="official",
        event_at="2031-03-04",
        url="https://council.example/7",
        aliases=("https://video.example/watch/7",),
    )
    import_files(archive, [minutes], facts=facts)
    links = {
        "page": '<a href="http://www.council.example/7/#brook">minutes</a>',
        "video": '<a href="https://video.example/watch/7?t=12s">recording</a>',
        "none": "notes",
    }
    for name, words in links.items():
        (tmp_path / f"{name}.html").write_text(LINKING.format(words=words))
    pages = [str(tmp_path / f"{name}.html") for name in links]
    options = CrawlOptions(warc_folder=tmp_path / "captures")
    crawl(archive, pages, options)
    found = rows(
        archive,
        "select a.url, v.tie, v.wording, v.problem from quotes q join verdicts v on "
        "v.id = q.verdict_id join article_versions w on w.id = q.article_version_id "
        "join articles a on a.id = w.article_id order by a.id",
    )
    cited = ("cited", "altered", "altered")
    assert [(Path(url).stem, *told) for url, *told in found] == [
        ("page", *cited),
        ("video", *cited),
        ("none", None, "not_found", None),
    ]
