"""Bench of the crawl beside `inspect` and Scrapy: python -m tests.bench.crawl --pages 3000.

500 hosts on loopback answer after 50 ms, without a pause between requests to one. The same
pages as files are read by `archiver inspect` on two processes, which is as fast as reading
can be; Scrapy only fetches them. Prints figures, and writes them as JSON.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.bench.loopback import address, page

_ARCHIVER = (sys.executable, "-c", "from archiver.cli.main import main; main()")
_SPIDER = """
import scrapy

class Spider(scrapy.Spider):
    name = "bench"
    custom_settings = {{
        "CONCURRENT_REQUESTS": 200, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": True, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
        "RETRY_ENABLED": False, "SCHEDULER_PRIORITY_QUEUE":
            "scrapy.pqueues.DownloaderAwarePriorityQueue",
    }}
    seen = 0

    async def start(self):
        for line in open({names!r}):
            yield scrapy.Request(line.strip(), callback=self.came)

    def came(self, response):
        Spider.seen += len(response.body) > 0

    def closed(self, reason):
        print("pages", Spider.seen)
"""


@contextmanager
def newsroom(hosts: int, pages: int) -> Iterator[int]:
    """The newsroom in a process of its own; its port."""
    command = [sys.executable, "-m", "tests.bench.loopback"]
    command += ["--hosts", str(hosts), "--pages", str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def processor() -> float:
    """Seconds of processor time that programs begun here have used and ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def resident(pid: int) -> float:
    """Megabytes that a process holds in memory."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def crawled(folder: Path, port: int, pages: int) -> dict[str, Any]:
    """A crawl of all of it: pages a second by its log, memory at each quarter."""
    folder.mkdir()
    (folder / "crawl.toml").write_text(
        "private = true\narchives = []\n[manners]\ndelay = 0\nattempts = 1\n"
        'contact = "mail@newsroom.example"\n[posts]\nthreads = false\n'
        f'elsewhere = {{"https://cdn.syndication.twimg.com" = "http://{address(0)}:{port}", '
        '"https://publish.twitter.com" = "", "https://publish.x.com" = ""}\n',
        encoding="utf-8",
    )
    given = ("-d", str(folder / "archive.db"))
    url = f"http://{address(0)}:{port}/all.txt"
    subprocess.run([*_ARCHIVER, "sources", "add", *given, url], check=True, capture_output=True)
    before = processor()
    memory: list[float] = []
    moments: list[float] = []
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
        for line in process.stderr:
            if '"event": "page"' in line:
                moments.append(time.perf_counter())
                if len(moments) % max(1, pages // 4) == 0:
                    memory.append(round(resident(process.pid)))
        reader.join()
    report = json.loads(out[0])
    # From a tenth on: what it takes to begin is not its rate.
    tenth = len(moments) // 10
    rate = (len(moments) - tenth) / (moments[-1] - moments[tenth])
    return {
        "pages": report["articles"]["new"],
        "pages a second": round(rate, 1),
        "processor ms a page": round((processor() - before) * 1000 / pages, 1),
        "seconds until the last page": round(moments[-1] - begun, 1),
        "seconds with posts and verdicts": round(time.perf_counter() - begun, 1),
        "memory at each quarter, MB": memory,
    }


def inspected(folder: Path, pages: int) -> dict[str, Any]:
    """The same pages as files, on two processes at once."""
    folder.mkdir()
    for n in range(pages):
        (folder / f"{n}.html").write_text(page(n), encoding="utf-8")
    halves = [[str(folder / f"{n}.html") for n in range(half, pages, 2)] for half in range(2)]
    rates = []

    def one(names: list[str]) -> None:
        with subprocess.Popen(
            [*_ARCHIVER, "inspect", "--json", *names], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            moments = [time.perf_counter() for _ in process.stdout]
        tenth = len(moments) // 10
        rates.append((len(moments) - tenth) / (moments[-1] - moments[tenth]))

    begun, before = time.perf_counter(), processor()
    readers = [threading.Thread(target=one, args=(half,)) for half in halves]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return {
        "pages a second": round(sum(rates), 1),
        "processor ms a page": round((processor() - before) * 1000 / pages, 1),
        "seconds": round(time.perf_counter() - begun, 1),
    }


def scraped(folder: Path, port: int, hosts: int, pages: int) -> dict[str, Any]:
    """Scrapy fetching them and reading nothing."""
    if find_spec("scrapy") is None:
        return {"missing": "pip install scrapy"}
    folder.mkdir()
    names = folder / "urls.txt"
    lines = [f"http://{address(n % hosts)}:{port}/story/{n}" for n in range(pages)]
    names.write_text("\n".join(lines), encoding="utf-8")
    spider = folder / "spider.py"
    spider.write_text(_SPIDER.format(names=str(names)), encoding="utf-8")
    begun, before = time.perf_counter(), processor()
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "runspider", str(spider)],
        capture_output=True,
        text=True,
        check=False,
    )
    spent = time.perf_counter() - begun
    came = [line for line in done.stdout.splitlines() if line.startswith("pages ")]
    seen = int(came[0].split()[1]) if came else 0
    found = {
        "pages": seen,
        "pages a second": round(seen / spent, 1),
        "processor ms a page": round((processor() - before) * 1000 / pages, 1),
        "seconds": round(spent, 1),
    }
    return found if seen else {**found, "error": done.stderr[-500:]}


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=3_000)
    parser.add_argument("--hosts", type=int, default=500)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--crawl-only", action="store_true")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-crawl-"))
    found: dict[str, Any] = {
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "hosts": given.hosts,
        "load before": os.getloadavg()[0],
    }
    try:
        with newsroom(given.hosts, given.pages) as port:
            found["crawl"] = crawled(folder / "db", port, given.pages)
            if not given.crawl_only:
                found["scrapy"] = scraped(folder / "scrapy", port, given.hosts, given.pages)
        if not given.crawl_only:
            found["inspect"] = inspected(folder / "pages", given.pages)
            share = found["crawl"]["pages a second"] / found["inspect"]["pages a second"]
            found["crawl of inspect"] = round(share, 2)
    finally:
        shutil.rmtree(folder)
    print(json.dumps(found, indent=1))
    if given.out:
        given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
