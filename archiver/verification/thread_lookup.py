"""Find further posts of a thread: those in which a quotation goes on beyond the posts held.

Finds, never judges: whether the parts make up the quotation is told by `matching.spliced`.
"""

import sqlite3
from collections.abc import Sequence

from archiver.archive.index import candidates
from archiver.archive.store import lookup
from archiver.matching.quotation import PreparedPost, PreparedQuotation, prepare_post
from archiver.matching.spliced import unmatched_words
from archiver.models.stored_posts import StoredVersion
from archiver.verification.evidence import CandidatePost

_MOST_ASKED = 8
"""Questions to the index by which the posts of one thread are gathered."""


def find_continuations(
    connection: sqlite3.Connection, quotation: PreparedQuotation, held: Sequence[CandidatePost]
) -> list[tuple[StoredVersion, int]]:
    """Find wordings in which a quotation goes on, by the authors of those held.

    Each with the id of the held version that it goes on from, at first or second hand.
    """
    if quotation.declared:
        return []
    found: list[tuple[StoredVersion, int]] = []
    met = {candidate.wording.version_id for candidate in held}
    asked: set[tuple[str, ...]] = set()
    queue: list[tuple[StoredVersion, PreparedPost, int]] = [
        (candidate.wording, candidate.source, candidate.wording.version_id) for candidate in held
    ]
    for before, source, origin in queue:
        author = before.author_id
        if author is None:
            continue
        for part in unmatched_words(quotation, source):
            if part in asked or len(asked) == _MOST_ASKED:
                continue
            asked.add(part)
            numbers = candidates.earliest_versions(
                connection, candidates.versions_holding_run(connection, part, [author]), [author]
            )
            for wording in lookup.load_versions(connection, numbers):
                if wording.author_id == author and wording.version_id not in met:
                    met.add(wording.version_id)
                    queue.append((wording, prepare_post(wording.version), origin))
                    found.append((wording, origin))
    return found
