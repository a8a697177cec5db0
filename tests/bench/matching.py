"""Bench of judging at the size of a national archive: python -m tests.bench.matching.

`archiver bulk match` on two processes judges drawn quotations by drawn posts, each pair of sizes in
a folder of its own. Processor time of all its processes together, the memory of the largest, and
the bytes that they read; how either grows is fitted as a power. With --skewed the fewest quotations
are judged once more by posts of which a fifth have one run of words in common, which every one of
these quotations has too. Prints and writes JSON.

Ended in the middle, the same command with the same --folder goes on where it stopped, also within
the judging of a million quotations; what is in the folder is of one version of the program, so
take another one for another version.
"""

import argparse
import json
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from shutil import move, rmtree
from tempfile import TemporaryDirectory
from typing import Any

from archiver.archive.connection import connect
from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.evidence_archive import prepare_evidence
from archiver.cluster.table_files import ShardTables, write_json_file
from archiver.cluster.table_schemas import article_key_of, quotation_key_of, version_key_of
from archiver.crawl.options import show_no_progress
from archiver.importers.pipeline import import_files
from tests.bench.corpus import Corpus, changed
from tests.bench.spent import moment, most_in_tree, read_in_tree

PROGRAM = "from archiver.cli.start import main; main()"
_QUOTATIONS_OF_A_PAGE = 4
_DAY = "2026-05-04"
_NOTED = 5.0
"""Seconds after which it is noted again what judging has taken."""
_SHARES = (0.0, 0.1, 0.25, 0.0)
"""Of the words that are changed: a quarter of all quotations each, the last one's posts absent."""

Drawn = tuple[str, str | None]
"""A quotation and its speaker."""


class SkewedCorpus(Corpus):
    """Posts as of a corpus, a fifth of which have the same run of words in their middle."""

    def __init__(self) -> None:
        super().__init__()
        self.run = self.words[5_000:5_040:5]
        """Words that are rare otherwise."""

    def text(self, number: int) -> str:
        plain = super().text(number)
        if number % 5:
            return plain
        words = plain.split()
        middle = len(words) // 2
        return " ".join([*words[:middle], *self.run, *words[middle:]])

    def stretch(self, number: int, share: float, draw: random.Random) -> str:
        """The run in a post, with some words at its sides of which a share is changed."""
        words = self.text(number - number % 5).split()
        at = next(n for n in range(len(words)) if words[n : n + len(self.run)] == self.run)
        before, after = words[:at][-draw.randint(2, 8) :], words[at + len(self.run) :]
        after = after[: draw.randint(2, 8)]
        sides = [*before, *after]
        for place in draw.sample(range(len(sides)), round(share * len(sides))):
            sides[place] = draw.choices(self.words, cum_weights=self.weights)[0]
        return " ".join([*sides[: len(before)], *self.run, *sides[len(before) :]])


