"""Scrapy fetching pages that are named to it, in a Python environment that has it."""

import subprocess
from pathlib import Path
from typing import Any

from tests.bench.spent import moment

_SPIDER = """
import sys
import scrapy

class Spider(scrapy.Spider):
    name = "bench"
    custom_settings = {
        "CONCURRENT_REQUESTS": 200, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": True, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
        "RETRY_ENABLED": False, "SCHEDULER_PRIORITY_QUEUE":
            "scrapy.pqueues.DownloaderAwarePriorityQueue",
    }
    seen = 0

    async def start(self):
        for n, line in enumerate(open("urls.txt")):
            yield scrapy.Request(line.strip(), callback=self.came, cb_kwargs={"n": n})

    def came(self, response, n):
        with open(f"{n}.html", "wb") as file:
            file.write(response.body)
        self.seen += 1
        print(self.seen, flush=True)
"""


def scraped(python: str, folder: Path, urls: list[str]) -> dict[str, Any]:
    """Pages a second and processor time of fetching them all and keeping each in a file."""
    folder.mkdir()
    (folder / "urls.txt").write_text("\n".join(urls), encoding="utf-8")
    (folder / "spider.py").write_text(_SPIDER, encoding="utf-8")
    tenth = len(urls) // 10
    with subprocess.Popen(
        [python, "-m", "scrapy", "runspider", "spider.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        seen, first = 0, moment(process.pid)
        last = first
        for seen, _ in enumerate(process.stdout, 1):
            if seen == tenth:
                first = moment(process.pid)
            if seen == len(urls):
                last = moment(process.pid)
        said = process.stderr.read()
    if seen < len(urls):
        return {"pages": seen, "error": said[-500:]}
    return {
        "pages": seen,
        "pages a second": round((seen - tenth) / (last.at - first.at), 1),
        "processor ms a page": round((last.all - first.all) * 1000 / (seen - tenth), 2),
    }
