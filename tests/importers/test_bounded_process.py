"""Work on what others wrote is bounded, and its process leaves with whoever asked for it."""

import mmap
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.errors import ProcessLost, UnusableLine
from archiver.importers import bounded_process
from archiver.importers.bounded_process import BoundedProcess, seconds_for


def numbers(given: tuple[int, str]) -> Iterator[int]:
    """Count, and come to the end that is named."""
    most, end = given
    yield from range(most)
    if end == "waits":
        time.sleep(60)
    if end == "leaves":
        os._exit(3)
    if end == "grows":
        bytearray(2 * bounded_process.MEMORY)
    if end == "fails":
        raise UnusableLine("no number")
    if end == "is gone":
        raise FileNotFoundError(2, "No such file", "a.csv")


@pytest.fixture(autouse=True)
def _forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        pytest.param("waits", "not done after 5 seconds", marks=pytest.mark.slow),
        ("leaves", "ended the process"),
        ("grows", "more than the 3 GB"),
    ],
)
def test_what_came_before_is_given_and_the_next_work_is_done(end: str, reason: str) -> None:
    with BoundedProcess() as apart:
        work = apart.run(numbers, (2, end), seconds=5 if end == "waits" else 0)
        assert [next(work), next(work)] == [0, 1]
        with pytest.raises(ProcessLost, match=reason):
            next(work)
        assert list(apart.run(numbers, (3, ""))) == [0, 1, 2]


def test_what_the_caller_holds_counts_against_no_work() -> None:
    # As large libraries do: addresses without a byte of memory behind them.
    held = mmap.mmap(-1, bounded_process.MEMORY, prot=mmap.PROT_READ)
    with held, BoundedProcess() as apart:
        assert list(apart.run(numbers, (2, ""))) == [0, 1]
        with pytest.raises(ProcessLost, match="more than the 3 GB"):
            list(apart.run(numbers, (0, "grows")))


@pytest.mark.parametrize(("end", "kind"), [("fails", UnusableLine), ("is gone", OSError)])
def test_what_work_raises_is_raised_and_costs_no_process(end: str, kind: type[Exception]) -> None:
    with BoundedProcess() as apart:
        with pytest.raises(kind):
            list(apart.run(numbers, (1, end)))
        assert apart.is_begun


def test_what_is_stopped_while_its_process_begins_ends_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A signal may come at that very moment: nothing is read then, and nobody waits for it."""
    begins, goes_on, heard = threading.Event(), threading.Event(), list[str]()
    fork = BoundedProcess._fork

    def fork_late(apart: BoundedProcess, context: object) -> None:
        begins.set()
        goes_on.wait(60)
        fork(apart, context)

    monkeypatch.setattr(BoundedProcess, "_fork", fork_late)

    def read() -> None:
        try:
            list(apart.run(numbers, (0, "waits"), seconds=120))
        except ProcessLost as lost:
            heard.append(str(lost))

    with BoundedProcess() as apart:
        reading = threading.Thread(target=read)
        reading.start()
        begins.wait(60)
        apart.stop()
        apart.end()
        goes_on.set()
        reading.join(30)
        assert heard == ["reading it was stopped"]
        assert not apart.is_begun
        with pytest.raises(ProcessLost, match="stopped"):
            list(apart.run(numbers, (1, "")))


def test_larger_files_may_take_longer(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a" * (3 << 20))
    assert seconds_for([path, tmp_path / "none"]) == bounded_process.SECONDS + 3


@pytest.mark.slow
def test_a_program_is_begun_where_the_caller_has_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with BoundedProcess() as apart:
        assert list(apart.run(range, 3)) == [0, 1, 2]
        assert apart._process.args[1:3] == ["-m", "archiver.importers.bounded_process"]


def sizes(given: list[int]) -> Iterator[bytes]:
    """Give so many bytes, one after another."""
    for size in given:
        yield bytes(size)


def test_large_answers_and_small_ones_come_in_their_order() -> None:
    """A large one is sent while the next is made."""
    given = [300_000, 1, 2, 400_000, 500_000, 3, 0]
    with BoundedProcess() as apart:
        assert [len(one) for one in apart.run(sizes, given)] == given
        assert [len(one) for one in apart.run(sizes, given[::-1])] == given[::-1]
