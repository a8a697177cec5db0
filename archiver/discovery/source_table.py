"""Read a table of sources: one source or one complaint a line; no file is opened here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from archiver.models.vocabulary import SourceKind
from archiver.text.commented_csv import read_commented_rows

_COLUMNS = ("url", "kind", "title", "every_hours", "enabled")
KINDS: tuple[str, ...] = (*get_args(SourceKind), "files")
_YES = frozenset({"", "yes", "y", "1", "true", "on"})
_NO = frozenset({"no", "n", "0", "false", "off"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source as a table names it, on that line of it."""

    line: int
    url: str
    kind: str | None = None
    title: str | None = None
    every_hours: float | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusableRow:
    """A line that names no source, and why."""

    line: int
    reason: str


def read_source_table(text: str) -> Iterator[SourceRow | UnusableRow]:
    """Read a CSV table with a header (`_COLUMNS`, of which all but ``url`` may be missing).

    Empty lines, and those that begin with ``#``, say nothing.
    """
    names: list[str] | None = None
    for row in read_commented_rows(text):
        if row.fault is not None:
            yield UnusableRow(line=row.line, reason=row.fault)
        elif names is None:
            names = [name.lower() for name in row.cells]
            if "url" not in names:
                reason = f"the first line has to name the columns: {','.join(_COLUMNS)}"
                yield UnusableRow(line=row.line, reason=reason)
                return
        else:
            yield _seed(row.line, dict(zip(names, row.cells, strict=False)))


def _seed(line: int, cells: dict[str, str]) -> SourceRow | UnusableRow:
    url, kind = cells.get("url", ""), cells.get("kind", "").lower()
    hours, enabled = cells.get("every_hours", ""), cells.get("enabled", "").lower()
    if not url:
        return UnusableRow(line=line, reason="it names no address")
    if kind and kind not in KINDS:
        return UnusableRow(line=line, reason=f"{kind!r} is none of {', '.join(KINDS)}")
    try:
        every = float(hours) if hours else None
    except ValueError:
        every = -1.0
    if every is not None and not 0 < every <= 8760:
        return UnusableRow(line=line, reason=f"{hours!r} is no number of hours")
    if enabled not in _YES | _NO:
        return UnusableRow(line=line, reason=f"{enabled!r} is neither yes nor no")
    return SourceRow(
        line=line,
        url=url,
        kind=kind or None,
        title=cells.get("title") or None,
        every_hours=every,
        enabled=enabled in _YES,
    )
