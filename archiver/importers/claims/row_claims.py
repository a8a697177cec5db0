"""Rows of a table in, claims out; what of a row was not used is said in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archiver.extraction.quotations.introductions import part_introduction
from archiver.importers.claims.claim_columns import ClaimColumns, choose_claim_columns
from archiver.importers.claims.claim_dates import ColumnDates, DateOrder, column_dates
from archiver.importers.claims.claim_table import ClaimTable, TableRow, cell_text
from archiver.matching.people.names import name_words
from archiver.models.verdict_records import Claim
from archiver.text.foreign_json import mend_surrogates

HEADLESS = "quote"
"""What the column of a table is called that has no names of columns."""


@dataclass(frozen=True, slots=True)
class RowClaim:
    """A row with its claim, or with the `error` that keeps it from being judged.

    `fault` is what of it was not used though it is judged.
    """

    row: TableRow
    claim: Claim | None = None
    error: str | None = None
    fault: str | None = None
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class TableClaims:
    """A table whose columns are known: a claim or an error for each row, and what to say of it."""

    header: tuple[str, ...]
    claims: tuple[RowClaim, ...]
    notes: tuple[str, ...] = ()


def claims_of_table(
    table: ClaimTable, dates: DateOrder | None = None, *, published_at: str | None = None
) -> TableClaims:
    """Read a claim out of each row; `dates` is the order of day and month where it is known.

    `published_at` is the date of rows that have none. Raises UnusableInput where no column has
    quotations.
    """
    columns = choose_claim_columns(table)
    rows: Sequence[TableRow] = table.rows
    header = table.header
    if not columns.headed:
        rows = (TableRow(1, header), *rows)
        header = tuple(HEADLESS if n == columns.quote else "" for n in range(len(header)))
    when = ColumnDates()
    if columns.published_at is not None:
        cells = (_cell(row, columns.published_at) for row in rows)
        when = column_dates(columns.name("published_at"), cells, dates)
    claims = tuple(_claim_of(row, columns, when, published_at) for row in rows)
    introduced = sum(claim.introduced for claim in claims)
    notes = (
        *table.notes,
        columns.summary(),
        *([when.note] if when.note else ()),
        *([_introduced(introduced, columns.name("quote"))] if introduced else ()),
    )
    return TableClaims(header, claims, notes)


def _introduced(count: int, name: str) -> str:
    cells = f"{count:,} cells have" if count > 1 else "1 cell has"
    return (
        f"{name}: {cells} an introduction (somebody wrote: “…”), and only what is quoted in it "
        "was looked up"
    )


def _cell(row: TableRow, number: int | None) -> str:
    if number is None or number >= len(row.cells):
        return ""
    return mend_surrogates(cell_text(row.cells[number]))


def _claim_of(
    row: TableRow, columns: ClaimColumns, dates: ColumnDates, published_at: str | None
) -> RowClaim:
    if row.error:
        return RowClaim(row, error=row.error)
    quote = _cell(row, columns.quote)
    if not quote:
        return RowClaim(row, error=f"{columns.name('quote')} is empty")
    # A guarded cell, '=… or '@…, of a table that a program wrote: the apostrophe is no word.
    quote = quote[1:] if quote[:1] == "'" and quote[1:2] in "=+-@" else quote
    speaker = _cell(row, columns.speaker) or None
    claim = Claim(quote=quote, speaker=speaker, id=_cell(row, columns.id) or None)
    without = without_introduction(claim)
    introduced, claim = without is not claim, without
    written = _cell(row, columns.published_at)
    if not written:
        return RowClaim(row, replace(claim, published_at=published_at), introduced=introduced)
    moment = dates.read(written)
    fault = None
    if moment is None:
        fault = f"{columns.name('published_at')} is no date that can be told, and is not used"
    return RowClaim(row, replace(claim, published_at=moment), fault=fault, introduced=introduced)


def without_introduction(claim: Claim) -> Claim:
    """Give a claim with what is quoted in it alone, where all the rest says who uttered it.

    The same claim comes back where there is no introduction, or one of somebody else than its
    speaker. ``Brook tweeted: "…"`` without a speaker gets one.
    """
    parted = part_introduction(claim.quote)
    if parted is None or not _is_of(claim.speaker, parted.speaker):
        return claim
    return replace(claim, quote=parted.quote, speaker=claim.speaker or parted.speaker)


def _is_of(speaker: str | None, introduced: str | None) -> bool:
    """Tell whether an introduction names nobody else than the column of speakers does."""
    if speaker is None or introduced is None:
        return True
    one, other = set(name_words(speaker)), set(name_words(introduced))
    return bool(one & other)
