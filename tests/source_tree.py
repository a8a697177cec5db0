"""The source as syntax, read once for all tests that look through it."""

import ast
import re
from functools import cache
from pathlib import Path


@cache
def syntax_tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


# Matches "from archiver.text import (urls,\n words)" and "import os", indented or not, on lines of
# their own; not ">>> import archiver" in an example.
_IMPORT = re.compile(r"(?m)^[ \t]*(from [\w.]+ import (?:\([^)]*\)|[^\n]+)|import [^\n]+)")
# Matches "class Post" and "async def fetch" at the top of a module; not a method, nor "_name".
_DEFINITION = re.compile(r"(?m)^(?:class|def|async def) ([^\W_]\w*)")


@cache
def import_nodes(file: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Give every import of a file, wherever it stands, those of programs in its strings too.

    To read the imports alone takes a twentieth of the time that the whole text does.
    """
    found = _IMPORT.findall(file.read_text(encoding="utf-8"))
    nodes = ast.parse("\n".join(found)).body
    return tuple(node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))


def public_definitions(file: Path) -> list[str]:
    """Name the public classes and functions at the top of a module."""
    return _DEFINITION.findall(file.read_text(encoding="utf-8"))


@cache
def syntax_nodes(file: Path) -> tuple[ast.AST, ...]:
    """Give every node that means something: not those that say how a name is used."""
    return tuple(
        node
        for node in ast.walk(syntax_tree(file))
        if not isinstance(node, ast.expr_context | ast.operator | ast.cmpop)
    )
