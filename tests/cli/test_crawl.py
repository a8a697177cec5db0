"""`archiver crawl` and `archiver status`, as somebody sees them who has only their output."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from archiver.archive import connection as schema
from archiver.archive.connection import connect, transaction
from archiver.archive.store import article_queue, post_queue
from archiver.cli import crawl
from archiver.crawl.report import RunReport
from archiver.errors import NoPictureReader
from tests.cli.conftest import Archiver, Program
from tests.conftest import WritePage


def test_a_crawl_says_what_it_did_and_what_to_do_next(
    archiver: Archiver, write_page: WritePage
) -> None:
    result = archiver("crawl", "--offline", write_page("one.html"))
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "Quotations: 1 new, 1 judged (1 verbatim)" in result.stdout
    assert "Articles: 1 new, 0 changed, 0 unchanged, 0 failed" in result.stdout
    assert 'archiver verify "..."' in result.stdout
    assert "\x1b" not in result.stdout


def test_json_is_the_run_report_alone(archiver: Archiver, write_page: WritePage) -> None:
    page = write_page("one.html")
    page.with_name("bad.html").touch()
    result = archiver("crawl", "--offline", "--json", page.parent)
    report = json.loads(result.stdout)
    assert result.exit_code == 3
    assert report["articles"] == {"new": 1, "changed": 0, "unchanged": 0, "failed": 1}
    assert report["quotes"]["wordings"] == {"verbatim": 1}
    (failure,) = report["failures"]
    assert failure["source"].endswith("bad.html")


def test_what_could_not_be_read_is_named_on_one_line(
    archiver: Archiver, write_page: WritePage
) -> None:
    page = write_page("one.html")
    page.with_name("two\nlines\x1b[2J.html").touch()
    result = archiver("crawl", "--offline", page.parent)
    assert result.exit_code == 3
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("Failed")]
    assert line.startswith("Failed: ")
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "with --offline name at least one file or folder"),
        (("none.html",), "none.html: there is no such file or folder"),
        ((".",), ".: no .html, .htm, .xhtml, .txt or .warc file in it"),
        (("https://news.example/",), "with --offline no connection is opened"),
        (("--limit", "0", "."), "Invalid value for '--limit'"),
        (("--since", "20310504", "."), "give a date like 2024-07-13"),
        (("--since", "2031-02-30", "."), "give a date like 2024-07-13"),
        (("--tide",), "No such option"),
        (("",), "an empty SOURCE names nothing"),
        (("--now", "."), "it goes without SOURCE and --offline"),
    ],
)
def test_wrong_usage_ends_with_2_and_leaves_nothing_behind(
    archiver: Archiver, arguments: tuple[str, ...], message: str
) -> None:
    result = archiver("crawl", "--offline", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""
    assert list(Path().iterdir()) == []


def test_an_archive_elsewhere_keeps_its_captures_beside_it(
    archiver: Archiver, write_page: WritePage
) -> None:
    result = archiver("crawl", "--offline", write_page("one.html"), "-d", "other place/a.db")
    assert "archiver serve -d 'other place/a.db'" in result.stdout
    assert [path.name for path in Path("other place/captures").iterdir()] == ["run-000001.warc.gz"]


def test_an_archive_begun_anew_leaves_the_captures_of_the_old_one(
    archiver: Archiver, write_page: WritePage
) -> None:
    page = write_page("one.html")
    archiver("crawl", "--offline", page)
    Path("db/archive.db").unlink()
    result = archiver("crawl", "--offline", page)
    assert result.exit_code == 0
    assert len(list(Path("db/captures").iterdir())) == 2


def test_a_damaged_archive_says_how_it_is_rebuilt(
    archiver: Archiver, write_page: WritePage
) -> None:
    page = write_page("one.html")
    archiver("crawl", "--offline", page)
    path = Path("db/archive.db")
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(os.urandom(path.stat().st_size - 8192))
    for command in (
        ("crawl", "--offline", page),
        ("status",),
        ("verify", "The night ferry to Pelliwick"),
    ):
        result = archiver(*command)
        assert result.exit_code in {2, 3}
        assert result.stderr.startswith("Error: ")
        assert len(result.stderr.splitlines()) == 1
    path.unlink()
    shutil.move("db/captures", "old")
    assert archiver("crawl", "--offline", "old").exit_code == 0


def test_an_archive_that_another_program_keeps_locked_ends_with_3(
    archiver: Archiver, write_page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write_page("one.html")
    archiver("crawl", "--offline", page)
    monkeypatch.setattr(schema, "_WAIT_SECONDS", 0.05)
    other = connect(Path("db/archive.db"), write=True)
    with transaction(other):
        result = archiver("crawl", "--offline", page)
        assert result.exit_code == 3
        assert "wait until it is done, then run this again" in result.stderr
        assert archiver("status").exit_code == 0
    other.close()
    assert archiver("crawl", "--offline", page).exit_code == 0


NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def nobody_runs_us() -> bool:
    """Whether another user can run this very installation, which may lie in a closed folder."""
    if os.geteuid() != 0:
        return True
    if not shutil.which("setpriv"):
        return False
    ours = [*NOBODY, sys.executable, "-c", "import archiver.cli.main"]
    return subprocess.run(ours, cwd="/", capture_output=True, check=False).returncode == 0  # noqa: S603 - our own program


@pytest.fixture(scope="module")
def as_somebody() -> None:
    """Skips where root's rights are all that we can run with."""
    if not nobody_runs_us():
        pytest.skip("run as root where nobody else can: that closed folders are named is not tried")


