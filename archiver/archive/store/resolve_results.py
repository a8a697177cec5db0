"""Load what one run's sightings of a post brought, for whoever asked for it. Reads only."""

import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

from archiver.archive.store import tombstones
from archiver.models.records import Author, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedVersion:
    """One version that was seen, and where."""

    author: Author
    posted_at: str | None
    text: str
    evidence: Evidence
    seen_at: str
    archived: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveResult:
    """The outcome of asking for a post, why, and the versions that came."""

    outcome: str
    reason: str | None = None
    texts: tuple[ResolvedVersion, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give the result as data."""
        return asdict(self)


def resolve_results(connection: sqlite3.Connection, run: int, key: str) -> ResolveResult:
    """Load what a run saw of the post known under this key."""
    rows = connection.execute(
        "select s.outcome, s.reason, s.evidence, s.seen_at, s.archived, v.text, p.posted_at, "
        "a.handle, a.name from post_keys k join posts p on p.id = k.post_id "
        "join sightings s on s.post_id = p.id left join post_versions v on v.id = s.version_id "
        "left join authors a on a.id = p.author_id where k.key = ? and s.run_id = ? "
        "and s.evidence <> 'embed' order by s.id",
        (key, run),
    ).fetchall()
    forgotten = tombstones.forgotten_at(connection, key)
    if forgotten is not None:
        reason = f"it was forgotten on {forgotten[:10]} at somebody's request, and is not asked for"
        return ResolveResult(outcome="unsupported", reason=reason)
    if not rows:
        return ResolveResult(outcome="unreachable", reason="nobody was asked")
    return ResolveResult(
        outcome=rows[0]["outcome"],
        reason=rows[0]["reason"],
        texts=tuple(
            ResolvedVersion(
                author=Author(handle=row["handle"], name=row["name"]),
                posted_at=row["posted_at"],
                text=row["text"],
                evidence=row["evidence"],
                seen_at=row["seen_at"],
                archived=row["archived"],
            )
            for row in rows
            if row["text"] is not None
        ),
    )
