"""Look for the post that a quotation is from among those that its speaker's account posted.

An account's posts of some days are listed page by page by its platform, where that shows them to
everybody; else web archives list the ids that they hold, and these are asked for one by one, the
nearest before the article first. It ends with the first post that holds the words. Each step is
kept with how far the search is, so that what is killed asks for nothing again that it had.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from archiver.archive.store import post_searches
from archiver.archive.store.post_searches import PostSearch
from archiver.archive.store.reading import LISTED
from archiver.crawl.found_posts import FoundPost, judge_held_posts, keep_outcome, keep_page
from archiver.crawl.run_context import OnlineContext
from archiver.crawl.search_requests import SearchBudget, SearchPaused, SearchRequests
from archiver.crawl.search_windows import SECOND, SearchDays
from archiver.models.records import PostRef
from archiver.models.vocabulary import SearchState
from archiver.platforms import archived_posts
from archiver.platforms.account_reading import AccountReading, find_reader, is_within
from archiver.platforms.account_records import AccountRef, PostWindow
from archiver.platforms.archived_posts import ArchiveListing
from archiver.platforms.attestation import AttestedSighting, sign_listed
from archiver.platforms.registry import find_platform
from archiver.platforms.resolving import ResolveError
from archiver.text.dates import add_time, current_time
from archiver.verification.evidence import PreparedClaim
from archiver.verification.speaker_accounts import SpeakerAccount

_LATER = frozenset({"rate-limited", "unreachable", "malformed", "blocked"})
"""Outcomes after which another night may do better."""
_MOST_PAGES = 40
"""Pages of one account and some days: a list without an end has one here."""
_MOST_TAKEN = 150
"""Posts that one search asks for one by one in a night; the rest stays due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtQuotation:
    """A quotation whose post is looked for; `subject` names it among searches."""

    subject: str
    prepared: PreparedClaim
    days: SearchDays
    quote_id: int | None = None


