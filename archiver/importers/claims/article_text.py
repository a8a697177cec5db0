"""The text of an article in, a table of its quotations out: the words, and who is quoted."""

from archiver.errors import UnusableInput
from archiver.extraction.quotations.quotations import find_quotations
from archiver.importers.claims.claim_table import ClaimTable, TableRow

_LEAST_WORDS = 3
"""A quotation of fewer words is not looked up."""
_COLUMNS = ("quote", "speaker", "cue")


def quotations_of_text(text: str, *, most_rows: int) -> ClaimTable:
    """Find the quotations in a text; those that are no more than a name or term are left out.

    Raises UnusableInput where there is none, and for more than `most_rows`.
    """
    found = [
        quote
        for quote in find_quotations(text, language=None)
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
