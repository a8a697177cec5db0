"""Posts that are forgotten are gone from every file, and nothing brings them back."""

import gzip
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.index import writer
from archiver.archive.store import post_queue, runs
from archiver.archive.store import posts as store
from archiver.archive.store.erasures import has_unfinished_forget
from archiver.archive.store.resolve_results import resolve_results
from archiver.crawl import forget as forgetting
from archiver.crawl import rejudge_run as again
from archiver.crawl.forget import (
    ForgetResult,
    finish_forget,
    forget_post,
    plan_forget,
)
from archiver.crawl.options import CrawlOptions
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl, resolve
from archiver.errors import StillHeld
from archiver.importers.pipeline import import_files
from archiver.models.records import Author, Capture, Post, Sighting
from archiver.models.verdict_records import Claim
from archiver.provenance import warc_records
from archiver.provenance.audit import Audit
from archiver.provenance.warc import WarcFile, read_warc
from archiver.verification.verify import verify_claim
from tests.conftest import x_id
from tests.crawl.newsroom import Newsroom, serving

pytestmark = pytest.mark.slow  # whole nights, and what is cut short in them

POST = x_id("2031-05-04T09:00:00")
OTHER = x_id("2031-05-03T09:00:00")
KEY = f"x:{POST}"
SAID = "The ferry will never leave before the seal does. Grumblethorpe wuzzled."
QUOTED = "The ferry will leave before the seal does"
KEPT = "Lanterns are lit on the quay from Tuesday, and nobody sounds the horn."


IN_ROWS = {"archive.db", "archive.db-wal"}


