"""Bench of the site beside stock Datasette pages: python -m tests.bench.site --posts 1000000.

Builds an archive of drawn posts and of articles that quote them, a fifth as many, serves it
with `archiver serve` and asks for pages of things drawn at random: one client after the other,
then eight at once. With --writing a crawl's kind of rows is written meanwhile. The clients run
on the same cores. Prints a table and writes JSON.
"""

import argparse
import json
import random
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from archiver.records import digest
from archiver.schema.archive import connect, transaction
from tests.bench import newsroom, verify
from tests.bench.corpus import Corpus, changed

Address = Callable[[random.Random], str]
CLIENTS = 8


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
    sites = [row[0] for row in connection.execute("select distinct site from articles")]
    runs = [row[0] for row in connection.execute("select id from runs")]
    connection.close()
    name = path.stem

    def article(draw: random.Random) -> str:
        number = draw.randrange(articles)
        url = f"https://paper{number % newsroom.SITES}.example/{number}"
        return f"/-/article/{digest('article', url)}"

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
        "publisher": lambda draw: f"/-/publisher/{quote(draw.choice(sites)).replace('%20', '+')}",
        "night": lambda draw: f"/-/night/{draw.choice(runs)}",
        "search": searched,
        "altered.atom": lambda _draw: "/-/altered.atom",
        "stock: table posts": lambda draw: f"/{name}/posts?_next={draw.randrange(posts)}",
        "stock: row of posts": lambda draw: f"/{name}/posts/{1 + draw.randrange(posts)}",
        "stock: row of articles": lambda draw: f"/{name}/articles/{1 + draw.randrange(articles)}",
        "stock: quotes_overview": lambda draw: (
            f"/{name}/quotes_overview?article_id={1 + draw.randrange(articles)}&_nofacet=1"
        ),
    }


@contextmanager
def served(path: Path) -> Iterator[str]:
    """`archiver serve` on a free port, until done with."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "archiver.cli.start", "serve", "-d", str(path)]
    command[1:3] = ["-c", "from archiver.cli.start import main; main()"]
    process = subprocess.Popen(
        [*command, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{base}/-/versions.json", timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def written(path: Path, *, rate: float) -> Iterator[None]:
    """Rows like those of a crawl, in transactions of twenty looks at posts, `rate` a second."""
    if not rate:
        yield
        return
    done = threading.Event()

    def write() -> None:
        connection = connect(path, write=True)
        draw = random.Random(5)
        run = connection.execute("select max(id) from runs").fetchone()[0]
        posts = connection.execute("select max(id) from posts").fetchone()[0]
        while not done.wait(1 / rate):
            with transaction(connection):
                for post in (draw.randrange(1, posts) for _ in range(20)):
                    connection.execute(
                        "insert or ignore into sightings(run_id, post_id, version_id, "
                        "capture_id, seen_at, outcome, evidence) "
                        "values (?, ?, ?, 1, ?, 'ok', 'api')",
                        (run, post, post, f"2031-06-01T00:00:00.{draw.random()}Z"),
                    )
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def measure(base: str, address: Address, asked: int) -> dict[str, Any]:
    """Milliseconds of one client after the other, and answers a second to eight at once."""
    draw = random.Random(1)
    with httpx.Client(base_url=base, timeout=60) as client:
        for _ in range(5):
            client.get(address(draw)).raise_for_status()
        spent = sorted(_timed(client, address(draw)) for _ in range(asked))
    with (
        ThreadPoolExecutor(CLIENTS) as pool,
        httpx.Client(base_url=base, timeout=60) as client,
    ):
        wanted = [address(draw) for _ in range(asked)]
        begun = time.perf_counter()
        list(pool.map(lambda one: _timed(client, one), wanted))
        rate = asked / (time.perf_counter() - begun)
    return verify.percentiles(spent) | {"per_second_at_8": round(rate, 1)}


def _timed(client: httpx.Client, address: str) -> float:
    begun = time.perf_counter()
    response = client.get(address)
    spent = (time.perf_counter() - begun) * 1000
    response.raise_for_status()
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--articles", type=int, help="a fifth of the posts if not given")
    parser.add_argument("--asked", type=int, default=100)
    parser.add_argument("--writing", type=float, default=0, help="transactions a second meanwhile")
    parser.add_argument("--only", action="append", help="pages to ask for")
    parser.add_argument("--folder", type=Path, default=Path(".cache/bench"))
    parser.add_argument("--out", type=Path, default=Path(".cache/bench/site.json"))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    articles = given.articles or given.posts // 5
    path = build(given.folder, given.posts, articles)
    result: dict[str, Any] = {
        "posts": given.posts,
        "articles": articles,
        "megabytes": round(path.stat().st_size / 1e6),
        "writing": given.writing,
        "datasette": version("datasette"),
        "machine": verify.machine(),
        "pages": {},
    }
    # What a server has read once it has in memory: the first reading of a disk is not measured.
    with path.open("rb") as stream:
        while stream.read(1 << 24):
            pass
    with served(path) as base, written(path, rate=given.writing):
        for name, address in addresses(path, given.posts, articles).items():
            if not given.only or name in given.only:
                result["pages"][name] = measure(base, address, given.asked)
                print(f"{name:24}", json.dumps(result["pages"][name]), flush=True)
    given.out.write_text(json.dumps(result, indent=1))
    print(json.dumps({key: value for key, value in result.items() if key != "pages"}))


if __name__ == "__main__":
    main()
