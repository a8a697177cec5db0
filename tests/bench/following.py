"""Follow people on invented servers: python -m tests.bench.following.

Reads one account's posts back and prints how many a second of our own processor time; follows a
thousand accounts with nothing new and prints the requests; and has nights broken off again and
again, counting what was asked for twice.
"""

import argparse
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from os import getpid
from pathlib import Path
from typing import Any
from unittest.mock import patch

from archiver.archive.connection import connect, transaction
from archiver.archive.store import followed
from archiver.archive.store.followed import NewAccount
from archiver.crawl.followed_pages import keep_followed_page
from archiver.crawl.options import FollowingLimits
from archiver.text.dates import current_time
from tests.bench.spent import moment
from tests.crawl.people import ON_BLUESKY, PeopleNights
from tests.platforms.listed import Listed, hourly

_DIDS = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass
class Timed(Listed):
    """Servers that count the processor time of their own answers, which is not ours."""

    spent: float = 0.0

    def answer(self, url: str) -> tuple[int, Any]:
        begun = time.thread_time()
        try:
            did = url.partition("actor=did%3Aplc%3A")[2][:24]
            if did:
                self.did = f"did:plc:{did}"
                self.handle = f"{did}.example"
            return super().answer(url)
        finally:
            self.spent += time.thread_time() - begun


def nights(folder: Path, connection: sqlite3.Connection, posts: int, *, every: float) -> Any:
    servers = Timed(posts=hourly(posts, every=every, now=current_time()), page=100)
    return PeopleNights(connection, folder / "captures", servers)


def read_back(folder: Path, posts: int) -> dict[str, float]:
    """Posts a second of our own processor time: ours, and of the processes that read pages."""
    with closing(connect(folder / "one.db", write=True)) as connection:
        found = nights(folder, connection, posts, every=24.0 * 29 / posts)
        found.follow(ON_BLUESKY)
        before = moment(getpid())
        report = found.night(following=FollowingLimits(most=999_999))
        used = moment(getpid()).all - before.all - found.servers.spent
        assert report.posts_new == posts, report.as_json()["followed"]
        return {
            "posts": posts,
            "requests": len(found.servers.asked),
            "own seconds": round(used, 1),
            "posts a second": round(posts / used),
        }


def nothing_new(folder: Path, accounts: int) -> dict[str, float]:
    """Requests and our own processor time for accounts that have nothing new."""
    with closing(connect(folder / "many.db", write=True)) as connection:
        found = nights(folder, connection, 100, every=1.0)
        with transaction(connection):
            for number in range(accounts):
                tail = "".join(_DIDS[(number >> (5 * place)) % 32] for place in range(24))
                new = NewAccount(
                    platform="bluesky", account_id=f"did:plc:{tail}", handle=f"{tail}.example"
                )
                followed.follow_account(connection, new, at=current_time())
        first = found.night()
        found.servers.spent, before = 0.0, moment(getpid())
        second = found.night()
        used = moment(getpid()).all - before.all - found.servers.spent
        return {
            "accounts": second.followed["accounts"],
            "posts": first.posts_new,
            "new": second.posts_new,
            "requests an account": len(found.servers.asked) / accounts,
            "own seconds": round(used, 1),
        }


def broken_off(folder: Path, posts: int, breaks: int) -> dict[str, float]:
    """How much is asked for twice where nights break off again and again."""
    with closing(connect(folder / "broken.db", write=True)) as connection:
        found = nights(folder, connection, posts, every=24.0 * 29 / posts)
        found.follow(ON_BLUESKY)
        asked: list[str] = []
        for _ in range(breaks):
            kept: list[int] = []

            def keep(*given: Any, kept: list[int] = kept, **named: Any) -> Any:
                kept.append(1)
                if len(kept) > 5:
                    raise sqlite3.OperationalError("database or disk is full")
                return keep_followed_page(*given, **named)

            with (
                patch("archiver.crawl.following.keep_followed_page", keep),
                suppress(sqlite3.Error),
            ):
                found.night()
            asked += found.servers.asked
        found.night(following=FollowingLimits(most=999_999))
        asked += found.servers.asked
        held = connection.execute("select count(*) from posts").fetchone()[0]
        first = min(asked, key=len)
        twice = len([one for one in asked if one != first]) - len({*asked} - {first})
        return {"posts": posts, "held": held, "breaks": breaks, "pages asked twice": twice}


def main() -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--accounts", type=int, default=1_000)
    parser.add_argument("--breaks", type=int, default=10)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("read back:", read_back(folder, given.posts), flush=True)
        print("nothing new:", nothing_new(folder, given.accounts), flush=True)
        print("broken off:", broken_off(folder, 10_000, given.breaks), flush=True)


if __name__ == "__main__":
    main()
