"""SQL stands in `archiver/archive` alone; what does not is named here with its reason."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.source_tree import syntax_nodes

PACKAGE = Path(__file__).parents[2] / "archiver"
pytestmark = pytest.mark.skipif(
    not PACKAGE.is_dir(), reason="reads the source tree, which is not here"
)
ALLOWED = {
    "cluster/table_queries.py": "asks DuckDB about Parquet files, and no archive",
    "importers/formats/twitter_to_sqlite.py": "reads the database of another program",
}
METHODS = frozenset({"execute", "executemany", "executescript"})
# "select id from posts" and "pragma user_version"; not "Select a file from the list of files."
SQL = re.compile(
    r"\s*(?:select\s.+\sfrom\s|insert\s+(?:or\s+\w+\s+)?into\s|update\s+(?:or\s+\w+\s+)?\w+\s+set\s|"
    r"delete\s+from\s|(?:create|drop|alter)\s+(?:temp\s+|virtual\s+|unique\s+)?"
    r"(?:table|index|view|trigger)\s|pragma\s+\w+|vacuum\b|with\s+\w+\s+as\s*\(\s*select\s)",
    re.IGNORECASE | re.DOTALL,
)

SIGN = re.compile(
    r"\.execute|select\s|insert\s|update\s|delete\s|create\s|drop\s|alter\s|pragma|vacuum|with\s+\w+\s+as\s*\(",
    re.IGNORECASE,
)


def found_sql(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Calls that run statements and texts that look like one, each with its line."""
    nodes = tuple(nodes)
    docstrings = {
        id(node.value)
        for node in nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in METHODS:
            yield f"line {node.lineno}: a call of {ast.unparse(node.func)}"
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = "" if id(node) in docstrings else node.value
        else:
            continue
        if SQL.match(text):
            yield f"line {node.lineno}: {text.strip()[:60]!r}"


def modules() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] == "archive":
            continue
        # Most modules have no word of it anywhere and need not be looked through.
        if SIGN.search(path.read_text(encoding="utf-8")):
            yield path


def test_no_other_room_runs_or_holds_sql() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}, {what}"
        for path in modules()
        if str(path.relative_to(PACKAGE)) not in ALLOWED
        for what in found_sql(syntax_nodes(path))
    ]
    assert found == []


@pytest.mark.parametrize("name", ALLOWED)
def test_every_exception_is_still_one(name: str) -> None:
    assert list(found_sql(syntax_nodes(PACKAGE / name)))


@pytest.mark.parametrize(
    "line",
    [
        'rows = connection.execute(QUERY, ("x",))',
        "cursor.executemany(statement, rows)",
        'QUERY = "select id from posts where key = ?"',
        'query = f"update {table} set value = 1"',
        'STEP = "  pragma secure_delete = on"',
        'VIEW = """\n  create virtual table a using fts5(b)\n"""',
    ],
)
def test_sql_is_recognised(line: str) -> None:
    assert list(found_sql(ast.walk(ast.parse(line))))


@pytest.mark.parametrize(
    "line",
    [
        '"""Select the matches that count from those that were found."""',
        'message = "updated: nothing is deleted from the archive"',
        "executor.submit(work)",
    ],
)
def test_prose_is_not_taken_for_sql(line: str) -> None:
    assert not list(found_sql(ast.walk(ast.parse(line))))
