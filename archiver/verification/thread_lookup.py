"""Posts that hold part of a quotation in, further posts of the same authors out: a thread.

Finds, never judges: whether the parts make up the quotation is told by `match.threads`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archiver.archive.index import candidates
from archiver.archive.store import lookup
from archiver.matching.quotation import Quotation, read_source
from archiver.matching.spliced import left_over
from archiver.verification.match_selection import Candidate

_MOST_ASKED = 8
"""Questions to the index by which the posts of one thread are gathered."""


def beside(
    connection: sqlite3.Connection, quotation: Quotation, held: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Wordings in which the quotation goes on, by the authors of those held and as near as they.

    What the caller appends to `held` meanwhile is gone on from as well.
    """
    if quotation.declared:
        return
    met = {one.wording.version_id for one in held}
    asked: set[tuple[str, ...]] = set()
    for one in held:
        author = one.wording.author_id
        if author is None:
            continue
        for part in left_over(quotation, one.source):
            if part in asked or len(asked) == _MOST_ASKED:
                continue
            asked.add(part)
            found = candidates.earliest(
                connection, candidates.holding(connection, part, [author]), [author]
            )
            for wording in lookup.wordings(connection, found):
                if wording.author_id == author and wording.version_id not in met:
                    met.add(wording.version_id)
                    yield replace(one, wording=wording, source=read_source(wording.version))
