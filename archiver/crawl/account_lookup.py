"""Ask platforms which accounts a person means, before they are followed.

What an account is called for good is known from then on; whoever cannot be reached now is looked up
by the first night.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from archiver.crawl.options import NetworkSettings
from archiver.fetch.fetcher import Fetcher
from archiver.models.records import Request
from archiver.platforms.account_reading import AccountReading, ListRefusal, advance_lookup
from archiver.platforms.account_records import AccountProfile, AccountRef
from archiver.platforms.resolving import ResolveContext
from archiver.text.dates import current_time

LATER = frozenset({"unreachable", "rate-limited", "blocked", "malformed"})
"""Refusals that say nothing of an account: it is looked up again later."""


def look_up_accounts(
    accounts: Sequence[AccountRef], web: NetworkSettings
) -> list[AccountProfile | ListRefusal]:
    """Look accounts up at once, each host one request at a time; gives them in their order."""
    return asyncio.run(_look_up_all(accounts, web))


async def _look_up_all(
    accounts: Sequence[AccountRef], web: NetworkSettings
) -> list[AccountProfile | ListRefusal]:
    context = replace(web.asked, now=current_time(), tokens=web.tokens.names)
    async with web.fetcher() as fetcher:
        return list(
            await asyncio.gather(*(_look_up_one(account, context, fetcher) for account in accounts))
        )


async def _look_up_one(
    account: AccountRef, context: ResolveContext, fetcher: Fetcher
) -> AccountProfile | ListRefusal:
    about = AccountReading(account, context)
    while True:
        step = await asyncio.to_thread(advance_lookup, about)
        if not isinstance(step, Request):
            return step
        answer = await fetcher.fetch(step, ask_robots="json" not in step.accept)
        about.remember(step, answer)
