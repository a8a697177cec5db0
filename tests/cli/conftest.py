"""The commands as a person runs them: in this process, or as a program of their own."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from archiver.cli import main
from archiver.importers.bounded_process import BoundedProcess

Archiver = Callable[..., Result]
HoldPost = Callable[..., Path]


@pytest.fixture(scope="session", autouse=True)
def quick(quick_sites: None) -> None:
    """Some tests here read the site's configuration."""


@pytest.fixture(scope="module", autouse=True)
def kept(kept_pools: None) -> None:
    """Many tests here crawl."""


@pytest.fixture(scope="module", autouse=True)
def forked_readers() -> Iterator[None]:
    """Have files read in a fork, as a command has it: its process has no other threads.

    This one may: Datasette 0.65 leaves one behind for each database that was written to. To begin
    a program instead, as is right among threads, takes a quarter of a second of a processor.
    """
    with pytest.MonkeyPatch.context() as patch:
        fork = get_context("fork")
        patch.setattr(BoundedProcess, "_begin_among_threads", lambda apart: apart._fork(fork))
        yield


@pytest.fixture
def archiver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archiver:
    """Runs a command in an empty folder and gives what it printed and its exit code."""
    folder = tmp_path / "work"
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("ARCHIVER_DB", raising=False)
    runner = CliRunner()

    def run(*arguments: object, given: str | bytes | None = None) -> Result:
        def leave(**_options: Any) -> None:
            raise SystemExit(main.exit_code())

        monkeypatch.setattr(sys, "argv", ["archiver", *map(str, arguments)])
        return runner.invoke(click.Command("archiver", callback=leave), [], input=given)

    return run


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of archives that `archiver import` made, each named by its post."""
    return tmp_path_factory.mktemp("imported")


@pytest.fixture
def hold_post(archiver: Archiver, imported: Path) -> HoldPost:
    """Makes an archive of one post, which is imported for the first test that wants it."""

    def hold(post: dict[str, Any], path: str = "db/archive.db") -> Path:
        given, archive = json.dumps(post), Path(path)
        made = imported / f"{sha256(given.encode()).hexdigest()}.db"
        if not made.exists():
            Path("posts.jsonl").write_text(given, encoding="utf-8")
            assert archiver("import", "posts.jsonl", "-d", "made.db").exit_code == 0
            Path("made.db").rename(made)
        archive.parent.mkdir(exist_ok=True)
        return Path(shutil.copy(made, archive))

    return hold


# A shell has what it runs behind ignore this, and so everything that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True, slots=True)
class Program:
    """The command as a program of its own, in a folder."""

    folder: Path

    def start(self, *arguments: object, **options: Any) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONWARNINGS": "default", **options.pop("env", {})}
        environment.pop("ARCHIVER_DB", None)
        return subprocess.Popen(  # noqa: S603 - our own program
            [*options.pop("before", ()), sys.executable, "-c", _MAIN, *map(str, arguments)],
            cwd=self.folder,
            env=environment,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )

    def run(self, *arguments: object, **options: Any) -> tuple[int, str, str]:
        """Exit code, standard output and standard error."""
        given = options.pop("given", None)
        if given is not None:
            options["stdin"] = subprocess.PIPE
        with self.start(*arguments, **options) as process:
            out, err = process.communicate(given, timeout=30)
        return process.returncode, (out or b"").decode(), (err or b"").decode()


_MAIN = "from archiver.cli.main import main; main()"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    folder = tmp_path / "work"
    folder.mkdir(exist_ok=True)
    return Program(folder)
