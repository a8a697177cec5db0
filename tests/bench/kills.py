"""Kill everything that writes at any moment: python -m tests.bench.kills --kills 1000.

Each piece of work (a crawl, an import, an alias, a forgetting, a copy for publishing, a reading
again, a migration) is first done undisturbed on a copy of an archive. Then it is done again and
again on other copies and killed (SIGKILL) at a random moment, sometimes twice. After each kill the
archive has to be whole: SQLite's integrity, foreign keys, the index, every record of a capture, and
nothing missing that was there before. Then the same command is run to its end, and the archive has
to hold what it holds undisturbed. Ends with 1 where anything did not.

The program is a fork of one that has imported it, so that a kill meets its work and not its start.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from archiver.cli import alias, crawl, export, forget, load  # noqa: F401 - forks have them
from archiver.cli.main import exit_code
from archiver.crawl import reading_pool, reading_warm_up  # noqa: F401 - as above
from archiver.provenance.warc import read_record_at
from tests.conftest import x_id
from tests.crawl.newsroom import serving

OLD = Path(__file__).parents[1] / "archive" / "archive_of_0_1.sql"
PAGES = 12
HOSTS = 3
POSTS = 600
DONE = 0


def said(number: int) -> str:
    """Give the words of a post."""
    return f"Ferry number {number} has left Marrowby with {number * 7} seals on board."


def key(number: int) -> str:
    """Give the key of a post."""
    return f"x:{x_id('2031-05-04T09:00:00', number)}"


def serve(there: Connection) -> None:
    """Serve the articles and posts until the pipe is closed; tells their settings and feed."""
    with serving(hosts=HOSTS) as room:
        pages = []
        for number in range(PAGES):
            room.post(key(number)[2:], said(number))
            room.article(
                f"/{number}", number=key(number)[2:], quote=said(number)[:-1], shown=said(number)
            )
            pages.append(f"{room.urls[number % HOSTS]}/{number}")
        feed = room.feed("/feed", pages)
        folder = Path(tempfile.mkdtemp(prefix="kills"))
        room.settings(folder)
        room.slow = 0.003
        there.send(((folder / "crawl.toml").read_text(), feed))
        shutil.rmtree(folder)
        try:
            there.recv()
        except EOFError:
            return


def begin(folder: Path, *arguments: object) -> int:
    """Begin the program in a folder; gives the process."""
    number = os.fork()
    if number:
        return number
    code = 70
    try:
        os.setsid()
        os.chdir(folder)
        silent = os.open(folder / "output.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for stream in (1, 2):
            os.dup2(silent, stream)
        # Pages are read by the run itself: a process for it takes as long to begin as all the rest.
        sys.executable = "/none"
        sys.argv = ["archiver", *map(str, arguments)]
        code = exit_code()
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - told in its output
        traceback.print_exc()
    finally:
        os._exit(code)


def end(number: int) -> int:
    """Wait for the program; gives its exit code, or the number of what ended it below zero."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def run(folder: Path, *arguments: object) -> int:
    """Run the program to its end."""
    return end(begin(folder, *arguments))


_HELD = {
    "articles": "select url from articles",
    "article versions": "select a.url, v.title, v.text from article_versions v "
    "join articles a on a.id = v.article_id",
    "quotations": "select a.url, q.start, q.end, q.text, q.speaker, q.cue, q.kind, v.wording, "
    "v.attribution, v.timing, v.standing, v.evidence, v.problem, p.key from quotes q "
    "join article_versions w on w.id = q.article_version_id join articles a on a.id = w.article_id "
    "left join verdicts v on v.id = q.verdict_id left join post_versions x "
    "on x.id = v.post_version_id left join posts p on p.id = x.post_id",
    "embeds": "select a.url, e.kind, e.url, e.handle, e.text, p.key from embeds e "
    "join article_versions v on v.id = e.article_version_id join articles a on a.id = v.article_id "
    "left join posts p on p.id = e.post_id",
    "posts": "select p.key, p.url, p.posted_at, a.key, p.author_from, p.posted_from from posts p "
    "left join authors a on a.id = p.author_id",
    "keys": "select k.key, p.key from post_keys k join posts p on p.id = k.post_id",
    "wordings": "select p.key, v.text, v.claimed from post_versions v "
    "join posts p on p.id = v.post_id",
    "sightings": "select distinct p.key, s.outcome, s.evidence, v.text from sightings s "
    "join posts p on p.id = s.post_id left join post_versions v on v.id = s.version_id",
    "claims": "select p.key, c.kind, c.handle, c.text from claims c "
    "join posts p on p.id = c.post_id",
    "names": "select a.key, n.name, n.claimed from author_names n "
    "join authors a on a.id = n.author_id",
    "aliases": "select name, account from aliases",
    "queue": "select key, state from post_queue",
    "tombstones": "select count(*) from tombstones",
    "due": "select count(*) from due_quotes",
}


