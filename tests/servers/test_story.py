"""The whole story on real servers: published, cited, archived, edited, deleted, and on record."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from archiver.cli import main
from archiver.provenance.warc import read_warc
from archiver.text.dates import format_stamp
from tests.crawl.newsroom import Newsroom, serving
from tests.servers.bluesky import Account, Bluesky, Written
from tests.servers.looking import named
from tests.servers.memento import Memento
from tests.servers.snac import Snac, Writer

SAID = "The night ferry will never leave the quay before the seal has left it."
EDITED = "The night ferry will rarely leave the quay before the seal has left it."
ASKED = "Nobody on the council has ever asked the seal about a timetable."
ASKED_AGAIN = "Somebody on the council has now asked the seal about a timetable."
WRONG = "The night ferry will always leave the quay before the seal has left it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Somebody's archive in a folder, and the commands that are given there."""

    folder: Path

    def run(self, *order: str, ends: int = 0) -> str:
        def leave(**_options: Any) -> None:
            raise SystemExit(main.exit_code())

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", ["archiver", *order, "--json", "-d", str(self.archive)])
            done = CliRunner().invoke(click.Command("archiver", callback=leave), [])
        assert done.exit_code == ends, done.output
        return done.stdout

    @property
    def archive(self) -> Path:
        return self.folder / "archive.db"

    def crawl(self, url: str) -> dict[str, Any]:
        """A run on one article; its report, which names no failure."""
        report: dict[str, Any] = json.loads(self.run("crawl", url, "--allow-private"))
        return report

    def verify(self, quote: str, *, ends: int = 0) -> dict[str, Any]:
        verdict: dict[str, Any] = json.loads(self.run("verify", quote, ends=ends))
        return verdict

    def rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.archive)) as connection:
            return connection.execute(query, values).fetchall()

    def looks(self, key: str) -> list[tuple[str, str, str | None, str]]:
        """Every look at a post on its platform: outcome, evidence, words and time."""
        return self.rows(
            "select s.outcome, s.evidence, v.text, s.seen_at from sightings s "
            "join posts p on p.id = s.post_id left join post_versions v on v.id = s.version_id "
            "where p.key = ? and s.evidence <> 'embed' order by s.id",
            key,
        )

    def a_day_later(self) -> None:
        """Let all that was seen have been seen yesterday, for one look proves no deletion."""
        with closing(sqlite3.connect(self.archive)) as connection, connection:
            connection.execute(
                "update sightings set seen_at = strftime('%Y-%m-%dT%H:%M:%SZ', seen_at, '-1 day')"
            )


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with serving() as found:
        yield found


@pytest.fixture
def desk(
    tmp_path: Path,
    bluesky_servers: Bluesky,
    snac_server: tuple[Snac, Writer, Writer],
    web_archive: Memento,
) -> Desk:
    """An archive whose settings lead to these servers and to no others."""
    snac = snac_server[0]
    archive = web_archive.archive
    views = [bluesky_servers.appview] if bluesky_servers.appview else []
    (tmp_path / "crawl.toml").write_text(
        f"""
        [manners]
        delay = 0.1
        [posts]
        appviews = {json.dumps(views)}
        [posts.elsewhere]
        {_table({**bluesky_servers.elsewhere, **snac.elsewhere})}
        [[archives]]
        {_table({"name": archive.name, "cdx": archive.cdx, "replay": archive.replay})}
        """,
        encoding="utf-8",
    )
    return Desk(folder=tmp_path)


def _table(values: dict[str, str]) -> str:
    return "\n".join(f"{json.dumps(key)} = {json.dumps(value)}" for key, value in values.items())


def article(room: Newsroom, on_snac: str, on_bluesky: Written) -> str:
    """An article that shows and quotes both posts, and misquotes one of them."""
    did, _, key = on_bluesky.ref.id.partition("/")
    return room.page(
        "/harbour/seal",
        f"""<!doctype html><html lang="en"><head><title>The seal decides</title>
        <meta property="article:published_time" content="{format_stamp(datetime.now(UTC))}"></head>
        <body><article><h1>The seal decides</h1>
        <p>The harbour was quiet when the council met to hear about the timetable.</p>
        <p>“{SAID[:-1]},” Ana wrote on Mastodon on the evening of the meeting.</p>
        <blockquote class="mastodon-embed" data-embed-url="{on_snac}/embed">
        <a href="{on_snac}">Post by @ana</a></blockquote>
        <p>“{ASKED[:-1]},” Olga wrote on Bluesky, and went home.</p>
        <blockquote class="bluesky-embed" data-bluesky-uri="{on_bluesky.uri}"
        data-bluesky-cid="{on_bluesky.cid}"><p lang="en">{ASKED}</p>&mdash; Olga
        (<a href="https://bsky.app/profile/{did}">@olga.test</a>)
        <a href="https://bsky.app/profile/{did}/post/{key}">today</a></blockquote>
        <p>“{WRONG[:-1]},” Ana wrote, if one believes the harbour master’s letter.</p>
        <p>The ferry has left the quay at seven in the morning for longer than anybody here
        remembers, and the council has no plan to change that before the summer.</p>
        </article></body></html>""",
    )


