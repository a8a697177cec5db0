"""The instructions in tests/README.md name what is there, and run."""

import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PYTHON = ".venv/bin/python"


def shown_commands() -> list[list[str]]:
    """Give the words of every command line, variables set before it left out."""
    text = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    lines = "".join(_BLOCK.findall(text)).replace(" && ", "\n").splitlines()
    commands = [shlex.split(line) for line in lines]
    return [
        command[next(at for at, word in enumerate(command) if "=" not in word) :]
        for command in commands
    ]


def given_to(module: str) -> list[list[str]]:
    """Give what follows `python -m module` in each command that has it."""
    start = [_PYTHON, "-m", module]
    return [command[3:] for command in shown_commands() if command[:3] == start]


def test_paths_and_modules_of_every_command_are_there() -> None:
    for command in shown_commands():
        for word in command:
            if word.startswith(("tests/", ".ci/")):
                # The built package is tested beside tests/ alone.
                assert (ROOT / word).exists() or not (ROOT / ".ci").exists(), word
            if word.startswith("tests."):
                assert find_spec(word), word


def test_options_are_shown_that_this_says_something_of() -> None:
    assert len(given_to("pytest")) > 8
    assert {"-m", "-k", "-n"} <= {word for command in given_to("pytest") for word in command}


@pytest.mark.slow
@pytest.mark.parametrize("arguments", given_to("pytest"), ids=shlex.join)
def test_each_command_finds_tests(arguments: list[str]) -> None:
    shown = [sys.executable, "-m", "pytest", "--collect-only", "-p", "no:cacheprovider"]
    here = [
        word for word in arguments if word not in {"-n", "2", "--dist", "worksteal", "loadfile"}
    ]
    if not any(word.startswith("tests/") for word in here):
        # Of all tests one room is collected: what is tried is that the options select some.
        here.append("tests/cli")
    found = subprocess.run(  # noqa: S603 - our own tests
        [*shown, *here], cwd=ROOT, capture_output=True, check=False
    )
    assert found.returncode == 0, found.stdout.decode()


@pytest.mark.slow
@pytest.mark.parametrize(
    "module",
    sorted({command[2] for command in shown_commands() if "tests.bench" in " ".join(command)}),
)
def test_each_benchmark_says_what_it_can_be_told(module: str) -> None:
    environment = {**os.environ, "COLUMNS": "100"}
    found = subprocess.run(  # noqa: S603 - our own benchmark
        [sys.executable, "-m", module, "--help"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr.decode()
    assert b"usage:" in found.stdout
