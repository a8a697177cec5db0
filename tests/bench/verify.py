"""Bench of `verify` beside its rivals, in one run: python -m tests.bench.verify --posts 1000000.

Builds an archive of drawn posts with `archiver import`'s own code, then asks for stretches
of them unchanged, with 10 % and 25 % of the words replaced, and for posts that are not
there. Rivals on the same posts in the same minute: an FTS5 OR of the rarest words, and
rapidfuzz's partial_ratio over all texts. Prints a table and writes JSON, size by size into
one file, from which `python -m tests.bench.report` makes the README's table and plot. Time is
the processor's: what other programs do meanwhile makes it longer too, but less, and all rivals'.
"""

import argparse
import json
import os
import platform
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from archiver.archive.connection import connect
from archiver.importers.pipeline import import_files
from archiver.models.verdict_records import Claim
from archiver.verification.verify import verify_claim
from tests.bench.corpus import Corpus, changed

ASKED = 500
BULK = 2_500
"""Quotations of each kind judged in one go."""
MOST_WITH_RIVALS = 1_000_000
"""A second index of more takes longer to make than all else."""
RIVAL_ASKED = 60
BRUTE_ASKED = 2
KINDS = {"exact": 0.0, "10 % changed": 0.10, "25 % changed": 0.25}
TIMES = ("times_fts5_or", "times_rapidfuzz")
HOSTILE = {
    "100,000 characters": "harbour " * 12_500,
    "one word a thousand times": "seal " * 1_000,
    "the commonest words": "the of and to a in is that it for on with as was at by this",
}


def build(folder: Path, posts: int) -> dict[str, Any]:
    """An archive of so many posts, made if it is not there; its sizes and import rate."""
    path = folder / f"bench-{posts}.db"
    figures = folder / f"bench-{posts}.build.json"
    if figures.exists():
        return dict(json.loads(figures.read_text()))
    for old in folder.glob(f"{path.name}*"):
        old.unlink()
    corpus = Corpus()
    connection = connect(path, write=True)
    spent = 0.0
    step = 2_500_000
    for start in range(0, posts, step):
        lines = folder / f"posts-{posts}.jsonl"
        corpus.write(lines, start, min(posts, start + step))
        begun = spent_by_all()
        done = import_files(connection, [lines])
        spent += spent_by_all() - begun
        assert not done.errors
        lines.unlink()
    sizes = dict(
        connection.execute(
            "select case when name like 'post_index%' or name = 'word_counts' then 'index' "
            "else 'rest' end, sum(pgsize) from dbstat group by 1"
        ).fetchall()
    )
    built = {
        "posts": posts,
        "import_per_second": round(posts / spent),
        "index_bytes_per_post": round(sizes["index"] / posts, 1),
        "rest_bytes_per_post": round(sizes["rest"] / posts, 1),
    }
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    figures.write_text(json.dumps(built))
    return built


def spent_by_all() -> float:
    """Processor seconds of this process and of those that it began and that ended."""
    return sum(os.times()[:4])


def timed(ask: Callable[[str], object], quotes: list[str]) -> list[float]:
    """Milliseconds of each call, least first."""
    spent = []
    for quote in quotes:
        begun = time.process_time()
        ask(quote)
        spent.append((time.process_time() - begun) * 1000)
    return sorted(spent)


