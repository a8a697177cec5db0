"""The run: once and again, interrupted, beside another, and what every row of it leads to."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from archiver.archive.connection import connect
from archiver.archive.store import articles
from archiver.crawl import judging
from archiver.crawl.file_source import read_files
from archiver.crawl.options import CrawlOptions, show_no_progress
from archiver.crawl.page_keeper import PageKeeper
from archiver.crawl.reading_budget import ReadingBudget
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.crawl.run_archive import RunArchive
from archiver.crawl.run_context import RunContext
from archiver.errors import UnreadableSource
from archiver.importers.pipeline import import_files
from archiver.provenance.warc import WarcFile
from tests.conftest import WritePage, x_id

pytestmark = pytest.mark.usefixtures("kept_pools")

SAID = "The night ferry to Pelliwick will never leave before the seal does."
TABLES = ("articles", "article_versions", "quotes", "posts", "post_versions", "authors")


class Crawls:
    """Crawls into one archive, and counts what is in it."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self.connection = connection
        self.captures = folder / "captures"

    def run(self, *named: Path, **options: Any) -> RunReport:
        return crawl(
            self.connection, map(str, named), CrawlOptions(warc_folder=self.captures, **options)
        )

    def counts(self, *tables: str) -> list[int]:
        return [
            self.connection.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608
            for table in tables
        ]

    def wordings(self) -> list[str]:
        rows = self.connection.execute(
            "select wording from quotes join verdicts on verdicts.id = quotes.verdict_id "
            "order by quotes.id"
        )
        return [row[0] for row in rows]


@pytest.fixture
def crawls(archive: sqlite3.Connection, tmp_path: Path) -> Crawls:
    return Crawls(archive, tmp_path)


def test_crawling_again_adds_readings_and_sightings_alone(
    crawls: Crawls, write_page: WritePage
) -> None:
    pages = [
        write_page("one.html"),
        write_page("two.html", quote="The seal was never asked at all"),
    ]
    first = crawls.run(*pages)
    before = crawls.counts(*TABLES, "verdicts", "captures", "embeds")
    files = sorted(crawls.captures.iterdir())
    assert (first.sources["new"], first.posts_new, first.verdicts_changed) == (2, 1, 2)
    second = crawls.run(*pages)
    assert (second.sources["unchanged"], second.posts_new, second.verdicts_changed) == (2, 0, 0)
    assert crawls.counts(*TABLES, "verdicts", "captures", "embeds") == before
    assert crawls.counts("readings", "sightings") == [4, 4]
    assert sorted(crawls.captures.iterdir()) == files


def test_the_post_before_a_cited_one_in_its_thread_is_asked_for(
    crawls: Crawls, write_page: WritePage, tmp_path: Path
) -> None:
    cited, before, other = (x_id("2031-05-04", count) for count in range(3))
    author = {"handle": "anabrook_test", "name": "Ana Brook"}
    file = tmp_path / "posts.jsonl"
    post = {"platform": "x", "id": cited, "text": SAID, "author": author}
    file.write_text(json.dumps(post | {"in_reply_to": before, "in_thread": True}))
    import_files(crawls.connection, [file])
    crawls.run(write_page("one.html"))
    queued = "select key, why, depth from post_queue order by depth"
    rows = [tuple(row) for row in crawls.connection.execute(queued)]
    assert rows == [(f"x:{cited}", "cited", 0), (f"x:{before}", "parent", 1)]
    file.write_text(json.dumps(post | {"id": other, "in_reply_to": "5", "in_thread": False}))
    import_files(crawls.connection, [file])
    crawls.run(write_page("two.html", number=2))
    assert "x:5" not in {row[0] for row in crawls.connection.execute(queued)}


def test_a_changed_article_makes_a_version_and_keeps_the_one_before(
    crawls: Crawls, write_page: WritePage
) -> None:
    crawls.run(write_page("one.html"))
    report = crawls.run(write_page("one.html", prose="The harbour was loud, and the seal too."))
    assert report.sources["changed"] == 1
    assert crawls.counts("articles", "article_versions", "captures") == [1, 2, 2]
    rows = crawls.connection.execute("select text from article_versions order by id").fetchall()
    assert ["quiet" in row[0] for row in rows] == [True, False]


