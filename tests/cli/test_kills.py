"""A night that is ended at any moment: what it told is there, the rest is done by the next one.

$ARCHIVER_KILLS is how often it is killed. These take half a minute and more, so they are run
where that is set, as CI does.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy2, copytree
from typing import Any
from uuid import uuid4

import pytest

from archiver.provenance.warc import read_warc
from tests.cli.conftest import Program
from tests.conftest import x_id
from tests.crawl.newsroom import Newsroom, serving
from tests.crawl.test_file_source import check_captures

KILLS = int(os.environ.get("ARCHIVER_KILLS") or 0)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not KILLS, reason="ARCHIVER_KILLS says how often to kill a night"),
]
HOSTS = 6
PAGES = max(60, KILLS * 12)
AT_ONCE = HOSTS + 2
"""Requests in flight: one of each host, the platform's, and one that just came."""


@pytest.fixture
def room() -> Iterator[Newsroom]:
    """Articles on several hosts, each with a post of its own, and a feed of them all."""
    with serving(hosts=HOSTS) as found:
        pages = []
        for n in range(PAGES):
            number = x_id("2031-05-04T09:00:00", n)
            said = f"Ferry number {n} has left Marrowby with {n} seals on board."
            found.post(number, said)
            found.article(f"/{n}", number=number, quote=said[:-1], shown=said)
            pages.append(f"{found.urls[n % HOSTS]}/{n}")
        found.feed("/feed", pages)
        found.slow = 0.02
        yield found


