"""An archive of the invented newsroom with a past: corrections, edits, deletions, many months."""

import fcntl
import json
import os
import random
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.index import writer
from archiver.archive.store import posts, runs
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.importers.pipeline import import_files
from archiver.models.records import (
    Author,
    Capture,
    Outcome,
    Post,
    PostVersion,
    Sighting,
)
from tests.conftest import x_id

NEWSROOM = Path(__file__).parents[1] / "newsroom"
MAYOR = "1896911537154160266"
FERRIES = "1896858282672420499"
ROVERS = "1898328021525901590"

_REMARKS = (
    "The harbour office is closed today because the harbour is in it.",
    "Please do not feed the harbour master before the evening tide.",
    "We have found 3 umbrellas, 1 trombone and no passengers on the last sailing.",
    "The tide table is correct. It is the tide that was late this week.",
    "Dogs travel free, seals by arrangement, and bagpipes not at all.",
    "Anyone who lost a ladder may collect it from the top of the lighthouse.",
)


def fill(path: Path, folder: Path) -> None:
    """Make the archive; `folder` takes the pages that are made for it."""
    connection = connect(path, write=True)
    crawl(connection, [str(NEWSROOM)], CrawlOptions(warc_folder=folder / "captures"))
    for page, html in _months():
        (folder / page).write_text(html, encoding="utf-8")
    crawl(connection, [str(folder)], CrawlOptions(warc_folder=folder / "captures"))
    corrected = folder / "corrected"
    corrected.mkdir()
    (corrected / "tidewire.html").write_text(_corrected(), encoding="utf-8")
    (folder / "posts.jsonl").write_text(json.dumps(_quoting()) + "\n", encoding="utf-8")
    import_files(connection, [folder / "posts.jsonl"])
    corroborate(connection, folder)
    crawl(connection, [str(corrected)], CrawlOptions(warc_folder=folder / "captures"))
    _date(connection)
    for hours in (0, 14):
        _look(connection, hours)
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()


def copy_filled(folders: pytest.TempPathFactory) -> Path:
    """Give a copy of the archive, which is made once for all processes that run the tests."""
    base = folders.getbasetemp()
    # xdist gives each of its processes a folder in that of the run.
    made = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "invented"
    made.mkdir(exist_ok=True)
    with (made / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made / "archive.db").exists():
            shutil.rmtree(made / "pages", ignore_errors=True)
            (made / "pages").mkdir()
            fill(made / "unfinished.db", made / "pages")
            (made / "unfinished.db").rename(made / "archive.db")
    return Path(shutil.copy(made / "archive.db", folders.mktemp("newsroom") / "archive.db"))


def corroborate(connection: sqlite3.Connection, folder: Path) -> None:
    """Import the posts that pages show, as somebody's own copies: no page vouches for itself."""
    rows = connection.execute(
        "select p.platform, p.platform_id, p.posted_at, a.handle, a.name, v.text from posts p "
        "join post_versions v on v.post_id = p.id left join authors a on a.id = p.author_id "
        "where p.platform_id is not null and v.truncated = 0"
    )
    lines = [
        {
            "platform": platform,
            "id": number,
            "posted_at": posted_at,
            "author": {"handle": handle, "name": name},
            "text": text,
        }
        for platform, number, posted_at, handle, name, text in rows
    ]
    copies = folder / "copies.jsonl"
    copies.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    import_files(connection, [copies])


def _date(connection: sqlite3.Connection) -> None:
    """Put the runs so far on nights of the newsroom's month, so that pictures stay the same."""
    with transaction(connection):
        for (run,) in connection.execute("select id from runs").fetchall():
            at = f"2025-03-{14 + run}T01:00:00Z"
            for table, column in (
                ("captures", "fetched_at"),
                ("sightings", "seen_at"),
                ("verdicts", "judged_at"),
            ):
                connection.execute(f"update {table} set {column} = ? where run_id = ?", (at, run))  # noqa: S608
            connection.execute(
                "update runs set started_at = ?, finished_at = ? where id = ?",
                (at, at.replace(":00Z", ":41Z"), run),
            )


def _months() -> list[tuple[str, str]]:
    """Articles of one publisher over two years, that quote with growing carelessness."""
    draw = random.Random(11)
    pages = []
    for number in range(40):
        day = datetime(2023, 4, 3, tzinfo=UTC) + timedelta(days=17 * number + draw.randint(0, 9))
        said = _REMARKS[number % len(_REMARKS)]
        quote = said.rstrip(".")
        if draw.random() < 0.1 + number / 90:
            quote = quote.replace(" not", "").replace(" 3 ", " 30 ").replace("correct", "wrong")
            quote = quote.replace("closed", "open").replace("ladder", "lorry")
        pages.append((f"month-{number:02}.html", _page(number, day, said, quote)))
    return pages


def _page(number: int, day: datetime, said: str, quote: str) -> str:
    address = f"https://tidewire.example/{day:%Y/%m/%d}/harbour-diary-{number}/"
    posted = day - timedelta(hours=5)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Harbour diary, {day:%d %B %Y} | Tidewire</title><link rel="canonical" href="{address}">
