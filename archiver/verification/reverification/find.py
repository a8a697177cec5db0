"""Changes of an archive in, the quotations out whose verdicts they may change.

None is left out that a judging of all would judge otherwise, with one exception, which is that
of the search itself: where more wordings are like a quotation than are compared, or more of its
words tell than are asked for, an added wording can move others in or out of those that are,
though it has no say itself. Such a verdict stays as it is until something else concerns it.
"""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import get_args

from archiver.archive.index import candidates
from archiver.archive.store import lookup
from archiver.matching.reposts import reposted_handles
from archiver.matching.rules import judge_standing
from archiver.models.records import Evidence
from archiver.verification.reverification import index, speakers
from archiver.verification.reverification.changes import Changes
from archiver.verification.reverification.pairs import Pairs

_MOST = 10_000
"""Wordings from which on all quotations are judged: to find those that so many concern would
take about half as long, whatever the archive holds."""
_EVIDENCE = get_args(Evidence)
_SHARED = re.compile(r"\w{1,30}")
"""A handle as it stands in a post that shares another by hand."""
_BATCH = 1_000


def affected_quotations(connection: sqlite3.Connection, changes: Changes) -> list[int] | None:
    """The ids of the quotations to judge; None for all of them.

    Those of other versions than an article's latest may be among them.
    """
    if changes.other_rules:
        return None
    if connection.execute("select 1 from quotes limit 1").fetchone() is None:
        return []
    if changes.last["judged"] - changes.first["judged"] > _MOST:
        return None
    authors = speakers.changed_authors(connection, changes)
    asked = _wordings(connection, changes, authors)
    if len(asked) > _MOST:
        return None
    meant = speakers.speakers_meaning(connection, authors)
    found = {
        *_new(connection, changes),
        *_resting(connection, asked),
        *_standing_otherwise(connection, changes),
    }
    for term in speakers.of_changes(connection, changes, meant.values()):
        found.update(index.quotations_with_terms(connection, term))
    return sorted(Pairs(connection).concerned(asked, found))


def concerned_quotations(connection: sqlite3.Connection, versions: Sequence[int]) -> set[int]:
    """The quotations in whose verdicts these wordings may have a say."""
    return Pairs(connection).concerned(versions, set())


def _new(connection: sqlite3.Connection, changes: Changes) -> Iterable[int]:
    """Quotations without a verdict, and all of a page that was read."""
    mark = "judged_readings"
    rows = connection.execute(
        "select id from quotes where verdict_id is null union "
        "select q.id from readings r join quotes q on q.article_version_id = r.article_version_id "
        "where r.id > ? and r.id <= ?",
        (changes.first[mark], changes.last[mark]),
    )
    return [row[0] for row in rows]


def _wordings(
    connection: sqlite3.Connection, changes: Changes, authors: Collection[int]
) -> list[int]:
    """The wordings to hold to the quotations: new ones, and those known to be otherwise whose."""
    rows = connection.execute(
        "select id from post_versions where id > ? and id <= ? limit ?",
        (changes.first["judged"], changes.last["judged"], _MOST + 1),
    )
    found = {row[0] for row in rows}
    for column, numbers in (("p.id", changes.posts), ("p.author_id", authors)):
        rows = connection.execute(
            "select v.id from posts p join post_versions v on v.post_id = p.id "
            f"where {column} in (select value from json_each(?)) limit ?",
            (json.dumps(sorted(numbers)), _MOST + 1),
        )
        found.update(row[0] for row in rows)
    if len(found) <= _MOST:
        found.update(_sharing(connection, _handles(connection, changes, authors)))
    return sorted(found)


def _handles(
    connection: sqlite3.Connection, changes: Changes, authors: Collection[int]
) -> set[str]:
    known = lookup.handles_of_authors(connection, authors).values()
    found = {handle for handles in known for handle in handles}
    return found | {handle.casefold() for handle in changes.handles}


def _sharing(connection: sqlite3.Connection, handles: Iterable[str]) -> Iterable[int]:
    """Wordings that pass on what one of these said: whose the words are hangs on who that is."""
    for handle in handles:
        if not _SHARED.fullmatch(handle):
            continue
        numbers = candidates.versions_naming(connection, handle)
        for start in range(0, len(numbers), _BATCH):
            rows = connection.execute(
                "select id, text from post_versions where id in (select value from json_each(?))",
                (json.dumps(numbers[start : start + _BATCH]),),
            )
            yield from (number for number, text in rows if handle in reposted_handles(text))


def _resting(connection: sqlite3.Connection, asked: Collection[int]) -> Iterable[int]:
    """Quotations whose verdict rests on a post of these wordings, be it on another of them."""
    rows = connection.execute(
        "select q.id from post_versions n join post_versions v on v.post_id = n.post_id "
        "join verdicts d on d.post_version_id = v.id join quotes q on q.verdict_id = d.id "
        "where n.id in (select value from json_each(?))",
        (json.dumps(list(asked)),),
    )
    return [row[0] for row in rows]


def _standing_otherwise(connection: sqlite3.Connection, changes: Changes) -> Iterable[int]:
    """Quotations whose post stands otherwise by the looks at it, or rests on better evidence."""
    mark = "judged_sightings"
    rows = connection.execute(
        "select distinct s.post_id, d.post_version_id, q.id, d.standing, d.evidence "
        "from sightings s join post_versions v on v.post_id = s.post_id "
        "join verdicts d on d.post_version_id = v.id join quotes q on q.verdict_id = d.id "
        "where s.id > ? and s.id <= ?",
        (changes.first[mark], changes.last[mark]),
    ).fetchall()
    known: dict[tuple[int, int], tuple[str, str]] = {}
    for post, version, number, stood, rested in rows:
        if (post, version) not in known:
            looks = [look for _, look in lookup.load_sightings(connection, post)]
            seen = [look.evidence for look in looks if look.version == version]
            best = min(seen, key=_EVIDENCE.index, default="import")
            known[post, version] = judge_standing(looks, version), best
        if known[post, version] != (stood, rested):
            yield number
