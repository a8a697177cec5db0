"""Read what the followed accounts posted since the last night, back to what was read before.

An account with nothing new costs one request. Each server has its own turn, so that a slow one
holds up no other; what a night does not get to, the next goes on with.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from archiver.archive.store import followed, reading, tombstones
from archiver.archive.store.followed import FollowedAccount, NewAccount
from archiver.archive.store.reading import ReadingGap
from archiver.crawl.archived_following import (
    LEFT_ALONE,
    USED_UP,
    ArchivedFollowing,
    is_archive_listing,
)
from archiver.crawl.events import EventTimer, log, log_event
from archiver.crawl.fatal_errors import is_fatal
from archiver.crawl.followed_pages import KeptPage, keep_followed_page
from archiver.crawl.retention import oldest_kept
from archiver.crawl.run_context import OnlineContext, for_each
from archiver.models.records import Author, Capture, Request
from archiver.platforms.account_reading import (
    AccountReading,
    AttestedPage,
    ListRefusal,
    find_reader,
    unfollowed_reason,
)
from archiver.platforms.account_records import AccountProfile, AccountRef, PostWindow
from archiver.platforms.registry import is_federated, platform_label
from archiver.text.dates import add_time, current_time

_AT_ONCE = 2
"""Accounts of one server that are read at once; it is still asked one request at a time."""
_MOST_PAGES = 2_000
"""Pages of one account in one night, however few posts each of them has."""
_SMALLEST = 5
"""Posts that a page has at the least where each is paid for: X's."""
_ENDS = frozenset({"unsupported"})
"""Refusals after which there is nothing to ask any more."""
_NEVER_WAS = frozenset({"unknown", "suspended", "login-gated"})
"""Refusals that end an account of which nothing was ever read."""


_Found = TypeVar("_Found", AttestedPage, AccountProfile)


