"""Load the rows that the evidence for one verdict is made of. Reads only."""

import sqlite3
from dataclasses import dataclass

from archiver.archive.audit_rows import StoredSeal
from archiver.archive.store.post_history import CapturedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCapture(CapturedRow):
    """A capture that a verdict rests on: the facts that are sealed of it, and where it lies.

    `role` is ``article``, ``post`` or ``speech``. `warc_file` is None where the bytes are not held:
    of a file that somebody loaded, and of what was forgotten, which has left its `leaf` behind.
    """

    id: int
    role: str
    run_id: int
    command: str
    leaf: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSeal:
    """A seal, and the authority that stamped it with the moment that it gives."""

    seal: StoredSeal
    authority: str | None
    stamped_at: str | None


def quotation_keys_like(connection: sqlite3.Connection, beginning: str, most: int = 2) -> list[str]:
    """List the names of quotations that begin so, a few of them."""
    rows = connection.execute(
        "select key from quotes where key >= ? and key < ? order by key limit ?",
        (beginning, f"{beginning}\U0010ffff", most),
    )
    return [str(row[0]) for row in rows]


def captures_of_quotation(connection: sqlite3.Connection, number: int) -> list[EvidenceCapture]:
    """List the captures that the latest verdict on a quotation rests on, each once."""
    rows = connection.execute(
        """
        with rests(place, role, capture_id) as (
          select 1, 'article', av.capture_id from quotes q
            join article_versions av on av.id = q.article_version_id where q.id = ?1
          union all
          select 2, 'post', s.capture_id from quotes q join verdicts d on d.id = q.verdict_id
            join sightings s on s.id = d.sighting_id where q.id = ?1
          union all
          select 3, 'post', v.first_capture_id from quotes q join verdicts d on d.id = q.verdict_id
            join post_versions v on v.id = d.post_version_id where q.id = ?1
          union all
          select 4, 'speech', t.first_capture_id from quotes q
            join verdicts d on d.id = q.verdict_id
            join transcript_versions t on t.id = d.transcript_version_id where q.id = ?1
        )
        select c.id, role, c.run_id, runs.command, c.url, c.source, c.fetched_at, c.status,
          c.content_type, c.sha256, c.size, c.warc_file, c.warc_offset, c.leaf
        from rests join captures c on c.id = rests.capture_id join runs on runs.id = c.run_id
        order by place
        """,
        (number,),
    )
    found: dict[int, EvidenceCapture] = {}
    for row in rows:
        found.setdefault(row["id"], EvidenceCapture(**dict(row)))
    return list(found.values())


def place_in_run(connection: sqlite3.Connection, run: int, capture: int) -> int:
    """Count the captures of a run that were kept before this one."""
    row = connection.execute(
        "select count(*) from captures where run_id = ? and id < ?", (run, capture)
    ).fetchone()
    return int(row[0])


def seals_since(connection: sqlite3.Connection, runs: list[int]) -> list[EvidenceSeal]:
    """List the seals from the first of these runs to the first stamp after the last of them.

    Where none of these was stamped, to the last seal that there is. Empty where the first is not
    sealed yet.
    """
    marks = ", ".join("?" * len(runs))
    first, last = connection.execute(
        f"select min(id), max(id) from seals where run_id in ({marks})", runs
    ).fetchone()
    if first is None:
        return []
    stamped = connection.execute(
        "select min(id) from seals where id >= ? and stamp is not null", (last,)
    ).fetchone()[0]
    rows = connection.execute(
        "select run_id, started_at, sealed_at, seals.captures, root, previous, head, stamp, "
        "authority, stamped_at from seals left join runs on runs.id = run_id "
        "where seals.id >= ?1 and (?2 is null or seals.id <= ?2) order by seals.id",
        (first, stamped),
    )
    return [_seal(row) for row in rows]


def _seal(row: sqlite3.Row) -> EvidenceSeal:
    facts = dict(row)
    authority, stamped_at = facts.pop("authority"), facts.pop("stamped_at")
    return EvidenceSeal(seal=StoredSeal(**facts), authority=authority, stamped_at=stamped_at)
