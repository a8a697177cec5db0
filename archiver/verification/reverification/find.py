"""Find the quotations whose verdicts changes of an archive may affect.

None is left out that a judging of all would judge otherwise, with one exception, which is that
of the search itself: where more wordings are like a quotation than are compared, or more of its
words tell than are asked for, an added wording can move others in or out of those that are,
though it has no say itself. Such a verdict stays as it is until something else concerns it.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import get_args

from archiver.archive import reverification
from archiver.archive.index import candidates
from archiver.archive.index.quotations import quotations_with_terms
from archiver.archive.reverification import RestingVerdict
from archiver.archive.store import author_lookup, lookup
from archiver.matching.reposts import reposted_handles
from archiver.matching.rules import is_corroborated, judge_standing
from archiver.models.records import Evidence
from archiver.models.stored_posts import StandingSighting
from archiver.verification.reverification import speakers
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
    """Return the ids of the quotations to judge; None means all of them.

    Those of other versions than an article's latest may be among them.
    """
    if changes.other_rules:
        return None
    if not reverification.has_quotations(connection):
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
        *reverification.quotations_resting_on(connection, asked),
        *_standing_otherwise(connection, changes),
        *reverification.quotations_citing(connection, asked, changes.posts, authors),
    }
    for term in speakers.of_changes(connection, changes, meant.values()):
        found.update(quotations_with_terms(connection, term))
    return sorted(Pairs(connection).concerned(asked, found))


def concerned_quotations(
    connection: sqlite3.Connection, versions: Sequence[int], posts: Collection[int] = ()
) -> set[int]:
    """Return the quotations in whose verdicts these versions, or posts of any, may have a say.

    A post without a version counts as well: what an article cites and nobody has the words of
    makes its quotations `unconfirmed`.
    """
    citing = reverification.quotations_citing(connection, versions, posts, ())
    return Pairs(connection).concerned(versions, set(citing))


def _new(connection: sqlite3.Connection, changes: Changes) -> Iterable[int]:
    """List quotations without a verdict, and all quotations of newly read pages."""
    mark = "judged_readings"
    return reverification.unjudged_or_reread_quotations(
        connection, changes.first[mark], changes.last[mark]
    )


def _wordings(
    connection: sqlite3.Connection, changes: Changes, authors: Collection[int]
) -> list[int]:
    """List the wordings to compare: new ones, and those whose author changed."""
    limit = _MOST + 1
    first, last = changes.first["judged"], changes.last["judged"]
    found = {
        *reverification.versions_between(connection, first, last, limit),
        *reverification.versions_of_posts(connection, changes.posts, limit),
        *reverification.versions_of_authors(connection, authors, limit),
    }
    if len(found) <= _MOST:
        found.update(_sharing(connection, _handles(connection, changes, authors)))
    return sorted(found)


def _handles(
    connection: sqlite3.Connection, changes: Changes, authors: Collection[int]
) -> set[str]:
    known = author_lookup.handles_of_authors(connection, authors).values()
    found = {handle for handles in known for handle in handles}
    return found | {handle.casefold() for handle in changes.handles}


def _sharing(connection: sqlite3.Connection, handles: Iterable[str]) -> Iterable[int]:
    """List wordings that share words of one of these handles, whose owner may have changed."""
    for handle in handles:
        if not _SHARED.fullmatch(handle):
            continue
        numbers = candidates.versions_naming(connection, handle)
        for start in range(0, len(numbers), _BATCH):
            batch = numbers[start : start + _BATCH]
            for number, text in reverification.texts_of_versions(connection, batch):
                if handle in reposted_handles(text):
                    yield number


def _standing_otherwise(connection: sqlite3.Connection, changes: Changes) -> Iterable[int]:
    """List quotations whose post has another standing, or rests on better evidence, since."""
    mark = "judged_sightings"
    by_post: dict[int, list[RestingVerdict]] = {}
    for verdict in reverification.verdicts_on_posts_seen(
        connection, changes.first[mark], changes.last[mark]
    ):
        by_post.setdefault(verdict.post_id, []).append(verdict)
    posts = sorted(by_post)
    for start in range(0, len(posts), _BATCH):
        batch = posts[start : start + _BATCH]
        for post, seen in lookup.load_sightings_of_posts(connection, batch).items():
            yield from _judged_otherwise([sighting for _, sighting in seen], by_post[post])


def _judged_otherwise(
    seen: Sequence[StandingSighting], verdicts: Iterable[RestingVerdict]
) -> Iterator[int]:
    """Yield the quotations whose verdict says of one post what these sightings do not say now."""
    known: dict[int, tuple[str, str, bool]] = {}
    # What was seen first decides whether a wording came after a quotation.
    whole = (sighting.version for sighting in seen if not sighting.cut)
    several = len(set(whole) - {None}) > 1
    for verdict in verdicts:
        if verdict.version_id not in known:
            of_version = [each for each in seen if each.version == verdict.version_id]
            best = min(
                (each.evidence for each in of_version), key=_EVIDENCE.index, default="import"
            )
            standing = judge_standing(seen, verdict.version_id)
            known[verdict.version_id] = standing, best, is_corroborated(of_version)
        if several or known[verdict.version_id] != (
            verdict.standing,
            verdict.evidence,
            bool(verdict.corroborated),
        ):
            yield verdict.quote_id
