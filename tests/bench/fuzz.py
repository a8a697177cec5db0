"""Fuzz of everything that reads what others wrote: python -m tests.bench.fuzz.

One character, pair or short piece is repeated to 10 kB, 100 kB and 1 MB and given to each
reader (`fuzz_targets`). Prints the forms whose time grows fastest with size, as the power of the
size by which it grows, and those that take longest at 1 MB. Each reader runs in a process of its
own, which is ended where a form takes longer than `--patience`; the form is then held to be as
slow as that. Ends with 1 where a form grows faster than size to the power of 1.2 or takes more
than two seconds at 1 MB.

``python -m tests.bench.fuzz --targets "csv|verify" --pieces "a |<a"`` tries less; ``--json FILE``
writes every measure. All forms take a processor for some hours: ``--log FILE`` tries them in an
order of chance, writes a line for each, and goes on where an earlier run was ended. Run it with
``nice -n 19``.
"""

import argparse
import contextlib
import json
import math
import multiprocessing
import random
import resource
import shutil
import signal
import sys
import tempfile
import warnings
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import Any

from tests.bench.fuzz_forms import PIECES
from tests.bench.fuzz_targets import TARGETS

SIZES = (10_000, 100_000, 1_000_000)
QUICK_SIZES = (5_000, 40_000, 250_000, 1_000_000)
"""Sizes of a quick run, each of which says whether the next one is worth its time."""
MOST_SECONDS = 2.0
MOST_POWER = 1.2
PATIENCE = 10.0
_CROWDED = 30
"""Times as long as its own time a form may take where the machine has other work."""
NOISE = 0.1
"""Seconds below which a power says nothing: what a form costs at its start weighs too much."""
SUSPECT = 0.9
"""Share of the limit at which a form has to come out, by how it grew, to be tried at 1 MB."""
TOO_SHORT = 0.003
"""Seconds at 40 kB from which a form that grows with its square may come to the limit."""
EVEN = 1.2
"""Power by which a form grows whose time is even, and noise."""
MEMORY = 4 << 30