def capture_publicly(desk: Desk, web_archive: Memento, origins: dict[str, str]) -> None:
    """Have pywb hold what the run captured, under the addresses that the world knows."""
    (file,) = (desk.folder / "captures").glob("run-000001*.warc.gz")
    captures = []
    for one in read_warc(file):
        url = one.url
        for public, there in origins.items():
            url = url.replace(there, public) if there else url
        captures.append(replace(one, url=url))
    web_archive.take("the-first-run", *captures)


def test_what_was_published_cited_edited_and_deleted_is_on_record(
    desk: Desk,
    room: Newsroom,
    bluesky_servers: Bluesky,
    snac_server: tuple[Snac, Writer, Writer],
    web_archive: Memento,
) -> None:
    """Two platforms, one article, four runs."""
    snac, ana, _ = snac_server
    olga = bluesky_servers.account("olga")
    on_snac, on_bluesky = ana.post(SAID), olga.post(ASKED)
    bluesky_servers.indexed(on_bluesky)
    keys = (named(on_snac["uri"]).key, on_bluesky.ref.key)
    url = article(room, on_snac["uri"], on_bluesky)

    desk.crawl(url)
    assert [[look[:3] for look in desk.looks(key)] for key in keys] == [
        [("ok", "api", SAID)],
        [("ok", "api", ASKED)],
    ]
    assert quotations(desk) == {
        SAID[:-1]: ("verbatim", "live"),
        ASKED[:-1]: ("verbatim", "live"),
        WRONG[:-1]: ("altered", "live"),
    }

    origins = {**snac.elsewhere, "https://public.api.bsky.app": bluesky_servers.appview or ""}
    capture_publicly(desk, web_archive, origins)
    edit_both(bluesky_servers, (ana, on_snac), (olga, on_bluesky))
    assert sorted(desk.crawl(url)["posts"]["changed"]) == sorted(keys)
    assert desk.verify(SAID)["matches"][0]["standing"] == "edited"
    assert desk.verify(EDITED)["matches"][0]["standing"] == "live"

    ana.delete(on_snac)
    olga.delete(on_bluesky)
    bluesky_servers.gone(on_bluesky)
    assert sorted(desk.crawl(url)["posts"]["gone"]) == sorted(keys)
    assert desk.verify(SAID)["matches"][0]["standing"] == "unavailable"
    desk.a_day_later()
    desk.crawl(url)

    for key, words in zip(keys, ((SAID, EDITED), (ASKED, ASKED_AGAIN)), strict=True):
        looks = desk.looks(key)
        on_platform = [look for look in looks if look[1] == "api"]
        assert [(outcome, text) for outcome, _, text, _ in on_platform] == [
            ("ok", words[0]),
            ("ok", words[1]),
            ("unknown", None),
            ("unknown", None),
        ]
        times = [look[3] for look in on_platform]
        assert times == sorted(times)
        assert times[0] < times[-1]
    # What pywb took before the edit, found once the post was gone.
    assert ("ok", "archive", SAID) in [look[:3] for look in desk.looks(keys[0])]

    assert quotations(desk) == {
        SAID[:-1]: ("verbatim", "deleted"),
        ASKED[:-1]: ("verbatim", "deleted"),
        WRONG[:-1]: ("altered", "deleted"),
    }
    verdict = desk.verify(SAID)["matches"][0]
    assert (verdict["wording"], verdict["standing"]) == ("verbatim", "deleted")
    assert verdict["post"]["text"] == SAID
    assert any(copy.startswith(web_archive.there) for copy in verdict["archived"])
    altered = desk.verify(WRONG, ends=1)
    assert (altered["wording"], altered["matches"][0]["post"]["text"]) == ("altered", SAID)


def edit_both(
    servers: Bluesky, on_snac: tuple[Writer, dict[str, Any]], on_bluesky: tuple[Account, Written]
) -> None:
    on_snac[0].edit(on_snac[1], EDITED)
    servers.indexed(on_bluesky[0].edit(on_bluesky[1], ASKED_AGAIN))


def quotations(desk: Desk) -> dict[str, tuple[str, str]]:
    """How the article's quotations were judged at last."""
    found = desk.rows("select quote, wording, standing from quotes_overview")
    return {quote.rstrip(","): (wording, standing) for quote, wording, standing in found}
