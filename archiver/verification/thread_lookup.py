"""Posts that hold part of a quotation in, further posts of the same authors out: a thread.

Finds, never judges: whether the parts make up the quotation is told by `match.threads`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archiver.archive.index import candidates
from archiver.archive.store import lookup
from archiver.matching.quotation import PreparedQuotation, prepare_post
from archiver.matching.spliced import unmatched_words
from archiver.verification.match_selection import CandidatePost

_MOST_ASKED = 8
"""Questions to the index by which the posts of one thread are gathered."""


def thread_candidates(
    connection: sqlite3.Connection, quotation: PreparedQuotation, held: Sequence[CandidatePost]
) -> Iterator[CandidatePost]:
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
        for part in unmatched_words(quotation, one.source):
            if part in asked or len(asked) == _MOST_ASKED:
                continue
            asked.add(part)
            found = candidates.earliest_versions(
                connection, candidates.versions_holding_run(connection, part, [author]), [author]
            )
            for wording in lookup.load_versions(connection, found):
                if wording.author_id == author and wording.version_id not in met:
                    met.add(wording.version_id)
                    yield replace(one, wording=wording, source=prepare_post(wording.version))
