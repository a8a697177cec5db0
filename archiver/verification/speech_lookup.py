"""Load from an archive the passages of speech that may hold a quotation. Judges nothing."""

import sqlite3

from archiver.archive.index.speech_candidates import find_speech
from archiver.archive.store.speech import versions_of_links
from archiver.models.transcript_records import SpeechPassage
from archiver.verification.evidence import PreparedClaim

_MOST = 40
_LEAST = 3
"""A part of a quotation with fewer words is not sought by itself."""
_MOST_PARTS = 3


def load_speech(
    connection: sqlite3.Connection, prepared: PreparedClaim
) -> tuple[list[SpeechPassage], frozenset[int]]:
    """Load passages that may hold a quotation, and the versions of transcripts that are cited.

    A quotation with declared gaps is sought by its longest parts, each by itself.
    """
    claim, quotation = prepared.claim, prepared.quotation
    cited = frozenset(versions_of_links(connection, claim.near, claim.linked_speech))
    parts = [quotation.words.norms]
    if quotation.declared:
        parts = [quotation.words.norms[low:high] for low, high in quotation.segments]
        parts = sorted(parts, key=len, reverse=True)[:_MOST_PARTS]
    found: dict[tuple[int, int, int], SpeechPassage] = {}
    for part in parts:
        if len(part) < _LEAST:
            continue
        for passage in find_speech(
            connection,
            part,
            speaker=claim.speaker,
            at=prepared.published_at,
            versions=sorted(cited),
            limit=_MOST,
        ):
            found.setdefault((passage.version_id, passage.offset, len(passage.text)), passage)
    return list(found.values()), cited
