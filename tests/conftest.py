"""What tests of several rooms make: an empty archive, and pages that show posts."""

import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from archiver.archive import connection as archives
from archiver.archive.connection import connect
from archiver.importers.bounded_process import BoundedProcess
from tests import copied_archives as copies
from tests import sites
from tests.worker_reports import tell_what_is_shown

WritePage = Callable[..., Path]

IN_CI = bool(os.environ.get("CI"))


def examples(in_ci: int) -> int:
    """Give how many examples Hypothesis draws for a test: so many in CI, few elsewhere."""
    return in_ci if IN_CI else max(10, in_ci // 20)


def first_each_day(kinds: Iterable[Any]) -> list[Any]:
    """Give each kind of something as a parameter, all but the first with the slow tests.

    For tests that take long and go the same way for every kind, such as whole nights. A tuple is
    of several parameters.
    """
    each = (kind if isinstance(kind, tuple) else (kind,) for kind in kinds)
    return [
        pytest.param(*kind, marks=pytest.mark.slow if number else ())
        for number, kind in enumerate(each)
    ]


# In CI the same examples are tried each time; everywhere else new ones are looked for.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, max_examples=100)
settings.register_profile("dev", deadline=None, max_examples=examples(100))
settings.load_profile("ci" if IN_CI else "dev")
if not IN_CI:
    # Of few examples it draws hardly one from what the source mentions, and looks for that in every
    # module: for longer than for all else that it does. In CI it draws from there as well.
    vars(providers)["_get_local_constants"] = lambda: providers._local_constants

# A tenth of the time of all tests went into looking for circles among what is held for long.
gc.set_threshold(20_000, 20, 20)


_LONGEST = (
    "test_real_verdicts_gate.py",
    "test_cluster_gate.py",
    "test_verifier_gate.py",
    "test_labelled_articles_gate.py",
    "test_kills.py",
    "test_scenes_gate.py",
    "test_hostile_requests.py",
    "test_browser.py",
    "test_readme.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """Have workers send a third of the messages, see `worker_reports`, and compile all once.

    Where the environment says that nothing compiled is kept, each worker compiles every test in
    every run, which takes as long as a tenth of all of them.
    """
    tell_what_is_shown(config)
    sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_collect_directory() -> Generator[None, pytest.Collector | None, pytest.Collector | None]:
    """Have every second worker collect from the end.

    In a fresh checkout to compile the tests takes as long as to collect them, and workers that go
    the same way at the same pace all compile all of them. Two that meet compile half each.
    """
    folder = yield
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    if folder and worker.isdecimal() and int(worker) % 2:
        forwards = folder.collect
        vars(folder)["collect"] = lambda: [*forwards()][::-1]
    return folder


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests into one order for all workers, what takes longest first.

    So no worker is alone with that at the end.
    """

    def turn(item: pytest.Item) -> tuple[int, str]:
        name = item.path.name
        return _LONGEST.index(name) if name in _LONGEST else len(_LONGEST), str(item.path)

    items.sort(key=turn)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave what is imported out of all searches for garbage; one takes half a second."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def copied_archives() -> Iterator[None]:
    """Make new archives as copies of the first one that is made; see `made_archives`."""
    with pytest.MonkeyPatch.context() as patch, copies.CopiedArchives() as copied:
        patch.setattr(archives, "_migrate", copied.migrate)
        yield


@pytest.fixture(scope="session")
def quick_sites() -> Iterator[None]:
    """Have sites of Datasette start quicker, for rooms that start many."""
    with pytest.MonkeyPatch.context() as patch:
        sites.start_sites_quickly(patch)
        yield


@pytest.fixture(scope="module")
def kept_pools() -> Iterator[None]:
    """Have the crawls of a file of tests read in the same processes, for files of many crawls."""
    from tests.kept_pools import pools_kept  # noqa: PLC0415 - only some rooms crawl

    with pools_kept():
        yield


@pytest.fixture
def read_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files read in this process, as where no other can be begun.

    For tests of what is read: to begin a program takes a quarter of a second of a processor.
    """

    def refuse(_: BoundedProcess) -> None:
        raise OSError("no program is begun in this test")

    monkeypatch.setattr(BoundedProcess, "_begin_program", refuse)


def x_id(moment: str, count: int = 0) -> str:
    """An id that X would have given at that moment."""
    milliseconds = int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp() * 1000)
    return str(((milliseconds - 1288834974657) << 22) + count)


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The archive that others are copies of; making one takes longer than most tests."""
    connection = connect(tmp_path_factory.mktemp("empty") / "archive.db", write=True)
    yield connection
    connection.close()


@pytest.fixture
def archive(empty_archive: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A fresh archive in memory, which is found whole when the test is over."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    empty_archive.backup(connection)
    connection.row_factory = sqlite3.Row
    connection.execute("pragma foreign_keys = on")
    yield connection
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    connection.close()


@pytest.fixture
def write_page(tmp_path: Path) -> WritePage:
    """Writes an article about a ferry that shows one post, if it has a text, and quotes it."""

    def write(
        name: str,
        *,
        post: str | None = "The night ferry to Pelliwick will never leave before the seal does.",
        quote: str | None = "The night ferry to Pelliwick will never leave before the seal does",
        prose: str = "The harbour was quiet when the council met to hear about the timetable.",
        day: str = "2031-05-04",
        number: int = 0,
    ) -> Path:
        embed = said = ""
        if post is not None:
            embed = (
                f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{escape(post)}</p>'
                "&mdash; Ana Brook (@anabrook_test) "
                f'<a href="https://twitter.com/anabrook_test/status/{x_id(day, number)}">'
                f"{datetime.fromisoformat(day):%B %d, %Y}</a></blockquote>"
            )
        if quote is not None:
            said = f"<p>“{escape(quote)},” Ana Brook wrote on X.</p>"
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(name)}"
            "</title></head><body><article>"
            f"<h1>{escape(name)}</h1><p>{escape(prose)}</p>{said}{embed}"
            "<p>Nobody in Marrowby would say on Tuesday when the next boat is to leave, and the "
            "harbour master asked for patience until the tide tables have been printed.</p>"
            "</article></body></html>",
            encoding="utf-8",
        )
        return path

    return write


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes after their parameter: gzip's hold a time, and two workers would then differ."""
    return argname if isinstance(val, bytes) else None
