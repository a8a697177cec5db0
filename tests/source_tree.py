"""The source as syntax, read once for all tests that look through it."""

import ast
from functools import cache
from pathlib import Path


@cache
def syntax_tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def import_nodes(file: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Give every import of a file, wherever it stands: a statement stands in statements alone."""
    found: list[ast.Import | ast.ImportFrom] = []
    blocks: list[ast.AST] = [syntax_tree(file)]
    while blocks:
        block = blocks.pop()
        for field in ("body", "orelse", "finalbody", "handlers", "cases"):
            for node in getattr(block, field, ()):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    found.append(node)
                elif not isinstance(node, ast.Expr):
                    blocks.append(node)
    return tuple(found)


@cache
def syntax_nodes(file: Path) -> tuple[ast.AST, ...]:
    """Give every node that means something: not those that say how a name is used."""
    return tuple(
        node
        for node in ast.walk(syntax_tree(file))
        if not isinstance(node, ast.expr_context | ast.operator | ast.cmpop)
    )