def held(path: Path) -> dict[str, list[str]]:
    """Give what an archive holds, whatever its rows are numbered and when they were written."""
    found: dict[str, list[str]] = {}
    with closing(sqlite3.connect(path)) as connection:
        for name, query in _HELD.items():
            # An archive of an older version has not all of them.
            with suppress(sqlite3.OperationalError):
                found[name] = sorted(json.dumps(row) for row in connection.execute(query))
    return found


def check_whole(folder: Path) -> None:
    """Raise AssertionError where an archive is not whole."""
    path = folder / "archive.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        (told,) = connection.execute("pragma integrity_check").fetchone()
        assert told == "ok", told
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        rows = connection.execute(
            "select warc_file, warc_offset, url from captures where warc_file is not null"
        ).fetchall()
        for row in rows if (folder / "captures").exists() else ():
            found = read_record_at(folder / "captures" / row["warc_file"], row["warc_offset"])
            assert found.url == row["url"], row["url"]
        if connection.execute("select 1 from sqlite_master where name = 'post_index'").fetchone():
            connection.execute("insert into post_index(post_index) values ('integrity-check')")
        connection.rollback()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A piece of work on copies of one archive, and what is kept of it whatever happens.

    `after` are commands of which the last finishes what was cut short; `result` is the archive
    that has to come out, and `forgets` that some of what was there goes.
    """

    name: str
    base: Path
    command: tuple[object, ...]
    after: tuple[tuple[object, ...], ...]
    result: str = "archive.db"
    forgets: bool = False


@dataclass(slots=True, kw_only=True)
class Undisturbed:
    """What a task comes to, and how long it takes."""

    held: dict[str, list[str]]
    seconds: float


def copy(base: Path, there: Path) -> Path:
    """Copy an archive with its captures."""
    shutil.rmtree(there, ignore_errors=True)
    shutil.copytree(base, there)
    return there


def do_undisturbed(task: Task, place: Path) -> Undisturbed:
    """Do a task without a kill."""
    folder = copy(task.base, place / "undisturbed")
    begun = time.monotonic()
    code = run(folder, *task.command)
    seconds = time.monotonic() - begun
    assert code == DONE, (task.name, code, (folder / "output.txt").read_text()[-2_000:])
    check_whole(folder)
    return Undisturbed(held=held(folder / task.result), seconds=seconds)


def disturb(task: Task, expected: Undisturbed, place: Path, draw: random.Random) -> int:
    """Do a task with one kill or two; gives how many there were. Raises AssertionError."""
    folder = copy(task.base, place / "disturbed")
    before = held(folder / "archive.db")
    kills = 0
    for _ in range(2 if draw.random() < 0.3 else 1):
        process = begin(folder, *task.command)
        time.sleep(draw.uniform(0, expected.seconds * 1.05))
        os.kill(process, signal.SIGKILL)
        kills += end(process) == -signal.SIGKILL
        check_whole(folder)
        now = held(folder / "archive.db")
        if not task.forgets:
            for name in ("articles", "article versions", "posts", "wordings", "aliases"):
                missing = set(before.get(name, ())) - set(now.get(name, ()))
                kept = {one.partition(",")[0] for one in now.get(name, ())}
                assert not {one.partition(",")[0] for one in missing} - kept, (name, missing)
    for command in (task.command, *task.after):
        code = run(folder, *command)
        assert code in {DONE, 2}, (code, (folder / "output.txt").read_text()[-2_000:])
    check_whole(folder)
    found = held(folder / task.result)
    assert found.keys() == expected.held.keys() == _HELD.keys()
    for name, rows in expected.held.items():
        assert found[name] == rows, (
            name,
            sorted(set(rows) - set(found[name]))[:3],
            sorted(set(found[name]) - set(rows))[:3],
        )
    assert "Traceback" not in (folder / "output.txt").read_text()
    return kills


def make_bases(place: Path, settings: str, feed: str) -> list[Task]:
    """Make the archives that work is done on."""

    def made(name: str, base: Path | None, *commands: tuple[object, ...]) -> Path:
        folder = place / name
        if base is None:
            folder.mkdir()
            (folder / "crawl.toml").write_text(settings)
        else:
            copy(base, folder)
        for command in commands:
            code = run(folder, *command)
            assert code == DONE, (command, (folder / "output.txt").read_text()[-2_000:])
        return folder

    posts = place / "posts.jsonl"
    lines = [
        {
            "platform": "x",
            "id": key(number)[2:],
            "author": {"handle": f"a{number % 40}_test", "name": f"Bea Tide {number % 40}"},
            "text": said(number) + (" Again." if number % 3 else ""),
        }
        for number in range(PAGES, PAGES + POSTS)
    ]
    posts.write_text("\n".join(map(json.dumps, lines)))
    in_here = ("-d", "archive.db")
    empty = made("empty", None, ("sources", "add", feed, *in_here))
    crawled = made("crawled", empty, ("crawl", *in_here))
    full = made("full", crawled, ("import", posts, *in_here))
    stale = made("stale", crawled)
    with closing(sqlite3.connect(stale / "archive.db")) as connection:
        connection.execute("update quotes set speaker = 'Corvin Ash' where id % 2")
        connection.commit()
    old = made("old", None)
    with closing(sqlite3.connect(old / "archive.db")) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    finish = (("forget", "--yes", *in_here),)
    return [
        Task(
            name="crawl",
            base=empty,
            command=("crawl", *in_here),
            after=(("crawl", feed, *in_here),),
        ),
        Task(name="import", base=crawled, command=("import", posts, *in_here), after=()),
        Task(
            name="alias",
            base=full,
            command=("alias", "add", "Ana Brook", "x:@a7_test", *in_here),
            after=(),
        ),
        Task(
            name="forget",
            base=full,
            command=("forget", key(3), "--yes", "--captures", *in_here),
            after=finish,
            forgets=True,
        ),
        Task(
            name="export",
            base=full,
            command=("export", "site/copy.db", *in_here),
            after=(),
            result="site/copy.db",
        ),
        Task(name="reread", base=stale, command=("crawl", "--reread", *in_here), after=()),
        Task(
            name="migration",
            base=old,
            command=("alias", "add", "Harbour Office", "x:@harbour_test", *in_here),
            after=(),
        ),
    ]


def main() -> int:
    """Kill as often as is asked for, and print how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", help="names of tasks, by bars")
    given = parser.parse_args()
    draw = random.Random(given.seed)
    here, there = get_context("fork").Pipe()
    server = get_context("fork").Process(target=serve, args=(there,), daemon=True)
    server.start()
    settings, feed = here.recv()
    kills: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="kills") as named:
        place = Path(named)
        tasks = make_bases(place, settings, feed)
        if given.only:
            tasks = [one for one in tasks if one.name in given.only.split("|")]
        expected = {task.name: do_undisturbed(task, place) for task in tasks}
        for task in tasks:
            print(f"{task.name}: {expected[task.name].seconds:.2f} s undisturbed", flush=True)
        tries = 0
        while kills.total() < given.kills:
            task = tasks[tries % len(tasks)]
            tries += 1
            try:
                kills[task.name] += disturb(task, expected[task.name], place, draw)
            except AssertionError as error:
                wrong += 1
                print(f"{task.name}, try {tries}: {str(error)[:2_000]}", flush=True)
                shutil.copytree(place / "disturbed", Path(f"/tmp/kills-{os.getpid()}-{tries}"))  # noqa: S108
            if tries % 50 == 0:
                print(f"{kills.total()} kills, {wrong} went wrong: {dict(kills)}", flush=True)
    here.send(None)
    server.join(5)
    print(f"{kills.total()} kills, {wrong} went wrong: {dict(kills)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