def test_the_same_bytes_under_another_name_are_written_once(
    crawls: Crawls, write_page: WritePage, tmp_path: Path
) -> None:
    page = write_page("one.html")
    shutil.copy(page, tmp_path / "copy.html")
    crawls.run(page)
    crawls.run(tmp_path / "copy.html")
    assert crawls.counts("captures", "articles") == [2, 1]
    rows = crawls.connection.execute("select distinct warc_file, warc_offset from captures")
    assert len(rows.fetchall()) == 1


def test_every_capture_lies_where_its_row_says(crawls: Crawls, write_page: WritePage) -> None:
    crawls.run(*(write_page(f"{name}.html", prose=f"{name} waits.") for name in "abc"))
    check_captures(crawls.connection, crawls.captures)


def check_captures(connection: sqlite3.Connection, folder: Path) -> int:
    """Every capture's record is there, whole and unchanged; how many there are."""
    rows = connection.execute("select * from captures where warc_file is not null").fetchall()
    for row in rows:
        with (folder / row["warc_file"]).open("rb") as stream:
            stream.seek(row["warc_offset"])
            record = next(iter(ArchiveIterator(stream, check_digests="raise")))
            assert record.rec_headers.get_header("WARC-Target-URI") == row["url"]
            assert len(record.content_stream().read()) == row["size"]
    return len(rows)


ORPHANS = {
    "an article's version": "select count(*) from article_versions v left join captures c "
    "on c.id = v.capture_id where c.id is null",
    "a quotation": "select count(*) from quotes q left join article_versions v "
    "on v.id = q.article_version_id left join captures c on c.id = v.capture_id where c.id is null",
    "an embed": "select count(*) from embeds e left join article_versions v "
    "on v.id = e.article_version_id left join captures c on c.id = v.capture_id where c.id is null",
    "a post": "select count(*) from posts p where not exists (select 1 from sightings s "
    "join captures c on c.id = s.capture_id where s.post_id = p.id) and not exists ("
    "select 1 from embeds e join article_versions v on v.id = e.article_version_id "
    "join captures c on c.id = v.capture_id where e.post_id = p.id)",
    "a wording": "select count(*) from post_versions v left join captures c "
    "on c.id = v.first_capture_id where c.id is null or not exists "
    "(select 1 from sightings s where s.version_id = v.id)",
    "a sighting": "select count(*) from sightings s left join captures c on c.id = s.capture_id "
    "where c.id is null",
    "an author": "select count(*) from authors where id not in (select author_id from posts "
    "where author_id is not null)",
    "a verdict on a post": "select count(*) from verdicts v left join sightings s "
    "on s.id = v.sighting_id where v.post_version_id is not null and (s.id is null "
    "or s.version_id <> v.post_version_id)",
    "an article": "select count(*) from articles where id not in "
    "(select article_id from article_versions)",
}


@pytest.mark.parametrize("what", ORPHANS)
def test_everything_leads_to_a_capture(newsroom: sqlite3.Connection, what: str) -> None:
    assert newsroom.execute(ORPHANS[what]).fetchone()[0] == 0


