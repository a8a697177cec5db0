"""A distribution of somebody else's adds a platform, a format, a language and a page.

It is installed beside this program, found by its entry points, and used as a person would.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parent / "plugin_sample"
WORDS = "The harbour master has counted the herring twice and is not amused."
PAGE = f"""<html lang="en"><head><title>Herring counted</title></head><body><article>
<h1>Herring counted</h1><p>The quay was quiet on Monday when the count was made public.</p>
<blockquote data-harbour-note="https://harbour.example/@master/17">{WORDS}</blockquote>
<p>“The harbour master has counted the herring twice and is not amused,” the master wrote.</p>
</article></body></html>"""
LOG = "HARBOUR LOG\n21|pilot|Trageti nuk niset nesër herët në mëngjes nga porti ynë\nno post\n"
MINUTES = """QUAY MINUTES 2031-05-04
Ana Brook> Nobody on this quay has counted the herring since the autumn.
somebody coughs
"""
SITE = """
import asyncio, sys
from datasette.app import Datasette
async def ask():
    site = Datasette([sys.argv[1]])
    await site.invoke_startup()
    for path in ("/-/longest-post", "/-/front.json"):
        answer = await site.client.get(path)
        print(answer.status_code, answer.text.splitlines()[0])
asyncio.run(ask())
"""
Run = Callable[..., tuple[int, str, str]]


def install(source: Path, target: Path) -> None:
    """Install a distribution into a folder, by pip where its build backend is at hand."""
    project = tomllib.loads((source / "pyproject.toml").read_text())
    backend = project["build-system"]["build-backend"].partition(".")[0]
    if importlib.util.find_spec(backend) and importlib.util.find_spec("pip"):
        options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
        command = [sys.executable, "-m", "pip", "install", *options, "--target", str(target)]
        subprocess.run([*command, str(source)], check=True, timeout=120)  # noqa: S603 - ours
        return
    name, version = project["project"]["name"], project["project"]["version"]
    for package in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        shutil.copytree(source / package, target / package)
    folder = target / f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    groups = project["project"]["entry-points"].items()
    (folder / "entry_points.txt").write_text(
        "".join(
            f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in points.items())
            for group, points in groups
        )
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site-packages")
    install(SAMPLE, target)
    return target


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Run:
    """Runs a command with the plug-in installed: its exit code, output and messages."""

    def start(*arguments: object, program: str = "", path: Path = installed) -> Any:
        code = program or "from archiver.cli.main import main; main()"
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", code, *map(str, arguments)],
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(path), "ARCHIVER_DB": "archive.db"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        return done.returncode, done.stdout, done.stderr

    return start


@pytest.mark.slow
def test_without_the_plug_in_none_of_it_is_known(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text(LOG)
    code, _, said = run("import", "a.log", path=tmp_path)
    assert code == 2
    assert "not a file of posts" in said
    assert "harbour" not in said


@pytest.mark.slow
def test_a_platform_and_a_language_and_a_format_and_a_page_work_together(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "a.log").write_text(LOG)

    code, out, said = run("inspect", "page.html", "--json")
    assert (code, said) == (0, "")
    (embed,) = json.loads(out)["embeds"]
    assert (embed["platform"], embed["id"], embed["handle"]) == ("harbour", "17", "master")

    code, out, said = run("crawl", "--offline", "page.html", "--json")
    assert (code, said) == (0, "")

    code, out, said = run("import", "a.log")
    assert code == 3
    assert "a.log:3: number|handle|text is wanted" in said
    assert "1 new posts" in out

    quote = "The harbour master has counted the herring twice"
    code, out, _ = run("verify", quote, "--json")
    (match,) = json.loads(out)["matches"]
    assert (code, match["post"]["key"], match["wording"]) == (0, "harbour:17", "verbatim")
    code, out, _ = run("verify", quote)
    assert "on Harbour Notes" in out

    changed = "Trageti po niset nesër herët në mëngjes nga porti ynë"
    code, out, _ = run("verify", changed, "--speaker", "pilot", "--json")
    (match,) = json.loads(out)["matches"]
    assert (code, match["post"]["key"], match["flags"]) == (1, "harbour:21", ["negation"])

    (tmp_path / "quay.txt").write_text(MINUTES)
    code, out, said = run("import", "quay.txt", "--title", "Harbour council")
    assert (code, "quay.txt:3: speaker> words is wanted" in said) == (3, True)
    said_there = "Nobody on this quay has counted the herring since the autumn"
    options = ("--speaker", "Ana Brook", "--published-at", "2031-05-05", "--json")
    code, out, _ = run("verify", said_there, *options)
    (match,) = json.loads(out)["matches"]
    assert (code, match["wording"], match["tie"]) == (0, "verbatim", "likely")
    assert match["speech"]["kind"] == "official"

    code, out, said = run("archive.db", program=SITE)
    assert code == 0, said
    assert out.splitlines()[0] == f"200 {WORDS}"
    assert out.splitlines()[1].startswith("200 ")


@pytest.mark.slow
def test_a_plug_in_that_is_broken_is_named_in_a_sentence_and_left_out(
    run: Run, installed: Path, tmp_path: Path
) -> None:
    both = tmp_path / "both"
    shutil.copytree(installed, both)
    (both / "wreck.py").write_text("import no_such_module_of_anybody\n")
    folder = both / "wreck-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: wreck\nVersion: 1\n")
    (folder / "entry_points.txt").write_text("[archiver]\nwreck = wreck\n")
    (tmp_path / "a.log").write_text(LOG)
    code, out, said = run("import", "a.log", path=both)
    assert (code, "1 new posts" in out) == (3, True)
    first = said.splitlines()[0]
    assert first.startswith("plug-in wreck is left out: it cannot be loaded (ModuleNotFoundError")
    assert said.count("wreck is left out") == 1
    assert "Traceback" not in said
