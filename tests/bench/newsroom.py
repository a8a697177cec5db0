"""Articles, quotations and verdicts for a bench, drawn from the posts of a corpus.

Rows are written as the crawl writes them, without its reading and judging: what the bench
measures is how they are found and shown.
"""

import json
import random
import sqlite3
from collections.abc import Iterator
from typing import Any

from archiver.archive.connection import transaction
from archiver.models.records import content_digest
from archiver.verification.reverification import changes
from archiver.verification.reverification.index import keep_up
from tests.bench.corpus import Corpus

SITES = 60
QUOTES = 3
_BATCH = 2_000
_WORDINGS = (
    *(("verbatim", 60), ("typographic", 6), ("abridged", 8), ("altered", 12)),
    *(("unconfirmed", 2), ("not_found", 11), ("too_short", 1)),
)
_DIFF = json.dumps(
    [
        {"op": "equal", "quote": "the", "post": "the"},
        {"op": "replace", "quote": "now", "post": "never"},
    ]
)
AT = "2031-05-10T01:00:00Z"

Rows = dict[str, list[tuple[Any, ...]]]
_COLUMNS = {
    "captures": "id, run_id, url, source, fetched_at, sha256, size",
    "articles": "id, key, url, title, site, published_at, language, first_run_id",
    "article_versions": "id, article_id, capture_id, digest, title, site, published_at, "
    "language, text",
    "readings": "run_id, source, outcome, capture_id, article_version_id",
    "embeds": "article_version_id, post_id, kind, url, handle, name, text",
    "quotes": "id, key, article_version_id, start, end, text, speaker, cue",
    "verdicts": "id, quote_id, run_id, judged_at, rules, wording, flags, attribution, timing, "
    "post_version_id, sighting_id, standing, evidence, coverage, span_start, span_end, diff, "
    "matches",
}


def add(connection: sqlite3.Connection, corpus: Corpus, posts: int, articles: int) -> None:
    """Write so many articles that quote the posts of an archive with so many."""
    with transaction(connection):
        run = connection.execute(
            "insert into runs(started_at, command, status, articles, quotes) "
            "values (?, 'crawl', 'done', ?, ?) returning id",
            (AT, articles, articles * QUOTES),
        ).fetchone()[0]
    first = connection.execute("select coalesce(max(id), 0) + 1 from captures").fetchone()[0]
    for start in range(0, articles, _BATCH):
        numbers = range(start, min(articles, start + _BATCH))
        rows: Rows = {table: [] for table in _COLUMNS}
        for number in numbers:
            for table, row in _article(corpus, number, posts, run, first):
                rows[table].append(row)
        with transaction(connection):
            for table, columns in _COLUMNS.items():
                places = ", ".join("?" * (columns.count(",") + 1))
                statement = f"insert into {table}({columns}) values ({places})"  # noqa: S608
                connection.executemany(statement, rows[table])
            connection.execute(
                "update quotes set verdict_id = id where id between ? and ?",
                (numbers[0] * QUOTES + 1, (numbers[-1] + 1) * QUOTES),
            )
    _change(connection, run, posts, first)


