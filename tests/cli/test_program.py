"""The program beside others: closed streams, signals, kills, and two of it at once."""

import json
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from archiver.archive.lock import only_run
from tests.cli.conftest import Program
from tests.conftest import WritePage
from tests.crawl.test_file_source import check_captures

pytestmark = pytest.mark.slow

PAGES = 120


@pytest.fixture
def pages(write_page: WritePage) -> Path:
    """A folder of articles that take a while."""
    for number in range(PAGES):
        write_page(
            f"pages/{number:03d}.html",
            prose=f"On day {number} the harbour was quiet. " + "The tide came in. " * 300,
            post=f"Ferry number {number} has left Marrowby with {number} seals on board.",
            quote=f"Ferry number {number} has left Marrowby",
            number=number,
        )
    return write_page("pages/000.html").parent


def check(folder: Path) -> int:
    """Whatever happened: the archive is whole, and so is every capture; how many there are."""
    connection = sqlite3.connect(folder / "archive.db")
    connection.row_factory = sqlite3.Row
    assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    count = check_captures(connection, folder / "captures")
    connection.close()
    return count


@contextmanager
def under_way(program: Program, process: subprocess.Popen[bytes], pages: int) -> Iterator[None]:
    """A crawl that has kept some pages, and cannot end meanwhile: its archive is locked."""
    path = program.folder / "db" / "archive.db"
    count = 0
    while count < pages:
        assert process.poll() is None, "the crawl was over before it could be disturbed"
        time.sleep(0.002)
        if path.exists():
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                count = locked(connection)
                if count >= pages:
                    assert count < PAGES, "the crawl was over before it could be disturbed"
                    yield


def locked(connection: sqlite3.Connection) -> int:
    """How many pages an archive has that nobody else can write to from now on."""
    try:
        connection.execute("begin immediate")
        return int(connection.execute("select count(*) from readings").fetchone()[0])
    except sqlite3.Error:  # not all of it is made yet
        return 0


@pytest.mark.parametrize(
    ("number", "code", "message"),
    [
        (signal.SIGINT, 130, "interrupted; the same command goes on where it stopped\n"),
        (signal.SIGTERM, 143, "terminated; the same command goes on where it stopped\n"),
        # What Python's own processes say of a kill is not ours.
        (signal.SIGKILL, -9, None),
    ],
)
def test_a_crawl_that_is_ended_leaves_all_whole_and_goes_on_when_run_again(
    program: Program, pages: Path, number: signal.Signals, code: int, message: str | None
) -> None:
    with program.start("crawl", "--offline", pages) as process:
        with under_way(program, process, 5):
            process.send_signal(number)
        _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert message in {None, err.decode().lstrip("\n")}
    kept = check(program.folder / "db")
    assert 5 <= kept < PAGES
    end, out, err_again = program.run("crawl", "--offline", pages, "--json")
    report = json.loads(out)
    assert (end, err_again) == (0, "")
    assert report["articles"]["new"] + report["articles"]["unchanged"] == PAGES
    assert report["articles"]["unchanged"] >= 5
    assert check(program.folder / "db") == PAGES
    connection = sqlite3.connect(program.folder / "db" / "archive.db")
    statuses = connection.execute("select status from runs order by id").fetchall()
    assert [row[0] for row in statuses] == ["stopped", "done"]
    unjudged = "select count(*) from quotes where verdict_id is null"
    assert connection.execute(unjudged).fetchone()[0] == 0
    connection.close()


def test_beside_another_run_a_crawl_is_told_to_wait(program: Program, pages: Path) -> None:
    (program.folder / "db").mkdir()
    with only_run(program.folder / "db" / "archive.db", "crawl"):
        code, out, told = program.run("crawl", "--offline", pages)
    assert (code, out) == (3, "")
    assert "another run works on this archive" in told
    assert program.run("crawl", "--offline", pages)[0] == 0
    assert check(program.folder / "db") == PAGES