def form(piece: str, size: int) -> str:
    """Repeat a piece until it has so many bytes."""
    return piece * max(1, size // len(piece.encode("utf-8", "surrogatepass")))


def measure(target: str, piece: str, size: int, patience: float = 0) -> float:
    """Give the seconds of a processor that reading a form takes."""
    work = TARGETS[target](form(piece, size))
    if patience:
        # What takes longer ends the process: by its own time, whatever else the machine does.
        signal.setitimer(signal.ITIMER_PROF, patience)
    begun = process_time()
    work()
    took = process_time() - begun
    signal.setitimer(signal.ITIMER_PROF, 0)
    return took


def _serve(there: Connection, patience: float) -> None:
    """Measure what is asked for until nothing more is."""
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    folder = tempfile.mkdtemp(prefix="fuzzing")
    tempfile.tempdir = folder
    with contextlib.suppress(EOFError):
        while True:
            target, piece, size = there.recv()
            try:
                there.send(measure(target, piece, size, patience))
            except Exception as error:  # noqa: BLE001 - told beside the form
                there.send(f"{type(error).__name__}: {error}"[:300])
            for path in Path(folder).iterdir():
                shutil.rmtree(path, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


class Reader:
    """A process that measures; begun again when it had to be ended."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._here: Connection | None = None
        self._process: Any = None

    def ask(self, target: str, piece: str, size: int) -> float | str:
        """Give the seconds, infinity where patience ended, or what went wrong."""
        if self._here is None:
            self._here, there = multiprocessing.Pipe()
            context = multiprocessing.get_context("spawn")
            self._process = context.Process(
                target=_serve, args=(there, self._patience), daemon=True
            )
            self._process.start()
            there.close()
            self._here.send((target, "a ", 1_000))
            self._here.recv()
        self._here.send((target, piece, size))
        try:
            if self._here.poll(self._patience * _CROWDED):
                came: float | str = self._here.recv()
                return came
        except EOFError:
            self._process.join()
            out_of_patience = self._process.exitcode == -signal.SIGPROF
            self.end()
            return math.inf if out_of_patience else "the process ended"
        self.end()
        return math.inf

    def end(self) -> None:
        """End the process."""
        if self._here is not None:
            self._process.kill()
            self._process.join()
            self._here.close()
            self._here = None


def tried(reader: Reader, target: str, piece: str, *, quick: bool) -> dict[str, Any]:
    """Measure one form at every size, until one takes too long.

    A `quick` one is tried at smaller sizes first, and no further where that says enough.
    """
    seconds: list[float] = []
    found: dict[str, Any] = {"target": target, "piece": piece, "seconds": seconds}
    sizes = QUICK_SIZES if quick else SIZES
    for size in sizes:
        came = reader.ask(target, piece, size)
        if isinstance(came, str):
            found["error"] = came
            break
        seconds.append(came if math.isfinite(came) else PATIENCE)
        if not math.isfinite(came) or (size < sizes[-1] and came > MOST_SECONDS * 2):
            break
        if quick and len(seconds) > 1 and _is_far_below(seconds, sizes):
            break
    found["last"] = sizes[len(seconds) - 1] if seconds else 0
    found["power"] = power(seconds, sizes)
    return found


def _is_far_below(seconds: list[float], sizes: tuple[int, ...]) -> bool:
    """Tell from what a form took so far that it stays below the limit at 1 MB.

    A form of a few milliseconds says nothing of how it grows, nor can it come to the limit.
    """
    size, took = sizes[len(seconds) - 1], seconds[-1]
    before, base = sizes[len(seconds) - 2], max(seconds[-2], NOISE / 100)
    if took < TOO_SHORT:
        return True
    grown = math.log(max(took, base) / base) / math.log(size / before)
    at_most = took * (sizes[-1] / size) ** max(grown, 1.0)
    return grown < EVEN and at_most < MOST_SECONDS * SUSPECT


def power(seconds: list[float], sizes: tuple[int, ...] = SIZES) -> float:
    """Give the power of the size with which time grows, over its last two sizes."""
    if len(seconds) < 2 or seconds[-1] < NOISE:
        return 0.0
    before = max(seconds[-2], NOISE / 5)
    times = sizes[len(seconds) - 1] / sizes[len(seconds) - 2]
    return math.log(seconds[-1] / before) / math.log(times)


def is_bad(one: dict[str, Any]) -> bool:
    """Tell whether a form takes too long, grows too fast or ends in an error of ours."""
    slow = bool(one["seconds"]) and one["seconds"][-1] > MOST_SECONDS
    return slow or "error" in one or (one["power"] > MOST_POWER and one["seconds"][-1] > NOISE * 3)


def show(one: dict[str, Any]) -> str:
    """Write a form on one line."""
    told = " ".join(f"{seconds:8.3f}" for seconds in one["seconds"])
    wrong = str(one.get("error", ""))
    return f"{one['target']:24} {one['piece']!a:28} {told:27} ^{one['power']:.2f} {wrong}"


def main() -> int:
    """Try all forms, and print the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--targets", help="names of readers, by bars")
    parser.add_argument("--pieces", help="pieces to repeat, by bars")
    parser.add_argument("--part", default="1/1", help="which part of the readers, as 1/2")
    parser.add_argument(
        "--every", type=int, default=1, help="give each reader only one of so many pieces"
    )
    parser.add_argument("--patience", type=float, default=PATIENCE)
    parser.add_argument("--quick", action="store_true", help="1 MB only where smaller ones say so")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--log", type=Path, help="a line for each form, where to go on")
    given = parser.parse_args()
    targets = given.targets.split("|") if given.targets else list(TARGETS)
    part, parts = map(int, given.part.split("/"))
    targets = targets[part - 1 :: parts]
    pieces = given.pieces.split("|") if given.pieces else list(PIECES)
    if given.log:
        results = try_by_chance(targets, pieces, given.log, given.patience, quick=given.quick)
    else:
        results = try_in_turn(targets, pieces, given)
    if given.json:
        given.json.write_text(json.dumps(results))
    worst = sorted(results, key=lambda one: one["power"], reverse=True)[:10]
    slowest = sorted(results, key=lambda one: max(one["seconds"], default=0), reverse=True)[:10]
    print(f"\n{len(results):,} forms of {len(pieces)} pieces and {len(targets)} readers")
    print("\nfastest growing", *map(show, worst), "\nslowest", *map(show, slowest), sep="\n")
    return 1 if any(map(is_bad, results)) else 0


def try_in_turn(
    targets: list[str], pieces: list[str], given: argparse.Namespace
) -> list[dict[str, Any]]:
    """Try the forms of one reader after those of another, and print the bad ones."""
    results: list[dict[str, Any]] = []
    for number, target in enumerate(targets):
        reader = Reader(given.patience)
        # Other pieces to each, so that all of them are tried by some.
        for piece in pieces[number % given.every :: given.every]:
            one = tried(reader, target, piece, quick=given.quick)
            results.append(one)
            if is_bad(one):
                print(show(one), flush=True)
        reader.end()
        print(f"-- {target}", flush=True)
    return results


def try_by_chance(
    targets: list[str], pieces: list[str], log: Path, patience: float, *, quick: bool
) -> list[dict[str, Any]]:
    """Try the forms that a log does not hold yet, in an order of chance, and print the bad ones."""
    lines = log.read_text().splitlines() if log.exists() else []
    results: list[dict[str, Any]] = [json.loads(line) for line in lines]
    done = {(one["target"], one["piece"]) for one in results}
    left = [(target, piece) for target in targets for piece in pieces]
    left = [form for form in left if form not in done]
    random.Random(1).shuffle(left)
    reader = Reader(patience)
    with log.open("a") as kept:
        for target, piece in left:
            one = tried(reader, target, piece, quick=quick)
            results.append(one)
            print(json.dumps(one), file=kept, flush=True)
            if is_bad(one):
                print(show(one), flush=True)
    reader.end()
    return results


if __name__ == "__main__":
    sys.exit(main())
