"""The run: sources in, a report out; what was read is archived before anything is judged.

Each source is one transaction, and its capture is on disk before the rows that name it.
What cannot be read is named in the report, and the run goes on.
"""

import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from archiver import reading, search
from archiver.identity import nameless_key
from archiver.moments import stamp
from archiver.page import LIMIT, UnreadablePage
from archiver.records import Author, Capture, Embed, Post, PostRef, PostVersion, Sighting, Verdict
from archiver.schema import transaction
from archiver.snowflakes import moment
from archiver.store import articles, posts, runs, verdicts
from archiver.verify import UnusableClaim, verify
from archiver.warc import UnreadableWarc, WarcFile
from archiver.warc import read as read_warc

log = logging.getLogger("archiver")

PAGES = (".html", ".htm", ".xhtml", ".txt", ".html.gz", ".htm.gz", ".txt.gz")
WARCS = (".warc", ".warc.gz")
_TYPES = {".txt": "text/plain"}
_COMMIT_EVERY = 200

Progress = Callable[[str, int, int], None]
"""Told of a stage, how much of it is done, and how much there is."""


class UnusableSource(ValueError):
    """A source that cannot be crawled at all; the message says what to name instead."""


@dataclass(kw_only=True)
class Report:
    """What a run did. `judged` are the verdicts given, each with its article's title."""

    run: int = 0
    started_at: str = ""
    finished_at: str = ""
    status: str = "running"
    sources: Counter[str] = field(default_factory=Counter)
    posts_new: int = 0
    versions_new: int = 0
    quotes_new: int = 0
    quotes_judged: int = 0
    verdicts_changed: int = 0
    wordings: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, str]] = field(default_factory=list)
    judged: list[tuple[str, Verdict]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The run report as data."""
        return {
            "run": self.run,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
            "status": self.status,
            "articles": {
                name: self.sources[name] for name in ("new", "changed", "unchanged", "failed")
            },
            "posts": {"new": self.posts_new, "versions_new": self.versions_new},
            "quotes": {
                "new": self.quotes_new,
                "judged": self.quotes_judged,
                "verdicts_changed": self.verdicts_changed,
                "wordings": dict(self.wordings),
            },
            "failures": self.failures,
        }


def now() -> str:
    """The present moment, as the archive writes moments."""
    return stamp(datetime.now(UTC))


def files(sources: Iterable[str]) -> list[Path]:
    """The files that sources name, folders opened; raises UnusableSource for what is not there."""
    found: list[Path] = []
    for source in sources:
        if source.lower().startswith(("http://", "https://")):
            raise UnusableSource(
                f"{source}: addresses are not fetched yet; save the page and name its file"
            )
        path = Path(source)
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if _is_page(p) and p.is_file())
            if not inside:
                raise UnusableSource(f"{source}: no {', '.join(PAGES[:4])} or .warc file in it")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise UnusableSource(f"{source}: there is no such file or folder")
    return list(dict.fromkeys(found))


def _is_page(path: Path) -> bool:
    return path.name.lower().endswith(PAGES + WARCS) and not path.name.startswith(".")


def captures(path: Path) -> Iterator[Capture]:
    """The captures that a file holds: one for a page, all responses for a WARC.

    Reads no more of a page than is needed to see that it is too large.
    """
    if path.name.lower().endswith(WARCS):
        yield from read_warc(path)
        return
    with path.open("rb") as stream:
        body = stream.read(LIMIT + 1)
    name = path.name.lower().removesuffix(".gz")
    kind = next((kind for end, kind in _TYPES.items() if name.endswith(end)), "")
    headers = (("Content-Type", kind),) if kind else ()
    yield Capture(
        url=path.resolve().as_uri(),
        source=str(path),
        fetched_at=now(),
        body=body,
        headers=headers,
    )


def crawl(
    connection: sqlite3.Connection,
    sources: Iterable[str],
    *,
    warc_folder: Path,
    offline: bool = False,
    limit: int | None = None,
    since: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read sources, archive their posts, judge their quotations.

    `limit` is the most pages read; with `since` (a date) articles published before it are
    left out. Raises UnusableSource before anything is written.
    """
    paths = list(islice(files(sources), limit))
    tell = progress or _untold
    report = Report(started_at=now())
    with transaction(connection):
        report.run = runs.begin(connection, at=report.started_at, command="crawl", offline=offline)
    try:
        with WarcFile(warc_folder, f"run-{report.run:06d}") as warc:
            for done, path in enumerate(paths):
                tell("Reading", done, len(paths))
                _read_file(connection, report, path, warc, since)
            tell("Reading", len(paths), len(paths))
        _judge(connection, report, tell)
        report.status = "done"
    except BaseException:
        report.status = "stopped"
        raise
    finally:
        connection.rollback()
        report.finished_at = now()
        with transaction(connection):
            _finish(connection, report)
    return report


def _untold(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def _finish(connection: sqlite3.Connection, report: Report) -> None:
    counts = {
        "articles": report.sources["new"] + report.sources["changed"],
        "posts": report.posts_new,
        "quotes": report.quotes_new,
        "failures": len(report.failures),
    }
    runs.finish(
        connection,
        report.run,
        at=report.finished_at,
        status=report.status,
        counts=counts,
        report=report.as_json(),
    )


def _read_file(
    connection: sqlite3.Connection, report: Report, path: Path, warc: WarcFile, since: str | None
) -> None:
    try:
        for capture in captures(path):
            _read_capture(connection, report, capture, warc, since)
    except (UnreadablePage, UnreadableWarc) as error:
        _failed(connection, report, str(path), str(error).removeprefix(f"{path}: "))
    except OSError as error:
        if error.filename not in {None, str(path)}:
            raise
        _failed(connection, report, str(path), error.strerror or str(error))


def _reading(capture: Capture) -> reading.Reading:
    try:
        return reading.read(capture)
    except UnreadablePage:
        raise
    except Exception as error:  # a page must not end the night, whatever it found out about us
        log.exception("%s", capture.source)
        raise UnreadablePage(
            f"reading it failed ({type(error).__name__}), which is our mistake"
        ) from error


def _failed(connection: sqlite3.Connection, report: Report, source: str, reason: str) -> None:
    log.warning("%s: %s", source, reason)
    report.failures.append({"source": source, "reason": reason})
    report.sources["failed"] += 1
    with transaction(connection):
        runs.add_reading(connection, report.run, source, "failed", reason=reason)


def _read_capture(
    connection: sqlite3.Connection,
    report: Report,
    capture: Capture,
    warc: WarcFile,
    since: str | None,
) -> None:
    read = _reading(capture)
    published = read.article.published_at
    if since and published and published[:10] < since:
        return
    capture = replace(capture, url=read.article.url)
    known = runs.known_capture(connection, capture)
    offset = warc.write(capture) if known is None else None
    with transaction(connection):
        capture_id = known or runs.add_capture(
            connection, report.run, capture, warc_file=warc.path.name, warc_offset=offset
        )
        kept = articles.add_article(connection, report.run, capture_id, read.article)
        wordings: list[tuple[int, str]] = []
        new_posts = 0
        for embed in read.embeds:
            seen = posts.add(connection, report.run, capture_id, sighting(embed, capture))
            articles.add_embed(connection, kept.version_id, seen.post_id, embed)
            new_posts += seen.new_post
            if seen.new_version and seen.version_id is not None and embed.text:
                wordings.append((seen.version_id, embed.text))
        search.add(connection, wordings)
        quotes = 0
        if kept.new_version:
            quotes = articles.add_quotes(connection, kept, read.article, read.quotes)
        outcome = "new" if kept.new_article else "changed" if kept.new_version else "unchanged"
        runs.add_reading(
            connection,
            report.run,
            capture.source,
            outcome,
            capture_id=capture_id,
            article_version_id=kept.version_id,
        )
    report.sources[outcome] += 1
    report.posts_new += new_posts
    report.versions_new += len(wordings)
    report.quotes_new += quotes


def sighting(embed: Embed, capture: Capture) -> Sighting:
    """What a page's embed says of a post: its frozen words, or only that it is cited."""
    author = Author(handle=embed.handle, name=embed.name)
    posted_at = embed.posted_at
    if embed.id is not None:
        posted_at = moment(embed.platform, embed.id) or posted_at
        key = PostRef(platform=embed.platform, id=embed.id).key
    else:
        shown = embed.text or embed.url or ""
        key = nameless_key(embed.platform, author, embed.posted_at, shown)
    post = Post(
        key=key,
        platform=embed.platform,
        id=embed.id,
        url=embed.url,
        author=author,
        posted_at=posted_at,
    )
    version = PostVersion(text=embed.text, truncated=embed.truncated) if embed.text else None
    return Sighting(
        post=post, outcome="ok", evidence="embed", seen_at=capture.fetched_at, version=version
    )


def _judge(connection: sqlite3.Connection, report: Report, progress: Progress) -> None:
    claims = verdicts.due(connection, report.run, unsettled=report.versions_new > 0)
    titles = dict(
        connection.execute(
            "select q.id, coalesce(a.title, a.url) from quotes q "
            "join article_versions v on v.id = q.article_version_id "
            "join articles a on a.id = v.article_id "
            "where v.id in (select article_version_id from readings where run_id = ?)",
            (report.run,),
        ).fetchall()
    )
    for start in range(0, len(claims), _COMMIT_EVERY):
        progress("Judging", start, len(claims))
        with transaction(connection):
            for quote_id, claim in claims[start : start + _COMMIT_EVERY]:
                try:
                    verdict = verify(connection, claim)
                except UnusableClaim:
                    # A quotation of no words ("...", an emoji): kept, and nothing to judge.
                    continue
                changed = verdicts.add(connection, report.run, quote_id, verdict, at=now())
                report.verdicts_changed += changed
                report.quotes_judged += 1
                report.wordings[verdict.wording] += 1
                if quote_id in titles:
                    report.judged.append((titles[quote_id], verdict))
    progress("Judging", len(claims), len(claims))