class FollowWorker:
    """The followed accounts of one run."""

    def __init__(self, run: OnlineContext) -> None:
        self._run = run
        self._limits = run.web.following
        self._paid = self._limits.paid_posts
        context = replace(run.web.asked, now=run.at, tokens=run.web.tokens.names)
        self._archived = ArchivedFollowing(run, context)
        self._kept_since = oldest_kept(run.at, self._limits.keep_days)
        self._done = self._total = 0
        self._missed: dict[tuple[str, str], tuple[int, str]] = {}

    async def read_due(self) -> None:
        """Read every account that is due."""
        run = self._run
        due = await run.write(followed.followed_due, run.archive.connection, run.at)
        self._total = len(due)
        if due:
            run.tell("People", 0, self._total)
        groups: dict[str, list[FollowedAccount]] = {}
        for account in due:
            place = account.host or "" if is_federated(account.platform) else ""
            groups.setdefault(f"{account.platform} {place}", []).append(account)
        await for_each(self._read_group(group) for group in groups.values())

    def report_missed(self) -> None:
        """Name in the report whom nobody could read; only when nothing is written any more."""
        for (platform, _), (count, reason) in sorted(self._missed.items()):
            message = reason if count == 1 else f"{count} times, {reason}"
            self._run.archive.report.failed(f"people on {platform_label(platform)}", message)

    async def _read_group(self, group: Iterable[FollowedAccount]) -> None:
        left = iter(group)
        await for_each(self._read_some(left) for _ in range(_AT_ONCE))

    async def _read_some(self, left: Iterator[FollowedAccount]) -> None:
        for account in left:
            if self._run.budget.is_late:
                return
            await self._read_and_note(account)
            self._done += 1
            self._run.tell("People", self._done, self._total)

    async def _read_and_note(self, account: FollowedAccount) -> None:
        """Read one account; whatever happens with it never ends the run."""
        timer = EventTimer()
        try:
            message = await self._read(account)
            log_event("account", account.shown_as, message or "read", timer.seconds)
        except Exception as error:
            if is_fatal(error):
                raise
            log.exception("%s", account.shown_as)
            reason = f"reading it failed ({type(error).__name__}), which is our mistake"
            await self._fail(account, ListRefusal(outcome="malformed", reason=reason))

    async def _read(self, account: FollowedAccount) -> str | None:
        """Read one account; gives what a person should know of it, or None."""
        run = self._run
        reader = find_reader(_ref(account))
        needs = reader.token if reader else None
        if (
            reader is None
            or reader.list_page is None
            or (needs and needs not in run.web.tokens.names)
        ):
            return await self._read_archives(account)
        if reader.is_paid and self._paid < _SMALLEST:
            return "left for another night: no more posts are paid for in this one"
        found = await self._identified(account)
        if found is None:
            return "not found"
        account, about = found
        until = account.newest_at or add_time(run.at, hours=-24.0 * self._limits.days)
        until = max(until, self._kept_since or until)
        page = await self._page(
            about, PostWindow(after=until, most=self._most(is_paid=reader.is_paid))
        )
        if isinstance(page, ListRefusal):
            return await self._fail(account, page)
        moved = page.page.moved_to
        kept = await self._keep(account, page, None, until, is_paid=reader.is_paid)
        message = await self._fill(account, about, kept.new, is_paid=reader.is_paid)
        note = page.note or message
        if moved:
            note = _moved_sentence(moved)
            await run.write(self._end, account, note)
        else:
            await run.write(self._note_read, account, note)
        return note

    async def _read_archives(self, account: FollowedAccount) -> str:
        """See what web archives hold of an account whose posts nobody here may list."""
        told = await self._archived.read(account)
        if isinstance(told, ListRefusal):
            return await self._fail(account, told)
        if told is None:
            told = unfollowed_reason(_ref(account))
            await self._run.write(self._note_unlisted, account, told)
        elif told != USED_UP:
            await self._run.write(self._note_read, account, told)
        return told

    def _most(self, *, is_paid: bool) -> int:
        return min(self._limits.most, self._paid) if is_paid else self._limits.most

    async def _identified(
        self, account: FollowedAccount
    ) -> tuple[FollowedAccount, AccountReading] | None:
        """Look an account up that is known by its handle alone; None where that has an end."""
        run = self._run
        context = replace(run.web.asked, now=current_time(), tokens=run.web.tokens.names)
        about = AccountReading(_ref(account), context)
        reader = find_reader(about.account)
        is_known = account.account_id is not None and (account.number or not account.host)
        # Without a token an account is followed by its handle alone.
        was_read = account.state == "followed" and not (reader and reader.token)
        if is_known or was_read or reader is None or reader.look_up is None:
            return account, about
        found = await self._asked(about, lambda: run.pool.advance_lookup(about))
        if isinstance(found, ListRefusal):
            await self._fail(account, found)
            return None
        if found.moved_to:
            await run.write(self._end, account, _moved_sentence(found.moved_to))
            return None
        again = await run.write(self._identify, account, found)
        if again is None:
            return None
        about.account = _ref(again)
        return again, about

    async def _fill(
        self, account: FollowedAccount, about: AccountReading, seen: int, *, is_paid: bool
    ) -> str | None:
        """Read what is left of an account, the newest first, as far as a night goes."""
        run = self._run
        gaps = await run.write(reading.gaps_of, run.archive.connection, account.id)
        pages = 0
        for first in gaps:
            gap: ReadingGap | None = first
            if is_archive_listing(first):
                # What an index was asked for without a token the account's own list shows.
                await run.write(reading.move_gap, run.archive.connection, first, None)
                gap = None
            while gap is not None:
                is_over = seen >= self._limits.most or pages >= _MOST_PAGES
                if is_over or run.budget.is_late or (is_paid and self._paid < _SMALLEST):
                    return "not all of it was read in one night; the next goes on"
                until = max(gap.until or "", self._kept_since or "") or None
                window = PostWindow(
                    after=until, most=self._most(is_paid=is_paid), cursor=gap.cursor
                )
                page = await self._page(about, window)
                if isinstance(page, ListRefusal):
                    return f"its older posts could not be read: {page.reason}"
                seen, pages = seen + len(page.sightings), pages + 1
                gap = (await self._keep(account, page, gap, until, is_paid=is_paid)).gap
                if page.note:
                    return page.note
        return None

    async def _keep(
        self,
        account: FollowedAccount,
        page: AttestedPage,
        gap: ReadingGap | None,
        until: str | None,
        *,
        is_paid: bool,
    ) -> KeptPage:
        """Keep a page; gives what it brought, and what is left to read behind it."""
        if is_paid:
            self._paid -= len(page.sightings) + page.page.passed_on
        run = self._run
        return await run.write(
            keep_followed_page,
            run.archive,
            account,
            page,
            gap=gap,
            until=until,
            kept_since=self._kept_since,
        )

    async def _page(self, about: AccountReading, window: PostWindow) -> AttestedPage | ListRefusal:
        pool = self._run.pool
        found = await self._asked(about, lambda: pool.advance_page(about, window))
        return found if isinstance(found, ListRefusal) else about.accept_page(found, window)

    async def _asked(
        self,
        about: AccountReading,
        advance: Callable[[], Awaitable[Request | ListRefusal | _Found]],
    ) -> _Found | ListRefusal:
        """Ask for what a reading wants next, until it ends; answers are read in other processes."""
        run = self._run
        while True:
            step = await advance()
            if not isinstance(step, Request):
                return step
            # What answers with data is made for programs; pages are asked as any other.
            answer = await run.fetcher.fetch(step, ask_robots="json" not in step.accept)
            if not isinstance(answer, Capture) and run.fetcher.is_left_alone(step.url):
                return ListRefusal(outcome="unreachable", reason=LEFT_ALONE)
            about.remember(step, answer)

    async def _fail(self, account: FollowedAccount, refusal: ListRefusal) -> str:
        """Note that an account could not be read: tried again later, or never if that is vain."""
        run = self._run
        reason = f"{refusal.outcome}: {refusal.reason}"
        if refusal.reason == LEFT_ALONE:
            return reason  # It is as due as it was.
        is_vain = refusal.outcome in _ENDS or (
            account.state == "new" and refusal.outcome in _NEVER_WAS
        )
        if is_vain:
            await run.write(self._end, account, refusal.reason)
        else:
            await run.write(self._mark_failed, account, refusal.reason)
        count, first = self._missed.get((account.platform, refusal.outcome), (0, ""))
        message = first or f"{account.shown_as}: {refusal.reason}"
        self._missed[account.platform, refusal.outcome] = (count + 1, message[:240])
        return reason

    # What is written, in the thread that writes.

    def _identify(self, account: FollowedAccount, found: AccountProfile) -> FollowedAccount | None:
        """Note what an account is called for good; None where it is followed under that already."""
        connection = self._run.archive.connection
        author = Author(account_id=found.ref.id, handle=found.ref.handle)
        if tombstones.is_account_forgotten(connection, account.platform, author):
            followed.end_following(connection, account.id, reason=_FORGOTTEN)
            return None
        with_twin = followed.name_followed(connection, account.id, new_account(found))
        return None if with_twin else followed.load_followed(connection, account.id)

    def _end(self, account: FollowedAccount, reason: str) -> None:
        archive = self._run.archive
        followed.end_following(archive.connection, account.id, reason=reason)
        archive.count_later(lambda: archive.report.followed.update(ended=1))

    def _note_unlisted(self, account: FollowedAccount, reason: str) -> None:
        connection = self._run.archive.connection
        followed.note_unlisted(connection, account.id, at=self._run.at, reason=reason)

    def _mark_failed(self, account: FollowedAccount, reason: str) -> None:
        archive = self._run.archive
        followed.mark_followed_failed(archive.connection, account, at=self._run.at, reason=reason)
        archive.count_later(lambda: archive.report.followed.update(failed=1))

    def _note_read(self, account: FollowedAccount, note: str | None) -> None:
        archive = self._run.archive
        followed.mark_followed_read(archive.connection, account.id, at=self._run.at, note=note)
        archive.count_later(lambda: archive.report.followed.update(accounts=1))


_FORGOTTEN = "it was forgotten at somebody's request, and is not followed"


def new_account(found: AccountProfile) -> NewAccount:
    """Give an account that was looked up as one to follow."""
    ref = found.ref
    return NewAccount(
        platform=ref.platform,
        account_id=ref.id,
        handle=ref.handle,
        host=ref.host,
        number=ref.number,
        name=found.name,
    )


def _ref(account: FollowedAccount) -> AccountRef:
    return AccountRef(
        platform=account.platform,
        id=account.account_id,
        handle=account.handle,
        host=account.host,
        number=account.number,
    )


def _moved_sentence(there: str) -> str:
    return f"it has moved to {there}: add that one to follow it there"
