"""Look for the posts of quotations that say they were posted, and that no post is tied to.

Newest articles come first. What one night does not get to stays due.
"""

import asyncio
from dataclasses import dataclass, field

import regex

from archiver.archive.store import post_searches, verdicts
from archiver.archive.store.post_searches import PostSearch, UnlinkedQuotation
from archiver.crawl.events import EventTimer, log, log_event
from archiver.crawl.fatal_errors import is_fatal
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.post_finder import AccountSearch, SoughtQuotation
from archiver.crawl.run_context import OnlineContext
from archiver.crawl.search_requests import SearchBudget
from archiver.crawl.search_windows import choose_days
from archiver.errors import UnusableClaim
from archiver.models.records import content_digest
from archiver.models.verdict_records import Claim
from archiver.platforms.registry import find_platform
from archiver.text.dates import current_time
from archiver.verification.evidence import prepare_claim
from archiver.verification.speaker_accounts import SpeakerAccount, list_speaker_accounts

_AT_ONCE = 4
"""People whose posts are looked through at the same time; hosts are asked one by one anyway."""
_MOST_SEARCHED = 500
"""Quotations that one night begins to search for."""


@dataclass(slots=True)
class _Sought:
    sought: SoughtQuotation
    accounts: list[SpeakerAccount]
    anew: bool = False


@dataclass(slots=True)
class PostFinder:
    """The searches of one night; `found` is what came of each."""

    run: OnlineContext
    options: FindingOptions
    found: list[PostSearch] = field(default_factory=list)
    _done: int = 0

    async def find(self) -> None:
        """Search for what is named or due, as far as the budget goes."""
        budget = SearchBudget(self.options.requests, self.options.paid_posts)
        if self.options.claim is not None:
            await self._find_one(await self.run.write(self._named, self.options.claim), budget)
            return
        by_speaker = await self.run.write(self._due)
        turns = asyncio.Semaphore(_AT_ONCE)
        total = sum(map(len, by_speaker.values()))

        async def work(quotations: list[_Sought]) -> None:
            async with turns:
                for quotation in quotations:
                    if budget.is_spent or self.run.budget.is_late:
                        return
                    await self._find_one(quotation, budget)
                    self._done += 1
                    self.run.tell("Searches", self._done, total)

        async with asyncio.TaskGroup() as group:
            for quotations in by_speaker.values():
                group.create_task(work(quotations))

    async def _find_one(self, one: _Sought, budget: SearchBudget) -> None:
        """Search the accounts of a speaker one after the other, until one of them has the post."""
        for account in one.accounts:
            search = await self._search(one, account, budget)
            if search is not None:
                self.found.append(search)
                if search.state == "found":
                    break

    async def _search(
        self, one: _Sought, account: SpeakerAccount, budget: SearchBudget
    ) -> PostSearch | None:
        run, timer = self.run, EventTimer()
        try:
            search = await run.write(self._begin, one, account)
            if search.state == "open":
                worker = AccountSearch(run, budget, one.sought, account, search)
                search = await worker.run()
        except Exception as error:
            if is_fatal(error):
                raise
            log.exception("%s", account.key)
            reason = f"looking for a post failed ({type(error).__name__}), which is our mistake"
            log_event("failure", account.key, reason, timer.seconds)
            await run.write(run.archive.report_failure, account.key, reason)
            return None
        log_event("search", account.key, search.state, timer.seconds)
        return search

    def _begin(self, one: _Sought, account: SpeakerAccount) -> PostSearch:
        sought = one.sought
        return post_searches.begin_search(
            self.run.archive.connection,
            run=self.run.archive.run,
            subject=sought.subject,
            quote_id=sought.quote_id,
            account=account.key,
            platform=account.platform,
            since=sought.days.since,
            until=sought.days.until,
            at=current_time(),
            anew=one.anew,
        )

    def _named(self, claim: Claim) -> _Sought:
        """Take the quotation that a person names."""
        days = choose_days(claim.published_at, current_time(), self.options.days)
        sought = SoughtQuotation(
            subject=subject_of_claim(claim), prepared=prepare_claim(claim), days=days
        )
        accounts = list_speaker_accounts(self.run.archive.connection, claim.speaker or "")
        is_dated = claim.published_at is not None
        return _Sought(sought, accounts, anew=self.options.anew or not is_dated)

    def _due(self) -> dict[str, list[_Sought]]:
        """List what is due by its speaker, those with the newest articles first."""
        connection = self.run.archive.connection
        accounts: dict[str, list[SpeakerAccount]] = {}
        by_speaker: dict[str, list[_Sought]] = {}
        count = 0
        for quotation in post_searches.unlinked_quotations(connection):
            if quotation.speaker not in accounts:
                accounts[quotation.speaker] = list_speaker_accounts(connection, quotation.speaker)
            left = self._left_of(quotation, accounts[quotation.speaker])
            sought = self._sought(quotation) if left else None
            if sought is None:
                continue
            ordered = _by_platform(left, sought.prepared.claim.paragraph)
            by_speaker.setdefault(quotation.speaker, []).append(_Sought(sought, ordered))
            count += 1
            if count >= _MOST_SEARCHED:
                break
        return by_speaker

    def _left_of(
        self, one: UnlinkedQuotation, accounts: list[SpeakerAccount]
    ) -> list[SpeakerAccount]:
        """Leave out the accounts that were searched, or are to be only later."""
        if not accounts:
            return []
        at = self.run.archive.started_at
        searches = post_searches.searches_for(self.run.archive.connection, one.key)
        if any(search.state == "found" for search in searches):
            return []
        not_now = {
            search.account
            for search in searches
            if search.state != "open" or (search.next_due_at or "") > at
        }
        return [account for account in accounts if account.key not in not_now]

    def _sought(self, one: UnlinkedQuotation) -> SoughtQuotation | None:
        """Load a quotation with its days; None for one that cannot be searched for."""
        connection, run = self.run.archive.connection, self.run.archive.run
        (due,) = verdicts.load_claims(connection, run, [one.id])
        try:
            return SoughtQuotation(
                subject=one.key,
                prepared=prepare_claim(due.claim),
                days=choose_days(due.claim.published_at, current_time(), self.options.days),
                quote_id=one.id,
            )
        except UnusableClaim:
            return None


def subject_of_claim(claim: Claim) -> str:
    """Name words that somebody gave among searches, by a digest."""
    return content_digest("claim", claim.quote, claim.speaker, claim.published_at)


def _by_platform(accounts: list[SpeakerAccount], paragraph: str) -> list[SpeakerAccount]:
    """Put accounts of the platforms first that a paragraph names: "wrote on Bluesky"."""

    def is_named(account: SpeakerAccount) -> bool:
        platform = find_platform(account.platform)
        names = platform.names if platform else ()
        return any(regex.search(rf"\b{regex.escape(name)}\b", paragraph) for name in names)

    return sorted(accounts, key=lambda account: not is_named(account))
