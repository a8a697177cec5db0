"""Ask what a search wants to know, within the budget of a night; answers are read in a bounded way.

What came is held until it is kept with what it showed.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from archiver.crawl.post_asking import AskedPost, ask_for_post
from archiver.crawl.run_context import OnlineContext
from archiver.models.records import Capture, PostRef, Request
from archiver.platforms.account_reading import AccountReading, AttestedPage, ListRefusal
from archiver.platforms.account_records import AccountProfile, PostWindow
from archiver.platforms.archived_posts import ArchiveListing
from archiver.platforms.resolving import FetchResult, ResolveError
from archiver.text.dates import current_time

_Found = TypeVar("_Found", AttestedPage, AccountProfile, ArchiveListing)
NO_PAID_POSTS = "the posts that are paid for in one night are used up; it goes on with the next"
NO_BUDGET = "the requests of this night are used up; it goes on with the next"


@dataclass(slots=True)
class SearchBudget:
    """What all searches of a night may take together: requests, and posts that cost money."""

    requests: int
    paid_posts: int = 0
    pays: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note whether its owner pays for any post at all."""
        self.pays = self.paid_posts > 0

    @property
    def is_spent(self) -> bool:
        """Whether no request is left."""
        return self.requests <= 0


class SearchPaused(Exception):
    """The search is to go on another time, through no fault of whom it asks; says why."""


class SearchRequests:
    """The requests of one search: how many there were, and the answers that are not kept yet.

    Its functions raise ResolveError where somebody does not answer, and SearchPaused where nothing
    is to be asked any more.
    """

    def __init__(self, run: OnlineContext, budget: SearchBudget) -> None:
        self._run, self._budget = run, budget
        self.context = replace(run.web.asked, now=current_time(), tokens=run.web.tokens.names)
        self.count = 0
        self._captures: list[Capture] = []

    def take_captures(self) -> list[Capture]:
        """Give the answers that are not kept yet, which are to be kept now."""
        captures, self._captures = self._captures, []
        return captures

    async def look_up(self, about: AccountReading) -> AccountProfile:
        """Find who an account is for good."""
        return await self._asked(about, lambda: self._run.pool.advance_lookup(about))

    async def read_page(self, about: AccountReading, window: PostWindow) -> AttestedPage:
        """Read a page of an account's posts."""
        pool = self._run.pool
        page = await self._asked(about, lambda: pool.advance_page(about, window))
        return about.accept_page(page, window)

    async def ask_index(self, listing: ArchiveListing) -> ArchiveListing:
        """Ask the next question about the posts that web archives hold."""
        answer: FetchResult | None = None
        while True:
            step = await self._run.pool.advance_index(listing, self.context, answer)
            if not isinstance(step, Request):
                return _raised(step)
            answer = await self._fetch(step)

    async def ask_post(self, ref: PostRef, handle: str) -> AskedPost:
        """Ask for one post in every way there is."""
        self._check_budget()
        result = await ask_for_post(self._run, ref, url=None, handle=handle)
        self._spend(result.requests)
        if not result.was_asked:
            raise SearchPaused(result.sightings[0].reason or "nobody is to be asked in this run")
        self._captures += result.captures
        return result

    async def _asked(
        self,
        about: AccountReading,
        advance: Callable[[], Awaitable[Request | ListRefusal | _Found]],
    ) -> _Found:
        while True:
            step = await advance()
            if not isinstance(step, Request):
                return _raised(step)
            about.remember(step, await self._fetch(step))

    async def _fetch(self, request: Request) -> FetchResult:
        self._check_budget()
        fetcher = self._run.fetcher
        # What answers with data is made for programs; pages are asked as any other.
        answer = await fetcher.fetch(request, ask_robots="json" not in request.accept)
        if isinstance(answer, Capture):
            self._captures.append(answer)
        elif fetcher.is_left_alone(request.url):
            raise SearchPaused(answer.reason)
        self._spend(1)
        return answer

    def _check_budget(self) -> None:
        if self._budget.is_spent or self._run.budget.is_late:
            raise SearchPaused(NO_BUDGET)

    def _spend(self, requests: int) -> None:
        self._budget.requests -= requests
        self.count += requests

    def paid_posts_left(self, least: int) -> int:
        """Give how many posts that cost money may still be listed, of which a page has `least`.

        Raises ResolveError where the owner pays for none, SearchPaused where too few are left.
        """
        if not self._budget.pays:
            raise ResolveError("unsupported", "its owner pays for no posts ('paid_posts' is 0)")
        if self._budget.paid_posts < least:
            raise SearchPaused(NO_PAID_POSTS)
        return self._budget.paid_posts

    def pay(self, posts: int) -> None:
        """Count posts that cost money."""
        self._budget.paid_posts -= posts


def _raised(found: ListRefusal | _Found) -> _Found:
    if isinstance(found, ListRefusal):
        raise ResolveError(found.outcome, found.reason)
    return found
