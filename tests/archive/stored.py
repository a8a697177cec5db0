"""A desk that stores posts and articles row by row, for the tests of this room."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import articles, posts, runs
from archiver.models.records import (
    Article,
    Author,
    Capture,
    Embed,
    Post,
    PostVersion,
    Quote,
    Sighting,
)

BEA = Author(handle="beatide", name="Bea Tidewell")
AT = "2032-03-01T06:00:00Z"


@dataclass(slots=True)
class Desk:
    """Stores what a test names, each capture under an address of its own."""

    connection: sqlite3.Connection
    count: int = 0

    def begin_run(self, command: str = "crawl") -> int:
        with transaction(self.connection):
            return runs.begin_run(self.connection, at=AT, command=command, offline=True)

    def add_capture(self, run: int, body: str = "", *, url: str | None = None) -> int:
        self.count += 1
        url = url or f"https://desk.example/{self.count}"
        capture = Capture(url=url, source=url, fetched_at=AT, body=(body or url).encode())
        with transaction(self.connection):
            return runs.add_capture(
                self.connection, run, capture, place=("night.warc.gz", self.count * 100)
            )

    def add_post(
        self,
        number: int,
        text: str | None,
        *,
        author: Author = BEA,
        posted_at: str | None = "2032-02-01T10:00:00Z",
        run: int | None = None,
        capture: int | None = None,
        answers: int | None = None,
        in_thread: bool | None = None,
        **sighting: Any,
    ) -> posts.KeptSighting:
        run = run or self.begin_run()
        capture = capture or self.add_capture(run)
        key = f"x:{number}"
        seen = Sighting(
            post=Post(
                key=key,
                platform="x",
                id=str(number),
                url=f"https://x.com/{author.handle}/status/{number}",
                author=author,
                posted_at=posted_at,
                in_reply_to=f"x:{answers}" if answers else None,
                in_thread=in_thread,
            ),
            version=PostVersion(text=text) if text else None,
            **{"outcome": "ok", "evidence": "api", "seen_at": AT} | sighting,
        )
        with transaction(self.connection):
            kept = posts.add_sighting(self.connection, run, capture, seen)
            if text and kept.new_version and kept.version_id:
                writer.index_versions(self.connection, [(kept.version_id, text)])
        return kept

    def add_article(
        self,
        text: str,
        *quoted: str,
        speaker: str | None = None,
        url: str | None = None,
        byline: str | None = None,
    ) -> int:
        """Store an article that quotes parts of its text; give the row of its version."""
        run = self.begin_run()
        capture = self.add_capture(run)
        url = url or f"https://gazette.example/{self.count}"
        article = Article(url=url, text=text, title="Notes", site="gazette.example", byline=byline)
        quotes = [
            Quote(start=text.index(one), end=text.index(one) + len(one), text=one, speaker=speaker)
            for one in quoted
        ]
        with transaction(self.connection):
            kept = articles.add_article(self.connection, run, capture, article)
            articles.add_quotes(self.connection, kept, article, quotes)
            runs.add_reading(
                self.connection,
                run,
                url,
                "new",
                capture_id=capture,
                article_version_id=kept.version_id,
            )
        return kept.version_id

    def embed(self, version: int, post: int, **embed: Any) -> None:
        with transaction(self.connection):
            articles.add_embed(
                self.connection, version, post, Embed(platform="x", kind="blockquote", **embed)
            )

    def value(self, query: str, *given: object) -> Any:
        """Give the first column of the first row, None where there is no row."""
        row = self.connection.execute(query, given).fetchone()
        return row[0] if row else None

    def column(self, query: str, *given: object) -> list[Any]:
        return [row[0] for row in self.connection.execute(query, given)]
