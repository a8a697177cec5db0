"""Quotations laid over an archive are found by the terms that its posts are indexed by."""

import sqlite3

from archiver.archive.index.quotation_overlay import (
    OverlaidPage,
    OverlaidQuotation,
    archive_marks,
    overlay_quotations,
)
from archiver.archive.index.quotations import quotations_with_terms
from archiver.archive.reverification import texts_of_quotations


def test_what_is_laid_over_is_found_and_the_archive_has_nothing_of_it(
    archive: sqlite3.Connection,
) -> None:
    quotation = OverlaidQuotation(
        id=1,
        page=1,
        text="The seal has a season ticket",
        speaker=None,
        terms=["seal", "ticket"],
        version_id=None,
        standing=None,
        evidence=None,
        corroborated=None,
    )
    overlay_quotations(archive, [OverlaidPage(number=1, posts=[], quotations=[quotation])])
    assert quotations_with_terms(archive, "ticket") == [1]
    assert texts_of_quotations(archive, [1]) == [(1, quotation.text)]
    assert archive.execute("select count(*) from main.quotes").fetchone()[0] == 0
    assert set(archive_marks(archive).values()) == {0}
