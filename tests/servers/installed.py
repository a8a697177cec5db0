"""Which real servers are installed, and where; tests that need another skip and say why."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

CACHE = Path(
    os.environ.get("ARCHIVER_SERVERS_AT")
    or Path(__file__).parents[2] / ".cache" / "servers"  # as .ci/servers has it
)
REQUIRED = os.environ.get("ARCHIVER_SERVERS") == "required"


def folder(name: str) -> Path:
    """Where a server is installed; the test that asks ends here if it is not."""
    told = missing(name)
    if told is not None:
        without(name, told)
    return CACHE / name


def missing(name: str) -> str | None:
    """Why a server is not installed, or None if it is."""
    if (CACHE / name / "installed").is_file():
        return None
    why = CACHE / f"{name}.why"
    told = why.read_text(encoding="utf-8").strip() if why.is_file() else "see .ci/servers"
    return f"not installed: {told}"


def without(name: str, reason: str) -> NoReturn:
    """End the test that needs this server: skipped, or failed where all are required."""
    told = f"{name} is {reason}"
    if REQUIRED:
        pytest.fail(told, pytrace=False)
    pytest.skip(told)
