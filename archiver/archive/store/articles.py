"""Keep articles, the posts embedded in them and their quotations.

An article whose text changes gets another version; what it said before stays. The beginning
that a paywall leaves is kept as well, and never taken for the current text.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archiver.archive.index import unspaced
from archiver.archive.migrations.current_versions import OF_FILE
from archiver.archive.store.publisher_names import choose_publisher_name
from archiver.models.records import (
    Article,
    Embed,
    Quote,
    content_digest,
)

_FULLER = 1.5
"""How many times as long a version must be for one behind a wall to be its stub."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """Where an article's version is kept, and whether it is new to the archive."""

    article_id: int
    version_id: int
    new_article: bool
    new_version: bool


def add_article(
    connection: sqlite3.Connection, run: int, capture_id: int, article: Article
) -> StoredArticle:
    """Keep one reading of an article, once."""
    article = replace(article, site=choose_publisher_name(connection, article))
    content = content_digest(article.title, article.text)
    known = _known(connection, article, content)
    if known is None:
        article_id = int(
            connection.execute(
                "insert into articles(key, url, title, site, published_at, language, "
                "first_run_id) values (?, ?, ?, ?, ?, ?, ?) returning id",
                (
                    content_digest("article", article.url),
                    article.url,
                    article.title,
                    article.site,
                    article.published_at,
                    article.language,
                    run,
                ),
            ).fetchone()[0]
        )
    else:
        article_id = known
    row = connection.execute(
        "select id from article_versions where article_id = ? and digest = ?",
        (article_id, content),
    ).fetchone()
    if row:
        return StoredArticle(article_id, int(row[0]), known is None, new_version=False)
    if article.access and _is_known_fuller(connection, article_id, article):
        article = replace(article, access="stub")
    version_id = _add_version(connection, article_id, capture_id, article, content)
    if known is not None and article.access != "stub":
        _mark_stubs(connection, article_id, article)
    return StoredArticle(article_id, version_id, known is None, new_version=True)


def _known(connection: sqlite3.Connection, article: Article, content: str) -> int | None:
    """Find the article of that address; for a file, also one of the same text elsewhere."""
    row = connection.execute("select id from articles where url = ?", (article.url,)).fetchone()
    if row is None and article.url.startswith("file:"):
        row = connection.execute(
            "select articles.id from article_versions join articles "
            "on articles.id = article_versions.article_id "
            "where article_versions.digest = ? and articles.url like 'file:%' limit 1",
            (content,),
        ).fetchone()
    return int(row[0]) if row else None


def _is_known_fuller(connection: sqlite3.Connection, article_id: int, article: Article) -> bool:
    """Return whether a version is held that says far more than this one, which is behind a wall."""
    row = connection.execute(
        "select 1 from article_versions where article_id = ? and access is not 'stub' "
        "and length(text) > ? limit 1",
        (article_id, _FULLER * len(article.text)),
    ).fetchone()
    return row is not None


def _is_file_of_fetched(connection: sqlite3.Connection, article_id: int, capture_id: int) -> bool:
    """Return whether a file says that it is of an address from which a page was fetched.

    Answers in somebody's WARC file are what that file says, too.
    """
    row = connection.execute(
        f"select 1 from captures file where file.id = ?2 and ({OF_FILE.format('file')}) and "
        "exists (select 1 from article_versions v join captures c on c.id = v.capture_id "
        f"where v.article_id = ?1 and not ({OF_FILE.format('c')}) and v.access is not 'stub')",
        (article_id, capture_id),
    ).fetchone()
    return row is not None


def _mark_stubs(connection: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Mark the shorter versions that a wall left as stubs, now that this fuller one is known."""
    connection.execute(
        "update article_versions set access = 'stub' where article_id = ? "
        "and access = 'paywalled' and length(text) * ? < ?",
        (article_id, _FULLER, len(article.text)),
    )


def _add_version(
    connection: sqlite3.Connection, article_id: int, capture_id: int, article: Article, content: str
) -> int:
    row = connection.execute(
        "insert into article_versions(article_id, capture_id, digest, title, site, byline, "
        "published_at, dated_by, modified_at, language, access, text) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "returning id",
        (
            article_id,
            capture_id,
            content,
            article.title,
            article.site,
            article.byline,
            article.published_at,
            article.dated_by,
            article.modified_at,
            article.language,
            article.access,
            article.text,
        ),
    ).fetchone()
    unspaced.index_unspaced_text(
        connection, "unspaced_article_search", int(row[0]), article.title, article.text
    )
    is_less = article.access == "stub" and _is_known_fuller(connection, article_id, article)
    if is_less or _is_file_of_fetched(connection, article_id, capture_id):
        return int(row[0])
    connection.execute(
        "update articles set title = ?, site = ?, published_at = ?, language = ? where id = ?",
        (article.title, article.site, article.published_at, article.language, article_id),
    )
    return int(row[0])


def add_embed(connection: sqlite3.Connection, version_id: int, post_id: int, embed: Embed) -> None:
    """Keep a post's appearance in a version of an article, once.

    Where it stands is noted later, too: of what was read before that was kept.
    """
    start, end = embed.span or (None, None)
    connection.execute(
        "insert into embeds(article_version_id, post_id, kind, url, handle, name, text, posted_at, "
        "truncated, start, end, place, rendered) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict do update set place = coalesce(place, excluded.place)",
        (
            version_id,
            post_id,
            embed.kind,
            embed.url,
            embed.handle,
            embed.name,
            embed.text,
            embed.posted_at,
            embed.truncated,
            start,
            end,
            embed.place,
            embed.rendered,
        ),
    )


def add_quotes(
    connection: sqlite3.Connection, kept: StoredArticle, article: Article, quotes: Iterable[Quote]
) -> int:
    """Keep the quotations of a version, each under a key that a rebuild gives again."""
    content = content_digest(article.title, article.text)
    last = connection.execute("select coalesce(max(id), 0) from quotes").fetchone()[0]
    rows = [
        (
            content_digest("quote", article.url, content, str(quote.start), str(quote.end)),
            kept.version_id,
            quote.start,
            quote.end,
            quote.text,
            quote.speaker,
            *(quote.speaker_span or (None, None)),
            quote.cue,
            quote.continues,
            quote.kind,
        )
        for quote in quotes
    ]
    connection.executemany(
        "insert or ignore into quotes(key, article_version_id, start, end, text, speaker, "
        "speaker_start, speaker_end, cue, continues, kind) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    for number, text, speaker in connection.execute(
        "select id, text, speaker from quotes where id > ?", (last,)
    ).fetchall():
        unspaced.index_unspaced_text(connection, "unspaced_quote_search", number, text, speaker)
    return len(rows)
