"""Text that somebody pasted in, a table of quotations out: rows, or what an article quotes."""

from collections.abc import Iterable

from archiver.errors import UnusableInput
from archiver.extraction.quotations.quotations import find_quotations
from archiver.importers.claims.claim_columns import names_quotations
from archiver.importers.claims.claim_table import ClaimTable, TableRow
from archiver.importers.claims.open_table import read_claim_table
from archiver.models.records import Quote

_LONGEST_LINE = 1_000
"""Characters of a pasted line that is taken for a quotation."""
_LEAST_WORDS = 3
"""A quotation of fewer words is not looked up."""
_COLUMNS = ("quote", "speaker", "cue")


def quotations_of_text(text: str, *, most_rows: int) -> ClaimTable:
    """Find the quotations in a text; those that are no more than a name or term are left out.

    Raises UnusableInput where there is none, and for more than `most_rows`.
    """
    return _table_of(text, find_quotations(text, language=None), most_rows)


def _table_of(text: str, quotes: Iterable[Quote], most_rows: int) -> ClaimTable:
    found = [
        quote
        for quote in quotes
        if quote.kind == "quotation" and len(quote.text.split()) >= _LEAST_WORDS
    ]
    if not found:
        raise UnusableInput(
            "there is no quotation of three words or more in it: paste an article with its "
            "quotation marks, or a table whose first row names its columns"
        )
    if len(found) > most_rows:
        raise UnusableInput(f"it has more than {most_rows:,} quotations: give it in parts")
    rows = (
        TableRow(text.count("\n", 0, quote.start) + 1, (quote.text, quote.speaker, quote.cue))
        for quote in found
    )
    return ClaimTable(header=_COLUMNS, rows=tuple(rows), kind="text")


def read_pasted(text: str, *, most_rows: int) -> ClaimTable:
    """Read what somebody pasted: rows with a header, an article, or one quotation a line.

    Raises UnusableInput for what is none of them, and for more than `most_rows`.
    """
    table = read_claim_table(text.encode("utf-8", "replace"), most_rows=most_rows)
    if names_quotations(table.header) or len(table.header) > 1:
        return table
    if quotes := find_quotations(text, language=None):
        return _table_of(text, quotes, most_rows)
    if max(map(len, text.splitlines())) > _LONGEST_LINE:
        raise UnusableInput(
            "it has no quotation marks, and its lines are too long for quotations: paste an "
            "article as it is printed, or one quotation a line"
        )
    return table
