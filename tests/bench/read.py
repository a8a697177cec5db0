"""Bench of reading a page beside trafilatura alone, in one run: python -m tests.bench.read.

The whole reading (embeds, article, quotations) and trafilatura's own extraction take turns
on the same pages, each its best of several rounds: real pages from $ARCHIVER_SHARED or a
folder ``shared`` beside the checkout, else the invented newsroom. Trafilatura is measured twice:
as most call it, bytes in and text out, and with metadata, which a reading has as well. Both
ratios are told; the floor is the strict one, beside plain extraction. Then the hostile pages of
20 MB, each in a process of its own. Prints tables, writes JSON, and ends with 1 where the
reading takes more than 1.5 times as long as plain extraction, or a hostile page more than it may.
"""

import argparse
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import trafilatura

from archiver.extraction.pipeline import extract_page
from archiver.models.records import Capture
from tests.bench.hostile import PAGES, SIZE

FLOOR = 1.5
"""How many times trafilatura's time for text alone a whole reading may take."""
MOST_SECONDS = 15.0
MOST_MEGABYTES = 1_000
HERE = Path(__file__).parent
SHARED = Path(os.environ.get("ARCHIVER_SHARED") or HERE.parents[2] / "shared")


def pages(folder: Path | None) -> tuple[str, dict[str, bytes]]:
    """Where the pages are from, and their bytes by name."""
    real = folder or SHARED / "html" / "dev" / "pages"
    if real.exists():
        found = {path.name: path.read_bytes() for path in sorted(real.iterdir())}
        return str(real), {
            name: gzip.decompress(body) if name.endswith(".gz") else body
            for name, body in found.items()
        }
    invented = HERE.parent / "newsroom"
    return str(invented), {path.name: path.read_bytes() for path in sorted(invented.glob("*.html"))}


def capture(name: str, body: bytes) -> Capture:
    return Capture(
        url=f"https://news.example/{name}",
        source=name,
        fetched_at="2026-01-01T00:00:00Z",
        body=body,
        headers=(("Content-Type", "text/html"),),
    )


def ours(name: str, body: bytes) -> object:
    """The whole reading."""
    return extract_page(capture(name, body))


def theirs(name: str, body: bytes) -> object:
    """Trafilatura as it is called by most: bytes in, text out."""
    del name
    return trafilatura.extract(body)


def theirs_with_metadata(name: str, body: bytes) -> object:
    """The same with title, author and date, which a whole reading has as well."""
    del name
    return trafilatura.bare_extraction(body, with_metadata=True)


WAYS: dict[str, Callable[[str, bytes], object]] = {
    "whole reading": ours,
    "trafilatura": theirs,
    "trafilatura, metadata too": theirs_with_metadata,
}


def beside(held: dict[str, bytes], rounds: int) -> dict[str, Any]:
    """Milliseconds of every way over all pages, each page its best of so many rounds.

    The ways take turns on each page, so that whatever else the machine does meets them all, and
    each is first in its turn: who is finds the page in no cache of the processor.
    """
    best: dict[str, dict[str, float]] = {way: {} for way in WAYS}
    order = list(WAYS)
    for number in range(rounds + 1):  # the first is not counted: caches are cold
        order.append(order.pop(0))
        for name, body in held.items():
            for way in order:
                begun = time.process_time()
                WAYS[way](name, body)
                spent = (time.process_time() - begun) * 1000
                if number:
                    best[way][name] = min(spent, best[way].get(name, spent))
    sums = {way: sum(each.values()) for way, each in best.items()}
    ratios = sorted(best["whole reading"][name] / best["trafilatura"][name] for name in held)
    return {
        "pages": len(held),
        "megabytes": round(sum(map(len, held.values())) / 1e6, 1),
        "milliseconds_per_page": {way: round(total / len(held), 2) for way, total in sums.items()},
        "times_trafilatura": round(sums["whole reading"] / sums["trafilatura"], 3),
        "times_trafilatura_with_metadata": round(
            sums["whole reading"] / sums["trafilatura, metadata too"], 3
        ),
        "times_trafilatura_by_page": {
            "median": round(ratios[len(ratios) // 2], 3),
            "p95": round(ratios[int(len(ratios) * 0.95)], 3),
        },
    }


def hostile(name: str, size: int) -> dict[str, Any]:
    """Seconds and megabytes of reading one hostile page, in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.read", "--one", name, "--size", str(size)],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parents[1],
    )
    return dict(json.loads(done.stdout))


def one(name: str, size: int) -> dict[str, Any]:
    """What reading a hostile page takes, in this process."""
    body = PAGES[name](size).encode()
    begun = time.process_time()
    result = extract_page(capture(name, body))
    return {
        "megabytes_of_page": round(len(body) / 1e6, 1),
        "seconds": round(time.process_time() - begun, 2),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "embeds": len(result.embeds),
        "quotes": len(result.quotes),
        "notes": list(result.notes),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, help="a folder of pages, gzipped or not")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", type=int, default=SIZE, help="bytes of a hostile page")
    parser.add_argument("--no-hostile", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, default=Path(".cache/bench/read.json"))
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one, given.size)))
        return 0
    source, held = pages(given.pages)
    figures: dict[str, Any] = {
        "machine": f"Python {platform.python_version()}, trafilatura {version('trafilatura')}, "
        f"{os.cpu_count()} cores",
        "source": source,
        **beside(held, given.rounds),
    }
    print(json.dumps(figures, indent=1))
    failed = figures["times_trafilatura"] > FLOOR
    if not given.no_hostile:
        figures["hostile"] = {}
        print(f"{'hostile page':24}{'MB':>6}{'seconds':>9}{'MB held':>9}{'posts':>7}{'quotes':>8}")
        for name in PAGES:
            seen = figures["hostile"][name] = hostile(name, given.size)
            print(
                f"{name:24}{seen['megabytes_of_page']:6.1f}{seen['seconds']:9.2f}"
                f"{seen['megabytes']:9}{seen['embeds']:7}{seen['quotes']:8}",
                flush=True,
            )
            failed |= seen["seconds"] > MOST_SECONDS or seen["megabytes"] > MOST_MEGABYTES
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