@pytest.mark.parametrize("killed", ["crawl", "import"])
def test_an_import_beside_a_crawl_leaves_both_whole(
    program: Program, pages: Path, killed: str
) -> None:
    """Both write in turns; whichever of them is killed, the other one ends as it would have."""
    few = sorted(pages.iterdir())[:80]
    again = {"crawl": ("crawl", "--offline", *few), "import": ("import", "posts.jsonl")}
    texts = [f"Kelp soup {n} is warm at noon." for n in range(3_000)]
    lines = [
        json.dumps({"platform": "x", "id": str(n + 1), "text": text, "author": {"handle": "ana"}})
        for n, text in enumerate(texts)
    ]
    (program.folder / "posts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    folder = program.folder / "db"
    with program.start(*again["crawl"]) as crawl:
        with under_way(program, crawl, 5):
            loading = program.start(*again["import"])
            while not (folder / "archive.db-short-lock").exists():
                assert loading.poll() is None
                time.sleep(0.01)
            if killed == "crawl":
                crawl.kill()
        with loading:
            if killed == "import":
                loading.kill()
            _, told = loading.communicate(timeout=60)
        crawl.communicate(timeout=60)
    assert loading.returncode == (-9 if killed == "import" else 0), told
    assert crawl.returncode == (-9 if killed == "crawl" else 0)
    check(folder)
    with program.start(*again[killed]) as process:
        process.communicate(timeout=120)
    assert process.returncode == 0
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        held = {row[0] for row in connection.execute("select text from post_versions")}
        assert held >= set(texts)
        # It may have been killed before its run began.
        cut_short = connection.execute("select status, command from runs where status <> 'done'")
        assert {tuple(row) for row in cut_short} <= {("stopped", killed)}
        unjudged = "select count(*) from quotes where verdict_id is null"
        assert connection.execute(unjudged).fetchone()[0] == 0
    assert program.run("status", "--verify")[0] == 0


@pytest.mark.parametrize(
    "command",
    [("inspect", "--json"), ("inspect",), ("crawl", "--offline"), ("crawl", "--offline", "--json")],
)
def test_a_reader_who_has_had_enough_is_no_error(
    program: Program, pages: Path, command: tuple[str, ...]
) -> None:
    few = sorted(pages.iterdir())[:6]
    with program.start(*command, *few) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        err = process.stderr.read().decode()
    assert (process.returncode, err) == (0, "")


def test_closed_streams_are_no_error_and_no_file_takes_their_place(
    program: Program, write_page: WritePage
) -> None:
    closed = ("sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh")
    assert program.run("crawl", "--offline", write_page("one.html"), before=closed) == (0, "", "")
    assert check(program.folder / "db") == 1
    for command in (
        ("status",),
        ("inspect", "../one.html"),
        ("verify", "The night ferry to Pelliwick will never leave before the seal does"),
    ):
        assert program.run(*command, before=closed) == (0, "", "")


def test_input_from_a_closed_stream_is_wrong_usage(program: Program, write_page: WritePage) -> None:
    program.run("crawl", "--offline", write_page("one.html"))
    closed = ("sh", "-c", 'exec "$@" <&-', "sh")
    code, out, err = program.run("verify", "--input", "-", before=closed)
    assert (code, out) == (2, "")
    assert err.startswith("Error: standard input is closed")


@pytest.mark.skipif(
    not Path("/dev/full").exists(),
    reason="no /dev/full here: that an output without room is named is not tried",
)
def test_output_that_cannot_be_written_is_named(program: Program, write_page: WritePage) -> None:
    page = write_page("one.html")
    with Path("/dev/full").open("wb") as full:
        code, _, err = program.run("inspect", "--json", page, stdout=full)
    assert code == 3
    assert err == "Error: cannot use: No space left on device\n"


def test_a_terminal_of_few_letters_shows_escapes_and_json_stays_utf_8(
    program: Program, write_page: WritePage
) -> None:
    page = write_page("one.html")
    few = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    code, out, err = program.run("inspect", page, env=few)
    assert (code, err) == (0, "")
    assert "\\u201cThe night ferry" in out
    code, out, err = program.run("inspect", "--json", page, env=few)
    assert "“" in json.loads(out)["text"]
