"""List an account's posts page by page, each judged by whose answer it is; nothing is fetched.

What is asked of one account in one run goes through one `AccountReading`: who the account is, is
asked once. A list that never ends, goes round in circles or is of somebody else has an end here,
with a sentence that says so.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from archiver.models.records import Outcome, Request
from archiver.platforms.account_records import (
    AccountPage,
    AccountProfile,
    AccountReader,
    AccountRef,
    PostWindow,
    is_moment,
)
from archiver.platforms.attestation import AttestedSighting, attest_page
from archiver.platforms.origins import AnswerLog
from archiver.platforms.registry import all_platforms, find_platform, time_in_id
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError, first_line
from archiver.text.json_fields import string_in

_LAST = 3
"""Posts at the end of a page that have to be before a window: one alone may be dated back."""
CIRCLE = "its server gives the same posts again and again: reading ended there"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestedPage:
    """One page of an account's posts, without what its server may not say.

    `sightings` are all of its own posts there, newest first, those before the window too.
    `cursor` is where to go on, None at the end; `has_reached` tells that the window's beginning
    is on this page. `foreign` posts were said to be the account's and are not. `note` says why
    the list ended before its end.
    """

    sightings: tuple[AttestedSighting, ...]
    page: AccountPage
    cursor: str | None = None
    has_reached: bool = False
    foreign: int = 0
    note: str | None = None


_Found = TypeVar("_Found")
ReadingSteps = Generator[Request, FetchResult, AttestedPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRefusal:
    """Why an account has no list to read: what an error says of it, as a plain value."""

    outcome: Outcome
    reason: str


class AccountReading:
    """What is asked of one account in one run.

    It may be driven by its generators, or, where answers are read in another process, by
    `advance_page` with what `remember` was told.
    """

    def __init__(self, account: AccountRef, context: ResolveContext) -> None:
        self.account = account
        self._context = context
        self._known: dict[Request, FetchResult] = {}
        self._cursors: set[str] = set()
        self._keys: set[str] = set()

    def copy_for_page(self) -> "AccountReading":
        """Give another that knows the same answers, and not which pages were read."""
        other = AccountReading(self.account, self._context)
        other._known = self._known
        return other

    def remember(self, request: Request, came: FetchResult) -> None:
        """Note what came of a request, which is then not asked for again."""
        self._known[request] = came

    def look_up(self) -> Generator[Request, FetchResult, AccountProfile]:
        """Find the lasting id of the account; raises ResolveError with a sentence for a person.

        Of a platform that shows none, it is what was given.
        """
        reader = find_reader(self.account)
        if reader is None or reader.look_up is None:
            return AccountProfile(ref=self.account)
        log = AnswerLog(self._context)
        return (yield from self._ask_once(reader.look_up(self.account, self._context), log))

    def read_page(self, window: PostWindow) -> ReadingSteps:
        """Ask for the page of a window that its cursor names.

        Raises ResolveError, with a sentence for a person, where the account has no list or is
        not the one that it was.
        """
        reader = find_reader(self.account)
        if reader is None or reader.list_page is None:
            raise ResolveError("unsupported", unfollowed_reason(self.account))
        log = AnswerLog(self._context)
        steps = reader.list_page(self.account, window, self._context)
        page = yield from self._ask_once(steps, log)
        return self.accept_page(self._judge(page, window, log), window)

    def accept_page(self, page: AttestedPage, window: PostWindow) -> AttestedPage:
        """Note that a page was read; one that was read before is the end of the list."""
        # The list itself is never asked for again, and is not kept in memory.
        there = page.page.answer.url
        self._known = {
            request: came for request, came in self._known.items() if request.url != there
        }
        if window.cursor:
            self._cursors.add(window.cursor)
        keys = {sighting.post.key for sighting in page.sightings}
        is_repeated = bool(keys) and keys <= self._keys
        self._keys |= keys
        if page.cursor and (page.cursor in self._cursors or is_repeated):
            return replace(page, note=CIRCLE, cursor=None)
        return page

    def _judge(self, page: AccountPage, window: PostWindow, log: AnswerLog) -> AttestedPage:
        own = self.account.id
        there = page.account.id if page.account else None
        if own and there and own != there:
            raise ResolveError(
                "unsupported",
                f"its handle is another account's now ({first_line(there)}), of which nothing is "
                "read: add it anew if that is the same person",
                capture=page.answer,
            )
        sightings = attest_page(page.sightings, log)
        kept = tuple(
            sighting
            for sighting in sightings
            if own in {None, sighting.post.author.account_id or own}
        )
        foreign = page.foreign + len(page.sightings) - len(kept)
        if foreign and not kept:
            raise ResolveError(
                "blocked",
                "its server lists posts of somebody else in its place: none of them is kept",
                capture=page.answer,
            )
        return AttestedPage(
            sightings=kept,
            page=page,
            cursor=page.cursor,
            has_reached=has_reached(kept, window.after, self.account.platform),
            foreign=foreign,
        )

    def _ask_once(
        self, steps: Generator[Request, FetchResult, _Found], log: AnswerLog
    ) -> Generator[Request, FetchResult, _Found]:
        """Yield the same requests, none of them twice, and note what came of each.

        What cannot be read is refused like what is not there.
        """
        try:
            request = next(steps)
            while True:
                if request not in self._known:
                    self._known[request] = yield request
                log.add(self._known[request])
                request = steps.send(self._known[request])
        except StopIteration as done:
            found: _Found = done.value
            return found
        except (ValueError, ArithmeticError, RecursionError) as error:
            reason = f"the answer cannot be read: {first_line(error)}"
            raise ResolveError("malformed", reason) from error


def advance_page(
    reading: AccountReading, window: PostWindow
) -> Request | AttestedPage | ListRefusal:
    """Give what a page wants asked next after what its reading remembers, or the page.

    It is read from its beginning each time, so that it need not be kept where answers are fetched.
    """
    return _advance(reading.read_page(window))


def advance_lookup(reading: AccountReading) -> Request | AccountProfile | ListRefusal:
    """Give what looking an account up wants asked next, or the account; as `advance_page`."""
    return _advance(reading.look_up())


def _advance(
    steps: Generator[Request, FetchResult, _Found],
) -> Request | _Found | ListRefusal:
    try:
        return next(steps)
    except StopIteration as done:
        found: _Found = done.value
        return found
    except ResolveError as error:
        return ListRefusal(outcome=error.outcome, reason=error.reason)
    finally:
        steps.close()


def has_reached(found: Iterable[AttestedSighting], after: str | None, platform: str) -> bool:
    """Tell whether a page goes back to the beginning of a window: a post's id, or a moment."""
    if after is None:
        return False
    sightings = list(found)
    if not is_moment(after) and any(sighting.post.id == after for sighting in sightings):
        return True
    begin = after if is_moment(after) else time_in_id(platform, after)
    last = [sighting.post.posted_at for sighting in sightings[-_LAST:]]
    return bool(begin and last) and all(at is not None and at <= str(begin) for at in last)