<meta property="og:site_name" content="Tidewire">
<meta property="article:published_time" content="{day:%Y-%m-%dT%H:%M:%S+00:00}"></head><body>
<article><h1>Harbour diary, {day:%d %B %Y}</h1>
<p>The week on the quay began with a queue, as weeks on the quay do, and ended with a longer one
that nobody had asked for and that several people claimed to have started.</p>
<p>“{escape(quote)},” the Marrowby harbour office wrote on X, and left it at that until the tide
had turned and the last of the boats was tied up for the night.</p>
<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{escape(said)}</p>&mdash; Marrowby
Harbour Office (@harbour_mrwby) <a href="https://twitter.com/harbour_mrwby/status/{
        x_id(posted.replace(tzinfo=None).isoformat(), number)
    }">{posted:%B %d, %Y}</a></blockquote>
<p>Nobody was available to say what it meant. The terminal café sold out of soup by noon.</p>
</article></body></html>"""


def _corrected() -> str:
    """The page of the renamed ferry after its publisher put it right."""
    page = (NEWSROOM / "tidewire-ferry-renamed.html").read_text(encoding="utf-8")
    changes = {
        "Ferry to be renamed after seal, mayor reveals": "Ferry not to be renamed after seal",
        "is to be renamed after a seal, in what Tidewire understands to be a first for the sound "
        "and possibly for shipping": "is not to be renamed after a seal, as an earlier version of "
        "this article said",
        "“We will be renaming the ferry after a seal,”": "“We will not be renaming the ferry "
        "after a seal,”",
    }
    for old, new in changes.items():
        assert old in page
        page = page.replace(old, new)
    return page


def _quoting() -> dict[str, object]:
    """A post that quotes the mayor's."""
    return {
        "platform": "x",
        "id": x_id("2025-03-04T15:30:00"),
        "url": f"https://x.com/ferrywatch_mrwby/status/{x_id('2025-03-04T15:30:00')}",
        "author": {"handle": "ferrywatch_mrwby", "name": "Ferry Watch Marrowby"},
        "posted_at": "2025-03-04T15:30:00Z",
        "text": "Framed and hung in the waiting room. The seal has been to read it twice.",
        "quoted": {"platform": "x", "id": MAYOR},
        "media": [{"type": "photo", "alt": "A framed printout beside the ticket window"}],
    }


def _look(connection: sqlite3.Connection, hours: int) -> None:
    """A night on which the platform was asked: one post is gone, one was reworded."""
    at = (datetime(2025, 3, 20, 1, tzinfo=UTC) + timedelta(hours=hours)).strftime(
        "%Y-%m-%dT%H:%M:%SZ"
    )
    with transaction(connection):
        run = runs.begin_run(connection, at=at, command="crawl", offline=False)
        counts = {"articles": 0, "posts": 0, "quotes": 0, "failures": 0}
        _asked(connection, run, at, MAYOR, "deleted", None)
        reworded = (
            "The 07:15 sailing of the Aurelia Tamm left a little late this morning. "
            "A seal had settled on the car deck.\n\n212 passengers were very patient 🙏 #Marrowby"
        )
        _asked(connection, run, at, FERRIES, "ok", reworded)
        _asked(connection, run, at, ROVERS, "unreachable", None)
        if not hours:
            said = "We will not be renaming the ferry after a seal.\n\nThe ferry has a name. The "
            said += "seal, as far as the council is aware, does not.\n\nPlease stop ringing the "
            _asked(connection, run, "2025-03-05T02:11:40Z", MAYOR, "ok", f"{said}town hall.", 1)
        runs.finish_run(
            connection,
            run,
            at=at,
            status="done",
            counts=counts,
            report={"run": run},
        )


def _asked(
    connection: sqlite3.Connection,
    run: int,
    at: str,
    number: str,
    outcome: Outcome,
    text: str | None,
    copy: int = 0,
) -> None:
    url = f"https://api.x.example/2/tweets/{number}"
    if copy:
        url = f"https://web.archive.example/web/20250305021140/https://x.com/i/status/{number}"
    capture = Capture(url=url, source=url, fetched_at=at, body=at.encode() + number.encode())
    handles = {MAYOR: "fenwright_mrwby", FERRIES: "norrline_mrwby", ROVERS: "rovers_mrwby"}
    kept = runs.add_capture(connection, run, capture, place=("run.warc.gz", 0))
    seen = posts.add_sighting(
        connection,
        run,
        kept,
        Sighting(
            post=Post(
                key=f"x:{number}", platform="x", id=number, author=Author(handle=handles[number])
            ),
            outcome=outcome,
            evidence="archive" if copy else "api",
            seen_at=at,
            version=PostVersion(text=text) if text else None,
            archived=url if copy else None,
        ),
    )
    if seen.new_version and seen.version_id and text:
        writer.index_versions(connection, [(seen.version_id, text)])