def percentiles(spent: list[float]) -> dict[str, float]:
    return {
        "p50": round(spent[len(spent) // 2], 3),
        "p95": round(spent[int(len(spent) * 0.95)], 3),
        "max": round(spent[-1], 3),
    }


def questions(
    corpus: Corpus, posts: int, count: int = ASKED
) -> dict[str, list[tuple[str, int | None]]]:
    """Quotations of each kind with the number of the post they were made from."""
    draw = random.Random(posts)
    asked: dict[str, list[tuple[str, int | None]]] = {}
    for kind, share in KINDS.items():
        made: list[tuple[str, int | None]] = []
        while len(made) < count:
            number = draw.randrange(posts)
            text = corpus.text(number)
            if len(text.split()) >= 10:
                made.append((changed(text, share, corpus, draw), number))
        asked[kind] = made
    asked["absent"] = [
        (changed(corpus.text(posts + draw.randrange(10**6)), 0.0, corpus, draw), None)
        for _ in range(count)
    ]
    return asked


def rival_or(connection: sqlite3.Connection) -> Callable[[str], object]:
    """FTS5's OR of a quotation's six rarest words, ranked by bm25, on a plain word index."""
    if not connection.execute("select 1 from sqlite_master where name = 'rival_fts'").fetchone():
        connection.execute("create virtual table rival_fts using fts5(text, content='')")
        connection.execute("insert into rival_fts(rowid, text) select id, text from post_versions")
        connection.execute("create virtual table rival_vocab using fts5vocab(rival_fts, row)")
        connection.commit()
    known: dict[str, int] = dict(
        connection.execute("select term, doc from rival_vocab where doc > 50").fetchall()
    )

    def ask(quote: str) -> object:
        rare = sorted(set(quote.split()), key=lambda word: known.get(word, 0))[:6]
        return connection.execute(
            "select rowid from rival_fts where rival_fts match ? order by rank limit 20",
            (" OR ".join(f'"{word}"' for word in rare),),
        ).fetchall()

    return ask


def run(folder: Path, posts: int, *, brute: bool) -> dict[str, Any]:
    """All figures for one size."""
    built = build(folder, posts)
    corpus = Corpus()
    path = folder / f"bench-{posts}.db"
    connection = connect(path)
    asked = questions(corpus, posts)
    result: dict[str, Any] = {**built, "machine": machine(), "verify": {}, "recall": {}}
    everything: list[float] = []
    for kind, pairs in asked.items():
        # Warm: what is measured is a lookup, not the disk on which the archive lies.
        for quote, _ in pairs:
            verify_claim(connection, Claim(quote=quote))
        spent, right = [], 0
        for quote, number in pairs:
            begun = time.process_time()
            verdict = verify_claim(connection, Claim(quote=quote))
            spent.append((time.process_time() - begun) * 1000)
            matched = {finding.post.id for finding in verdict.findings}
            # Of words that were changed a nearby post is a lead: rules 4 tie it to nobody.
            found = matched | {lead.post.id for lead in verdict.leads}
            right += str(10**17 + number) in found if number is not None else not matched
        everything += spent
        result["verify"][kind] = percentiles(sorted(spent))
        result["recall"][kind] = right / len(pairs)
    result["verify"]["all"] = percentiles(sorted(everything))
    result["hostile"] = {
        name: round(timed(lambda q: ask_or_refuse(connection, q), [quote])[0], 2)
        for name, quote in HOSTILE.items()
    }
    result["bulk_per_second"] = bulk(path, folder, questions(corpus, posts, BULK))
    result["memory_mb"] = memory(path, asked["25 % changed"][0][0])
    if posts > MOST_WITH_RIVALS:
        return result
    mixed = [quote for pairs in asked.values() for quote, _ in pairs[:RIVAL_ASKED]]
    writable = sqlite3.connect(path)
    rival = rival_or(writable)
    # Both warm: to make the rival's index emptied all caches, and left it in the log.
    writable.execute("pragma wal_checkpoint(truncate)")
    for ask in (rival, lambda q: verify_claim(connection, Claim(quote=q))):
        timed(ask, mixed)
    result["fts5_or"] = percentiles(timed(rival, mixed))
    ours = percentiles(timed(lambda q: verify_claim(connection, Claim(quote=q)), mixed))
    result["times_fts5_or"] = round(result["fts5_or"]["p50"] / ours["p50"], 1)
    if brute:
        texts = [row[0] for row in connection.execute("select text from post_versions")]
        spent = timed(
            lambda q: process.extract(q, texts, scorer=fuzz.partial_ratio, limit=5),
            mixed[:BRUTE_ASKED],
        )
        result["rapidfuzz_ms"] = round(spent[0], 1)
        result["times_rapidfuzz"] = round(spent[0] / ours["p50"])
    return result


def ask_or_refuse(connection: sqlite3.Connection, quote: str) -> object:
    try:
        return verify_claim(connection, Claim(quote=quote))
    except ValueError as refused:
        return refused


def bulk(path: Path, folder: Path, asked: dict[str, list[tuple[str, int | None]]]) -> int:
    """Quotations a second of `archiver verify --input`, its start and its printing included."""
    quotes = [quote for pairs in zip(*asked.values(), strict=True) for quote, _ in pairs]
    claims = folder / "claims.jsonl"
    claims.write_text("".join(json.dumps({"quote": quote}) + "\n" for quote in quotes))
    command = [sys.executable, "-c", "from archiver.cli.start import main; main()", "verify"]
    begun = spent_by_all()
    done = subprocess.run(
        [*command, "-d", str(path), "--input", str(claims)],
        capture_output=True,
        check=False,
    )
    spent = spent_by_all() - begun
    assert len(done.stdout.splitlines()) == len(quotes), done.stderr
    return round(len(quotes) / spent)


def memory(path: Path, quote: str) -> float:
    """Resident megabytes of a process that makes one lookup."""
    shown = subprocess.run(
        [sys.executable, "-m", "tests.bench.one_lookup", str(path), quote],
        capture_output=True,
        text=True,
        check=True,
    )
    return round(float(shown.stdout), 1)


def machine() -> str:
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{versions}, {os.cpu_count()} cores"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, action="append")
    parser.add_argument("--folder", type=Path, default=Path(".cache/bench"))
    parser.add_argument("--out", type=Path, default=Path(".cache/bench/verify.json"))
    parser.add_argument("--no-brute", action="store_true", help="leave rapidfuzz over all out")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    results = json.loads(given.out.read_text()) if given.out.exists() else {}
    for posts in given.posts or [10_000]:
        results[str(posts)] = run(given.folder, posts, brute=not given.no_brute)
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(json.dumps(results, indent=1))
    for line in rows(results):
        print("".join(cell.rjust(13) for cell in line))
    print(f"resident at the end: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def rows(results: dict[str, dict[str, Any]]) -> list[list[str]]:
    """The figures as a table, a size a line, under its heads."""
    heads = ["posts", "p50 ms", "p95 ms", *(f"{kind} p50" for kind in (*KINDS, "absent"))]
    heads += ["recall 10 %", "recall 25 %", "import/s", "bulk/s", "index B", "memory MB"]
    heads += ["FTS5 OR p50 ms", "× FTS5 OR", "× rapidfuzz"]
    table = [heads]
    for posts, one in sorted(results.items(), key=lambda item: int(item[0])):
        spent = one["verify"]
        cells = [f"{int(posts):,}", f"{spent['all']['p50']:.2f}", f"{spent['all']['p95']:.2f}"]
        cells += [f"{spent[kind]['p50']:.2f}" for kind in (*KINDS, "absent")]
        cells += [f"{one['recall'][kind]:.1%}" for kind in ("10 % changed", "25 % changed")]
        cells += [f"{one['import_per_second']:,}", f"{one['bulk_per_second']:,}"]
        cells += [f"{one['index_bytes_per_post']:.0f}", f"{one['memory_mb']:.0f}"]
        cells.append(f"{one['fts5_or']['p50']:.2f}" if "fts5_or" in one else "–")
        cells += [
            f"{one[name]:,.{0 if one[name] >= 10 else 1}f}" if name in one else "–"
            for name in TIMES
        ]
        table.append(cells)
    return table


if __name__ == "__main__":
    main()
