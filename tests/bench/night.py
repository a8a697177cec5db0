"""A real crawl, again and again, beside something that is measured.

Every round `archiver crawl --offline` reads a folder of new pages, each with a post of the corpus
shown and quoted and with one that is new. It runs as a timer runs it, with a nice value of 10.
"""

import itertools
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from archiver.archive.connection import connect
from tests.bench.corpus import Corpus, changed

PAGES = 300
"""Pages of one round."""
_CRAWL = (sys.executable, "-c", "from archiver.cli.start import main; main()", "crawl", "--offline")
_NICE = ("nice", "-n", "10") if shutil.which("nice") else ()


def page(corpus: Corpus, posts: int, number: int) -> str:
    """The HTML of one article; no two numbers have the same."""
    draw = random.Random(f"night {number}")
    post = draw.randrange(posts)
    account = post % max(1, posts // 200)
    new = " ".join(draw.choices(corpus.words, cum_weights=corpus.weights, k=20))
    prose = [
        " ".join(draw.choices(corpus.words, cum_weights=corpus.weights, k=60)).capitalize() + "."
        for _ in range(8)
    ]
    said = changed(corpus.text(post), draw.choice((0.0, 0.1)), corpus, draw)
    prose.insert(3, f"“{said},” Name{account} Author{account} wrote on X.")
    prose.insert(5, f"“{' '.join(new.split()[:9])},” Name7 Author7 wrote on X.")
    shown = [
        (f"Name{account} Author{account}", f"author{account}", 10**17 + post, corpus.text(post)),
        ("Name7 Author7", "author7", 2 * 10**17 + number, new),
    ]
    embeds = "".join(
        f'<blockquote class="twitter-tweet"><p>{escape(text)}</p>&mdash; {name} (@{handle}) '
        f'<a href="https://twitter.com/{handle}/status/{native}">May 4, 2025</a></blockquote>'
        for name, handle, native, text in shown
    )
    head = f"The {corpus.words[number % 5_000 + 50]} of {number}"
    body = "".join(f"<p>{escape(text)}</p>" for text in prose)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{head}</title>'
        f'<link rel="canonical" href="https://night.example/{number}">'
        '<meta property="og:site_name" content="The Night Paper">'
        '<meta property="article:published_time" content="2026-05-05T08:00:00Z"></head>'
        f"<body><article><h1>{head}</h1>{body}{embeds}</article></body></html>"
    )


def held(path: Path) -> dict[str, int]:
    """The highest number in each of the tables that a crawl adds to."""
    connection = connect(path)
    found = {
        table: connection.execute(f"select max(id) from {table}").fetchone()[0]  # noqa: S608
        for table in ("articles", "post_versions", "sightings", "quotes", "verdicts")
    }
    connection.close()
    return found


@contextmanager
def crawled(path: Path, corpus: Corpus, posts: int) -> Iterator[None]:
    """A crawl into an archive that goes on until done with, and is then interrupted.

    Raises RuntimeError at the end where a crawl failed before it.
    """
    folder = path.parent / "night"
    running: list[subprocess.Popen[str]] = []
    wrong: list[str] = []
    done = threading.Event()

    def crawl() -> None:
        for begun in itertools.count(0, PAGES):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for number in range(begun, begun + PAGES):
                (folder / f"{number}.html").write_text(page(corpus, posts, number), "utf-8")
            if done.is_set():
                return
            with subprocess.Popen(
                [*_NICE, *_CRAWL, "-d", str(path), "--json", str(folder)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            ) as process:
                running[:] = [process]
                said = process.communicate()[1]
            if process.returncode and not done.is_set():
                wrong.append(f"crawl: exit {process.returncode}: {said[-2_000:]}")
                return

    crawler = threading.Thread(target=crawl)
    crawler.start()
    try:
        yield
    finally:
        done.set()
        while crawler.is_alive():
            for process in running:
                process.terminate()
            crawler.join(1)
        shutil.rmtree(folder, ignore_errors=True)
    if wrong:
        raise RuntimeError(wrong[0])
