"""Lay quotations that no archive holds over one that is only read, as if it had judged them.

Temporary tables stand before those of the archive, which has no quotations itself, so that what
asks which quotations a change concerns asks the same of these. They go with the connection.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from archiver.archive import reverification
from archiver.archive.index.quotations import add_quotation_terms
from archiver.archive.reverification import last_number

_TABLES = (
    """create virtual table temp.quote_index using fts5(
  terms, content='', detail=none,
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co Cn'"
)""",
    (
        "create temp table quotes(id integer primary key, article_version_id integer, text text, "
        "speaker text, verdict_id integer)"
    ),
    "create temp table embeds(article_version_id integer, post_id integer)",
    (
        "create temp table verdicts(id integer primary key, post_version_id integer, "
        "standing text, evidence text, corroborated integer)"
    ),
    "create index temp.overlaid_quotes on quotes(article_version_id)",
    "create index temp.overlaid_verdicts on quotes(verdict_id)",
    "create index temp.overlaid_posts on embeds(post_id)",
    "create index temp.overlaid_embeds on embeds(article_version_id)",
    "create index temp.overlaid_versions on verdicts(post_version_id)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlaidQuotation:
    """A quotation with its number, page, terms of the index, and what its verdict rests on."""

    id: int
    page: int
    text: str
    speaker: str | None
    terms: list[str]
    version_id: int | None
    standing: str | None
    evidence: str | None
    corroborated: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlaidPage:
    """The quotations of one page that were judged before, and the rows of the posts it shows."""

    number: int
    posts: list[int] = field(default_factory=list)
    quotations: list[OverlaidQuotation] = field(default_factory=list)


def archive_marks(connection: sqlite3.Connection) -> dict[str, int]:
    """Give the numbers up to which an archive holds posts, looks at them, and noted changes."""
    return {
        "judged": last_number(connection, "post_versions"),
        "judged_sightings": last_number(connection, "sightings"),
        "judged_readings": last_number(connection, "readings"),
        "notes": last_number(connection, "unjudged"),
        "transcripts": int(
            connection.execute("select coalesce(max(id), 0) from transcript_versions").fetchone()[0]
        ),
    }


def is_without_quotations(connection: sqlite3.Connection) -> bool:
    """Tell whether an archive has no quotation itself, so that others may be laid over it."""
    return not reverification.has_quotations(connection)


def overlay_quotations(connection: sqlite3.Connection, pages: Iterable[OverlaidPage]) -> None:
    """Lay the quotations of pages over an archive that has none."""
    for statement in _TABLES:
        connection.execute(statement)
    for page in pages:
        connection.executemany(
            "insert into temp.embeds values (?, ?)", [(page.number, post) for post in page.posts]
        )
        connection.executemany(
            "insert into temp.verdicts values (?, ?, ?, ?, ?)",
            [
                (
                    quotation.id,
                    quotation.version_id,
                    quotation.standing,
                    quotation.evidence,
                    quotation.corroborated,
                )
                for quotation in page.quotations
            ],
        )
        connection.executemany(
            "insert into temp.quotes values (?, ?, ?, ?, ?)",
            [
                (quotation.id, page.number, quotation.text, quotation.speaker, quotation.id)
                for quotation in page.quotations
            ],
        )
        add_quotation_terms(
            connection, [(quotation.id, quotation.terms) for quotation in page.quotations]
        )
