"""Keep a page of a followed account's posts, with where its list goes on, in one transaction.

What is new becomes a post, what reads otherwise than the platform showed it last another wording.
What is the same is noted again the more seldom the longer it stands. A post that was listed
before and is missing between two that are is a hint, and has the post itself looked at.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import batches, followed, post_queue, posts, reading, tombstones
from archiver.archive.store.followed import FollowedAccount
from archiver.archive.store.reading import HeldPost, ReadingGap
from archiver.archive.store.versions import version_columns
from archiver.crawl.run_archive import RunArchive
from archiver.platforms.account_reading import AttestedPage
from archiver.platforms.attestation import AttestedSighting, sign_listed
from archiver.text.dates import add_time

_SOONEST = timedelta(hours=20)
"""A post that stands as it was is noted once a night at most."""
_EDGE = 2 / 3600
"""Hours after the oldest post of a page in which nothing counts as missing: lists are in the order
of seconds that clients write, and those in ids are a server's."""
_SELDOMER = 2
"""And then when it has stood for half as long again as when it was noted last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """What a page brought: new posts, edited ones by their keys, and those that are missing.

    `gap` is what is left to read behind it.
    """

    new: int
    edited: tuple[str, ...]
    missing: tuple[str, ...]
    gap: ReadingGap | None


def keep_followed_page(
    archive: RunArchive,
    account: FollowedAccount,
    page: AttestedPage,
    *,
    gap: ReadingGap | None,
    until: str | None,
    kept_since: str | None = None,
) -> KeptPage:
    """Keep a page: the first of a night, without a `gap`, or the one at the gap's cursor.

    `until` is the moment back to which the list is read. What was posted before `kept_since` is
    not kept, for it was dropped or would be.
    """
    connection = archive.connection
    sightings = tombstones.without_forgotten(
        connection,
        [sign_listed(sighting, reading.LISTED) for sighting in page.sightings],
        lambda one: one,
    )
    held = reading.held_posts(connection, [sighting.post.key for sighting in sightings])
    news = [
        sighting
        for sighting in sightings
        if sighting.post.key not in held
        and (sighting.post.posted_at or "9999") >= (kept_since or "")
    ]
    changed = [
        sighting
        for sighting in sightings
        if sighting.post.key in held and _is_news(sighting, held[sighting.post.key])
    ]
    edited = tuple(
        sighting.post.key for sighting in changed if _is_edited(sighting, held[sighting.post.key])
    )
    goes_on = page.cursor is not None and not page.has_reached
    with transaction(connection):
        new = _keep(archive, page, news, changed)
        missing = _hint(archive, account, page, sightings)
        if gap is None:
            newest = [
                sighting.post.posted_at for sighting in page.sightings if sighting.post.posted_at
            ]
            at = min(max(newest), archive.started_at) if newest else None
            reading.note_newest(connection, account.id, at)
            left = (
                reading.open_gap(connection, account.id, page.cursor, until, at=archive.started_at)
                if goes_on and page.cursor
                else None
            )
        else:
            reading.move_gap(connection, gap, page.cursor if goes_on else None)
            left = ReadingGap(gap.id, page.cursor, gap.until) if goes_on and page.cursor else None
        _name(archive, account, page)

    def count() -> None:
        report = archive.report
        report.posts_new += new
        report.versions_new += new + len(edited)
        report.changed.extend(edited)
        report.followed.update(pages=1, posts=len(sightings), new=new, edited=len(edited))
        report.followed.update(missing=len(missing), passed_on=page.page.passed_on)

    archive.count_later(count)
    return KeptPage(new=new, edited=edited, missing=missing, gap=left)


def _is_news(one: AttestedSighting, held: HeldPost) -> bool:
    """Tell whether a look at a post that is held says something that is worth a row."""
    if held.outcome != "ok" or held.seen_at is None or _is_edited(one, held):
        return True
    seen, now = datetime.fromisoformat(held.seen_at), datetime.fromisoformat(one.seen_at)
    if held.posted_at is None or len(held.posted_at) <= len("2031-05-04"):
        return now - seen >= timedelta(days=30)
    stood = seen - datetime.fromisoformat(held.posted_at)
    return now - seen >= max(_SOONEST, stood / _SELDOMER)


def _is_edited(one: AttestedSighting, held: HeldPost) -> bool:
    if one.version is None or held.digest is None:
        return False
    return version_columns(one.version, "")[0] != held.digest


def _keep(
    archive: RunArchive,
    page: AttestedPage,
    news: list[AttestedSighting],
    changed: list[AttestedSighting],
) -> int:
    """Keep what a page shows anew; a page that shows nothing new is not kept either."""
    if not news and not changed:
        return 0
    connection = archive.connection
    capture = archive.add_capture(page.page.answer)
    ready = [batches.prepare_sightings(sighting) for sighting in news]
    kept = batches.add_batch(connection, archive.run, capture, ready)
    terms = [
        (place.version_id, one.terms)
        for one, place in zip(ready, kept, strict=True)
        if place.new_version and place.version_id is not None
    ]
    writer.index_terms(connection, terms)
    wordings = []
    for sighting in changed:
        place = posts.add_sighting(connection, archive.run, capture, sighting)
        if place.new_version and place.version_id is not None and sighting.version:
            wordings.append((place.version_id, sighting.version.text))
    writer.index_versions(connection, wordings)
    return sum(place.new_post for place in kept)


def _hint(
    archive: RunArchive,
    account: FollowedAccount,
    page: AttestedPage,
    shown: list[AttestedSighting],
) -> tuple[str, ...]:
    """Have posts looked at that are missing between two that a page lists, where it lists all."""
    times = sorted(at for sighting in shown if (at := sighting.post.posted_at) and len(at) > 10)
    connection = archive.connection
    author = reading.author_of(connection, account)
    if not page.page.is_full or page.foreign or page.page.hidden or author is None or not times:
        return ()
    missing = reading.posts_missing_between(
        connection,
        author,
        {sighting.post.key for sighting in shown},
        oldest=add_time(times[0], hours=_EDGE),
        newest=times[-1],
    )
    for key, url in missing:
        at = archive.started_at
        post_queue.queue_post(connection, key, account.platform, at=at, why="followed", url=url)
        post_queue.hasten_post(connection, key, at=at)
    return tuple(key for key, _ in missing)


def _name(archive: RunArchive, account: FollowedAccount, page: AttestedPage) -> None:
    """Note what the account is called now: handles change, and lasting ids do not."""
    now = page.page.account
    names = [name for sighting in page.sightings if (name := sighting.post.author.name)]
    if now is None or (now.handle == account.handle and (not names or names[0] == account.name)):
        return
    followed.name_followed(
        archive.connection,
        account.id,
        followed.NewAccount(
            platform=account.platform,
            account_id=account.account_id,
            handle=now.handle,
            name=names[0] if names else None,
        ),
    )
