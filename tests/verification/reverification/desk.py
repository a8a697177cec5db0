"""A small archive to which a test adds what it likes, as a crawl and its owner do."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from archiver.archive.connection import transaction
from archiver.archive.index import writer
from archiver.archive.store import (
    aliases,
    articles,
    posts,
    removal,
    runs,
    verdicts,
)
from archiver.crawl.judging import judge_due
from archiver.crawl.report import RunReport
from archiver.errors import UnusableClaim
from archiver.models.records import (
    Article,
    Author,
    Embed,
    Evidence,
    Outcome,
    Post,
    PostVersion,
    Quote,
)
from archiver.models.records import Sighting as Look
from archiver.platforms.post_keys import nameless_key
from archiver.verification.reverification import index
from archiver.verification.reverification.find import concerned_quotations
from archiver.verification.verify import verify_claim

AT = "2031-06-01T00:00:00Z"


class Killed(BaseException):
    """What ends a judging before its time."""


@dataclass
class Desk:
    """The archive, with how many runs and articles it has had."""

    connection: sqlite3.Connection
    run: int = 0
    file: int = 0
    pages: int = 0
    looks: int = 0
    keys: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Another run."""
        with transaction(self.connection):
            self.run = runs.begin_run(self.connection, at=AT, command="crawl", offline=True)
            name = f"file:///{self.run}"
            self.file = runs.add_file_record(
                self.connection, self.run, url=name, source=name, sha256=name, size=1, at=AT
            )

    def look(
        self,
        text: str | None,
        *,
        number: int | None = None,
        author: Author | None = None,
        posted_at: str | None = "2031-05-04T08:00:00Z",
        outcome: Outcome = "ok",
        evidence: Evidence = "api",
        truncated: bool = False,
        seen_at: str | None = None,
    ) -> str:
        """Keep a look at a post, without its id where it has no number; its key."""
        self.looks += 1
        who = author or Author()
        key = f"x:{number}" if number else nameless_key("x", who, posted_at, text or "")
        look = Look(
            post=Post(
                key=key,
                platform="x",
                id=str(number) if number else None,
                author=who,
                posted_at=posted_at,
            ),
            outcome=outcome,
            evidence=evidence,
            seen_at=seen_at or f"2031-06-{1 + self.looks // 20:02}T{self.looks % 20:02}:00:00Z",
            version=PostVersion(text=text, truncated=truncated) if text else None,
        )
        with transaction(self.connection):
            seen = posts.add_sighting(self.connection, self.run, self.file, look)
            if seen.new_version and seen.version_id is not None and text:
                writer.index_versions(self.connection, [(seen.version_id, text)])
        if key not in self.keys:
            self.keys.append(key)
        return key

    def article(self, quotes: Sequence[tuple[str, str | None]], shown: Sequence[str] = ()) -> int:
        """Keep an article with these quotations and their speakers, that links these posts."""
        self.pages += 1
        text = "\n".join(said for said, _ in quotes) + f"\npage {self.pages}"
        article = Article(
            url=f"https://paper.example/{self.pages}",
            text=text,
            published_at="2031-05-05T08:00:00Z",
        )
        with transaction(self.connection):
            kept = articles.add_article(self.connection, self.run, self.file, article)
            found = [
                Quote(start=text.find(said), end=text.find(said) + len(said), text=said, speaker=by)
                for said, by in dict.fromkeys(quotes)
            ]
            articles.add_quotes(self.connection, kept, article, found)
            self._read(article.url, kept.version_id, shown)
        return kept.version_id

    def read_again(self, version: int, shown: Sequence[str]) -> None:
        """Find posts in an article of which some were not found before."""
        with transaction(self.connection):
            self._read("again", version, shown)

    def _read(self, source: str, version: int, shown: Sequence[str]) -> None:
        for key in shown:
            row = self.connection.execute(
                "select post_id from post_keys where key = ?", (key,)
            ).fetchone()
            if row is not None:
                embed = Embed(platform="x", kind="link")
                articles.add_embed(self.connection, version, row[0], embed)
        runs.add_reading(
            self.connection,
            self.run,
            source,
            "unchanged",
            capture_id=self.file,
            article_version_id=version,
        )

    def alias(self, name: str, account: str, *, part: bool = False) -> None:
        """Join a name with an account or part them, as `archiver alias` does."""
        with transaction(self.connection):
            change = aliases.remove_alias if part else aliases.add_alias
            change(self.connection, name, account)
            names = aliases.last_names(self.connection, name, [account])
            verdicts.queue_quotations_of_speakers(self.connection, names)

    def remove(self, key: str) -> None:
        """Take out a post, as `archiver forget` does."""
        known = removal.find_known_post(self.connection, key)
        if known is not None:
            index.keep_up(self.connection)
            with transaction(self.connection):
                versions = [number for number, _, _ in known.versions]
                posts = [] if known.id is None else [known.id]
                concerned = concerned_quotations(self.connection, versions, posts)
                verdicts.mark_due(self.connection, concerned)
                removal.remove_post(self.connection, known)
                writer.remove_versions(self.connection, known.versions)

    def judge(self, *, kill_after: int | None = None) -> RunReport:
        """Judge what is due; killed after so many transactions where a number is given."""
        report = RunReport(run=self.run)

        def tell(_stage: str, done: int, _total: int) -> None:
            if kill_after is not None and done >= kill_after:
                raise Killed

        try:
            judge_due(self.connection, report, tell)
        except Killed:
            self.connection.rollback()
        return report

    def stored(self) -> dict[str, tuple[Any, ...] | None]:
        """What is stored of the verdict on each quotation."""
        columns = ", ".join(f"verdicts.{column}" for column in verdicts._COMPARED)
        return {
            row["text"] + str(row["id"]): None if row["rules"] is None else tuple(row)[2:]
            for row in self.connection.execute(
                f"select quotes.id, quotes.text, {columns} from quotes "  # noqa: S608
                "left join verdicts on verdicts.id = quotes.verdict_id"
            )
        }

    def judged_now(self) -> dict[str, tuple[Any, ...] | None]:
        """What a judging of all quotations would store."""
        found: dict[str, tuple[Any, ...] | None] = {}
        ids = [row[0] for row in self.connection.execute("select id from quotes")]
        for one in verdicts.load_claims(self.connection, self.run, ids):
            name = one.claim.quote + str(one.id)
            try:
                row = verdicts.verdict_columns(verify_claim(self.connection, one.claim))
            except UnusableClaim:
                found[name] = None
            else:
                found[name] = tuple(row[column] for column in verdicts._COMPARED)
        return found
