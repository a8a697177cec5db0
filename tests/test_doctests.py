"""Every example in a docstring or in a room's README gives what it says."""

import doctest
import importlib
from pathlib import Path

import pytest

import archiver

_PACKAGE = Path(archiver.__path__[0])


def _files_with_examples() -> list[str]:
    files = (*_PACKAGE.rglob("*.py"), *_PACKAGE.rglob("*.md"))
    return sorted(
        file.relative_to(_PACKAGE).as_posix()
        for file in files
        if ">>> " in file.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("file", _files_with_examples())
def test_examples_hold(file: str) -> None:
    if file.endswith(".md"):
        failed, tried = doctest.testfile(str(_PACKAGE / file), module_relative=False)
    else:
        name = f"archiver/{file}".removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried
    assert not failed, "the examples that failed are printed above"
