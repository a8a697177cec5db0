"""Keep what came of asking for posts: each sighting is kept whole or not at all.

What a post leads to is queued with it, and so is the next look at it.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import (
    lookup,
    post_queue,
    posts,
    tombstones,
)
from archiver.crawl.run_archive import RunArchive
from archiver.matching.rules import judge_standing
from archiver.models.records import Capture
from archiver.platforms.attestation import AttestedSighting

MOST_DEPTH = 3
"""Posts between an article and one that is still asked for: quoted by quoted by embedded."""

FAILURES = frozenset({"rate-limited", "blocked", "unreachable", "malformed"})
"""Outcomes that say nothing of the post itself; it is asked for again sooner."""


_NOT_THERE = frozenset({"deleted", "unknown"})
_GONE = _NOT_THERE | {"suspended", "protected"}


def keep_post_results(
    archive: RunArchive,
    due: post_queue.DuePost,
    captures: Iterable[Capture],
    seen: Sequence[AttestedSighting],
    *,
    was_asked: bool,
) -> None:
    """Keep what came of asking for a post; the first sighting is its outcome.

    Each is by an origin that may speak for its post; what others say of it are leads.

    `was_asked` is False where every host that could tell is left alone in this run.
    """
    connection, report = archive.connection, archive.report
    first = seen[0]
    if tombstones.is_sighting_forgotten(connection, first):
        with transaction(connection):
            reason = "it was forgotten at somebody's request"
            post_queue.mark_post_failed(
                connection, due, at=first.seen_at, reason=reason, final=True
            )
        return
    seen = tombstones.without_forgotten(connection, seen, lambda one: one)
    wordings: list[tuple[int, str]] = []
    new_posts = 0
    is_edited = False
    with transaction(connection):
        rows = {capture.url: archive.add_capture(capture) for capture in captures}
        was_there = posts.was_version_shown(connection, due.key)
        before = _standing(connection, due.key)
        for index, sighting in enumerate(seen):
            rests_on = rows.get(sighting.rests_on or "")
            if rests_on is None and sighting.version is not None:
                # A wording rests on something that came, if a way does not say on what.
                rests_on = next(reversed(rows.values()), None)
            place = posts.add_sighting(connection, report.run, rests_on, sighting)
            if not index and sighting.post.key != due.key:
                posts.add_post_key(connection, due.key, place.post_id)
            new_posts += place.new_post
            if place.new_version and place.version_id is not None and sighting.version:
                wordings.append((place.version_id, sighting.version.text))
                is_edited |= not index and was_there
            _follow(archive, sighting, due)
        writer.index_versions(connection, wordings)
        after = _standing(connection, first.post.key)
        _settle(archive, due, first, was_asked=was_asked, is_proven=after in _NOT_THERE)

    def count() -> None:
        report.looks[first.outcome] += 1
        report.posts_new += new_posts
        report.versions_new += len(wordings)
        if is_edited:
            report.changed.append(first.post.key)
        if was_there and first.outcome in _GONE and before != after:
            report.gone.append(first.post.key)

    archive.count_later(count)


def postpone_forgotten(archive: RunArchive, due: post_queue.DuePost, reason: str) -> None:
    """Put off a post that nobody was asked about: there is no sighting of it."""
    with transaction(archive.connection):
        post_queue.postpone_post(archive.connection, due, at=archive.started_at, reason=reason)
    archive.count_later(lambda: archive.report.looks.update({"put off": 1}))


def _follow(archive: RunArchive, one: AttestedSighting, due: post_queue.DuePost) -> None:
    """Queue the posts that this one points to, as far from the article as is asked."""
    if due.depth >= MOST_DEPTH:
        return
    for lead in one.leads:
        archive.cited_posts.add(lead.ref.key)
        post_queue.queue_post(
            archive.connection,
            lead.ref.key,
            lead.ref.platform,
            at=archive.started_at,
            why=lead.why,
            url=lead.url,
            depth=due.depth + 1,
        )


def _settle(
    archive: RunArchive,
    due: post_queue.DuePost,
    first: AttestedSighting,
    *,
    was_asked: bool,
    is_proven: bool,
) -> None:
    """Decide by what came of this sighting when the post is due next."""
    connection, at = archive.connection, first.seen_at
    if first.evidence == "archive":
        at = archive.started_at
    if first.outcome in FAILURES:
        reason = first.reason or first.outcome
        note = post_queue.mark_post_failed if was_asked else post_queue.postpone_post
        note(connection, due, at=at, reason=reason)
        return
    if first.outcome == "unsupported":
        reason = first.reason or "there is no way to ask for it"
        post_queue.mark_post_failed(connection, due, at=at, reason=reason, final=True)
        return
    post_queue.mark_post_kept(connection, due, at=at)
    if first.outcome in _NOT_THERE and not is_proven:
        post_queue.postpone_post(
            connection, due, at=at, reason="once more: one look does not prove it deleted"
        )


def _standing(connection: sqlite3.Connection, key: str) -> str | None:
    """Judge by all sightings so far whether a post is there, deleted or unknown."""
    post_id = lookup.post_of_key(connection, key)
    if post_id is None:
        return None
    return judge_standing([look for _, look in lookup.load_sightings(connection, post_id)], 0)
