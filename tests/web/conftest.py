"""A small archive of fictional posts and articles, and a way to ask a site that serves it."""

import dataclasses
import json
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from archiver.archive.connection import connect, transaction
from archiver.archive.index import writer
from archiver.archive.store import posts
from archiver.matching.rules import problem_of
from archiver.models import records, verdict_records
from tests.sites import close_site
from tests.web import invented

Ask = Callable[..., Awaitable[Any]]
Put = Callable[..., None]

SEEN = "2031-05-10T01:00:01Z"
PAGE = "https://ledger.example/a"
HEADLINE = "Harbour <em>row</em>"
AUTHORS = (
    ("x", "mara_quay", "Mara Quill"),
    ("bluesky", "wren.example", "Wren Dock"),
    ("mastodon", "evil", "<img src=x onerror=alert(1)>"),
)
POSTS = (
    (
        *("x:101", 1, "2031-05-04T09:12:00Z", "https://x.example/1"),
        "The harbour will not be closed on Sunday, whatever the Ledger says. Bring your boots!",
    ),
    (
        *("x:102", 1, "2031-05-06T18:00:00Z", "https://x.example/2"),
        "Forty crates of herring left the quay this morning, and each of them was counted twice.",
    ),
    (
        *("bluesky:did:plc:wren/3k", 2, "2031-05-07", "https://bluesky.example/3"),
        "A ferry that runs on time is a ferry nobody writes about, and that is how I like it ...",
    ),
    (
        *("mastodon:tide.example/9", 3, "2031-05-08T07:00:00Z", "javascript:alert(1)"),
        "<script>alert('tide')</script> & the <b>tables</b> are wrong again this week, friends",
    ),
)
QUOTES: tuple[tuple[str, str, list[str]], ...] = (
    ("The harbour will not be closed on Sunday", "verbatim", []),
    (
        "The harbour will be closed on Sunday, whatever the Ledger says",
        "altered",
        ["negation", "undisclosed_cut"],
    ),
)


def _put(connection: sqlite3.Connection, table: str, **row: object) -> None:
    places = ", ".join(f":{name}" for name in row)
    statement = f"insert into {table}({', '.join(row)}) values ({places})"  # noqa: S608 - our own
    connection.execute(statement, row)


def _fill(path: Path) -> None:
    connection = connect(path, write=True)
    with transaction(connection):
        put = partial(_put, connection)
        put("runs", id=1, started_at="2031-05-10T01:00:00Z", command="crawl", status="done")
        capture = {"url": PAGE, "source": PAGE, "fetched_at": SEEN, "sha256": "ab", "size": 12345}
        put("captures", id=1, run_id=1, status=200, content_type="text/html", **capture)
        _fill_posts(put)
        posts.count_added_posts(connection, len(POSTS))
        writer.index_versions(
            connection, ((number, row[4]) for number, row in enumerate(POSTS, start=1))
        )
        _fill_quotes(put)
        connection.execute("update quotes set verdict_id = id")
    connection.close()


def _fill_posts(put: Put) -> None:
    for number, (platform, handle, name) in enumerate(AUTHORS, start=1):
        account = f"{platform}:{handle}"
        put("authors", id=number, key=account, platform=platform, handle=handle, name=name)
        words = name.lower().split()
        names = {"name": name, "words": " ".join(words), "last_word": words[-1]}
        put("author_names", author_id=number, **names)
    put("aliases", name="Mara Quill", words="mara quill", account="x:mara_quay")
    for number, (key, author, posted_at, url, text) in enumerate(POSTS, start=1):
        platform, _, native = key.partition(":")
        post = {"key": key, "platform": platform, "platform_id": native, "url": url}
        put("posts", id=number, author_id=author, posted_at=posted_at, first_run_id=1, **post)
        put("post_keys", key=key, post_id=number)
        wording = {"digest": f"d{number}", "words": f"w{number}", "text": text}
        cut = int(text.endswith("..."))
        put("post_versions", post_id=number, truncated=cut, first_capture_id=1, **wording)
        look = {"seen_at": SEEN, "outcome": "ok", "evidence": "embed"}
        put("sightings", run_id=1, post_id=number, version_id=number, capture_id=1, **look)


