"""The source as syntax, read once for all tests that look through it."""

import ast
from functools import cache
from pathlib import Path


@cache
def syntax_tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def syntax_nodes(file: Path) -> tuple[ast.AST, ...]:
    """Give every node that means something: not those that say how a name is used."""
    return tuple(
        node
        for node in ast.walk(syntax_tree(file))
        if not isinstance(node, ast.expr_context | ast.operator | ast.cmpop)
    )
