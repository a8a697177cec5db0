"""Posts that hold part of a quotation in, further posts of the same authors out: a thread.

Finds, never judges: whether the parts make up the quotation is told by `match.threads`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Protocol

from archiver import search
from archiver.match.quotation import Quotation, Source, read_source
from archiver.match.threads import left_over
from archiver.store import lookup
from archiver.store.lookup import Wording

_MOST_ASKED = 8
"""Questions to the index by which the posts of one thread are gathered."""


class Held(Protocol):
    """A wording that was found, and its words."""

    @property
    def wording(self) -> Wording:
        """The wording as the archive holds it."""

    @property
    def source(self) -> Source:
        """Its words."""


def beside(
    connection: sqlite3.Connection, quotation: Quotation, held: Sequence[Held]
) -> Iterator[tuple[int, Wording, Source]]:
    """Wordings in which the quotation goes on, each with the place in `held` of its author's.

    What the caller appends to `held` meanwhile is gone on from as well.
    """
    if quotation.declared:
        return
    met = {one.wording.version_id for one in held}
    asked: set[tuple[str, ...]] = set()
    for at, one in enumerate(held):
        author = one.wording.author_id
        if author is None:
            continue
        for part in left_over(quotation, one.source):
            if part in asked or len(asked) == _MOST_ASKED:
                continue
            asked.add(part)
            found = search.earliest(
                connection, search.holding(connection, part, [author]), [author]
            )
            for wording in lookup.wordings(connection, found):
                if wording.author_id == author and wording.version_id not in met:
                    met.add(wording.version_id)
                    yield at, wording, read_source(wording.version)
