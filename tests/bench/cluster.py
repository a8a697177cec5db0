"""Bench of reading web archives on a cluster: python -m tests.bench.cluster.

Reading is compared with `archiver inspect` on the same WARC files, in turn, by what further pages
cost once all has begun, in processor time, for other programs share the machine. Then a scheduler
and one or two workers, each pinned to a core of its own, read the same pages, and so do one and two
`inspect` that know nothing of each other: no cluster can gain more from a second core than these.
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
from functools import cache
from pathlib import Path
from typing import Any

from distributed import Client

from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile
from tests.bench.read import ours, pages
from tests.cluster.clusters import begun_cluster

PROGRAM = "from archiver.cli.start import main; main()"
_DAY = "2026-05-04"
_SHARDS = 8
"""Which workers of a cluster read in turn."""


def spent_by(*commands: list[str], pinned: bool = False) -> dict[str, float]:
    """Run programs beside one another; give their processor seconds and the longest of them.

    Where they are `pinned`, the first has core 0 for itself, the second core 1.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    running = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, *command], stdout=subprocess.DEVNULL)
        for command in commands
    ]
    for core, process in enumerate(running):
        if pinned:
            os.sched_setaffinity(process.pid, {core})
    for process in running:
        if process.wait():
            raise SystemExit(f"a program ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"processor": used, "wall": time.perf_counter() - began}


@cache
def pages_by_cost() -> list[tuple[str, bytes, float]]:
    """Give all pages with the processor seconds that each takes, the dearest first."""
    spent = []
    for name, body in pages(None)[1].items():
        begun = time.process_time()
        ours(name, body)
        spent.append((name, body, time.process_time() - begun))
    return sorted(spent, key=lambda one: one[2], reverse=True)


def write_copies(folder: Path, shards: int, copies: int) -> int:
    """Write WARC files of all pages so many times, each under another address; give the pages.

    The files take equally long: of eight that have as many pages the dearest takes 1.26 times what
    the cheapest does, and at the end one worker would wait for the other. The copies of a page are
    in one file. What a process has learned of a page makes its copies cheaper, so processes that
    read files in other groups would not compare otherwise.
    """
    dealt: list[list[tuple[str, bytes]]] = [[] for _ in range(shards)]
    costs = [0.0] * shards
    for name, body, cost in pages_by_cost():
        least = costs.index(min(costs))
        dealt[least].append((name, body))
        costs[least] += cost
    for shard, mine in enumerate(dealt):
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
    return copies * len(pages_by_cost())


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


def measure_scaling(scratch: Path, copies: int, turns: int) -> dict[str, Any]:
    """Read pages by one and by two pinned workers, and by `inspect`, in turn; to begin counts too.

    Each is compared within its turn, and the median counts, as above: a difference of two readings
    differs by more than a machine that others share does from one minute to the next.
    """
    folder, halves = scratch / "scaled", scratch / "halves"
    size = write_copies(folder, _SHARDS, copies)
    write_copies(halves, 2, 1)
    read: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    possible = []
    for turn in range(turns):
        for workers, found in read.items():
            found.append(_read_by(workers, folder, scratch / f"out-{turn}-{workers}"))
        possible.append(_scaling_of_inspect(halves))
    scaled = [one["wall"] / two["wall"] for one, two in zip(*read.values(), strict=True)]
    return {
        "pages": size,
        "seconds by the clock, 1 and 2 workers": [
            [round(one["wall"], 1) for one in found] for found in read.values()
        ],
        "processor seconds, 1 and 2 workers": [
            [round(one["processor"], 1) for one in found] for found in read.values()
        ],
        "scaling by the clock": [round(one, 2) for one in scaled],
        "of two inspect": [round(one, 2) for one in possible],
        "its median": round(statistics.median(scaled), 2),
        "median of two inspect": round(statistics.median(possible), 2),
    }


def _scaling_of_inspect(folder: Path) -> float:
    """How many times as much two `inspect` read, each on a core, as one after the other on one."""
    first, second = (["inspect", "--json", str(path)] for path in sorted(folder.glob("*.warc.gz")))
    alone = [spent_by(words, pinned=True)["wall"] for words in (first, second)]
    return sum(alone) / spent_by(first, second, pinned=True)["wall"]


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
    # As is advised for clusters of one's own: workers that watch themselves take 3 % of a core.
    os.environ["DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED"] = "False"
    os.environ["DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL"] = "1s"
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as scratch:
        if "reading" not in given.skip:
            for workers in given.workers:
                folder = Path(scratch) / f"read-{workers}"
                done = measure_reading(folder, tuple(given.copies), workers, given.turns)
                results[f"reading, {workers} workers"] = done
                print(json.dumps(done, indent=1), flush=True)
        if "scaling" not in given.skip:
            done = measure_scaling(Path(scratch), given.copies[1], given.turns)
            results["scaling"] = done
            print(json.dumps(done, indent=1), flush=True)
    results["load after"] = os.getloadavg()
    print(json.dumps({name: results[name] for name in ("load before", "load after")}))
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