@pytest.fixture(scope="module")
def newsroom(
    empty_archive: sqlite3.Connection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    """The newsroom of the project, crawled twice, in an archive that had been loaded before."""
    folder = tmp_path_factory.mktemp("newsroom")
    posts = folder / "posts.jsonl"
    post = {
        "platform": "x",
        "id": "7",
        "author": {"handle": "a"},
        "text": "No boat, no seal, no song",
    }
    posts.write_text(json.dumps(post), encoding="utf-8")
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    empty_archive.backup(connection)
    connection.row_factory = sqlite3.Row
    connection.execute("pragma foreign_keys = on")
    import_files(connection, [posts])
    pages = str(Path(__file__).parents[1] / "newsroom")
    for _ in range(2):
        crawl(connection, [pages], CrawlOptions(warc_folder=folder / "captures"))
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    yield connection
    connection.close()


def test_what_was_not_found_is_judged_again_when_a_later_crawl_brings_the_post(
    crawls: Crawls, write_page: WritePage
) -> None:
    crawls.run(write_page("quoting.html", post=None))
    assert crawls.wordings() == ["not_found"]
    report = crawls.run(write_page("showing.html", quote=None))
    assert crawls.wordings() == ["verbatim"]
    assert (report.verdicts_changed, report.quotes_judged) == (1, 1)
    assert crawls.counts("verdicts") == [2]
    crawls.run(write_page("showing.html", quote=None))
    assert crawls.counts("verdicts") == [2]


def test_what_was_not_found_is_judged_again_after_an_import(
    crawls: Crawls, write_page: WritePage, tmp_path: Path
) -> None:
    page = write_page("quoting.html", post=None)
    crawls.run(page)
    posts = tmp_path / "posts.jsonl"
    post = {"platform": "x", "id": x_id("2031-05-04"), "text": SAID, "author": {"handle": "ana"}}
    posts.write_text(json.dumps(post), encoding="utf-8")
    import_files(crawls.connection, [posts])
    crawls.run(write_page("another.html", post=None, quote=None))
    assert crawls.wordings() == ["verbatim"]


def test_what_an_interrupted_run_did_not_judge_the_next_run_judges(
    crawls: Crawls, write_page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawls.run(write_page("quoting.html", post=None))
    showing = write_page("showing.html", quote="The seal was asked about the night ferry")
    with monkeypatch.context() as patch:
        patch.setattr(judging, "verify_claim", interrupt)
        with pytest.raises(KeyboardInterrupt):
            crawls.run(showing)
    assert crawls.wordings() == ["not_found"]
    statuses = crawls.connection.execute("select status, posts from runs").fetchall()
    assert [tuple(row) for row in statuses] == [("done", 0), ("stopped", 1)]
    crawls.run(write_page("another.html", post=None, quote=None))
    assert crawls.wordings()[0] == "verbatim"
    assert len(crawls.wordings()) == 2


def interrupt(*_given: object) -> None:
    raise KeyboardInterrupt


def test_a_page_that_cannot_be_read_is_named_and_the_run_goes_on(
    crawls: Crawls, write_page: WritePage, tmp_path: Path
) -> None:
    good = write_page("pages/good.html")
    (tmp_path / "pages" / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (tmp_path / "pages" / "empty.html").touch()
    (tmp_path / "pages" / "gone.html").symlink_to("nowhere")
    report = crawls.run(good.parent)
    assert report.sources == {"new": 1, "failed": 3}
    named = {Path(failure["source"]).name: failure["reason"] for failure in report.failures}
    assert named == {
        "photo.html": "binary data, not a page of text or HTML",
        "empty.html": "the file is empty",
        "gone.html": "there is no such file or folder",
    }
    rows = crawls.connection.execute("select reason from readings where outcome = 'failed'")
    assert {row[0] for row in rows} == set(named.values())


def test_a_mistake_of_ours_costs_one_page_and_not_the_night(
    crawls: Crawls, write_page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = articles.add_article

    def fails(connection: Any, run: int, capture: int, article: Any) -> Any:
        if "bad" in article.title:
            raise KeyError("a page that we did not think of")
        return original(connection, run, capture, article)

    monkeypatch.setattr(articles, "add_article", fails)
    report = crawls.run(*(write_page(name) for name in ("a.html", "bad.html", "c.html")))
    assert report.sources["new"] + report.sources["unchanged"] == 2
    assert [failure["reason"] for failure in report.failures] == [
        "keeping it failed (KeyError), which is our mistake"
    ]


def test_a_mistake_of_ours_in_judging_costs_one_verdict(
    crawls: Crawls, write_page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise KeyError("a quotation that we did not think of")

    with monkeypatch.context() as patch:
        patch.setattr(judging, "verify_claim", fails)
        report = crawls.run(write_page("one.html"))
    assert report.status == "done"
    assert [failure["reason"] for failure in report.failures] == [
        "judging it failed (KeyError), which is our mistake"
    ]
    crawls.run(write_page("two.html", quote=None))
    assert crawls.wordings() == ["verbatim"]


def test_a_full_disk_ends_the_run_with_whole_records_and_rows(
    crawls: Crawls, write_page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = WarcFile.write

    def fails(file: WarcFile, capture: Any) -> int:
        if b"c waits" in capture.body:
            raise OSError(28, "No space left on device", str(file.path))
        return original(file, capture)

    monkeypatch.setattr(WarcFile, "write", fails)
    pages = [write_page(f"{name}.html", prose=f"{name} waits.") for name in "abcd"]
    with pytest.raises(OSError, match="No space left"):
        crawls.run(*pages)
    # What waited to be written behind it may be kept still, on a busy machine.
    kept = {Path(row[0]).stem for row in crawls.connection.execute("select source from captures")}
    assert {"a", "b"} <= kept <= {"a", "b", "d"}
    assert crawls.counts("captures", "readings") == [len(kept), len(kept)]
    assert crawls.connection.execute("select status from runs").fetchone()[0] == "stopped"


def test_own_captures_rebuild_an_archive(
    crawls: Crawls, write_page: WritePage, tmp_path: Path
) -> None:
    crawls.run(write_page("one.html"), write_page("two.html", post=None))
    connection = connect(tmp_path / "rebuilt.db", write=True)
    rebuilt = Crawls(connection, tmp_path / "rebuilt")
    report = rebuilt.run(crawls.captures)
    assert report.failures == []
    assert rebuilt.counts(*TABLES) == crawls.counts(*TABLES)
    keys = "select key from quotes order by key"
    assert connection.execute(keys).fetchall() == crawls.connection.execute(keys).fetchall()
    connection.close()


def test_limit_counts_pages_and_since_leaves_out_older_articles(
    crawls: Crawls, write_page: WritePage
) -> None:
    pages = [write_page(f"{name}.html", prose=f"{name} waits.") for name in "abcd"]
    crawls.run(*pages)
    (file,) = crawls.captures.iterdir()
    assert crawls.run(file, limit=3).sources["unchanged"] == 3
    dated = write_page("old.txt")
    dated.write_text(" date 2030-01-01 The ferry was late on Tuesday, as it often is.")
    assert crawls.run(dated, since="2031-01-01").sources.total() == 0
    assert crawls.run(dated, since="2030-01-01").sources["new"] == 1


def test_a_source_that_is_not_there_is_refused_before_anything_is_written(
    crawls: Crawls, write_page: WritePage, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableSource, match="no such file or folder"):
        crawls.run(write_page("one.html"), tmp_path / "none.html")
    assert crawls.counts("runs", "captures") == [0, 0]


@pytest.mark.slow
def test_many_files_give_the_same_rows_in_the_same_order_on_all_processors(
    crawls: Crawls, write_page: WritePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [write_page(f"{n:02}.html", prose=f"Boat {n} waits.", number=n) for n in range(24)]
    (tmp_path / "12.html").write_bytes(b"\x89PNG\r\n")
    monkeypatch.setattr("archiver.crawl.reading_pool.os.cpu_count", lambda: 3)
    report = crawls.run(*pages)
    assert (report.sources["new"], report.sources["failed"]) == (23, 1)
    rows = crawls.connection.execute("select source, outcome from readings order by id").fetchall()
    assert [Path(row[0]).name for row in rows] == [page.name for page in pages]
    assert [n for n, row in enumerate(rows) if row[1] == "failed"] == [12]
    on_all = _dump(crawls.connection)
    monkeypatch.setattr("archiver.crawl.reading_pool.os.cpu_count", lambda: 1)
    with closing(connect(tmp_path / "other.db", write=True)) as connection:
        Crawls(connection, tmp_path / "other").run(*pages)
        assert _dump(connection) == on_all


def _dump(connection: sqlite3.Connection) -> list[list[tuple[Any, ...]]]:
    """Ids and keys of what is found in pages, and where the bytes of each lie."""
    queries = (
        "select id, key, url from articles order by id",
        "select id, key, text, speaker from quotes order by id",
        "select id, key from posts order by id",
        "select id, source, sha256 from captures order by id",
        "select id, source, outcome from readings order by id",
    )
    return [list(map(tuple, connection.execute(query).fetchall())) for query in queries]


def test_pages_are_kept_in_order_up_to_the_limit(run: RunArchive, write_page: WritePage) -> None:
    paths = [write_page(f"{n}.html", number=n, prose=f"Day {n} at the harbour.") for n in range(5)]
    paths[1].write_bytes(b"%PDF-1.7 no page")
    context = RunContext(
        archive=run, keeper=PageKeeper(run), budget=ReadingBudget(4), tell=show_no_progress
    )
    read_files(context, paths)
    kept = [Path(row[0]).name for row in run.connection.execute("select source from captures")]
    assert kept == ["0.html", "2.html", "3.html"]
    (failure,) = run.report.failures
    assert Path(failure["source"]).name == "1.html"
    assert "binary data" in failure["reason"]
    assert context.budget.pages_left == 0