def quotations(corpus: Corpus, posts: int, start: int, end: int) -> Iterator[Drawn]:
    """Draw quotations: a quarter each unchanged, 10 and 25 % changed, and absent."""
    draw = random.Random(21 + start)
    authors = max(1, posts // 200)
    for number in range(start, end):
        post = draw.randrange(posts) if number % 4 < 3 else posts * 10 + number
        share = _SHARES[number % 4]
        if isinstance(corpus, SkewedCorpus):
            text = corpus.stretch(post, share, draw)
            post -= post % 5
        else:
            text = changed(corpus.text(post), share, corpus, draw)
        author = post % authors
        yield text, f"Name{author} Author{author}" if number % 2 else None


def write_shard(folder: BulkFolder, name: str, drawn: Iterator[Drawn]) -> tuple[int, int]:
    """Write a shard of quotations, four a page; give how many, and the bytes of its tables."""
    count, page = 0, 0
    waiting: list[Drawn] = []
    with ShardTables(folder.path, name) as tables:
        for one in drawn:
            count += 1
            waiting.append(one)
            if len(waiting) == _QUOTATIONS_OF_A_PAGE:
                page += 1
                _add_page(tables, f"{name}-{page}", page, waiting)
                waiting = []
        if waiting:
            _add_page(tables, f"{name}-{page + 1}", page + 1, waiting)
        files = tables.finish()
    facts = folder.read_facts(name, f"/{name}.warc.gz")
    counts = {"quotations": count, "embeds": 0}
    found = {**facts, "damage": None, "counts": counts, "failures": [], "files": files}
    folder.finish_shard(name, found, None)
    return count, sum((folder.path / file).stat().st_size for file in files)


def _add_page(tables: ShardTables, named: str, number: int, drawn: list[Drawn]) -> None:
    url, text, places = f"https://news.example/{named}", "", []
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


def used() -> float:
    """Processor seconds of this process and of those that it waited for."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return float(sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, both)))


def apart(function: Callable[..., Any], *given: Any) -> Any:
    """Call a function in a fresh process, so that only what it does is counted."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *given).result()


def make_archive(path: Path, posts: int, *, skewed: bool) -> dict[str, Any]:
    """Import drawn posts into an archive, if it is not there; give what it took."""
    if path.exists():
        return {"posts": posts, "bytes a post": round(path.stat().st_size / posts)}
    with TemporaryDirectory(prefix="archiver-bench-") as scratch:
        file = Path(scratch) / "posts.jsonl"
        (SkewedCorpus() if skewed else Corpus()).write(file, 0, posts)
        hidden = Path(scratch) / "posts.db"
        before = used()
        connection = connect(hidden, write=True)
        try:
            import_files(connection, [file])
            connection.execute("pragma wal_checkpoint(truncate)")
        finally:
            connection.close()
        spent = used() - before
        path.parent.mkdir(parents=True, exist_ok=True)
        move(hidden, path)
    return {
        "posts": posts,
        "import s": round(spent, 1),
        "import MB": most_memory(resource.RUSAGE_SELF),
        "bytes a post": round(path.stat().st_size / posts),
    }


def most_memory(who: int) -> int:
    """Megabytes of the largest process, of this one or of all that it waited for."""
    return round(resource.getrusage(who).ru_maxrss / 1024)


def make_folder(
    path: Path, archive: Path, posts: int, count: int, shards: int, skewed: bool
) -> dict[str, Any]:
    """Write the tables of drawn quotations, and the evidence; give how large they are."""
    folder = BulkFolder(path)
    (path / "shards").mkdir(parents=True)
    corpus = SkewedCorpus() if skewed else Corpus()
    size, each = 0, -(-count // shards)
    for number in range(shards):
        start, end = number * each, min(count, (number + 1) * each)
        drawn = quotations(corpus, posts, start, end)
        size += write_shard(folder, f"drawn-{number:04}", drawn)[1]
    prepare_evidence(folder, [archive], show_no_progress)
    return {"quotation bytes": round(size / count)}


def run_match(path: Path, archive: Path, workers: int, kept: Path) -> dict[str, float]:
    """Run `archiver bulk match` over a folder; to be called in a process that ran nothing else.

    What it has taken is noted in `kept` every few seconds. Where a run before was ended, what that
    one had noted is added: the command goes on with the shards that are not judged.
    """
    state = json.loads(kept.read_text())
    earlier: dict[str, float] = state.get("spent", {})
    words = ["bulk", "match", str(path), "--posts", str(archive), "--workers", str(workers)]
    before, began = _bytes_read(), time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words, "--json"], stdout=subprocess.DEVNULL
    )
    while process.poll() is None:
        try:
            process.wait(_NOTED)
        except subprocess.TimeoutExpired:
            now = {
                "processor": moment(process.pid).all,
                "wall": time.perf_counter() - began,
                "memory": most_in_tree(process.pid),
                "read": read_in_tree(process.pid),
            }
            write_json_file(kept, {**state, "spent": _added(earlier, now)})
    if process.returncode:
        raise SystemExit(f"bulk match ended with {process.returncode}")
    of = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = {
        "processor": of.ru_utime + of.ru_stime,
        "wall": time.perf_counter() - began,
        "memory": most_memory(resource.RUSAGE_CHILDREN),
        "read": _bytes_read() - before,
    }
    return _added(earlier, whole)


def _added(earlier: dict[str, float], now: dict[str, float]) -> dict[str, float]:
    """Add what two runs took; of memory the more counts."""
    return {
        name: max(value, earlier.get(name, 0)) if name == "memory" else value + earlier.get(name, 0)
        for name, value in now.items()
    }


def _bytes_read() -> int:
    """Bytes that this process and those it waited for read of files, from memory or from disk."""
    lines = Path("/proc/self/io").read_text(encoding="ascii").splitlines()
    return int(dict(line.split(": ") for line in lines)["rchar"])