def _article(
    corpus: Corpus, number: int, posts: int, run: int, first: int
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    draw = random.Random(f"article {number}")
    url = f"https://paper{number % SITES}.example/{number}"
    # The third power makes a few publishers large, as they are.
    site = f"Paper {int(SITES * draw.random() ** 3)}"
    day = f"20{16 + number % 10}-{1 + draw.randrange(12):02}-{1 + draw.randrange(28):02}"
    capture, version = first + number, number + 1
    head = " ".join(draw.choices(corpus.words, cum_weights=corpus.weights, k=8)).capitalize()
    text, quotes = _text(corpus, draw, posts)
    content = content_digest(head, text)
    yield "captures", (capture, run, url, url, AT, content, 20_000)
    yield "articles", (version, content_digest("article", url), url, head, site, day, "en", run)
    yield "article_versions", (version, version, capture, content, head, site, day, "en", text)
    yield "readings", (run, url, "new", capture, version)
    for index, (start, end, post) in enumerate(quotes):
        row = number * QUOTES + index + 1
        key = content_digest("quote", url, content, str(start), str(end))
        author = (post - 1) % max(1, posts // 200)
        speaker = f"Name{author} Author{author}"
        yield "quotes", (row, key, version, start, end, text[start:end], speaker, "post")
        yield "verdicts", _verdict(draw, row, run, post, end - start)
        if index == 0:
            shown = (f"https://x.com/a/status/{post}", f"author{author}", speaker)
            yield "embeds", (version, post, "blockquote", *shown, corpus.text(post - 1))


def _text(
    corpus: Corpus, draw: random.Random, posts: int
) -> tuple[str, list[tuple[int, int, int]]]:
    """Six paragraphs with a quotation in each second one, and (start, end, post) of those."""
    parts: list[str] = []
    quotes: list[tuple[int, int, int]] = []
    at = 0
    for index in range(2 * QUOTES):
        prose = " ".join(draw.choices(corpus.words, cum_weights=corpus.weights, k=32))
        if index % 2:
            post = 1 + draw.randrange(posts)
            said = " ".join(corpus.text(post - 1).split()[:12])
            quotes.append((at + len(prose) + 2, at + len(prose) + 2 + len(said), post))
            prose = f"{prose} “{said}”"
        parts.append(prose)
        at += len(prose) + 1
    return "\n".join(parts), quotes


def _verdict(draw: random.Random, row: int, run: int, post: int, size: int) -> tuple[Any, ...]:
    names, weights = zip(*_WORDINGS, strict=True)
    wording = draw.choices(names, weights)[0]
    judged = (row, row, run, AT, "1", wording)
    if wording in {"not_found", "too_short"}:
        return (*judged, "[]", "unresolved", "unknown", *[None] * 8, 0)
    attribution = "mismatch" if draw.random() < 0.02 else "confirmed"
    flags, diff = ('["negation"]', _DIFF) if wording == "altered" else ("[]", None)
    rests = (post, post, "unchecked", "import", 0.6, 0, size, diff, 1)
    return (*judged, flags, attribution, "consistent", *rests)


def _change(connection: sqlite3.Connection, run: int, posts: int, capture: int) -> None:
    """Let one post in five hundred be deleted, and as many be reworded."""
    draw = random.Random(posts)
    with transaction(connection):
        later = connection.execute(
            "insert into runs(started_at, command, status) "
            "values ('2031-05-11T01:00:00Z', 'crawl', 'done') returning id"
        ).fetchone()[0]
        for post in draw.sample(range(1, posts + 1), posts // 500):
            for night, at in ((run, "2031-05-10T02:00:00Z"), (later, "2031-05-11T02:00:00Z")):
                connection.execute(
                    "insert into sightings(run_id, post_id, capture_id, seen_at, outcome, "
                    "evidence) values (?, ?, ?, ?, 'deleted', 'api')",
                    (night, post, capture, at),
                )
        for post in draw.sample(range(1, posts + 1), posts // 500):
            version = connection.execute(
                "insert into post_versions(post_id, digest, words, text, first_capture_id) "
                "values (?, ?, ?, 'other words ' || ?, ?) returning id",
                (post, f"r{post}", f"r{post}", post, capture),
            ).fetchone()[0]
            connection.execute(
                "insert into sightings(run_id, post_id, version_id, capture_id, seen_at, outcome, "
                "evidence) values (?, ?, ?, ?, '2031-05-11T03:00:00Z', 'ok', 'api')",
                (later, post, version, capture),
            )
    # As after a crawl: the next one has only its own quotations to judge.
    keep_up(connection)
    with transaction(connection):
        changes.settle_changes(connection, changes.read_changes(connection))