def as_nobody(folder: Path) -> tuple[str, ...]:
    """What makes modes of files count, which they do not for root; opens the way to the folder."""
    if os.geteuid() != 0:
        return ()
    for parent in (folder, *folder.parents):
        mode = parent.stat().st_mode
        if mode & 0o055 != 0o055:
            parent.chmod(mode | 0o055)
    return NOBODY


@pytest.mark.slow
@pytest.mark.usefixtures("as_somebody")
def test_a_folder_that_cannot_be_written_is_named(program: Program, write_page: WritePage) -> None:
    page = write_page("one.html")
    before = as_nobody(program.folder)
    program.folder.chmod(0o555)
    try:
        code, out, err = program.run("crawl", "--offline", page, before=before)
    finally:
        program.folder.chmod(0o755)
    assert (code, out) == (2, "")
    assert err == "Error: db/archive.db cannot be used as an archive: Permission denied\n"


@pytest.mark.slow
@pytest.mark.usefixtures("as_somebody")
def test_an_archive_in_a_folder_that_cannot_be_written_can_be_read(
    program: Program, write_page: WritePage
) -> None:
    program.run("crawl", "--offline", write_page("one.html"))
    before = as_nobody(program.folder)
    (program.folder / "db").chmod(0o555)
    try:
        code, out, err = program.run("status", before=before)
        assert (code, err) == (0, "")
        assert out.startswith("1 articles, 1 posts")
        code, _, err = program.run("crawl", "--offline", "../one.html", before=before)
        assert code in {2, 3}
        assert err.startswith("Error: ")
        assert len(err.splitlines()) == 1
    finally:
        (program.folder / "db").chmod(0o755)


@pytest.mark.slow
@pytest.mark.usefixtures("as_somebody")
def test_files_and_folders_that_may_not_be_opened_are_named(
    program: Program, write_page: WritePage, tmp_path: Path
) -> None:
    write_page("pages/good.html")
    write_page("pages/closed/page.html")
    write_page("pages/closed.html").chmod(0)
    (tmp_path / "pages" / "closed").chmod(0)
    before = as_nobody(program.folder)
    program.folder.chmod(0o777)
    try:
        code, out, err = program.run("crawl", "--offline", "../pages", "--json", before=before)
    finally:
        (tmp_path / "pages" / "closed").chmod(0o755)
    assert (code, err) == (3, "")
    assert json.loads(out)["failures"] == [
        {"source": "../pages/closed", "reason": "the folder cannot be opened"},
        {"source": "../pages/closed.html", "reason": "Permission denied"},
    ]


