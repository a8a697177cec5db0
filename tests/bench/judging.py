"""Bench of judging after new posts: python -m tests.bench.judging --articles 33334 --new 500.

Judges an archive of drawn posts and of articles that quote them once, adds posts, some of which
are quoted, and judges what these may concern; then all quotations that are open, as was done
before, in the same process. Prints processor seconds of both, their ratio, and what differs.
"""

import argparse
import json
import random
import sqlite3
import time
from pathlib import Path
from typing import Any

from archiver.archive.connection import connect, transaction
from archiver.archive.store import runs, verdicts
from archiver.crawl.judging import judge_due
from archiver.crawl.report import RunReport
from archiver.importers.pipeline import import_files
from tests.bench import verify
from tests.bench.corpus import Corpus, changed
from tests.bench.newsroom import AT, QUOTES
from tests.bench.site import build

_OPEN = "verdicts.wording not in ('verbatim', 'typographic', 'abridged')"


def judged(connection: sqlite3.Connection) -> tuple[RunReport, float]:
    """One judging, and the processor seconds that it took."""
    with transaction(connection):
        run = runs.begin_run(connection, at=AT, command="crawl", offline=True)
    report = RunReport(run=run)
    begun = time.process_time()
    judge_due(connection, report, lambda *_: None)
    return report, time.process_time() - begun


def change(connection: sqlite3.Connection, corpus: Corpus) -> None:
    """Let each third quotation be misquoted, and as many be of posts that are not there."""
    draw = random.Random(3)
    with transaction(connection):
        rows = connection.execute("select id, text from quotes where id % 3").fetchall()
        for number, text in rows:
            said = changed(text, 0.25, corpus, draw)
            if number % 3 == 1:
                said = " ".join(corpus.text(2 * 10**9 + number).split()[:12])
            connection.execute("update quotes set text = ? where id = ?", (said, number))


def add(connection: sqlite3.Connection, folder: Path, corpus: Corpus, new: int) -> None:
    """Posts of new authors; each fifth is what some quotation that was not found says."""
    draw = random.Random(new)
    texts = [
        row[0]
        for row in connection.execute(
            f"select text from quotes join verdicts on verdicts.id = verdict_id where {_OPEN} "  # noqa: S608
            "order by quotes.id limit ?",
            (new,),
        )
    ]
    path = folder / "new.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(new):
            text = corpus.text(10**9 + number)
            if number % 5 == 0 and texts:
                text = changed(draw.choice(texts), 0.1, corpus, draw)
            post = {
                "platform": "x",
                "id": str(10**18 + number),
                "author": {"handle": f"new{number}", "name": f"Name{number} New{number}"},
                "text": text,
            }
            stream.write(json.dumps(post) + "\n")
    import_files(connection, [path])


def stored(connection: sqlite3.Connection) -> dict[int, tuple[Any, ...]]:
    """What is stored of every verdict."""
    columns = ", ".join(f"verdicts.{column}" for column in verdicts._COMPARED)
    rows = connection.execute(
        f"select quotes.id, {columns} from quotes join verdicts on verdicts.id = verdict_id"  # noqa: S608
    )
    return {row[0]: tuple(row)[1:] for row in rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--new", type=int, default=500)
    parser.add_argument("--folder", type=Path, default=Path(".cache/bench"))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = build(given.folder, given.posts, given.articles)
    copy = path.with_name("judged.db")
    copy.unlink(missing_ok=True)
    with sqlite3.connect(path) as source:
        source.execute("vacuum into ?", (str(copy),))
    source.close()
    connection = connect(copy, write=True)
    change(connection, Corpus())
    with transaction(connection):
        verdicts.mark_due(connection, None)
    first, took = judged(connection)
    print(f"{given.articles * QUOTES:,} quotations of {given.posts:,} posts", end=", ")
    print(f"{verify.machine()}; judged at first: {first.quotes_judged:,} in {took:.1f} s")
    add(connection, given.folder, Corpus(), given.new)
    some, by_few = judged(connection)
    after = stored(connection)
    open_ones = [
        row[0]
        for row in connection.execute(
            f"select quotes.id from quotes join verdicts on verdicts.id = verdict_id where {_OPEN} "  # noqa: S608
            "or attribution <> 'confirmed'"
        )
    ]
    with transaction(connection):
        verdicts.mark_due(connection, open_ones)
    every, by_all = judged(connection)
    differ = sum(after[number] != row for number, row in stored(connection).items())
    print(f"{given.new} new posts: {some.quotes_judged:,} judged in {by_few:.2f} s")
    print(f"all that are open: {every.quotes_judged:,} in {by_all:.1f} s", end=", ")
    print(f"{by_all / by_few:.0f} times as long; {differ} verdicts differ")
    connection.close()


if __name__ == "__main__":
    main()