def judge_drawn(
    archive: Path, posts: int, count: int, given: argparse.Namespace, *, skewed: bool = False
) -> dict[str, Any]:
    """Write so many quotations into a folder and judge them; give what it took, and the sizes.

    What was done by a bench that was ended is not done again.
    """
    shards = max(given.workers, -(-count // given.of_a_shard))
    name = f"match-{posts}-{count}-{shards}-{given.workers}{'-skewed' if skewed else ''}"
    folder, kept = given.folder / name, given.folder / f"{name}.json"
    state: dict[str, Any] = json.loads(kept.read_text()) if kept.exists() else {}
    if "made" not in state:
        rmtree(folder, ignore_errors=True)
        made = apart(make_folder, folder, archive, posts, count, shards, skewed)
        state = {"made": made}
        write_json_file(kept, state)
    if "done" not in state:
        done = apart(run_match, folder, archive, given.workers, kept)
        judged = BulkFolder(folder)
        rows = [judged.verdict_manifest(one["shard"]) or {} for one in judged.shards()]
        files = [folder / file for one in rows for file in one["files"]]
        assert sum(one["counts"]["judged"] for one in rows) == count
        state["made"] |= {
            "verdict bytes": round(sum(file.stat().st_size for file in files) / count),
            "problems": sum(one["counts"]["problems"] for one in rows),
        }
        write_json_file(kept, {**state, "done": done})
        rmtree(folder)
        state["done"] = done
    return {**state["done"], "shards": shards, "made": state["made"]}


def measure(
    archive: Path,
    posts: int,
    count: int,
    begin: dict[str, Any],
    given: argparse.Namespace,
    *,
    skewed: bool = False,
) -> dict[str, Any]:
    """Judge so many quotations by so many posts: what it takes beyond judging nearly none."""
    done = judge_drawn(archive, posts, count, given, skewed=skewed)
    judging = done["processor"] - begin["processor"]
    return {
        "posts": posts,
        "quotations": count,
        "shards": done["shards"],
        "workers": given.workers,
        "judging s": round(judging, 1),
        "begin s": round(begin["processor"], 1),
        "wall s": round(done["wall"]),
        "quotations/s a core": round(count / judging),
        "largest process MB": round(done["memory"]),
        "bytes read a quotation": round((done["read"] - begin["read"]) / count),
        **done["made"],
    }


def exponent(found: list[dict[str, Any]], by: str, of: str) -> float | None:
    """Fit a power through measurements, by least squares on logarithms; None for a single one."""
    points = [(math.log(one[by]), math.log(max(one[of], 0.01))) for one in found]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    spread = sum((a - x) ** 2 for a, _ in points)
    return round(sum((a - x) * (b - y) for a, b in points) / spread, 3) if spread else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--quotations", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--of-a-shard", type=int, default=25_000, metavar="N", help="quotations")
    parser.add_argument("--skewed", action="store_true", help="also posts with a run in common")
    parser.add_argument("--folder", type=Path, help="for what is made, to go on from")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="archiver-bench-") as scratch:
        given.folder = given.folder or Path(scratch)
        results = _measure_all(given)
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n")


def _measure_all(given: argparse.Namespace) -> dict[str, Any]:
    """Measure the fewest quotations by each number of posts, and by the most posts all of both."""
    archives, found, skewed = [], [], []
    few, most = min(given.quotations), max(given.posts)
    for posts in sorted(given.posts):
        archive = given.folder / f"bench-{posts}.db"
        archives.append(apart(partial(make_archive, archive, posts, skewed=False)))
        _show(archives[-1])
        begin = judge_drawn(archive, posts, given.workers, given)
        for count in sorted(given.quotations) if posts == most else [few]:
            found.append(measure(archive, posts, count, begin, given))
            _show(found[-1])
            if given.skewed and count == few:
                skewed.append(_measure_skewed(posts, few, given))
                _show(skewed[-1])
    by_posts = [one for one in found if one["quotations"] == few]
    by_quotations = [one for one in found if one["posts"] == most]
    fitted = {
        f"{name} by {what}": exponent(some, what, of)
        for what, some in (("posts", by_posts), ("quotations", by_quotations))
        for name, of in (("judging", "judging s"), ("memory", "largest process MB"))
    }
    _show(fitted)
    return {
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "archives": archives,
        "found": found,
        "skewed": skewed,
        "exponents": fitted,
    }


def _measure_skewed(posts: int, count: int, given: argparse.Namespace) -> dict[str, Any]:
    archive = given.folder / f"skewed-{posts}.db"
    apart(partial(make_archive, archive, posts, skewed=True))
    begin = judge_drawn(archive, posts, given.workers, given, skewed=True)
    return {"skewed": True} | measure(archive, posts, count, begin, given, skewed=True)


def _show(found: dict[str, Any]) -> None:
    print(" · ".join(f"{name} {value}" for name, value in found.items()), flush=True)


if __name__ == "__main__":
    main()