class Desk:
    """An archive in a file with its captures, and what is served to it."""

    def __init__(self, folder: Path, room: Newsroom) -> None:
        self.path, self.room = folder / "db" / "archive.db", room
        self.folder = folder / "db" / "captures"
        self.connection = connect(self.path, write=True)

    def crawl(self, *named: str) -> RunReport:
        return crawl(
            self.connection, named, CrawlOptions(warc_folder=self.folder, web=self.room.web())
        )

    def forget(self, reference: str, **options: Any) -> ForgetResult:
        wanted = plan_forget(self.connection, reference, **options)
        assert wanted is not None
        return forget_post(self.connection, wanted, self.folder, reason="asked by mail")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.connection.execute(query)]

    def files_with(self, word: str) -> set[str]:
        """The files that hold a word in any case, WARC files unpacked too."""
        found = set()
        for path in self.path.parent.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            unpacked = gzip.decompress(data) if path.suffix == ".gz" else b""
            if word.lower().encode() in (data + unpacked).lower():
                found.add(path.name)
        return found

    def wrong(self) -> list[str]:
        audit = Audit(connection=self.connection, folder=self.folder)
        return [f"{problem.where}: {problem.reason}" for problem in audit.problems()]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with serving() as room:
        found = Desk(tmp_path, room)
        yield found
        found.connection.close()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A post that changed, asked for twice, embedded and misquoted; and one that stays."""
    desk.room.post(POST, SAID)
    url = desk.room.article("/seal", number=POST, quote=QUOTED)
    desk.crawl(url)
    desk.room.post(POST, f"{SAID} Snorkelwise!")
    desk.crawl(url)
    desk.room.post(OTHER, KEPT, user={"name": "Cato Fen", "screen_name": "catofen_test"})
    desk.crawl(desk.room.article("/quay", number=OTHER, quote=KEPT[:-1]))
    assert desk.rows("select count(*) from verdicts where diff like '%never%'") != [(0,)]
    assert IN_ROWS & desk.files_with("Snorkelwise")
    assert "run-000001.warc.gz" in desk.files_with("Grumblethorpe")
    return desk


def gone(desk: Desk) -> None:
    """That nothing of the post is left anywhere, and everything else is."""
    for word in ("Grumblethorpe", "wuzzled", "Snorkelwise"):
        assert desk.files_with(word) == set()
    assert not IN_ROWS & desk.files_with(POST)
    assert desk.rows("select key from posts") == [(f"x:{OTHER}",)]
    assert desk.rows("select handle from authors") == [("catofen_test",)]
    assert verify_claim(desk.connection, Claim(quote=SAID)).wording == "not_found"
    assert verify_claim(desk.connection, Claim(quote=KEPT)).wording == "verbatim"
    verdicts = "select wording from quotes join verdicts on verdicts.id = verdict_id order by 1"
    assert desk.rows(verdicts) == [("not_found",), ("verbatim",)]
    assert desk.wrong() == []
    assert desk.rows("select count(*), count(finished_at) from forgotten") == [(1, 1)]


def test_a_post_that_is_forgotten_is_in_no_file_any_more(full: Desk) -> None:
    done = full.forget(f"https://x.com/anabrook_test/status/{POST}")
    # Both quotations name her, of whom nothing is left.
    assert (done.erased, done.judged, done.damaged) == (2, 2, [])
    gone(full)
    audit = Audit(connection=full.connection, folder=full.folder)
    assert list(audit.problems()) == []
    assert audit.forgotten == 2


def test_the_index_holds_none_of_its_terms(full: Desk) -> None:
    full.forget(KEY)
    full.connection.execute(
        "create virtual table temp.terms using fts5vocab('main', 'post_index', 'instance')"
    )
    numbers = full.rows("select distinct doc from temp.terms")
    assert numbers == full.rows("select id from post_versions")
    terms = {term for (term,) in full.rows("select term from temp.terms")}
    counted = {word for (word,) in full.rows("select word from word_counts")}
    assert "lanterns" in terms & counted
    assert not {"ferry", "seal", "wuzzled"} & (terms | counted)


def test_terms_that_other_rules_made_are_gone_too(full: Desk) -> None:
    with transaction(full.connection):
        full.connection.execute("update post_versions set words = 'by other rules'")
        numbers = full.rows("select id from post_versions where text like '%wuzzled%'")
        full.connection.executemany(
            "insert into post_index(post_index, rowid, terms) "
            "values ('delete', ?, 'grumblethorpe wuzzled')",
            numbers,
        )
        full.connection.executemany(
            "insert into post_index(rowid, terms) values (?, 'grumble thorpe')", numbers
        )
    full.forget(KEY)
    for word in ("wuzzled", "thorpe"):
        assert full.files_with(word) == set()


def test_the_other_records_of_a_file_are_as_they_were(full: Desk) -> None:
    before = [one for path in sorted(full.folder.iterdir()) for one in read_warc(path)]
    full.forget(KEY)
    after = [one for path in sorted(full.folder.iterdir()) for one in read_warc(path)]
    assert after == [one for one in before if b"Grumblethorpe" not in one.body]
    assert len(after) == len(before) - 2


def test_no_crawl_brings_it_back(full: Desk) -> None:
    full.forget(KEY)
    asked = full.room.asked["/syndication/tweet-result"]
    full.room.article("/seal", number=POST, quote=QUOTED, shown=SAID)
    report = full.crawl(f"{full.room.url}/seal")
    assert report.failures == []
    assert full.room.asked["/syndication/tweet-result"] == asked
    assert full.rows("select count(*) from posts") == [(1,)]
    assert full.rows("select key from post_queue") == [(f"x:{OTHER}",)]
    assert not IN_ROWS & full.files_with("Grumblethorpe")
    address = f"https://x.com/anabrook_test/status/{POST}"
    done = resolve(
        full.connection, [address], CrawlOptions(warc_folder=full.folder, web=full.room.web())
    )
    told = resolve_results(full.connection, done.run, KEY)
    assert told.outcome == "unsupported"
    assert "forgotten on 2" in (told.reason or "")


def test_no_import_brings_it_back_either(full: Desk, tmp_path: Path) -> None:
    full.forget(KEY)
    author = {"handle": "AnaBrook_test", "name": "Ana Brook"}
    posts = [
        {"platform": "x", "id": POST, "author": author, "text": SAID},
        {"platform": "x", "id": None, "author": author, "text": SAID, "posted_at": "2031-05-04"},
        {"platform": "x", "id": "77", "author": author, "text": "Another day, another tide."},
    ]
    file = tmp_path / "posts.jsonl"
    file.write_text("\n".join(map(json.dumps, posts)))
    import_files(full.connection, [file])
    assert full.rows("select platform_id from posts order by id") == [(OTHER,), ("77",)]
    assert not IN_ROWS & full.files_with("Grumblethorpe")


def test_a_post_that_is_queued_and_was_never_seen_can_be_forgotten(desk: Desk) -> None:
    with transaction(desk.connection):
        post_queue.queue_post(desk.connection, KEY, "x", at="2031-05-04T09:00:00Z", why="cited")
    desk.forget(KEY)
    with transaction(desk.connection):
        assert not post_queue.queue_post(
            desk.connection, KEY, "x", at="2031-05-05T09:00:00Z", why="x"
        )
    assert desk.files_with(POST) == set()


def test_what_pages_show_is_out_of_the_rows_and_on_request_out_of_the_captures(
    desk: Desk,
) -> None:
    desk.room.post(OTHER, KEPT, user={"name": "Cato Fen", "screen_name": "catofen_test"})
    url = desk.room.article("/seal", number=POST, quote=QUOTED, shown=SAID)
    desk.crawl(url, desk.room.article("/quay", number=OTHER, quote=KEPT[:-1]))
    desk.room.post(POST, SAID)
    desk.crawl(url)
    desk.forget(KEY)
    assert desk.files_with("Grumblethorpe") == {"run-000001.warc.gz"}
    assert desk.rows("select count(*) from quotes") == [(2,)]
    assert desk.wrong() == []


def test_captured_pages_go_where_that_is_asked_for(full: Desk) -> None:
    full.room.article("/tide", number=POST, quote=QUOTED, shown=SAID)
    full.crawl(f"{full.room.url}/tide")
    assert full.files_with("Grumblethorpe") >= {"run-000004.warc.gz"}
    full.forget(KEY, pages=True)
    for word in ("Grumblethorpe", POST):
        assert full.files_with(word) == set()
    assert full.rows("select count(*) from quotes") == [(3,)]
    assert full.wrong() == []


def test_a_post_that_was_flattened_into_a_text_is_made_unreadable_there(
    desk: Desk, tmp_path: Path
) -> None:
    text = (
        "The harbour was quiet when the council met.\n\nGrumblethorpe wuzzled at the ferry again."
        "\n\n— Ana Brook (@anabrook_test) May 4, 2031\n\nNobody would say more, and the tide "
        "tables were printed as they had been the year before.\n"
    )
    file = tmp_path / "flat.txt"
    file.write_text(text)

    def again() -> RunReport:
        return crawl(desk.connection, [str(file)], CrawlOptions(warc_folder=desk.folder))

    again()
    ((key,),) = desk.rows("select key from posts")
    desk.forget(key)
    assert not IN_ROWS & desk.files_with("Grumblethorpe")
    ((kept,),) = desk.rows("select text from article_versions")
    assert len(kept) == len(text)
    assert kept.endswith(text[-60:])
    report = again()
    assert dict(report.sources) == {"unchanged": 1}
    assert desk.rows("select count(*) from posts") == [(0,)]
    assert not IN_ROWS & desk.files_with("Grumblethorpe")


def test_names_stay_where_another_post_is_by_the_same_author(full: Desk) -> None:
    full.room.post("9" * 18, "Another day, another tide.")
    full.crawl(full.room.article("/day", number="9" * 18, quote="Another day, another tide"))
    full.forget(KEY)
    assert full.rows("select handle from authors order by 1") == [
        ("anabrook_test",),
        ("catofen_test",),
    ]
    assert full.rows("select count(*) from author_names") == [(2,)]


def test_two_posts_that_were_joined_leave_nothing_in_the_index(desk: Desk, tmp_path: Path) -> None:
    author = {"handle": "anabrook_test", "name": "Ana Brook"}
    nameless = {"platform": "x", "author": author, "text": SAID, "posted_at": "2031-05-04"}
    for number, post in enumerate([{**nameless, "id": None}, {**nameless, "id": POST}]):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(json.dumps(post))
        import_files(desk.connection, [file])
    assert desk.rows("select count(*) from posts") == [(1,)]
    desk.forget(KEY)
    assert desk.files_with("wuzzled") == set()


class Killed(BaseException):
    """As if the power had gone."""


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (forgetting, "erase_at"),
        (again, "judge_due"),
        (again, "seal_run"),
        (writer, "merge_index_segments"),
        (runs, "finish_run"),
    ],
)
def test_what_is_cut_short_is_finished_by_running_again(
    full: Desk, monkeypatch: pytest.MonkeyPatch, place: Any, name: str
) -> None:
    def killed(*_: Any, **__: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(place, name, killed)
        with pytest.raises(Killed):
            full.forget(KEY)
    full.connection.close()
    full.connection = connect(full.path, write=True)
    assert has_unfinished_forget(full.connection)
    assert plan_forget(full.connection, KEY) is None
    assert any("was cut short" in one for one in full.wrong())
    finish_forget(full.connection, full.folder)
    gone(full)


def test_a_record_that_is_half_overwritten_is_finished(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(path: Path, offset: int, length: int, *, at: str) -> None:
        whole = path.read_bytes()
        warc_records.erase_at(path, offset, length, at=at)
        cut = offset + length // 3
        path.write_bytes(path.read_bytes()[:cut] + whole[cut:])
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(forgetting, "erase_at", half)
        with pytest.raises(Killed):
            full.forget(KEY)
    finish_forget(full.connection, full.folder)
    gone(full)


def test_before_it_is_written_down_nothing_has_happened(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any, **__: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(writer, "remove_versions", killed)
        with pytest.raises(Killed):
            full.forget(KEY)
    assert not has_unfinished_forget(full.connection)
    assert verify_claim(full.connection, Claim(quote=SAID)).wording == "verbatim"
    assert full.wrong() == []


def test_a_reader_who_keeps_the_log_is_told_and_it_is_finished_later(full: Desk) -> None:
    reader = sqlite3.connect(full.path)
    reader.execute("begin")
    reader.execute("select * from posts").fetchall()
    full.connection.execute("pragma busy_timeout = 10")
    with pytest.raises(StillHeld, match="run 'archiver forget' again"):
        full.forget(KEY)
    reader.close()
    assert has_unfinished_forget(full.connection)
    finish_forget(full.connection, full.folder)
    gone(full)


def test_a_damaged_record_is_named_and_the_rest_is_forgotten(full: Desk) -> None:
    name, offset = full.rows(
        "select warc_file, warc_offset from captures where run_id = 1 and url like '%syndication%'"
    )[0]
    path = full.folder / name
    whole = bytearray(path.read_bytes())
    whole[offset + 60] ^= 0xFF
    path.write_bytes(whole)
    done = full.forget(KEY)
    assert done.erased == 1
    assert [one.split(":")[0] for one in done.damaged] == [f"{name}, offset {offset}"]
    assert full.rows("select count(*) from captures where leaf is not null") == [(1,)]
    assert b"rumblethorpe" not in full.path.read_bytes()


def test_a_capture_file_that_is_gone_is_no_hindrance(full: Desk) -> None:
    for path in full.folder.iterdir():
        path.unlink()
    assert full.forget(KEY).erased == 0
    assert full.files_with("Grumblethorpe") == set()


def test_what_nobody_knows_cannot_be_forgotten(full: Desk) -> None:
    assert plan_forget(full.connection, "x:1") is None
    assert plan_forget(full.connection, "https://news.example/") is None


@pytest.mark.parametrize(
    ("platform", "number", "of_it", "of_another"),
    [
        ("x", POST, f"https://a.example/o?url=x.com%2Fa%2F{POST}", f"https://a.example/{POST}1"),
        ("telegram", "marrowby/17", "https://t.me/marrowby/17?embed=1", "https://t.me/other/17"),
        ("reddit", "t3_1ab2cd", "https://reddit.example/1ab2cd/.json", "https://a.example/x1ab2cd"),
        (
            "linkedin",
            "urn:li:activity:7123456789012345678",
            "https://a.example/ana_tide-activity-7123456789012345678-ab",
            "https://a.example/urn:li:share:8123456789012345678",
        ),
    ],
)
def test_answers_on_which_no_look_rests_are_found_by_their_addresses(
    desk: Desk, platform: Any, number: str, of_it: str, of_another: str
) -> None:
    connection = desk.connection
    with transaction(connection), WarcFile(desk.folder, "run-000001") as warc:
        run = runs.begin_run(connection, at="2031-05-04T02:00:00Z", command="crawl", offline=False)
        for url in (of_it, of_another):
            capture = Capture(
                url=url,
                source=url,
                fetched_at="2031-05-04T02:00:00Z",
                status=200,
                body=url.encode(),
            )
            place = (warc.path.name, warc.write(capture))
            runs.add_capture(connection, run, capture, place=place)
        post = Post(
            key=f"{platform}:{number}",
            platform=platform,
            id=number,
            url=None,
            author=Author(handle="ana"),
        )
        seen = Sighting(post=post, outcome="deleted", evidence="api", seen_at="2031-05-04")
        store.add_sighting(connection, run, None, seen)
    wanted = plan_forget(connection, post.key)
    assert wanted is not None
    assert wanted.captures == (1,)


def test_a_transcript_is_forgotten_in_every_file_and_not_loaded_again(
    desk: Desk, tmp_path: Path
) -> None:
    spoken = tmp_path / "spoken.jsonl"
    turns = [{"speaker": "Ana Brook", "text": SAID}]
    spoken.write_text(json.dumps({"transcript": "council-7", "kind": "official", "turns": turns}))
    assert import_files(desk.connection, [spoken]).transcripts_new == 1
    assert desk.files_with("grumblethorpe") & IN_ROWS
    desk.forget("council-7")
    assert not desk.files_with("grumblethorpe") & IN_ROWS
    assert not desk.files_with("council-7") & IN_ROWS
    assert import_files(desk.connection, [spoken]).transcripts_new == 0
    assert desk.rows("select count(*) from turns") == [(0,)]
    assert desk.wrong() == []
