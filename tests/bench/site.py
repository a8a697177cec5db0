"""Bench of the site beside stock Datasette pages: python -m tests.bench.site --posts 1000000.

Builds an archive of drawn posts and of articles that quote them, a fifth as many, and serves a
copy of it with `archiver serve` while `archiver crawl` adds to it again and again. Asks for
pages of things drawn at random: one client after the other, then eight at once, every page in
every round. `--server PYTHON` names the interpreters whose Datasette serves, one after the
other: so both lines of it are measured by one command. The clients and the crawl run on the
same cores. Prints a table and writes JSON.
"""

import argparse
import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from archiver.archive.connection import connect
from archiver.models.records import content_digest
from archiver.web.datasette_compat import encode_path
from tests.bench import newsroom, verify
from tests.bench.corpus import Corpus, changed
from tests.bench.night import crawled, held

Address = Callable[[random.Random], str]
CLIENTS = 8
ROUNDS = 5
STOCK = "stock: table posts"


@dataclass(slots=True)
class Figures:
    """What was measured of one page: milliseconds of one client, seconds at eight, processor."""

    spent: list[float] = field(default_factory=list)
    at_eight: float = 0.0
    asked_at_eight: int = 0
    processor: float = 0.0

    def shown(self) -> dict[str, float]:
        return verify.percentiles(sorted(self.spent)) | {
            "per_second_at_8": round(self.asked_at_eight / self.at_eight, 1),
            "processor_ms": round(self.processor * 1000 / (len(self.spent) or 1), 2),
        }


def build(folder: Path, posts: int, articles: int) -> Path:
    """The archive of that size, made if it is not there."""
    path = folder / f"site-{posts}-{articles}.db"
    if path.exists():
        return path
    verify.build(folder, posts)
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with sqlite3.connect(folder / f"bench-{posts}.db") as source:
        source.execute("vacuum into ?", (str(unfinished),))
    source.close()
    connection = connect(unfinished, write=True)
    newsroom.add(connection, Corpus(), posts, articles)
    connection.execute("analyze")
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    unfinished.rename(path)
    return path


def addresses(path: Path, posts: int, articles: int) -> dict[str, Address]:
    """What is asked for, each of something else every time."""
    corpus = Corpus()
    connection = connect(path)
    sites = [
        row[0]
        for row in connection.execute("select distinct site from articles where site is not null")
    ]
    runs = [row[0] for row in connection.execute("select id from runs")]
    connection.close()
    name = path.stem

    def article(draw: random.Random) -> str:
        number = draw.randrange(articles)
        url = f"https://paper{number % newsroom.SITES}.example/{number}"
        return f"/-/article/{content_digest('article', url)}"

    def quotation(draw: random.Random) -> str:
        return f"/{name}/quotes/{1 + draw.randrange(articles * newsroom.QUOTES)}"

    def verified(draw: random.Random) -> str:
        text = corpus.text(draw.randrange(posts))
        said = changed(text, draw.choice((0.0, 0.1, 0.25)), corpus, draw)
        return f"/-/verify?quote={quote(said)}"

    def searched(draw: random.Random) -> str:
        # One common word and one drawn from a post: what people type.
        words = corpus.text(draw.randrange(posts)).split()
        return f"/-/search?q={quote(' '.join(draw.sample(words, min(2, len(words)))))}"

    account = max(1, posts // 200)
    return {
        "front": lambda _draw: "/",
        "verify": verified,
        "verify.json": lambda draw: verified(draw).replace("/verify", "/verify.json"),
        "article": article,
        "post": lambda draw: f"/-/post/x/{10**17 + draw.randrange(posts)}",
        "person": lambda draw: f"/-/person/x/author{draw.randrange(account)}",
        "publisher": lambda draw: f"/-/publisher/{encode_path(draw.choice(sites))}",
        "night": lambda draw: f"/-/night/{draw.choice(runs)}",
        "search": searched,
        "altered.atom": lambda _draw: "/-/altered.atom",
        "list: quotations": lambda _draw: "/-/quotations",
        "list: what is wrong": lambda _draw: "/-/quotations?problem=any&order=judged",
        "list: of a publisher": lambda draw: f"/-/quotations?site={quote(draw.choice(sites))}",
        "list: with a word": lambda draw: searched(draw).replace("search", "quotations"),
        "list: a month": lambda _draw: "/-/quotations?from=2024-03-01&to=2024-03-31",
        "list: posts": lambda _draw: "/-/posts?platform=x",
        "list: articles": lambda draw: f"/-/articles?site={quote(draw.choice(sites))}",
        "list: people": lambda _draw: "/-/people",
        "list: publishers": lambda _draw: "/-/publishers",
        "person, page 9": lambda draw: f"/-/person/x/author{draw.randrange(account)}?page=9",
        STOCK: lambda draw: f"/{name}/posts?_next={draw.randrange(posts)}",
        "stock: row of posts": lambda draw: f"/{name}/posts/{1 + draw.randrange(posts)}",
        "stock: row of articles": lambda draw: f"/{name}/articles/{1 + draw.randrange(articles)}",
        "stock: row of quotes": quotation,
        "stock: quotes_overview": lambda draw: (
            f"/{name}/quotes_overview?article_id={1 + draw.randrange(articles)}&_nofacet=1"
        ),
    }


@contextmanager
def served(path: Path, python: str) -> Iterator[tuple[str, int]]:
    """`archiver serve` by that interpreter on a free port: its address and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "from archiver.cli.start import main; main()"
    process = subprocess.Popen(
        [python, "-c", program, "serve", "-d", str(path), "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{base}/-/versions.json", timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield base, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def processor(pid: int) -> float:
    """Seconds of processor time that a process has used, on Linux; 0 elsewhere."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(
    base: str, pid: int, pages: dict[str, Address], asked: int, seed: int
) -> Iterator[tuple[str, Figures]]:
    """One round: every page by one client, then every page by eight."""
    with httpx.Client(base_url=base, timeout=60) as client:
        for name, address in pages.items():
            draw = random.Random(f"{name} {seed}")
            for _ in range(3):
                client.get(address(draw)).raise_for_status()
            before = processor(pid)
            spent = [_timed(client, address(draw)) for _ in range(asked)]
            yield name, Figures(spent=spent, processor=processor(pid) - before)
        with ThreadPoolExecutor(CLIENTS) as pool:
            for name, address in pages.items():
                draw = random.Random(f"{name} {seed} at once")
                wanted = [address(draw) for _ in range(asked)]
                begun = time.perf_counter()
                list(pool.map(lambda one: _timed(client, one), wanted))
                at_eight = time.perf_counter() - begun
                yield name, Figures(at_eight=at_eight, asked_at_eight=asked)