def is_within(one: AttestedSighting, window: PostWindow) -> bool:
    """Tell whether a post is of a window; one without a moment is, unless it is an end itself."""
    at, platform = one.post.posted_at, one.post.platform
    after, before = (
        end if end is None or is_moment(end) else time_in_id(platform, end)
        for end in (window.after, window.before)
    )
    if one.post.id in {window.after, window.before}:
        return False
    return at is None or ((after is None or at > after) and (before is None or at < before))


def find_reader(account: AccountRef) -> AccountReader | None:
    """Give how accounts of this one's platform are read, None where they are not."""
    platform = find_platform(account.platform)
    return platform.accounts if platform else None


def unfollowed_reason(account: AccountRef) -> str:
    """Say for a person why the posts of an account are not listed to a program."""
    platform, reader = find_platform(account.platform), find_reader(account)
    if platform is None:
        return f"no platform {first_line(account.platform)} is installed"
    return (reader.unshown if reader else "") or f"{platform.label} lists no account's posts here"


def parse_account(given: str, platform: str | None = None) -> AccountRef | None:
    """Give the account that somebody wrote, of any platform or of this one; None for none.

    >>> parse_account("https://bsky.app/profile/ana.example")
    AccountRef(platform='bluesky', id=None, handle='ana.example', host=None, number=None)
    >>> parse_account("https://news.example/feed.xml") is None
    True
    """
    named = string_in(given.strip()) or ""
    for one in all_platforms():
        if one.accounts and platform in {None, one.name}:
            found = one.accounts.parse(named)
            if found is not None:
                return found
    return None
