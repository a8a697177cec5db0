"""Seal a run that ended, and have the seal stamped by an authority where there is one."""

import asyncio
import sqlite3
from typing import Protocol

from archiver.archive.connection import transaction
from archiver.archive.store import seals
from archiver.errors import UnusableStamp
from archiver.fetch.fetcher import Fetcher
from archiver.provenance import stamping
from archiver.provenance.sealing import seal_run
from archiver.provenance.stamping import Authority


class Connected(Protocol):
    """A way to the network, and to whom a seal is shown."""

    @property
    def authority(self) -> Authority:
        """The time-stamping authority; one without an address is asked nothing."""
        ...

    def fetcher(self) -> Fetcher:
        """Make the network edge."""
        ...


def attest_run(
    connection: sqlite3.Connection, run: int, web: Connected | None, *, at: str
) -> tuple[str, str] | None:
    """Seal a run and have the seal stamped; give the authority and the reason where that failed.

    One stamp is proof of all seals before it, so that one which could not be had is made good
    by the next.
    """
    with transaction(connection):
        seal_run(connection, run, at=at)
    if web is None or web.authority.url is None:
        return None
    try:
        stamp = asyncio.run(_ask(seals.head_of_run(connection, run), web))
    except UnusableStamp as error:
        return f"time stamp of {web.authority.url}", str(error)
    with transaction(connection):
        seals.add_stamp(
            connection, run, authority=web.authority.url, at=stamp.at, stamp=stamp.answer
        )
    return None


async def _ask(head: str, web: Connected) -> stamping.Stamp:
    async with web.fetcher() as fetcher:
        return await stamping.request_stamp(head, web.authority, fetcher)
