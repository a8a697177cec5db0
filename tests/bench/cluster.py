"""Bench of reading and judging web archives: python -m tests.bench.cluster.

Processor time and memory, each measurement in a fresh process, for other programs share the
machine. Reading is compared with `archiver inspect` on the same WARC files, by what further pages
cost once all has begun. Judging is measured by drawn posts and quotations of several sizes, and its
growth fitted as a power. Prints tables and writes JSON.
"""

import argparse
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.evidence_archive import prepare_evidence
from archiver.cluster.shard_judging import judge_shard
from archiver.cluster.table_files import ShardTables
from archiver.cluster.table_schemas import article_key_of, quotation_key_of, version_key_of
from archiver.crawl.options import show_no_progress
from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile
from tests.bench.corpus import Corpus, changed
from tests.bench.read import pages

PROGRAM = "from archiver.cli.start import main; main()"
_QUOTATIONS_OF_A_PAGE = 4
_DAY = "2026-05-04"


def spent_by(*commands: list[str], cores: list[int] | None = None) -> dict[str, float]:
    """Run programs beside one another; give their processor seconds and the longest of them.

    With `cores` each is pinned to its own.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    running = []
    for number, command in enumerate(commands):
        pinned = ["taskset", "-c", str(cores[number])] if cores else []
        running.append(
            subprocess.Popen(
                [*pinned, sys.executable, "-c", PROGRAM, *command], stdout=subprocess.DEVNULL
            )
        )
    for process in running:
        if process.wait():
            raise SystemExit(f"a program ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"processor": used, "wall": time.perf_counter() - began}


def write_copies(folder: Path, shards: int, copies: int) -> int:
    """Write WARC files of all pages so many times, each under another address; give the pages."""
    _, found = pages(None)
    named = [(f"{copy}-{name}", body) for copy in range(copies) for name, body in found.items()]
    for shard in range(shards):
        with WarcFile(folder, f"bench-{copies}-{shard}") as file, file.together():
            for name, body in named[shard::shards]:
                file.write(
                    Capture(
                        url=f"https://news.example/{name}",
                        source=name,
                        fetched_at=f"{_DAY}T03:00:00Z",
                        body=body,
                        status=200,
                        headers=(("Content-Type", "text/html"),),
                    )
                )
    return len(named)


def measure_reading(scratch: Path, copies: tuple[int, int], workers: int) -> dict[str, Any]:
    """Processor milliseconds that a further page costs, read by `inspect` and by `bulk read`."""
    sizes, inspected, read = [], [], []
    for count in copies:
        folder = scratch / f"warc-{count}"
        sizes.append(write_copies(folder, workers * 2, count))
        files = sorted(str(path) for path in folder.glob("*.warc.gz"))
        halves = [["inspect", "--json", *files[n::workers]] for n in range(workers)]
        inspected.append(spent_by(*halves))
        out = scratch / f"out-{count}"
        read.append(
            spent_by(["bulk", "read", *files, "--out", str(out), "--workers", str(workers)])
        )
    more = sizes[1] - sizes[0]

    def cost(of: list[dict[str, float]]) -> float:
        return 1000 * (of[1]["processor"] - of[0]["processor"]) / more

    one, other = cost(inspected), cost(read)
    tables = scratch / f"out-{copies[1]}"
    size = sum(path.stat().st_size for path in tables.rglob("*.parquet"))
    return {
        "pages": sizes,
        "inspect ms a page": round(one, 2),
        "bulk read ms a page": round(other, 2),
        "bulk read / inspect, pages a second": round(one / other, 3),
        "begin s": round(read[0]["processor"] - other * sizes[0] / 1000, 1),
        "table bytes a page": round(size / sizes[1]),
    }


def quotations(corpus: Corpus, posts: int, count: int) -> Iterator[tuple[str, str | None]]:
    """Quotations and their speakers: a quarter each unchanged, 10 and 25 % changed, and absent."""
    draw = random.Random(21)
    authors = max(1, posts // 200)
    for number in range(count):
        post = draw.randrange(posts) if number % 4 < 3 else posts * 10 + number
        share = (0.0, 0.1, 0.25, 0.0)[number % 4]
        author = post % authors
        text = changed(corpus.text(post), share, corpus, draw)
        yield text, f"Name{author} Author{author}" if number % 2 else None


def write_tables(folder: BulkFolder, posts: int, count: int) -> int:
    """Write a shard of drawn quotations, four a page; give the bytes of its tables."""
    corpus, drawn = Corpus(), []
    with ShardTables(folder.path, "drawn") as tables:
        for number, one in enumerate(quotations(corpus, posts, count), start=1):
            drawn.append(one)
            if len(drawn) == _QUOTATIONS_OF_A_PAGE or number == count:
                _add_page(tables, number, drawn)
                drawn = []
        files = tables.finish()
    facts = folder.read_facts("drawn", "/drawn.warc.gz")
    counts = {"quotations": count, "embeds": 0}
    folder.finish_shard("drawn", {**facts, "counts": counts, "files": files}, None)
    return sum((folder.path / file).stat().st_size for file in files)


def _add_page(tables: ShardTables, number: int, drawn: list[tuple[str, str | None]]) -> None:
    url, text, places = f"https://news.example/{number}", "", []
    for quote, speaker in drawn:
        start = len(text) + 1
        text += f"“{quote},” {speaker or 'somebody'} wrote on Tuesday.\n\n"
        places.append((start, start + len(quote), quote, speaker))
    version = version_key_of(url, text)
    page = {"record": number, "article_key": article_key_of(url), "version": version}
    tables.add("captures", _DAY, {"record": number, "url": url, "outcome": "read"})
    article = {"url": url, "title": url, "text": text, "published_at": "2026-05-04"}
    tables.add("articles", _DAY, {**page, **article, "kind": "html", "encoding": "utf-8"})
    for start, end, quote, speaker in places:
        key = quotation_key_of(url, version, start, end)
        row = {"key": key, **page, "start": start, "end": end, "text": quote, "speaker": speaker}
        said = {"cue": "posted", "continues": False, "kind": "quotation"}
        tables.add("quotations", _DAY, {**row, **said})


def measure_judging(scratch: Path, posts: int, count: int) -> dict[str, Any]:
    """Processor seconds and memory of making the evidence and of judging, in this process."""
    folder = BulkFolder(scratch / "out")
    (folder.path / "shards").mkdir(parents=True)
    file = scratch / "posts.jsonl"
    Corpus().write(file, 0, posts)
    size = write_tables(folder, posts, count)
    began = _used()
    evidence = prepare_evidence(folder, [file], show_no_progress)
    made = _used()
    facts = folder.judging_facts("drawn", evidence.digest)
    done = judge_shard(folder, "drawn", evidence.path, facts, lambda: None)
    judged = _used()
    verdicts = sum((folder.path / one).stat().st_size for one in done["files"])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "posts": posts,
        "quotations": count,
        "evidence s": round(made - began, 1),
        "judging s": round(judged - made, 1),
        "evidence bytes a post": round(evidence.path.stat().st_size / posts),
        "quotation bytes": round(size / count),
        "verdict bytes": round(verdicts / count),
        "memory MB": round(most),
    }


def _used() -> float:
    """Processor seconds of this process and of those that it waited for."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return float(sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, both)))


