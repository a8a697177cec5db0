"""Follow accounts whose platform lists nothing to a program by what web archives hold of them.

An archive's index is asked which posts of an account it has of the days since it was asked last;
each is then looked at as any other that is due. How far the index was read is kept after each
answer, so that a run that is killed asks no question twice.
"""

import json
from dataclasses import replace

from archiver.archive.connection import transaction
from archiver.archive.store import post_queue, post_searches, reading, retention
from archiver.archive.store.followed import FollowedAccount
from archiver.archive.store.reading import ReadingGap
from archiver.crawl.run_context import OnlineContext
from archiver.models.records import Capture, Request
from archiver.platforms import archived_posts
from archiver.platforms.account_reading import ListRefusal
from archiver.platforms.archived_posts import ArchiveListing
from archiver.platforms.registry import find_platform
from archiver.platforms.resolving import FetchResult, ResolveContext
from archiver.text.dates import add_time

LEFT_ALONE = "its server is left alone for the rest of this run"
_OVERLAP = 7 * 24.0
"""Hours that are listed again: an archive takes a copy days after a post was made."""
_FAR = 1
"""How far from an article such posts count: those that one cites are looked at first."""
USED_UP = "the questions to web archives of this night are used up; the next goes on"


class ArchivedFollowing:
    """The questions of one run to the indexes of web archives, of which a night has so many."""

    def __init__(self, run: OnlineContext, context: ResolveContext) -> None:
        self._run, self._context = run, context
        self._left = run.web.following.archive_questions

    async def read(self, account: FollowedAccount) -> str | ListRefusal | None:
        """List what archives hold of an account, and have it looked at.

        Gives what a person should know of it; None where no archive can be asked for it.
        """
        run = self._run
        gap, begun = await run.write(self._begin, account)
        if begun is None:
            return None
        listing: ArchiveListing = begun
        found = 0
        while listing.questions:
            if self._left <= 0 or run.budget.is_late or found >= run.web.following.most:
                return USED_UP
            self._left -= 1
            left = await self._ask(listing)
            if isinstance(left, ListRefusal):
                return left
            if len(left.questions) >= len(listing.questions):
                # The answer was cut, and is asked for in parts: these list its posts again.
                left = replace(left, ids=())
            gap, listing, queued = await run.write(self._keep, account, gap, left)
            found += queued
        return f"by what web archives hold: {found} posts that were not known"

    async def _ask(self, listing: ArchiveListing) -> ArchiveListing | ListRefusal:
        run = self._run
        answer: FetchResult | None = None
        while True:
            step = await run.pool.advance_index(listing, self._context, answer)
            if not isinstance(step, Request):
                return step
            answer = await run.fetcher.fetch(step, ask_robots="json" not in step.accept)
            if not isinstance(answer, Capture) and run.fetcher.is_left_alone(step.url):
                return ListRefusal(outcome="unreachable", reason=LEFT_ALONE)

    # What is written, in the thread that writes.

    def _begin(self, account: FollowedAccount) -> tuple[ReadingGap | None, ArchiveListing | None]:
        """Go on with the listing that a run before left, or begin one."""
        run = self._run
        for gap in filter(is_archive_listing, reading.gaps_of(run.archive.connection, account.id)):
            kept = archived_posts.stored_listing(json.loads(gap.cursor))
            if kept is not None:
                return gap, kept
        platform = find_platform(account.platform)
        if platform is None or not account.handle or not self._context.archives:
            return None, None
        limits = run.web.following
        days = min(limits.days, limits.keep_days or limits.days)
        since = (
            add_time(account.last_read_at, hours=-_OVERLAP)
            if account.last_read_at
            else add_time(run.at, hours=-24.0 * days)
        )
        return None, archived_posts.begin_listing(
            platform, account.handle, (since, run.at), self._context
        )

    def _keep(
        self, account: FollowedAccount, gap: ReadingGap | None, left: ArchiveListing
    ) -> tuple[ReadingGap | None, ArchiveListing, int]:
        """Queue the posts that an answer names, with where the listing goes on."""
        archive = self._run.archive
        connection, at = archive.connection, archive.started_at
        keys = left.keys
        held = post_searches.posts_with_words(connection, [*keys])
        queued = 0
        with transaction(connection):
            for key, number in keys.items():
                if key in held:
                    continue
                there = _addresses(account, number)
                queued += post_queue.queue_post(
                    connection,
                    key,
                    account.platform,
                    at=at,
                    why=retention.FOLLOWED,
                    url=next(iter(there), None),
                    depth=_FAR,
                )
            left = left.without([*keys.values()])
            cursor = json.dumps(left.as_json()) if left.questions else None
            if gap is not None:
                reading.move_gap(connection, gap, cursor)
            elif cursor is not None:
                gap = reading.open_gap(connection, account.id, cursor, None, at=at)
        archive.count_later(lambda: archive.report.followed.update(pages=1, listed=queued))
        return gap, left, queued


def _addresses(account: FollowedAccount, number: str) -> list[str]:
    """List addresses of a post, of which archives have copies."""
    platform = find_platform(account.platform)
    found = platform.list_account_addresses(account.handle or "", number) if platform else ()
    bare = [one.removesuffix("*") for one in found]
    return [one if "://" in one else f"https://{one}" for one in bare]


def is_archive_listing(gap: ReadingGap) -> bool:
    """Tell whether what is left to read is of an archive's index, and not of an account's list."""
    return gap.cursor.startswith("{")
