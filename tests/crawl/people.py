"""The invented servers of `tests/platforms/listed.py`, asked as the network is."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from archiver.archive.connection import transaction
from archiver.archive.store import followed
from archiver.archive.store.followed import FollowedAccount, NewAccount
from archiver.crawl.options import CrawlOptions, FollowingLimits, NetworkSettings
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Manners
from archiver.fetch.rates import HostRates
from archiver.platforms.resolving import ResolveContext
from tests.platforms.listed import ACTOR, DID, HOST, Listed

ON_BLUESKY = NewAccount(platform="bluesky", account_id=DID, handle="ana.example")
ON_MASTODON = NewAccount(
    platform="mastodon", account_id=ACTOR, handle=f"ana@{HOST}", host=HOST, number="7"
)


class OverHttp(httpx.AsyncBaseTransport):
    """Gives what the servers answer, and counts the requests of each host."""

    def __init__(self, servers: Listed) -> None:
        self.servers = servers

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        self.servers.asked.append(url)
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        status, said = self.servers.answer(url)
        if status == 0:
            raise httpx.ConnectError("nobody answers")
        if isinstance(said, bytes):
            return httpx.Response(status, content=said, headers={"Content-Type": "text/html"})
        body = json.dumps(said).encode()
        return httpx.Response(status, content=body, headers={"Content-Type": "application/json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable(NetworkSettings):
    """Settings of a run that reaches the invented servers and nothing else, without a pause."""

    manners: Manners = field(default_factory=lambda: Manners(delay=0.0, attempts=2, backoff=0.01))
    servers: Listed = field(default_factory=Listed)

    def fetcher(
        self, rates: HostRates | None = None, asked: Mapping[str, int] | None = None
    ) -> Fetcher:
        return Fetcher(
            manners=self.manners,
            limits=self.limits,
            tokens=self.tokens,
            transport=OverHttp(self.servers),
            rates=rates,
            asked=asked,
        )


class PeopleNights:
    """Nights on one archive that follow people on the invented servers."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, servers: Listed) -> None:
        self.connection, self.folder, self.servers = connection, folder, servers

    def follow(self, *accounts: NewAccount, person: str | None = None) -> None:
        with transaction(self.connection):
            at = "2031-05-01T00:00:00Z"
            number = (
                followed.add_person(self.connection, person, None, at=at)[0] if person else None
            )
            for one in accounts:
                followed.follow_account(self.connection, one, at=at, person=number)

    def night(self, **settings: Any) -> RunReport:
        """One run in which everybody is due; what was asked in it is in `servers.asked`."""
        with transaction(self.connection):
            self.connection.execute(
                "update followed_accounts set next_due_at = '2000-01-01T00:00:00Z' "
                "where next_due_at is not null"
            )
        self.servers.asked.clear()
        limits: FollowingLimits = settings.pop("following", FollowingLimits())
        if limits.streams is None:
            limits = replace(limits, streams="")  # Bluesky's own is no server of ours
        web = Reachable(
            servers=self.servers,
            manners=Manners(delay=0.0, attempts=1, backoff=0.0),
            processes=1,
            asked=ResolveContext(now="", archives=(), threads=False),
            following=limits,
            **settings,
        )
        return crawl(self.connection, [], CrawlOptions(warc_folder=self.folder, web=web))

    @property
    def accounts(self) -> list[FollowedAccount]:
        return followed.all_followed(self.connection)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.connection.execute(query)]

    def hosts(self) -> set[str]:
        return {urlsplit(url).hostname or "" for url in self.servers.asked}
