"""People are followed on real servers: they post, edit, delete and change their names."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.store import followed
from archiver.archive.store.followed import NewAccount
from archiver.crawl.account_lookup import look_up_accounts
from archiver.crawl.following import new_account
from archiver.crawl.options import CrawlOptions, FollowingLimits, NetworkSettings
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Manners
from archiver.fetch.rates import HostRates
from archiver.platforms.account_reading import parse_account
from archiver.platforms.account_records import AccountProfile
from archiver.platforms.resolving import ResolveContext
from archiver.text.dates import current_time
from tests.servers.bluesky import Account, Bluesky
from tests.servers.looking import names_here
from tests.servers.snac import Snac, Writer

POSTS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Loopback(NetworkSettings):
    """Settings of a run that reaches this machine under every name that ends in ``.test``."""

    def fetcher(
        self, rates: HostRates | None = None, asked: Mapping[str, int] | None = None
    ) -> Fetcher:
        return Fetcher(
            manners=self.manners,
            limits=self.limits,
            allow_private=True,
            resolve=names_here,
            rates=rates,
            asked=asked,
        )


@dataclass
class FollowDesk:
    """An archive whose owner follows people on servers of this machine."""

    connection: sqlite3.Connection
    folder: Path
    elsewhere: dict[str, str]
    appviews: tuple[str, ...]
    requests: dict[str, int] = field(default_factory=dict)

    @property
    def web(self) -> Loopback:
        return Loopback(
            manners=Manners(delay=0.0, attempts=1),
            processes=1,
            allow_private=True,
            following=FollowingLimits(streams=""),
            asked=ResolveContext(
                now="",
                archives=(),
                threads=False,
                elsewhere=self.elsewhere,
                appviews=self.appviews,
            ),
        )

    def add(self, written: str, platform: str | None = None) -> NewAccount:
        """Follow an account as somebody writes it; gives what was found of it."""
        ref = parse_account(written, platform)
        assert ref is not None
        (found,) = look_up_accounts([ref], self.web)
        assert isinstance(found, AccountProfile), found
        with transaction(self.connection):
            followed.follow_account(self.connection, new_account(found), at=current_time())
        return new_account(found)

    def night(self) -> RunReport:
        with transaction(self.connection):
            self.connection.execute("update followed_accounts set next_due_at = '2000-01-01'")
        report = crawl(self.connection, [], CrawlOptions(warc_folder=self.folder, web=self.web))
        self.requests = report.hosts
        assert not report.failures
        return report

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.connection.execute(query)]

    def outcome(self, key: str) -> str:
        query = (
            "select outcome from sightings s join posts p on p.id = s.post_id "
            "where p.key = ? order by s.id desc"
        )
        return str(self.connection.execute(query, (key,)).fetchone()[0])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FollowDesk]:
    with closing(connect(tmp_path / "archive.db", write=True)) as connection:
        yield FollowDesk(connection, tmp_path / "captures", {}, ())


def written_by(writer: Account) -> list[Any]:
    return [writer.post(f"The ferry leaves at {number}.") for number in range(POSTS)]


@pytest.mark.parametrize("way", ["appview", "pds"])
def test_a_person_on_bluesky_is_followed(
    request: pytest.FixtureRequest, desk: FollowDesk, bluesky_servers: Bluesky, way: str
) -> None:
    """All posts, an edit, a deletion and another handle, by an AppView or the own server."""
    servers: Bluesky = request.getfixturevalue("appview") if way == "appview" else bluesky_servers
    writer = servers.account("lister" if way == "appview" else "writer")
    desk.elsewhere = servers.elsewhere
    desk.appviews = (servers.appview,) if way == "appview" and servers.appview else ()
    posts = written_by(writer)
    if way == "appview":
        servers.indexed(posts[-1])
    found = desk.add(writer.did)
    assert (found.account_id, found.handle) == (writer.did, writer.handle)
    first = desk.night()
    assert (first.posts_new, len(desk.rows("select 1 from post_versions"))) == (POSTS, POSTS)
    again = desk.night()
    assert (again.posts_new, again.versions_new) == (0, 0)
    # The feed; of the own server its identity, its handle and the rules of that domain, and the
    # profile come before its list.
    assert sum(desk.requests.values()) <= (1 if way == "appview" else 5)

    edited = writer.edit(posts[-10], "The ferry does not leave at all.")
    writer.delete(posts[-20])
    new = writer.post("A ferry of my own.")
    if way == "appview":
        servers.indexed(new)
        servers.gone(posts[-20])
    night = desk.night()
    assert night.posts_new == 1
    # An AppView keeps the wording that it indexed first.
    if way == "pds":
        assert night.changed == [edited.ref.key]
    assert night.as_json()["followed"]["missing"] == 1
    assert desk.outcome(posts[-20].ref.key) == "unknown"

    (account,) = followed.all_followed(desk.connection)
    assert account.handle == writer.handle
    if way == "pds":
        writer.rename("renamed.test")
        writer.post("Under another name.")
        desk.night()
        (account,) = followed.all_followed(desk.connection)
        assert (account.account_id, account.handle) == (writer.did, "renamed.test")
    assert desk.rows("select count(*) from authors where account_id is not null") == [(1,)]


def test_a_person_on_snac_is_followed_by_the_outbox(
    desk: FollowDesk, snac_server: tuple[Snac, Writer, Writer]
) -> None:
    """snac shows its accounts by Mastodon's API to its own users only."""
    server, _, ben = snac_server
    desk.elsewhere = server.elsewhere
    posts = [ben.post(f"The ferry leaves at {number}.") for number in range(12)]
    found = desk.add("@ben@tide.example")
    assert found.account_id == f"{server.origin}/ben"
    desk.night()
    texts = {text for (text,) in desk.rows("select text from post_versions")}
    assert {f"The ferry leaves at {number}." for number in range(12)} <= texts
    again = desk.night()
    assert (again.posts_new, again.versions_new) == (0, 0)
    assert sum(desk.requests.values()) == 1
    ben.edit(posts[5], "The ferry stays.")
    ben.post("Another one.")
    night = desk.night()
    assert (night.posts_new, len(night.changed)) == (1, 1)