def _timed(client: httpx.Client, address: str) -> float:
    begun = time.perf_counter()
    response = client.get(address)
    spent = (time.perf_counter() - begun) * 1000
    response.raise_for_status()
    return spent


def run(
    path: Path, python: str, *, posts: int, articles: int, asked: int, only: list[str], crawl: bool
) -> dict[str, Any]:
    """Every figure of one line of Datasette, on a copy of the archive that is thrown away."""
    folder = path.parent / "served"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    # Copied each time, so that what was crawled beside one line is not there for the next; this
    # also reads it into memory, and the first reading of a disk is not measured.
    copy = Path(shutil.copyfile(path, folder / path.name))
    found: dict[str, Figures] = {}
    before = held(copy)
    with ExitStack() as until:
        base, pid = until.enter_context(served(copy, python))
        line = httpx.get(f"{base}/-/versions.json").json()["datasette"]["version"]
        if crawl:
            until.enter_context(crawled(copy, Corpus(), posts))
        pages = addresses(copy, posts, articles)
        pages = {name: page for name, page in pages.items() if not only or name in only}
        for number in range(ROUNDS):
            for name, new in measure(base, pid, pages, -(-asked // ROUNDS), number):
                known = found.setdefault(name, Figures())
                known.spent += new.spent
                known.at_eight += new.at_eight
                known.asked_at_eight += new.asked_at_eight
                known.processor += new.processor
            print(f"Datasette {line}, round {number + 1} of {ROUNDS}", file=sys.stderr, flush=True)
    after = held(copy)
    shutil.rmtree(folder)
    return {
        "datasette": line,
        "crawled": {table: after[table] - before[table] for table in after},
        "pages": {name: figures.shown() for name, figures in found.items()},
    }


def table(lines: list[dict[str, Any]]) -> str:
    """The figures as a Markdown table, a page a line; processor time beside a stock table's too."""
    heads = ["page"]
    for line in lines:
        heads += [f"{line['datasette']} p50 ms", "p95 ms", "at 8, /s", "processor ms", "of stock"]
    rows = [heads]
    for name in lines[0]["pages"]:
        row = [name]
        for line in lines:
            one = line["pages"][name]
            stock = line["pages"].get(STOCK, {}).get("processor_ms")
            row += [f"{one['p50']:.1f}", f"{one['p95']:.1f}", f"{one['per_second_at_8']:.0f}"]
            row += [f"{one['processor_ms']:.1f}"]
            row += [f"{one['processor_ms'] / stock:.2f}" if stock else "–"]
        rows.append(row)
    shown = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([shown[0], "|---" + "|---:" * (len(heads) - 1) + "|", *shown[1:]])


def _crawled(rows: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {table}" for table, count in rows.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--articles", type=int, help="a fifth of the posts if not given")
    parser.add_argument("--asked", type=int, default=200, help="requests for each page, each way")
    parser.add_argument("--server", action="append", help="a python that serves, again for more")
    parser.add_argument("--no-crawl", action="store_true", help="let nothing be written meanwhile")
    parser.add_argument("--only", action="append", help="pages to ask for")
    parser.add_argument("--folder", type=Path, default=Path(".cache/bench"))
    parser.add_argument("--out", type=Path, default=Path(".cache/bench/site.json"))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    articles = given.articles or given.posts // 5
    path = build(given.folder, given.posts, articles)
    lines = [
        run(
            path,
            python,
            posts=given.posts,
            articles=articles,
            asked=given.asked,
            only=given.only or [],
            crawl=not given.no_crawl,
        )
        for python in given.server or [sys.executable]
    ]
    result = {
        "posts": given.posts,
        "articles": articles,
        "megabytes": round(path.stat().st_size / 1e6),
        "machine": verify.machine(),
        "load": os.getloadavg()[1],
        "lines": lines,
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(table(lines))
    print(f"\n{given.posts:,} posts, {articles:,} articles, {result['megabytes']:,} MB,", end=" ")
    print(f"{result['machine']}, load {result['load']:.1f}; crawled meanwhile:", end=" ")
    print("; ".join(_crawled(line["crawled"]) for line in lines))


if __name__ == "__main__":
    main()
