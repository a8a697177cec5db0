"""Bench of the crawl beside `inspect` and Scrapy: python -m tests.bench.crawl --pages 3000.

500 hosts on loopback answer after 50 ms, without a pause between requests to one. The same
pages as files are read by `archiver inspect` on two processes, which is as fast as reading
can be; Scrapy (with --scrapy PYTHON) fetches them, keeps each in a file and reads nothing.
Each is counted from its first tenth on. Prints figures, and writes them as JSON.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.loopback import LISTED, address, page
from tests.bench.spent import Moment, memory, moment
from tests.bench.spider import scraped

_ARCHIVER = (sys.executable, "-c", "from archiver.cli.main import main; main()")
_TOLD = (10_000, 30_000, 100_000)


@contextmanager
def newsroom(hosts: int, pages: int, *, small: bool = False) -> Iterator[int]:
    """The newsroom in a process of its own; its port."""
    command = [sys.executable, "-m", "tests.bench.loopback"]
    command += ["--hosts", str(hosts), "--pages", str(pages), *(["--small"] if small else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def crawled(folder: Path, port: int, pages: int) -> dict[str, Any]:
    """A crawl of all of it: pages a second by its log, memory on the way."""
    folder.mkdir()
    (folder / "crawl.toml").write_text(
        "private = true\narchives = []\n[manners]\ndelay = 0\nattempts = 1\n"
        'contact = "mail@newsroom.example"\n[posts]\nthreads = false\n'
        f'elsewhere = {{"https://cdn.syndication.twimg.com" = "http://{address(0)}:{port}", '
        '"https://publish.twitter.com" = "", "https://publish.x.com" = ""}\n',
        encoding="utf-8",
    )
    given = ("-d", str(folder / "archive.db"))
    lists = [f"http://{address(0)}:{port}/list/{begun}" for begun in range(0, pages, LISTED)]
    subprocess.run([*_ARCHIVER, "sources", "add", *given, *lists], check=True, capture_output=True)
    held: dict[int, dict[str, float]] = {}
    begun = time.perf_counter()
    with subprocess.Popen(
        [*_ARCHIVER, "crawl", *given, "--json", "--log-json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        out: list[str] = []
        reader = threading.Thread(target=lambda: out.append(process.stdout.read()))  # type: ignore[union-attr]
        reader.start()
        done, first, last = 0, moment(process.pid), moment(process.pid)
        for line in process.stderr:
            if '"event": "page"' not in line:
                continue
            done += 1
            # From a tenth on: what it takes to begin is not its rate.
            if done == pages // 10:
                first = moment(process.pid)
            # After the last page the readers leave, and what they used is nobody's for a moment.
            if done == pages - pages // 50:
                last = moment(process.pid)
            if done % max(1, pages // 10) == 0 or done in _TOLD:
                held[done] = memory(process.pid)
        reader.join()
    report = json.loads(out[0])
    measured = pages - pages // 50 - pages // 10
    return {
        "pages": report["articles"]["new"],
        "pages a second": round(measured / (last.at - first.at), 1),
        "processor ms a page": round((last.all - first.all) * 1000 / measured, 2),
        "of it reading": round((last.children - first.children) * 1000 / measured, 2),
        "seconds until nearly all pages": round(last.at - begun, 1),
        "seconds with posts and verdicts": round(time.perf_counter() - begun, 1),
        "memory, MB": held,
    }


def inspected(folder: Path, pages: int) -> dict[str, Any]:
    """The same pages as files, on two processes at once."""
    folder.mkdir()
    for n in range(pages):
        (folder / f"{n}.html").write_text(page(n), encoding="utf-8")
    halves = [[str(folder / f"{n}.html") for n in range(half, pages, 2)] for half in range(2)]
    spans: list[tuple[int, Moment, Moment]] = []

    def one(names: list[str]) -> None:
        with subprocess.Popen(
            [*_ARCHIVER, "inspect", "--json", *names], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            first = last = moment(process.pid)
            for done, _ in enumerate(process.stdout, 1):
                if done == len(names) // 10:
                    first = moment(process.pid)
                if done == len(names):
                    last = moment(process.pid)
        spans.append((len(names) - len(names) // 10, first, last))

    begun = time.perf_counter()
    readers = [threading.Thread(target=one, args=(half,)) for half in halves]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    measured = sum(count for count, _, _ in spans)
    spent = sum(last.all - first.all for _, first, last in spans)
    rates = [count / (last.at - first.at) for count, first, last in spans]
    return {
        "pages a second": round(sum(rates), 1),
        "processor ms a page": round(spent * 1000 / measured, 2),
        "seconds": round(time.perf_counter() - begun, 1),
    }


def median(found: list[dict[str, Any]], name: str) -> float:
    """The middle one of several measurements."""
    return float(statistics.median(one[name] for one in found))


def measured(given: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Each of them so many times, another one first each time: other programs run beside."""
    crawls: list[dict[str, Any]] = []
    inspects: list[dict[str, Any]] = []
    scrapes: list[dict[str, Any]] = []
    with newsroom(given.hosts, given.pages, small=given.small) as port:

        def crawl(n: int) -> None:
            crawls.append(crawled(folder / f"db{n}", port, given.pages))

        def inspect(n: int) -> None:
            inspects.append(inspected(folder / f"pages{n}", given.pages))

        def scrape(n: int) -> None:
            lines = [
                f"http://{address(n % given.hosts)}:{port}/story/{n}" for n in range(given.pages)
            ]
            scrapes.append(scraped(given.scrapy, folder / f"scrapy{n}", lines))

        ways = [crawl]
        if not given.crawl_only:
            ways += [inspect, scrape] if given.scrapy else [inspect]
        for n in range(given.repeats):
            for way in ways[n % len(ways) :] + ways[: n % len(ways)]:
                way(n)
                shutil.rmtree(folder / f"db{n}", ignore_errors=True)
    found: dict[str, Any] = {"crawl": crawls, "inspect": inspects, "scrapy": scrapes}
    if inspects:
        of = "pages a second"
        found["crawl of inspect, pages a second"] = round(
            median(crawls, of) / median(inspects, of), 2
        )
        of = "processor ms a page"
        share = median(inspects, of) / median(crawls, of)
        found["crawl of inspect, by processor time"] = round(share, 2)
    if scrapes:
        of = "processor ms a page"
        beyond = median(crawls, of) - median(crawls, "of it reading")
        found["ms a page: crawl beyond reading"] = round(beyond, 2)
        found["ms a page: scrapy fetching"] = median(scrapes, of)
        found["ms a page: scrapy, then inspect"] = round(
            median(scrapes, of) + median(inspects, of), 2
        )
        found["ms a page: crawl, all of it"] = median(crawls, of)
    return found


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=3_000)
    parser.add_argument("--hosts", type=int, default=500)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--scrapy", help="a Python that has Scrapy, in an environment of its own")
    parser.add_argument("--crawl-only", action="store_true")
    parser.add_argument("--small", action="store_true", help="pages of 3 KB, to have many")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-crawl-"))
    found: dict[str, Any] = {
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "hosts": given.hosts,
        "pages": given.pages,
        "load before": os.getloadavg()[0],
    }
    try:
        found |= measured(given, folder)
    finally:
        shutil.rmtree(folder)
    print(json.dumps(found, indent=1))
    if given.out:
        given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
