"""A command imports what it needs: this holds the list of modules, for a clock would not hold."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from archiver.cli import main

pytestmark = pytest.mark.slow  # processes

REPORT = """
import json, sys
from archiver.cli.main import exit_code
sys.argv = ["archiver", *sys.argv[1:]]
code = exit_code()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
NETWORK = {"httpx", "httpcore", "h11", "anyio", "ssl", "asyncio", "protego"}
READING = {"trafilatura", "bs4", "htmldate", "courlan", "dateparser", "feedparser", "justext"}
SERVING = {"datasette", "jinja2", "uvicorn"}
KEEPING = {"sqlite_utils", "warcio", "cryptography", "multiprocessing"}
NEVER = NETWORK | READING | SERVING | KEEPING
POST = {
    "platform": "x",
    "id": "1812256998588662068",
    "author": {"handle": "anabrook_test", "name": "Ana Brook"},
    "text": "The seal has queued for hours, and nobody minds the ferry.",
}


def modules_after(*arguments: object) -> set[str]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", REPORT, *map(str, arguments)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    return set(modules)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("startup")
    (folder / "posts.jsonl").write_text(json.dumps(POST) + "\n")
    path = folder / "archive.db"
    modules_after("import", folder / "posts.jsonl", "-d", path)
    return path


def test_help_imports_no_command_and_nothing_heavy() -> None:
    found = modules_after("--help")
    assert not found & (NEVER | {"rich", "lxml", "rapidfuzz", "regex", "pluggy"})
    rooms = {name.split(".")[1] for name in found if name.startswith("archiver.")}
    assert rooms <= {"archive", "cli", "errors", "models"}


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_verify_imports_only_what_judges(filled: Path, option: list[str]) -> None:
    found = modules_after("verify", "The seal has queued for hours", "-d", filled, *option)
    assert not found & (NEVER | {"lxml"})
    assert ("rich" in found) == (not option)
    rooms = {name.split(".")[1] for name in found if name.startswith("archiver.")}
    assert not rooms & {"crawl", "fetch", "extraction", "discovery", "provenance", "web"}


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    context = click.Context(main.commands)
    for name, (_, text) in main._COMMANDS.items():
        command = main.commands.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(200) == text
