"""Everybody whom an attack needs, on loopback: publishers, platforms, strangers, an archive."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from archiver.archive.connection import transaction
from archiver.archive.store import lookup
from archiver.crawl.options import CrawlOptions, NetworkSettings
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl, resolve
from archiver.matching.rules import judge_standing
from archiver.models.verdict_records import Claim, Verdict
from archiver.verification.verify import verify_claim
from tests.crawl.newsroom import Newsroom

Order = Literal["attack alone", "truth first", "attack first"]
ORDERS: tuple[Order, ...] = ("attack alone", "truth first", "attack first")
"""A new archive, one that knows the truth already, and one that learns it afterwards."""

_MAPPED = (
    "https://publish.x.com",
    "https://plc.directory",
    "https://public.api.bsky.app",
    "https://api.bsky.app",
)
_SILENT = ("https://embed.bsky.app", "https://oauth.reddit.com", "https://www.reddit.com")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPost:
    """What an archive holds of a post: everything that an attack may want to change."""

    key: str
    keys: tuple[str, ...]
    url: str | None
    handle: str | None
    name: str | None
    account_id: str | None
    posted_at: str | None
    texts: tuple[str, ...]
    evidence: frozenset[str]
    outcomes: tuple[str, ...]
    standing: str


class Town:
    """Servers under made-up names, and runs of one archive that asks them.

    `hosts` are the names that `serve` gave answers for: all of them are paths of one server.
    """

    def __init__(self, connection: sqlite3.Connection, room: Newsroom, folder: Path) -> None:
        self.connection, self.room, self.folder = connection, room, folder
        self.hosts: set[str] = set()

    def publisher(self, number: int = 1) -> str:
        """Give the address of a publisher; each is a site of its own."""
        return self.room.urls[number - 1]

    def page(self, path: str, body: str, *, publisher: int = 1, head: str = "") -> str:
        """Serve an article of a publisher; `body` follows its headline. Gives its address."""
        self.room.page(
            path,
            f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
            <title>The seal and the ferry</title>{head}</head><body><article>
            <h1>The seal and the ferry</h1><p>The harbour was quiet when the council met at
            {path} to hear about the timetable of the boats to Pelliwick.</p>{body}
            <p>Nobody in Marrowby would say on Tuesday when the next boat is to leave, and the
            harbour master asked for patience until the tide tables have been printed.</p>
            </article></body></html>""",
        )
        return self.publisher(publisher) + path

    def serve(
        self, url: str, body: Any, *, status: int = 200, kind: str = "application/json"
    ) -> str:
        """Have a made-up host answer at an address, with or without whatever query."""
        parts = urlsplit(url)
        self.hosts.add(parts.netloc)
        text = body if isinstance(body, str) else json.dumps(body)
        self.room.pages[f"/{parts.netloc}{parts.path}"] = (status, f"{kind}; charset=utf-8", text)
        return url

    def redirect(self, url: str, there: str) -> None:
        """Have a made-up host lead to an address of another, as any server can."""
        self.serve(url, "moved", kind="text/plain")
        self.hosts.add(urlsplit(there).netloc)
        parts, goal = urlsplit(url), urlsplit(there)
        goal_path = f"/{goal.netloc}{goal.path}" + (f"?{goal.query}" if goal.query else "")
        self.room.redirects[f"/{parts.netloc}{parts.path}"] = self.room.url + goal_path

    def forget_answer(self, url: str) -> None:
        """Have an address answer 404 from now on."""
        parts = urlsplit(url)
        self.room.pages.pop(f"/{parts.netloc}{parts.path}", None)
        self.room.redirects.pop(f"/{parts.netloc}{parts.path}", None)

    def show_x_post(self, number: str, text: str, **more: Any) -> str:
        """Have X show a post by Ana Brook; gives its address."""
        self.room.post(number, text, **more)
        return f"https://x.com/anabrook_test/status/{number}"

    def status(
        self, host: str, number: str, text: str, *, user: str = "ana", **more: Any
    ) -> dict[str, Any]:
        """Have a server of Mastodon's kind show a status; gives it as the API does."""
        status = {
            "id": number,
            "uri": f"https://{host}/users/{user}/statuses/{number}",
            "url": f"https://{host}/@{user}/{number}",
            "content": f"<p>{text}</p>",
            "visibility": "public",
            "created_at": "2024-07-13T22:45:24.000Z",
            "account": {
                "acct": user,
                "username": user,
                "display_name": user.title(),
                "uri": f"https://{host}/users/{user}",
                "url": f"https://{host}/@{user}",
            },
            **more,
        }
        self.serve(f"https://{host}/api/v1/statuses/{number}", status)
        return status

    def note(
        self, host: str, number: str, text: str, *, user: str = "ana", **more: Any
    ) -> dict[str, Any]:
        """Have a server show a note as ActivityPub has it, and no API; gives the note."""
        note = {
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": f"https://{host}/users/{user}/statuses/{number}",
            "type": "Note",
            "attributedTo": f"https://{host}/users/{user}",
            "content": f"<p>{text}</p>",
            "published": "2024-07-13T22:45:24Z",
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            **more,
        }
        self.serve(
            f"https://{host}/users/{user}/statuses/{number}", note, kind="application/activity+json"
        )
        self.serve(
            f"https://{host}/users/{user}",
            {"type": "Person", "preferredUsername": user, "name": user.title()},
            kind="application/activity+json",
        )
        return note

    def serve_record(
        self, did: str, key: str, text: str | None, *, pds: str = "pds.example", **more: Any
    ) -> str:
        """Have an account of Bluesky on a server (PDS), with one record or none; its address."""
        document = {
            "id": did,
            "alsoKnownAs": ["at://ana.example"],
            "service": [
                {
                    "id": "#atproto_pds",
                    "type": "AtprotoPersonalDataServer",
                    "serviceEndpoint": f"https://{pds}",
                }
            ],
        }
        self.serve(f"https://plc.directory/{did}", document)
        there = f"https://{pds}/xrpc/com.atproto"
        self.serve(f"{there}.sync.getRepoStatus", {"did": did, "active": True})
        if text is None:
            refusal = {"error": "RecordNotFound", "message": "Could not locate record"}
            self.serve(f"{there}.repo.getRecord", refusal, status=400)
        else:
            value = {"text": text, "createdAt": "2024-07-13T22:45:24.000Z", **more}
            uri = f"at://{did}/app.bsky.feed.post/{key}"
            self.serve(f"{there}.repo.getRecord", {"uri": uri, "cid": "bafy", "value": value})
        self.serve("https://ana.example/.well-known/atproto-did", did, kind="text/plain")
        return f"https://bsky.app/profile/{did}/post/{key}"

    def web(self) -> NetworkSettings:
        """How a run reaches all of the town, and nothing else."""
        found = self.room.web()
        elsewhere = {
            **found.asked.elsewhere,
            **dict.fromkeys(_SILENT, ""),
            **{one: f"{self.room.url}/{one.removeprefix('https://')}" for one in _MAPPED},
            **{f"https://{host}": f"{self.room.url}/{host}" for host in self.hosts},
        }
        return replace(
            found, processes=1, asked=replace(found.asked, elsewhere=elsewhere, threads=True)
        )

    def crawl(self, *named: str) -> RunReport:
        """Read articles, ask for their posts, judge their quotations."""
        return crawl(self.connection, named, self._options())

    def resolve(self, *addresses: str) -> RunReport:
        """Ask for single posts, and for those that they lead to."""
        return resolve(self.connection, addresses, self._options())

    def _options(self) -> CrawlOptions:
        return CrawlOptions(warc_folder=self.folder, web=self.web())

    def age(self, hours: int) -> None:
        """Let everything that was seen so far have been seen earlier, and all that waits be due."""
        with transaction(self.connection):
            self.connection.execute(
                "update sightings set seen_at = strftime('%Y-%m-%dT%H:%M:%SZ', seen_at, ?) "
                "where evidence <> 'archive'",
                (f"-{hours} hours",),
            )
            self.connection.execute(
                "update author_names set "
                "verified_at = strftime('%Y-%m-%dT%H:%M:%SZ', verified_at, ?1), "
                "unverified_at = strftime('%Y-%m-%dT%H:%M:%SZ', unverified_at, ?1)",
                (f"-{hours} hours",),
            )
            self.connection.execute("update post_queue set next_due_at = '2000-01-01T00:00:00Z'")

    def in_order(
        self, order: Order, truth: Callable[[], object], attack: Callable[[], object]
    ) -> None:
        """Let both happen, or the attack alone, in an order."""
        steps: Mapping[Order, tuple[Callable[[], object], ...]] = {
            "attack alone": (attack,),
            "truth first": (truth, attack),
            "attack first": (attack, truth),
        }
        for step in steps[order]:
            step()

    def judge(self, quote: str, speaker: str | None = "Ana Brook", **known: Any) -> Verdict:
        """Give the verdict on a quotation."""
        return verify_claim(self.connection, Claim(quote=quote, speaker=speaker, **known))

    def find_post(self, key: str) -> HeldPost | None:
        """Give what the archive holds of the post that is or was known under a key."""
        post_id = lookup.post_of_key(self.connection, key)
        if post_id is None:
            return None
        row = self.connection.execute(
            "select p.key, p.url, p.posted_at, a.handle, a.name, a.account_id from posts p "
            "left join authors a on a.id = p.author_id where p.id = ?",
            (post_id,),
        ).fetchone()
        seen = [look for _, look in lookup.load_sightings(self.connection, post_id)]
        worded = [look.version for look in seen if look.version is not None]
        return HeldPost(
            key=row["key"],
            keys=self._column("select key from post_keys where post_id = ?", post_id),
            url=row["url"],
            handle=row["handle"],
            name=row["name"],
            account_id=row["account_id"],
            posted_at=row["posted_at"],
            texts=self._column("select text from post_versions where post_id = ?", post_id),
            evidence=frozenset(look.evidence for look in seen),
            outcomes=tuple(look.outcome for look in seen),
            standing=judge_standing(seen, worded[-1] if worded else 0),
        )

    def _column(self, query: str, post_id: int) -> tuple[str, ...]:
        return tuple(sorted(row[0] for row in self.connection.execute(query, (post_id,))))

    def texts(self) -> set[str]:
        """Give every wording that the archive holds of any post."""
        return {row[0] for row in self.connection.execute("select text from post_versions")}

    def queued(self) -> set[str]:
        """Give the keys of all posts that are, or were, to be asked for."""
        return {row[0] for row in self.connection.execute("select key from post_queue")}
