"""Keep checked tables in memory for a while, so that who made one can take it home as a file.

Nothing is written. The name of a table cannot be guessed, and few are kept, each for a short time.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_urlsafe
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from archiver.importers.claims.checked_rows import CheckedHeader, CheckedRow

_SECONDS = 30 * 60.0
_MOST = 20
_NAME_BYTES = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTable:
    """A checked table, the database it was held to, and what its file was called."""

    database: str
    name: str
    header: CheckedHeader
    rows: Sequence[CheckedRow]
    until: float


_kept: WeakKeyDictionary[Any, OrderedDict[str, KeptTable]] = WeakKeyDictionary()


def keep_table(
    datasette: Any, database: str, name: str, header: CheckedHeader, rows: Sequence[CheckedRow]
) -> str:
    """Keep a table; give the name by which it is found for half an hour."""
    tables = _kept.setdefault(datasette, OrderedDict())
    now = monotonic()
    for old in [token for token, table in tables.items() if table.until < now]:
        del tables[old]
    while len(tables) >= _MOST:
        tables.popitem(last=False)
    token = token_urlsafe(_NAME_BYTES)
    tables[token] = KeptTable(
        database=database, name=name, header=header, rows=rows, until=now + _SECONDS
    )
    return token


def find_kept_table(datasette: Any, database: str, token: str) -> KeptTable | None:
    """Find a table by its name; None where it is gone, or of another database."""
    found = _kept.get(datasette, OrderedDict()).get(token)
    if found is None or found.until < monotonic() or found.database != database:
        return None
    return found
