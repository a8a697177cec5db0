"""All errors of the package are one tree, which is drawn at the top of its file."""

import ast
import re
from pathlib import Path

import archiver
from archiver import errors
from archiver.errors import ArchiverError
from archiver.platforms.resolving import ResolveError
from tests.source_tree import syntax_nodes

ELSEWHERE = {"ResolveError"}
"""Errors that carry records of their own room."""
SIGNALS = {"Stale", "Terminated", "BatchUndone", "Unread", "SearchPaused", "WrongBundle"}
"""Exceptions that end something inside the program and that no caller meets.

WrongBundle is of the check that goes with a bundle, and runs where this program is not."""


def drawn() -> dict[str, str | None]:
    """The tree at the top of the file: each error and the one above it."""
    found: dict[str, str | None] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        name = re.match(r"^    ([│├└─ ]*)([A-Z]\w+)(?: |$)", line)
        if name:
            depth = len(name[1])
            above = [one for one in above if one[0] < depth]
            found[name[2]] = above[-1][1] if above else None
            above.append((depth, name[2]))
    return found


def test_the_tree_drawn_is_the_tree_there_is() -> None:
    is_there = {
        name: None if one is ArchiverError else one.__bases__[0].__name__
        for name, one in vars(errors).items()
        if isinstance(one, type) and issubclass(one, Exception)
    }
    shown = drawn()
    assert {name: of for name, of in shown.items() if name not in ELSEWHERE} == is_there
    assert set(shown) >= ELSEWHERE


def test_every_public_exception_of_the_package_stands_in_the_tree() -> None:
    root = Path(archiver.__path__[0])
    loose = set()
    for path in root.rglob("*.py"):
        # A base may stand on a line of its own, but not without its name.
        text = path.read_text("utf-8")
        if not re.search(r"^ *class [^:]*(Error|Exception)\b", text, re.MULTILINE):
            continue
        for node in syntax_nodes(path):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                bases = " ".join(ast.unparse(base) for base in node.bases)
                if re.search(r"(Error|Exception)\b", bases) and path.name != "errors.py":
                    loose.add(node.name)
    assert loose - SIGNALS == ELSEWHERE


def test_errors_elsewhere_have_the_same_root() -> None:
    assert {ResolveError.__name__} == ELSEWHERE
    assert issubclass(ResolveError, ArchiverError)
