"""Load one page of a list of the site: which rows it has, and how many have each filter's value.

What is counted is bounded, and the page says so: nothing here takes longer in an archive of a
million posts than in a small one.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages.list_kinds import ListKind
from archiver.archive.pages.search_results import find_hits_of

PAGE_SIZE = 25
MOST_PAGES = 200
"""Pages that are gone through one by one; beyond them only narrower filters lead."""
MOST_COUNTED = 2_000
"""Rows of a list by which its filters are counted."""
_MOST_HITS = 2_000
_MOST_VALUES = 30
"""Values of a filter to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """What is asked of a list: its filters by name, an order, words, and which page from 1 on."""

    filters: Mapping[str, str]
    words: str = ""
    order: str = ""
    page: int = 1
    size: int = PAGE_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a list.

    `rows` are what its kind calls `id`, in order. `total` is how many the whole list has, up to
    `MOST_COUNTED`; `counts` how many of these have each value of each filter, the commonest first.
    `hits` is what has the words that were asked for, as JSON, where any were.
    """

    rows: tuple[int | str, ...]
    more: bool
    total: int
    counts: dict[str, list[tuple[str, int]]]
    hits: str | None = None

    @property
    def bounded(self) -> bool:
        """Whether there may be more than were counted."""
        return self.total >= MOST_COUNTED


def load_list_page(
    connection: sqlite3.Connection, kind: ListKind, asked: ListRequest, *, counted: bool = True
) -> ListPage:
    """Load the page that is asked for; a filter or order that the kind does not know is left out.

    Without `counted` nothing is counted.
    """
    hits = _hits(connection, kind, asked)
    where, given = _where(kind, asked, hits)
    name = asked.order if asked.order in kind.orders else next(iter(kind.orders))
    order = kind.orders[name]
    rows = f"{kind.rows} {kind.sorted_with.get(name, '')}"
    tail = f"from {rows} where {where} order by {order} limit ? offset ?"
    first, end = (asked.page - 1) * asked.size, asked.page * asked.size
    ids, counts = _count(connection, kind, tail, given) if counted else ([], {})
    total = len(ids)
    if end < MOST_COUNTED and counted:
        # Sorted once, for the counts and for the page.
        found = [_decoded(item) for item in ids[first : end + 1]]
    else:
        selected = connection.execute(f"select {kind.id} {tail}", (*given, asked.size + 1, first))
        found = [row[0] for row in selected]
    return ListPage(
        rows=tuple(found[: asked.size]),
        more=len(found) > asked.size,
        total=total,
        counts=counts,
        hits=hits,
    )


def count_list(
    connection: sqlite3.Connection, kind: ListKind, asked: ListRequest, hits: str | None
) -> int:
    """Count the rows of a list up to `MOST_COUNTED`, whatever their page and order.

    `hits` are those that a page of the same words found, whose kind lists the same things.
    """
    where, given = _where(kind, asked, hits)
    found = connection.execute(
        f"select count(*) from (select 1 from {kind.rows} where {where} limit ?)",
        (*given, MOST_COUNTED),
    ).fetchone()
    return int(found[0])


def _hits(connection: sqlite3.Connection, kind: ListKind, asked: ListRequest) -> str | None:
    """Give what has the words that are asked for, as JSON; None where none are."""
    if not asked.words or kind.hits is None:
        return None
    return json.dumps(find_hits_of(connection, asked.words, kind.hits, most=_MOST_HITS))


def _where(kind: ListKind, asked: ListRequest, hits: str | None) -> tuple[str, list[object]]:
    """Give the conditions of a list with numbered values, and these values."""
    conditions, given = [kind.always], []
    for name, value in asked.filters.items():
        own = kind.filters.get(f"{name}={value}")
        condition = own or kind.filters.get(name)
        if condition is None:
            continue
        if own is None:
            given.append(kind.folded[name](value) if name in kind.folded else value)
            condition = condition.replace("?1", f"?{len(given)}")
        conditions.append(condition)
    if hits is not None:
        given.append(hits)
        chosen = f"select {kind.hit} from json_each(?{len(given)}) as hit where {kind.hit_if}"
        conditions.append(f"{kind.id} in ({chosen})")
    return " and ".join(conditions), list(given)


def _count(
    connection: sqlite3.Connection, kind: ListKind, tail: str, given: list[object]
) -> tuple[Sequence[Any], dict[str, list[tuple[str, int]]]]:
    """Give the first rows of a list, texts as bytes, and how many have each filter's values."""
    columns = ", ".join([kind.id, *kind.counted.values()])
    statement = f"select {columns} {tail}"
    ids, *counted = _columns(connection, statement, (*given, MOST_COUNTED, 0)) or ((), ())
    counts: dict[str, list[tuple[str, int]]] = {}
    for name, values in zip(kind.counted, counted, strict=False):
        seen = Counter(values)
        del seen[None]
        counts[name] = [(_decoded(value), count) for value, count in seen.most_common(_MOST_VALUES)]
    return ids, {name: counts.get(name, []) for name in kind.counted}


def _columns(
    connection: sqlite3.Connection, statement: str, given: tuple[object, ...]
) -> list[tuple[Any, ...]]:
    """Give what a statement selects by column, texts as bytes; nothing where it selects no row.

    Most of the texts are only counted: decoding each of them took longer than all the rest.
    """
    decode = connection.text_factory
    connection.text_factory = bytes
    try:
        cursor = connection.cursor()
        cursor.row_factory = None
        return list(zip(*cursor.execute(statement, given), strict=True))
    finally:
        connection.text_factory = decode


def _decoded(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
