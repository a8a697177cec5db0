"""All posts of an account within a window, as one list: page by page, by what a run does."""

from collections.abc import Generator
from dataclasses import dataclass, replace

from archiver.models.records import Request
from archiver.platforms.account_reading import AccountReading, is_within
from archiver.platforms.account_records import AccountProfile, AccountRef, PostWindow
from archiver.platforms.attestation import AttestedSighting
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPosts:
    """The posts of an account within a window, newest first, as far as they were listed.

    `is_whole` tells that the list went to the window's beginning; `reason` says why it did not.
    `seen` counts all posts of its own that were listed, `passed_on` those of others among them.
    """

    sightings: tuple[AttestedSighting, ...]
    is_whole: bool
    reason: str | None = None
    seen: int = 0
    passed_on: int = 0
    pages: int = 0
    account: AccountRef | None = None


def list_account_posts(
    account: AccountRef, window: PostWindow, context: ResolveContext
) -> Generator[Request, FetchResult, AccountPosts]:
    """List the posts of an account within a window, newest first, page by page.

    It goes back to the window's beginning, or ends after `window.most` posts. Raises ResolveError
    where not even the first page came; what ends it later is said in the result.
    """
    reading = AccountReading(account, context)
    found: dict[str, AttestedSighting] = {}
    seen = passed_on = pages = 0
    while True:
        try:
            page = yield from reading.read_page(window)
        except ResolveError as error:
            if not pages:
                raise
            return AccountPosts(
                sightings=tuple(found.values()),
                is_whole=False,
                reason=error.reason,
                seen=seen,
                passed_on=passed_on,
                pages=pages,
                account=account,
            )
        pages += 1
        seen += len(page.sightings)
        passed_on += page.page.passed_on
        for one in page.sightings:
            if is_within(one, window):
                found.setdefault(one.post.key, one)
        is_over = page.has_reached or page.cursor is None
        if is_over or seen >= window.most:
            reason = page.note or (None if is_over else f"only the newest {seen} were looked at")
            return AccountPosts(
                sightings=tuple(found.values()),
                is_whole=is_over and page.note is None,
                reason=reason,
                seen=seen,
                passed_on=passed_on,
                pages=pages,
                account=page.page.account or account,
            )
        window = replace(window, cursor=page.cursor)


def look_up_account(
    account: AccountRef, context: ResolveContext
) -> Generator[Request, FetchResult, AccountProfile]:
    """Find the lasting id of an account; raises ResolveError with a sentence for a person."""
    return (yield from AccountReading(account, context).look_up())
