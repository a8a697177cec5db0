"""Every command line shown in the documents is one that the program accepts."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from archiver.cli.main import commands
from archiver.crawl.settings import read_settings

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "README.md",
    "db/README.md",
    *(str(one.relative_to(ROOT)) for one in sorted((ROOT / "archiver").rglob("README.md"))),
    "tests/bench/README.md",
)
CRAWL = ROOT / "archiver" / "crawl" / "README.md"
pytestmark = pytest.mark.skipif(
    not (ROOT / "archiver").is_dir(), reason="reads the source tree, which is not here"
)
_SHELL = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_SETTINGS = re.compile(r"^```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PROGRAM = re.compile(r"(?:^|\s)(?:\.venv/bin/|/opt/archiver/bin/)?archiver (.*)$")


def shown(document: str) -> list[str]:
    """Return what follows `archiver` on each line of the shell examples of a document."""
    text = (ROOT / document).read_text(encoding="utf-8")
    lines = "".join(_SHELL.findall(text)).replace("\\\n", " ").splitlines()
    commands_of = (one for line in lines for one in re.split(r"&&|\|\|", line.split(" #")[0]))
    return [found.group(1) for one in commands_of if (found := _PROGRAM.search(one.strip()))]


LINES = [(document, line) for document in DOCUMENTS for line in shown(document)]


def test_there_is_something_to_try() -> None:
    assert len({line for _, line in LINES}) >= 8


@pytest.mark.parametrize(("document", "line"), LINES)
def test_each_command_line_names_a_command_and_options_that_exist(document: str, line: str) -> None:
    words = shlex.split(line)
    found: click.Command = commands
    context = click.Context(commands)
    while isinstance(found, click.Group):
        name = words.pop(0)
        below = found.get_command(context, name)
        assert below is not None, f"{document}: there is no command {name}"
        found = below
    found.make_context(str(found.name), words, resilient_parsing=True)


def test_the_settings_shown_are_read_as_they_stand(tmp_path: Path) -> None:
    text = "".join(_SETTINGS.findall(CRAWL.read_text(encoding="utf-8")))
    (tmp_path / "crawl.toml").write_text(text, encoding="utf-8")
    settings = read_settings(tmp_path)
    shown_ones = tomllib.loads(text)
    assert settings.manners.contact == shown_ones["manners"]["contact"]
    assert [one.name for one in settings.asked.archives] == ["our pywb"]
