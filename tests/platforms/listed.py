"""Invented servers that list an account's posts as Bluesky, Mastodon and others do.

Each is a function of an address: `Listed` answers it as a request of a strategy, and
`tests/crawl` as a request of the network.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from archiver.models.records import Capture, Request, Unfetched
from archiver.platforms.bluesky.account_posts import key_of_moment
from archiver.platforms.mastodon.account_posts import id_at
from archiver.platforms.resolving import FetchResult
from archiver.text.dates import add_time

NOW = "2031-05-06T12:00:00Z"
DID = "did:plc:" + "a" * 24
PDS = "https://pds.example"
HOST = "social.example"
ACTOR = f"https://{HOST}/users/ana"


@dataclass
class Said:
    """One post: when it was made, its words, and whose it is where it is only passed on."""

    at: str
    text: str
    by: str | None = None

    @property
    def key(self) -> str:
        return key_of_moment(self.at)

    @property
    def number(self) -> str:
        return str(int(id_at(self.at) or 0) + 1)


Query = dict[str, str]
Answer = tuple[int, Any]


@dataclass
class Listed:
    """Servers that know Ana and her posts, the newest first; `asked` are the addresses asked."""

    posts: list[Said] = field(default_factory=list)
    page: int = 40
    handle: str = "ana.example"
    did: str = DID
    labels: list[dict[str, str]] = field(default_factory=list)
    actor: str = ACTOR
    number: str = "7"
    moved: str | None = None
    suspended: bool = False
    deaf: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)

    def __call__(self, request: Request) -> FetchResult:
        self.asked.append(request.url)
        status, said = self.answer(request.url)
        if status == 0:
            return Unfetched(url=request.url, outcome="unreachable", reason="nobody answers")
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        return Capture(
            url=request.url,
            source=request.url,
            fetched_at=NOW,
            status=status,
            body=body,
            final_url=request.url,
        )

    def answer(self, url: str) -> Answer:
        parts = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.hostname in self.deaf:
            return 0, None
        for end, view in self._views().items():
            if parts.path.endswith(end):
                return view(query)
        return 404, {"error": "Record not found"}

    def _views(self) -> dict[str, Callable[[Query], Answer]]:
        return {
            "resolveHandle": self._resolve,
            f"/{self.did}": self._identity,
            "getRepoStatus": lambda _: (200, {"did": self.did, "active": not self.suspended}),
            "getRecord": self._profile,
            "getAuthorFeed": self._feed,
            "listRecords": self._records,
            "webfinger": self._finger,
            "/accounts/lookup": self._lookup,
            "/statuses": self._statuses,
        }

    # Bluesky

    def _resolve(self, query: Query) -> Answer:
        if query["handle"] != self.handle:
            return 400, {"error": "InvalidRequest", "message": "Unable to resolve handle"}
        return 200, {"did": self.did}

    def _identity(self, _: Query) -> Answer:
        service = {"id": "#atproto_pds", "serviceEndpoint": PDS}
        return 200, {
            "id": self.did,
            "alsoKnownAs": [f"at://{self.handle}"],
            "service": [service],
        }

    def _profile(self, _: Query) -> Answer:
        value = {"displayName": "Ana Brook", "labels": {"values": self.labels}}
        return 200, {"uri": f"at://{self.did}/app.bsky.actor.profile/self", "value": value}

    def _uri(self, one: Said) -> str:
        return f"at://{one.by or self.did}/app.bsky.feed.post/{one.key}"

    def _value(self, one: Said) -> dict[str, str]:
        return {"$type": "app.bsky.feed.post", "text": one.text, "createdAt": one.at}

    def _feed(self, query: Query) -> Answer:
        if self.suspended:
            return 400, {"error": "AccountTakedown", "message": "Account has been suspended"}
        if query["actor"] != self.did:
            return 400, {"error": "InvalidRequest", "message": "Profile not found"}
        left = [one for one in self.posts if one.at < query.get("cursor", "9")]
        shown = left[: self.page]
        feed = [
            {
                "post": {
                    "uri": self._uri(one),
                    "cid": "c",
                    "author": {
                        "did": one.by or self.did,
                        "handle": self.handle,
                        "displayName": "Ana Brook",
                        "labels": self.labels,
                    },
                    "record": self._value(one),
                    "indexedAt": one.at,
                },
                **({"reason": {"$type": "app.bsky.feed.defs#reasonRepost"}} if one.by else {}),
            }
            for one in shown
        ]
        more = {"cursor": shown[-1].at} if len(left) > len(shown) else {}
        return 200, {"feed": feed, **more}

    def _records(self, query: Query) -> Answer:
        own = [one for one in self.posts if one.by is None]
        left = [one for one in own if one.key < query.get("cursor", "z")]
        shown = left[: self.page]
        records = [{"uri": self._uri(one), "cid": "c", "value": self._value(one)} for one in shown]
        return 200, {"records": records, **({"cursor": shown[-1].key} if shown else {})}

    # Mastodon

    def _finger(self, query: Query) -> Answer:
        if not query["resource"].startswith("acct:ana@"):
            return 404, {"error": "Record not found"}
        link = {"rel": "self", "type": "application/activity+json", "href": self.actor}
        return 200, {"subject": query["resource"], "links": [link]}

    def _account(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "id": self.number,
            "username": "ana",
            "acct": "ana",
            "uri": self.actor,
            "display_name": "Ana Brook",
            "suspended": self.suspended,
        }
        return {**found, "moved": {"acct": self.moved}} if self.moved else found

    def _lookup(self, query: Query) -> Answer:
        if query["acct"] != "ana":
            return 404, {"error": "Record not found"}
        return 200, self._account()

    def _statuses(self, query: Query) -> Answer:
        if self.suspended:
            return 404, {"error": "Record not found"}
        own = [one for one in self.posts if one.by is None]
        below, above = int(query.get("max_id", 1 << 80)), int(query.get("since_id", 0))
        shown = [one for one in own if above < int(one.number) < below][: self.page]
        return 200, [self._status(one) for one in shown]

    def _status(self, one: Said) -> dict[str, Any]:
        return {
            "id": one.number,
            "uri": f"{self.actor}/statuses/{one.number}",
            "url": f"https://{HOST}/@ana/{one.number}",
            "created_at": one.at,
            "content": f"<p>{one.text}</p>",
            "visibility": "public",
            "account": self._account(),
        }


def hourly(count: int, *, every: float = 1.0, now: str = NOW) -> list[Said]:
    """Posts of one account, the newest an hour ago."""
    return [
        Said(add_time(now, hours=-(number + 1) * every), f"Ferry report {number}.")
        for number in range(count)
    ]


def changed(listed: Listed, **more: Any) -> Listed:
    """The same servers with something otherwise, nothing of which was asked yet."""
    return replace(listed, asked=[], **more)