def _fill_quotes(put: Put) -> None:
    article = {"url": PAGE, "title": HEADLINE, "site": "Ledger", "published_at": "2031-05-09"}
    put("articles", id=1, key="k1", language="en", first_run_id=1, **article)
    del article["url"]
    put("article_versions", article_id=1, capture_id=1, digest="d", text="The text.", **article)
    embed = {"kind": "blockquote", "url": "javascript:alert(2)"}
    put("embeds", article_version_id=1, post_id=1, **embed)
    for number, (quote, wording, flags) in enumerate(QUOTES, start=1):
        said = {"text": quote, "speaker": "Mara Quill", "cue": "post", "start": 0, "end": 1}
        put("quotes", id=number, key=f"q{number}", article_version_id=1, **said)
        verdict = {"judged_at": SEEN, "rules": "1", "wording": wording, "flags": json.dumps(flags)}
        verdict |= {"attribution": "confirmed", "timing": "consistent"}
        wrong = "altered" if wording == "altered" else None
        tied = {"tie": "cited", "corroborated": 1, "problem": wrong}
        rests = {"post_version_id": 1, "sighting_id": 1}
        put("verdicts", id=number, quote_id=number, run_id=1, **verdict, **tied, **rests)


def _canned(wording: records.Wording, **changes: Any) -> verdict_records.Verdict:
    """A verdict of this wording as verify would give it."""
    finding = verdict_records.Finding(
        match=verdict_records.Match(wording=wording, span=(4, 11), coverage=0.5),
        post=records.Post(
            key="x:101",
            platform="x",
            id="101",
            url="https://x.example/1",
            author=records.Author(handle="mara_quay", name="Mara Quill"),
            posted_at="2031-05-04T09:12:00Z",
        ),
        version=records.PostVersion(text=POSTS[0][4]),
        attribution="confirmed",
        timing="consistent",
        standing="live",
        evidence="api",
        captured_at="2031-05-10T01:00:01Z",
        tie="cited",
        corroborated=True,
        archived=("https://archive.example/1", "javascript:alert(3)"),
        version_id=1,
        sighting_id=1,
    )
    found = wording not in {"not_found", "too_short"}
    verdict = verdict_records.Verdict(
        claim=verdict_records.Claim(quote="harbour"),
        wording=wording,
        attribution="confirmed" if found else "unstated",
        timing="consistent" if found else "unknown",
        findings=(finding,) if found else (),
        searched=verdict_records.Searched(
            posts=4287, authors=2, first="2030-01-01", last="2031-05-08"
        ),
        rules="1",
    )
    verdict = dataclasses.replace(
        verdict, tie="cited" if found else None, corroborated=True if found else None
    )
    verdict = dataclasses.replace(verdict, **changes)
    said = verdict.wording, verdict.flags, verdict.attribution, verdict.timing, verdict.tie
    return dataclasses.replace(
        verdict, problem=problem_of(*said, corroborated=bool(verdict.corroborated))
    )


@pytest.fixture
def canned() -> Callable[..., verdict_records.Verdict]:
    """Gives a verdict of any wording, for tests of how it is shown."""
    return _canned


@pytest.fixture(scope="session", autouse=True)
def quick(quick_sites: None) -> None:
    """Tests here start a hundred sites."""


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "archive.db"
    _fill(path)
    return path


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "empty.db"
    connect(path, write=True).close()
    return path


@contextmanager
def _kept_open() -> Iterator[None]:
    """Hide what is made from Datasette 1.0's pytest plugin, which closes it after the test."""
    try:
        tracked = import_module("datasette._pytest_plugin")._active_instances
    except ModuleNotFoundError:
        yield
        return
    token = tracked.set(None)
    try:
        yield
    finally:
        tracked.reset(token)


class Sites:
    """Sites of Datasette, each made when the first question is asked of it."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self.made: list[Any] = []

    async def find(self, options: dict[str, Any], *, keep: bool) -> Any:
        """Give a site with these options: the one that was kept, or else a new one."""
        name = repr(sorted(options.items()))
        if keep and name in self.kept:
            return self.kept[name]
        with _kept_open() if keep else nullcontext():
            site = Datasette(**options)
        self.made.append(site)
        await site.invoke_startup()
        if keep:
            self.kept[name] = site
        return site

    def close(self) -> None:
        for site in self.made:
            close_site(site)


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    found = Sites()
    yield found
    found.close()


@pytest.fixture
def ask(archive: Path, sites: Sites, tmp_path: Path) -> Ask:
    """`await ask("/-/verify?quote=…")`: the response of a site.

    A site whose files outlive the test answers all tests of a module; others have one each.
    """

    async def asking(
        address: str,
        *,
        files: list[Path] | None = None,
        method: str = "GET",
        request: dict[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        if "config_dir" not in options:
            options["files"] = [str(path) for path in (files or [archive])]
        site = await sites.find(options, keep=str(tmp_path) not in repr(options))
        return await site.client.request(method, address, **(request or {}))

    return asking


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the newsroom with a past."""
    return invented.copy_filled(tmp_path_factory)


@pytest.fixture
def see(ask: Ask, newsroom: Path) -> Ask:
    """`await see("/-/night")`: the response of a site of that archive."""

    async def seeing(address: str, **options: Any) -> Any:
        return await ask(address, files=[newsroom], **options)

    return seeing
