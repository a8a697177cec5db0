"""Bench of reading web archives on a cluster: python -m tests.bench.cluster.

Reading is compared with `archiver inspect` on the same WARC files, in turn, by what further pages
cost once all has begun, in processor time, for other programs share the machine. Then a scheduler
and one or two workers, each pinned to a core of its own, read the same pages: by the clock, and by
processor time a page, of which a worker that waits for its core alone takes as much beside another.
Prints and writes JSON. Of judging `tests.bench.matching` is the bench.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from distributed import Client

from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile
from tests.bench.read import pages
from tests.cluster.clusters import begun_cluster

PROGRAM = "from archiver.cli.start import main; main()"
_DAY = "2026-05-04"
_SHARDS = 8
"""Of which workers of a cluster get equal parts."""


def spent_by(*commands: list[str]) -> dict[str, float]:
    """Run programs beside one another; give their processor seconds and the longest of them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    running = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, *command], stdout=subprocess.DEVNULL)
        for command in commands
    ]
    for process in running:
        if process.wait():
            raise SystemExit(f"a program ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"processor": used, "wall": time.perf_counter() - began}


def write_copies(folder: Path, shards: int, copies: int) -> int:
    """Write WARC files of all pages so many times, each under another address; give the pages.

    The copies of a page are in one file. What a process has learned of a page makes its copies
    cheaper, so processes that read files in other groups would not compare otherwise.
    """
    _, found = pages(None)
    for shard in range(shards):
        mine = list(found.items())[shard::shards]
        named = [(f"{copy}-{name}", body) for copy in range(copies) for name, body in mine]
        with WarcFile(folder, f"bench-{copies}-{shard}") as file, file.together():
            for name, body in named:
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
    return copies * len(found)


def measure_reading(
    scratch: Path, copies: tuple[int, int], workers: int, turns: int
) -> dict[str, Any]:
    """Processor milliseconds that a further page costs, read by `inspect` and by `bulk read`.

    Both are compared within a turn, and the median of all turns counts: from one minute to the next
    a machine that others share takes a tenth longer for the same work, and more.
    """
    folders = [scratch / f"warc-{count}" for count in copies]
    # One file for each process of either program, for each file has a task process of its own.
    sizes = [write_copies(*one) for one in zip(folders, (workers,) * 2, copies, strict=True)]
    more = sizes[1] - sizes[0]
    inspected, read, begun = [], [], []
    out = scratch / "out"
    for _ in range(turns):
        spent = []
        for folder in folders:
            files = sorted(str(path) for path in folder.glob("*.warc.gz"))
            shutil.rmtree(out, ignore_errors=True)
            words = ["bulk", "read", *files, "--out", str(out), "--workers", str(workers)]
            inspections = spent_by(*(["inspect", "--json", file] for file in files))
            spent.append((inspections["processor"], spent_by(words)["processor"]))
        (few, few_read), (many, many_read) = spent
        inspected.append(1000 * (many - few) / more)
        read.append(1000 * (many_read - few_read) / more)
        begun.append(few_read - read[-1] * sizes[0] / 1000)
    ratios = sorted(one / other for one, other in zip(inspected, read, strict=True))
    size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    return {
        "pages": sizes,
        "inspect ms a page": [round(one, 2) for one in inspected],
        "bulk read ms a page": [round(one, 2) for one in read],
        "bulk read / inspect, pages a second": [round(one, 3) for one in ratios],
        "its median": round(statistics.median(ratios), 3),
        "begin s": round(min(begun), 1),
        "table bytes a page": round(size / sizes[1]),
    }


def measure_scaling(scratch: Path, copies: tuple[int, int], turns: int) -> dict[str, Any]:
    """Read further pages by one and by two pinned workers in turn; the least time of each counts.

    Clock time depends on what other programs do; processor time a page far less.
    """
    sizes, folders = [], []
    for count in copies:
        folder = scratch / f"scaled-{count}"
        sizes.append(write_copies(folder, _SHARDS, count))
        folders.append(folder)
    found: dict[tuple[int, int], list[dict[str, float]]] = {}
    for turn in range(turns):
        for workers in (1, 2):
            for place, folder in enumerate(folders):
                out = scratch / f"out-{turn}-{workers}-{place}"
                found.setdefault((workers, place), []).append(_read_by(workers, folder, out))
    more = sizes[1] - sizes[0]

    def cost(workers: int, of: str) -> float:
        few, many = (min(one[of] for one in found[workers, place]) for place in (0, 1))
        return 1000 * (many - few) / more

    walls, spent = ([cost(workers, of) for workers in (1, 2)] for of in ("wall", "processor"))
    return {
        "pages": sizes,
        "ms a page by the clock, 1 and 2 workers": [round(one, 2) for one in walls],
        "processor ms a page, 1 and 2 workers": [round(one, 2) for one in spent],
        "scaling by the clock": round(walls[0] / walls[1], 2),
        "scaling by processor time": round(2 * spent[0] / spent[1], 2),
    }


def _read_by(workers: int, folder: Path, out: Path) -> dict[str, float]:
    """Read the shards of a folder by workers that have a core each; give what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    files = sorted(str(path) for path in folder.glob("*.warc.gz"))
    out.mkdir()
    with begun_cluster(out, workers=0) as cluster:
        for core in range(workers):
            os.sched_setaffinity(cluster.add_worker().pid, {core})
        with Client(cluster.address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=120)
        words = ["bulk", "read", *files, "--out", str(out / "tables")]
        read = spent_by([*words, "--scheduler", cluster.address])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": read["wall"], "processor": used}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, nargs=2, default=[1, 3], help="of the pages read")
    parser.add_argument("--workers", type=int, nargs="*", default=[2, 1])
    parser.add_argument("--turns", type=int, default=2, help="of each in turn")
    parser.add_argument("--skip", choices=["reading", "scaling"], nargs="*", default=[])
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    results: dict[str, Any] = {"cores": os.cpu_count(), "load before": os.getloadavg()}
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as scratch:
        if "reading" not in given.skip:
            for workers in given.workers:
                folder = Path(scratch) / f"read-{workers}"
                done = measure_reading(folder, tuple(given.copies), workers, given.turns)
                results[f"reading, {workers} workers"] = done
                print(json.dumps(done, indent=1), flush=True)
        if "scaling" not in given.skip:
            done = measure_scaling(Path(scratch), tuple(given.copies), given.turns)
            results["scaling"] = done
            print(json.dumps(done, indent=1), flush=True)
    results["load after"] = os.getloadavg()
    print(json.dumps({name: results[name] for name in ("load before", "load after")}))
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
