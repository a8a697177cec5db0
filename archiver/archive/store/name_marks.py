"""Keep which names of accounts their platform shows as verified, and since when no more.

A mark is of one name: an account that takes another has none. Only platforms whose marks prove a
name give one (`Platform.marks_names`), and only the newest word about a name counts, in whatever
order the words came.
"""

import json
import sqlite3
from collections.abc import Iterable

SHOWS_MARK = (
    "{names}.verified_at is not null and "
    "({names}.unverified_at is null or {names}.unverified_at < {names}.verified_at)"
)
"""Whether a row of names is of one that its platform shows as verified."""


def note_name_mark(
    connection: sqlite3.Connection, number: int, name: str, verified_by: str, at: str
) -> None:
    """Note who verified a name of an account, '' for nobody, as its platform showed it then."""
    if verified_by:
        connection.execute(
            "update author_names set verified_by = ?3, verified_at = ?4 "
            "where author_id = ?1 and name = ?2 "
            "and (coalesce(verified_at, ''), coalesce(verified_by, '')) < (?4, ?3)",
            (number, name, verified_by, at),
        )
    else:
        connection.execute(
            "update author_names set unverified_at = ?3 "
            "where author_id = ?1 and name = ?2 and coalesce(unverified_at, '') < ?3",
            (number, name, at),
        )


def verified_names(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> dict[int, dict[str, str]]:
    """Give the verified names of some authors, each with who verified it."""
    found: dict[int, dict[str, str]] = {}
    for number, name, verified_by in connection.execute(
        f"select author_id, name, verified_by from author_names n "
        f"where author_id in (select value from json_each(?)) and {SHOWS_MARK.format(names='n')}",
        (json.dumps(sorted(set(numbers))),),
    ):
        found.setdefault(number, {})[name] = verified_by
    return found
