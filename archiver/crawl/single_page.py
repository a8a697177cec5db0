"""Fetch one page for a command that shows it and keeps nothing."""

import asyncio

from archiver.crawl.options import NetworkSettings
from archiver.crawl.run_context import is_good, refusal_reason
from archiver.errors import UnreadablePage
from archiver.models.records import Capture, Request, Unfetched

PAGE_KINDS = ("text/html", "application/xhtml+xml", "text/plain")
"""Media types that are read as pages."""
PAGE_ACCEPT = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5"


def fetch_page(url: str, web: NetworkSettings) -> Capture:
    """Ask for a page as a crawl would, robots.txt and its manners included.

    Raises UnreadablePage with the reason where it is not had.
    """

    async def fetch() -> Capture | Unfetched:
        async with web.fetcher() as fetcher:
            return await fetcher.fetch(Request(url=url, accept=PAGE_ACCEPT), kinds=PAGE_KINDS)

    answer = asyncio.run(fetch())
    if isinstance(answer, Unfetched):
        raise UnreadablePage(answer.reason)
    if not is_good(answer):
        raise UnreadablePage(refusal_reason(answer))
    return answer