def exponent(found: list[dict[str, Any]], by: str, of: str) -> float:
    """Fit a power through measurements: by least squares on logarithms."""
    points = [(math.log(one[by]), math.log(max(one[of], 0.01))) for one in found]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    above = sum((a - x) * (b - y) for a, b in points)
    fitted: float = round(above / (sum((a - x) ** 2 for a, _ in points) or 1), 2)
    return fitted


def _in_fresh_process(posts: int, count: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as scratch:
        command = [sys.executable, "-m", __spec__.name, "--one", str(posts), str(count), scratch]
        done = subprocess.run(command, check=True, capture_output=True)
    found: dict[str, Any] = json.loads(done.stdout)
    print(" ".join(f"{name} {value:,}" for name, value in found.items()), flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--quotations", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--copies", type=int, nargs=2, default=[1, 3], help="of the pages read")
    parser.add_argument("--workers", type=int, nargs="*", default=[2, 1])
    parser.add_argument("--skip", choices=["reading", "judging"], nargs="*", default=[])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        posts, count, scratch = given.one
        print(json.dumps(measure_judging(Path(scratch), int(posts), int(count))))
        return
    results: dict[str, Any] = {"cores": os.cpu_count()}
    if "reading" not in given.skip:
        for workers in given.workers:
            with tempfile.TemporaryDirectory(prefix="archiver-bench-") as scratch:
                done = measure_reading(Path(scratch), tuple(given.copies), workers)
            results[f"reading, {workers} workers"] = done
            print(json.dumps(done, indent=1), flush=True)
    if "judging" not in given.skip:
        few = given.quotations[0]
        by_posts = [_in_fresh_process(posts, few) for posts in given.posts]
        most = given.posts[min(1, len(given.posts) - 1)]
        by_quotations = [_in_fresh_process(most, count) for count in given.quotations]
        results |= {"by posts": by_posts, "by quotations": by_quotations}
        results["exponents"] = {
            "evidence by posts": exponent(by_posts, "posts", "evidence s"),
            "judging by posts": exponent(by_posts, "posts", "judging s"),
            "judging by quotations": exponent(by_quotations, "quotations", "judging s"),
        }
        print(json.dumps(results["exponents"], indent=1))
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
