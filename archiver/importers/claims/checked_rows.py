"""Rows of a table with what was found beside them: the columns of a checked table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archiver.importers.claims.claim_table import CellValue
from archiver.importers.claims.row_claims import RowClaim
from archiver.messages.differences import difference_sentence
from archiver.messages.verdicts import author_name, verdict_tone
from archiver.models.verdict_records import Verdict

CHECKED_COLUMNS = (
    *("wording", "problem", "tie", "flags", "attribution", "timing", "standing"),
    *("author", "posted_at", "post", "post_url", "difference"),
)
"""The columns that a checked table has behind those that were given."""
_PREFIX = "verdict_"


@dataclass(frozen=True, slots=True)
class CheckedHeader:
    """The columns of a checked table: those given that stay, and ours behind them."""

    given: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All columns, from left to right."""
        return (*self.given, *self.added)


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row: the cells given, the values of `CHECKED_COLUMNS`, and how it is coloured."""

    given: tuple[CellValue, ...]
    found: Mapping[str, Any]
    tone: str = ""


def checked_header(header: Sequence[str]) -> CheckedHeader:
    """Name the columns of a checked table.

    A table that was checked before loses its old verdicts; a column given that is called like one
    of ours stays, and ours is called ``verdict_author``.
    """
    size = len(CHECKED_COLUMNS)
    if len(header) > size and tuple(header[-size:]) == CHECKED_COLUMNS:
        return CheckedHeader(tuple(header[:-size]), CHECKED_COLUMNS)
    taken = {name.strip().casefold() for name in header}
    added = tuple(f"{_PREFIX}{name}" if name in taken else name for name in CHECKED_COLUMNS)
    return CheckedHeader(tuple(header), added)


def check_row(header: CheckedHeader, row: RowClaim, judged: Verdict | str) -> CheckedRow:
    """Put a verdict beside its row; a text in its place says why there is none."""
    cells = row.row.cells[: len(header.given)]
    given = (*cells, *[None] * (len(header.given) - len(cells)))
    if isinstance(judged, str):
        return CheckedRow(given, {"difference": f"Not judged: {judged}."})
    found: dict[str, Any] = {
        "wording": judged.wording,
        "problem": judged.problem,
        "tie": judged.tie,
        "flags": list(judged.flags),
        "difference": difference_sentence(judged),
    }
    if judged.findings:
        best = judged.findings[0]
        found |= {
            "attribution": judged.attribution,
            "timing": judged.timing,
            "standing": best.standing,
            "author": author_name(best.post.author),
            "posted_at": best.post.posted_at,
            "post": best.version.text,
            "post_url": best.post.url,
        }
    if row.fault:
        found["difference"] += f" Judged without its date: {row.fault}."
    return CheckedRow(given, found, verdict_tone(judged))