@pytest.mark.slow
@pytest.mark.parametrize("room", [1, 400])
def test_a_full_disk_ends_with_3_and_whatever_is_there_is_whole(
    program: Program, write_page: WritePage, room: int
) -> None:
    """The limit of the shell on a file's size stands for the disk: 1,024 bytes a unit."""
    for count in range(12):
        write_page(f"pages/{count}.html", prose=f"{count} " + "The tide came in. " * 2_000)
    limited = ("sh", "-c", f'ulimit -f {room}; exec "$@"', "sh")
    code, _, err = program.run("crawl", "--offline", "../pages", before=limited)
    assert code in {2, 3}
    assert len(err.splitlines()) == 1
    assert err.startswith("Error: ")
    assert program.run("crawl", "--offline", "../pages")[0] == 0
    connection = sqlite3.connect(program.folder / "db" / "archive.db")
    assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert connection.execute("select count(*) from articles").fetchone()[0] == 12
    connection.close()


def test_status_shows_what_is_held_and_how_the_last_runs_ended(
    archiver: Archiver, write_page: WritePage
) -> None:
    page = write_page("one.html")
    page.with_name("bad.html").touch()
    archiver("crawl", "--offline", page.parent)
    result = archiver("status", "--json")
    shown = json.loads(result.stdout)
    assert shown["held"]["articles"] == 1
    assert shown["wordings"] == {"verbatim": 1}
    assert shown["runs"][0]["failures"] == 1
    assert [Path(one["source"]).name for one in shown["failed"]] == ["bad.html"]
    assert "bad.html: the file is empty" in archiver("status").stdout


def test_status_shows_what_is_due_and_when_the_next_is(archiver: Archiver) -> None:
    archiver("sources", "add", "https://news.example/feed")
    with closing(connect(Path("db/archive.db"), write=True)) as connection, transaction(connection):
        article_queue.queue_article(
            connection, "https://news.example/ferry", at="2020-01-01T00:00:00Z"
        )
        post_queue.queue_post(connection, "x:7", "x", at="2040-01-01T00:00:00Z", why="cited")
    due = json.loads(archiver("status", "--json").stdout)["due"]
    assert due["articles"] == {"due": 1, "later": 0, "given_up": 0, "next": "2020-01-01T00:00:00Z"}
    assert due["posts"] == {"due": 0, "later": 1, "given_up": 0, "next": "2040-01-01T00:00:00Z"}
    assert (due["sources"]["due"], due["sources"]["failing"]) == (1, 0)
    shown = archiver("status").stdout
    assert "Sources: 1 due, 0 later\n" in shown
    assert "Posts: 0 due, 1 later (next 2040-01-01T00:00:00Z)\n" in shown


@pytest.mark.parametrize("command", [("status",), ("serve",), ("verify", "one two three four")])
def test_who_reads_an_archive_that_is_not_there_is_told_how_to_make_it(
    archiver: Archiver, command: tuple[str, ...]
) -> None:
    result = archiver(*command)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: there is no archive at db/archive.db: 'archiver crawl'")
    assert list(Path().iterdir()) == []


def test_what_is_saved_is_read_again_on_request(archiver: Archiver, write_page: WritePage) -> None:
    page = write_page("one.html")
    archiver("crawl", "--offline", page)
    page.unlink()
    report = json.loads(archiver("crawl", "--reread", "--json").stdout)
    assert (report["articles"]["unchanged"], report["failures"]) == (1, [])
    assert archiver("crawl", "--reread", page).exit_code == 2


def test_a_run_that_nobody_answered_ends_with_a_code_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cut_off = RunReport(answered=0, failed_count=2)
    assert crawl._ended(cut_off, Path("a.db"), as_json=True) == 4
    shown = capsys.readouterr()
    assert shown.err.startswith("Nobody answered")
    assert json.loads(shown.out)["failed"] == 2
    assert crawl._ended(RunReport(answered=5, failed_count=2), Path("a.db"), as_json=True) == 3
    assert crawl._ended(RunReport(), Path("a.db"), as_json=True) == 0


def test_pictures_need_the_network_and_their_reader(
    archiver: Archiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for option in ("--offline", "--reread"):
        result = archiver("crawl", "--pictures", option)
        assert result.exit_code == 2
        assert "--pictures asks for pictures: it goes without" in result.stderr

    def missing() -> None:
        raise NoPictureReader("reading pictures needs more: pip install 'archiver[pictures]'")

    monkeypatch.setattr(crawl, "check_picture_reader", missing)
    result = archiver("crawl", "--pictures", "https://news.example/feed.xml")
    assert result.exit_code == 2
    assert "pip install 'archiver[pictures]'" in result.stderr
    assert not Path("archive.db").exists()