class AccountSearch:
    """The search for one quotation among the posts of one account.

    `_state` is how far it is, as a value that can be stored: `until` where it is to list up to,
    `ref` the account as it was looked up, `pages` and `cursor` of its list, `listing` of web
    archives, and `done` where all of the days was seen.
    """

    def __init__(
        self,
        run: OnlineContext,
        budget: SearchBudget,
        sought: SoughtQuotation,
        account: SpeakerAccount,
        search: PostSearch,
    ) -> None:
        self._run, self._sought, self._account = run, sought, account
        self.search = search
        self._before = search.requests
        self._asks = SearchRequests(run, budget)
        self._state: dict[str, Any] = dict(search.reached or {})
        self._best: FoundPost | None = None
        self._about: AccountReading | None = None
        self._taken = 0

    async def run(self) -> PostSearch:
        """Search until the post is found, nothing is left, or the budget is used up."""
        try:
            archive, claim = self._run.archive, self._sought.prepared.claim
            self._note(await self._run.write(judge_held_posts, archive, claim, self._account))
            while not self._is_found:
                if not self._state.get("done"):
                    await self._list()
                is_tied = self._best is not None and self._best.is_tied
                if is_tied or self.search.since <= self._sought.days.wide_since:
                    break
                self._widen()
            await self._end()
        except SearchPaused as paused:
            await self._keep(replace(self.search, reason=str(paused), reached=self._state))
        except ResolveError as error:
            if self._best is not None and self._best.is_tied:
                # A list that breaks off behind the post takes nothing from it.
                await self._end()
            else:
                await self._fail(error)
        return self.search

    @property
    def _is_found(self) -> bool:
        return self._best is not None and self._best.is_fine

    def _note(self, found: FoundPost | None) -> None:
        """Note the best of what was found: the very words, then others that are tied."""
        known = self._best
        if found and (
            known is None or (found.is_fine, found.is_tied) > (known.is_fine, known.is_tied)
        ):
            self._best = found

    def _widen(self) -> None:
        """Go on with more days; those that were seen are not listed again."""
        # The ends of days are not within: what was posted in that second is listed now.
        until = add_time(self.search.since, hours=SECOND)
        self.search = replace(self.search, since=self._sought.days.wide_since)
        self._state = {"until": until, "ref": self._state.get("ref")}

    async def _list(self) -> None:
        """See what was posted within the days, by the platform or else by web archives."""
        days = await self._days_left()
        if days is not None:
            if "listing" not in self._state:
                try:
                    await self._list_account(days)
                except ResolveError as refused:
                    if not self._plan_archives(days):
                        raise
                    self._state["refused"] = refused.reason
            if "listing" in self._state:
                await self._list_archives()
        self._state["done"] = True

    async def _days_left(self) -> tuple[str, str] | None:
        """Give the days to list, without those that were seen whole in another search."""
        since, until = self.search.since, self._state.get("until") or self.search.until
        connection = self._run.archive.connection
        seen = await self._run.write(
            post_searches.searched_days, connection, self._account.key, since, until
        )
        if seen is None or "cursor" in self._state or "listing" in self._state:
            return since, until
        if seen[0] <= since and seen[1] >= until:
            return None
        if seen[0] <= since:
            since = max(since, add_time(seen[1], hours=-SECOND))
        else:
            until = min(until, add_time(seen[0], hours=SECOND))
        return (since, until) if since < until else None

    async def _list_account(self, days: tuple[str, str]) -> None:
        """See the posts that the account's platform lists, as it was looked up once."""
        is_known = await self._recall()
        try:
            await self._list_pages(days)
        except ResolveError as error:
            if not is_known or error.outcome in _LATER or self._state.get("pages"):
                raise
            # It may have moved, or its server may call it otherwise now.
            del self._state["ref"]
            await self._list_pages(days)

    async def _recall(self) -> bool:
        """Take an account as another search looked it up; tell whether one did."""
        if self._state.get("ref"):
            return False
        connection, key = self._run.archive.connection, self._account.key
        known = await self._run.write(post_searches.looked_up_account, connection, key)
        if known and self._account.id in {None, known.get("id")}:
            self._state["ref"] = known
        return bool(self._state.get("ref"))

    async def _list_pages(self, days: tuple[str, str]) -> None:
        about = await self._look_up()
        reader = find_reader(about.account)
        is_paid = reader is not None and reader.is_paid
        least = reader.smallest_page if reader else 1
        window = PostWindow(
            after=days[0],
            before=days[1],
            most=1_000,
            cursor=self._state.get("cursor"),
        )
        while not self._is_found:
            if is_paid:
                window = replace(window, most=self._asks.paid_posts_left(least))
            page = await self._asks.read_page(about, window)
            if is_paid:
                self._asks.pay(len(page.sightings) + page.page.passed_on)
            self._state["cursor"] = page.cursor
            pages = self._state["pages"] = self._state.get("pages", 0) + 1
            is_over = page.has_reached or page.cursor is None
            if is_over and not page.note:
                self._state["done"] = True
            within = [
                sign_listed(sighting, LISTED)
                for sighting in page.sightings
                if is_within(sighting, window)
            ]
            await self._keep_seen(replace(self.search, listed_by="account"), within)
            if page.note:
                raise ResolveError("unsupported", page.note)
            if is_over:
                return
            if pages >= _MOST_PAGES:
                raise ResolveError("unsupported", f"its list goes on after {pages} pages")
            window = replace(window, cursor=page.cursor)

    async def _look_up(self) -> AccountReading:
        """Find the account once; raises ResolveError where its handle is somebody else's now."""
        known = self._state.get("ref")
        account = self._account
        named = AccountRef(
            platform=account.platform,
            id=account.id,
            handle=account.handle,
            host=account.handle.partition("@")[2] or None,
        )
        if self._about is None:
            self._about = AccountReading(
                AccountRef(**known) if known else named, self._asks.context
            )
        if known:
            self._about.account = AccountRef(**known)
            return self._about
        self._about.account = named
        found = (await self._asks.look_up(self._about)).ref
        if named.id and found.id and named.id != found.id:
            reason = f"its handle is another account's now ({found.id}), of which nothing is read"
            raise ResolveError("unsupported", reason)
        self._about.account = found
        self._state["ref"] = {
            name: getattr(found, name) for name in ("platform", "id", "handle", "host", "number")
        }
        return self._about

    def _plan_archives(self, days: tuple[str, str]) -> bool:
        """Plan the questions to web archives; False where there are none to ask."""
        platform = find_platform(self._account.platform)
        handle = self._account.handle
        listing = platform and archived_posts.begin_listing(
            platform, handle, days, self._asks.context
        )
        if not listing:
            return False
        self._state["listing"] = listing.as_json()
        return True

    async def _list_archives(self) -> None:
        listing = archived_posts.stored_listing(self._state["listing"])
        self.search = replace(self.search, listed_by="archive")
        while listing is not None and not listing.is_over and not self._is_found:
            ref, left = listing.take()
            if ref is not None:
                await self._take(ref, left)
            else:
                left = await self._asks.ask_index(listing)
                # What is held was compared before anything was asked.
                held = await self._run.write(
                    post_searches.posts_with_words, self._run.archive.connection, [*left.keys]
                )
                left = left.without([left.keys[key] for key in held])
                self._state["listing"] = left.as_json()
                await self._keep_seen(self.search, ())
            listing = left

    async def _take(self, ref: PostRef, left: ArchiveListing) -> None:
        """Ask for one post by its id, in every way there is."""
        if self._taken >= _MOST_TAKEN:
            raise SearchPaused(f"{len(left.ids) + 1} posts that web archives hold are left to see")
        self._taken += 1
        result = await self._asks.ask_post(ref, self._account.handle)
        is_seen = any(
            sighting.post.key == ref.key and sighting.version for sighting in result.sightings
        )
        self._state["listing"] = left.as_json()
        search = replace(self.search, unread=self.search.unread + (not is_seen))
        await self._keep_seen(search, result.sightings)

    async def _keep_seen(self, search: PostSearch, seen: Sequence[AttestedSighting]) -> None:
        """Keep what came with how far the search is, and judge it."""
        search = replace(search, reached=self._state, requests=self._before + self._asks.count)
        captures, prepared = self._asks.take_captures(), self._sought.prepared
        self.search, found = await self._run.write(
            keep_page, self._run.archive, search, prepared, captures, seen
        )
        self._note(found)

    async def _end(self) -> None:
        best = self._best
        state: SearchState = "not_among"
        if best:
            state = "found" if best.is_tied else "lead"
        await self._keep(
            replace(
                self.search,
                state=state,
                post_key=best.key if best else None,
                attempts=0,
                next_due_at=None,
                reason=None,
                reached={"ref": self._state["ref"]} if self._state.get("ref") else None,
            )
        )

    async def _fail(self, error: ResolveError) -> None:
        """Put the search off where another night may do better; else nobody shows the posts."""
        at, search = current_time(), self.search
        again = post_searches.next_search_try(search, at) if error.outcome in _LATER else None
        refused = self._state.get("refused")
        await self._keep(
            replace(
                search,
                state="open" if again else "refused",
                attempts=search.attempts + 1,
                next_due_at=again,
                reason=f"{error.reason}; before that: {refused}" if refused else error.reason,
                reached=self._state if again else None,
            )
        )

    async def _keep(self, search: PostSearch) -> None:
        search = replace(search, requests=self._before + self._asks.count)
        captures = self._asks.take_captures()
        self.search = await self._run.write(
            keep_outcome, self._run.archive, search, captures, self._sought.quote_id
        )