class Night:
    """A crawl of all that is due, as a program that can be ended."""

    def __init__(self, program: Program, room: Newsroom) -> None:
        self.program, self.room = program, room
        self.folder = program.folder / "db"
        self.mark = uuid4().hex
        self.told: list[dict[str, Any]] = []
        room.settings(self.folder)
        assert program.run("sources", "add", f"{room.url}/feed")[0] == 0

    def start(self) -> "subprocess.Popen[bytes]":
        return self.program.start("crawl", "--log-json", env={"ARCHIVER_TEST": self.mark})

    def end(self, process: "subprocess.Popen[bytes]", *, after: float, by: signal.Signals) -> int:
        """End it so many seconds after its first line; its exit code."""
        assert process.stderr is not None
        lines = [process.stderr.readline()]
        time.sleep(after)
        process.send_signal(by)
        lines += process.stderr.read().splitlines()
        code = process.wait(30)
        assert process.stdout is not None
        process.stdout.close()
        process.stderr.close()
        self.hear(lines)
        return code

    def hear(self, lines: list[bytes]) -> None:
        for line in lines:
            if line.startswith(b"{") and line.rstrip().endswith(b"}"):
                self.told.append(json.loads(line))

    def kept(self, event: str) -> set[str]:
        return {one["url"] for one in self.told if one["event"] == event}

    def left_behind(self) -> list[str]:
        """Processes of ours that are still there."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() in (place / "environ").read_bytes():
                    state = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                    found += [place.name] if state[0] != "Z" else []
            except OSError:
                continue
        return found


def check(night: Night, folder: Path) -> None:
    """The archive is whole, so is every WARC file, and all that was told is in it."""
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        connection.row_factory = sqlite3.Row
        assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        connection.execute("insert into post_index(post_index) values ('integrity-check')")
        check_captures(connection, folder / "captures")
        urls = {row[0] for row in connection.execute("select url from articles")}
        assert night.kept("page") <= urls
        asked = {
            row[0]
            for row in connection.execute(
                "select q.url from post_queue q join post_keys k on k.key = q.key "
                "join sightings s on s.post_id = k.post_id where s.evidence = 'api'"
            )
        }
        assert night.kept("post") <= asked


def check_warcs(folder: Path, *, cut: bool) -> None:
    """All records can be read; only what a kill cut short may end in the middle of one."""
    for path in folder.glob("captures/*"):
        captures = read_warc(path)
        try:
            for _ in captures:
                pass
        except ValueError as error:
            assert cut, error  # noqa: PT017 - only where the run was killed


def finish(night: Night) -> dict[str, Any]:
    code, out, _ = night.program.run("crawl", "--json")
    assert code == 0, out
    report: dict[str, Any] = json.loads(out)
    return report


def check_done(night: Night) -> None:
    with closing(sqlite3.connect(night.folder / "archive.db")) as connection:
        for table in ("articles", "posts"):
            count = f"select count(*) from {table}"  # noqa: S608 - two names
            assert connection.execute(count).fetchone()[0] == PAGES
        unjudged = "select count(*) from quotes where verdict_id is null"
        assert connection.execute(unjudged).fetchone()[0] == 0
        assert connection.execute("select distinct wording from verdicts").fetchall() == [
            ("verbatim",)
        ]


def test_a_night_killed_again_and_again_loses_nothing_and_repeats_only_what_was_in_flight(
    program: Program, room: Newsroom
) -> None:
    night = Night(program, room)
    draw = random.Random(os.environ.get("ARCHIVER_SEED", "6"))
    kills = 0
    for _ in range(KILLS):
        with night.start() as process:
            if night.end(process, after=draw.uniform(0.0, 1.5), by=signal.SIGKILL) == 0:
                break
            kills += 1
        check(night, night.folder)
        check_warcs(night.folder, cut=True)
    assert kills
    finish(night)
    check(night, night.folder)
    check_done(night)
    pages = sum(room.asked[f"/{n}"] for n in range(PAGES))
    posts = room.asked["/syndication/tweet-result"]
    assert pages + posts <= 2 * PAGES + kills * AT_ONCE
    with closing(sqlite3.connect(night.folder / "archive.db")) as connection:
        statuses = [row[0] for row in connection.execute("select status from runs order by id")]
    assert statuses[-1] == "done"
    assert set(statuses[:-1]) <= {"stopped", "done"}


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_whatever_ends_a_night_nothing_of_it_stays_running(
    program: Program, room: Newsroom, number: signal.Signals, code: int
) -> None:
    night = Night(program, room)
    room.slow = 0.1
    with night.start() as process:
        assert night.end(process, after=0.2, by=number) == code
    for _ in range(100):
        if not night.left_behind():
            break
        time.sleep(0.05)
    assert night.left_behind() == []
    check(night, night.folder)
    check_warcs(night.folder, cut=number == signal.SIGKILL)


def test_a_second_signal_while_the_first_is_obeyed_leaves_all_whole(
    program: Program, room: Newsroom
) -> None:
    night = Night(program, room)
    room.slow = 0.05
    with night.start() as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode in {130, 143}
    assert b"Traceback" not in err
    check(night, night.folder)


def test_a_copy_of_all_files_at_any_moment_is_an_archive(
    program: Program, room: Newsroom, tmp_path: Path
) -> None:
    """What a power loss leaves: the database, its log and the WARC files as they are then."""
    night = Night(program, room)
    room.slow = 0.05
    copies = []
    with night.start() as process:
        assert process.stderr is not None
        for count in range(3):
            # What was told before a copy has to be in it.
            lines = [process.stderr.readline() for _ in range(12)]
            night.hear(lines)
            there = tmp_path / f"copy-{count}"
            there.mkdir()
            # In this order none names what is not in the next: nothing leaves the log for the
            # file in so short a night, and records are written before rows.
            copy2(night.folder / "archive.db", there)
            copy2(night.folder / "archive.db-wal", there)
            copytree(night.folder / "captures", there / "captures")
            copies.append((there, list(night.told)))
        process.kill()
        process.communicate()
    for there, told in copies:
        night.told = told
        check(night, there)
        check_warcs(there, cut=True)


def test_a_night_with_a_full_disk_ends_with_3_and_the_next_goes_on(
    program: Program, room: Newsroom
) -> None:
    """The limit of the shell on a file's size stands for the disk: 1,024 bytes a unit."""
    night = Night(program, room)
    limited = ("sh", "-c", 'ulimit -f 500; exec "$@"', "sh")
    code, _, err = program.run("crawl", "--log-json", before=limited)
    assert code == 3
    *lines, last = err.splitlines()
    assert last.startswith("Error: ")
    night.hear([line.encode() for line in lines])
    check(night, night.folder)
    check_warcs(night.folder, cut=False)
    assert finish(night)["status"] == "done"
    check_done(night)


def test_a_night_goes_on_beside_readers_and_waits_for_another_writer(
    program: Program, room: Newsroom
) -> None:
    night = Night(program, room)
    reader = sqlite3.connect(night.folder / "archive.db", isolation_level=None)
    reader.execute("begin")
    reader.execute("select count(*) from sources").fetchone()
    writer = sqlite3.connect(night.folder / "archive.db", isolation_level=None)
    with night.start() as process:
        assert process.stderr is not None
        process.stderr.readline()
        writer.execute("begin immediate")
        time.sleep(0.5)
        writer.execute("rollback")
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    reader.close()
    writer.close()
    check(night, night.folder)
    check_done(night)
