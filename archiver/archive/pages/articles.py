"""Load the page of one article: its versions, the posts it shows and its quotations."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import quotations
from archiver.archive.pages.contradictions import ContradictedClaim, contradictions_of_page
from archiver.archive.pages.standings import standings_of_posts
from archiver.models import records

_VERSIONS = 20
_QUOTATIONS = 300
_EMBEDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleVersion:
    """What an article said when it was captured."""

    id: int
    digest: str
    article: records.Article
    captured_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article as lists name it."""

    key: str
    title: str | None
    site: str | None
    published_at: str | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPost:
    """A post as a version of an article shows it, and what of that is known otherwise.

    `archived` are its words in the archive where the page shows none, `standing` what became of it
    since, and of the words that the page shows.
    """

    embed: records.Embed
    post_key: str
    contradiction: ContradictedClaim | None
    archived: str | None = None
    standing: records.Standing = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """Everything that the page of an article says."""

    id: int
    key: str
    url: str
    site: str | None
    version: ArticleVersion
    current: bool
    versions: tuple[ArticleVersion, ...]
    shown: tuple[ShownPost, ...]
    quotations: tuple[quotations.JudgedQuotation, ...]


def load_article_page(
    connection: sqlite3.Connection, key: str, wanted: str = ""
) -> ArticlePage | None:
    """Load an article in the version whose digest begins with `wanted`, else in its current one."""
    row = connection.execute("select * from articles where key = ?", (key,)).fetchone()
    if row is None:
        return None
    current_id = connection.execute(
        "select version_id from current_article_versions where article_id = ?", (row["id"],)
    ).fetchone()[0]
    versions = _versions(connection, row["id"], current_id)
    current = next(one for one in versions if one.id == current_id)
    version = current
    if wanted:
        named = [one for one in versions if one.digest.startswith(wanted)]
        if not named:
            return None
        version = named[-1]
    return ArticlePage(
        id=row["id"],
        key=row["key"],
        url=row["url"],
        site=row["site"],
        version=version,
        current=version is current,
        versions=versions,
        shown=_shown(connection, version.id, row["url"]),
        quotations=quotations.quotations_of_version(connection, version.id, _QUOTATIONS),
    )


def _versions(
    connection: sqlite3.Connection, number: int, current_id: int
) -> tuple[ArticleVersion, ...]:
    """Load the latest versions of an article in the order in which they were added.

    The current one is among them however many stubs were read since.
    """
    rows = connection.execute(
        "select v.*, c.fetched_at, a.url from article_versions v "
        "join captures c on c.id = v.capture_id join articles a on a.id = v.article_id "
        "where v.article_id = ? order by v.id = ? desc, v.id desc limit ?",
        (number, current_id, _VERSIONS),
    ).fetchall()
    return tuple(_version(row) for row in sorted(rows, key=lambda row: int(row["id"])))


def _version(row: Any) -> ArticleVersion:
    return ArticleVersion(
        id=row["id"],
        digest=row["digest"],
        captured_at=row["fetched_at"],
        article=records.Article(
            url=row["url"],
            text=row["text"],
            title=row["title"],
            site=row["site"],
            byline=row["byline"],
            published_at=row["published_at"],
            modified_at=row["modified_at"],
            language=row["language"],
        ),
    )


def _shown(connection: sqlite3.Connection, version: int, address: str) -> tuple[ShownPost, ...]:
    rows = connection.execute(
        "select e.*, p.key as post_key, p.platform, p.platform_id, a.handle as known_handle, "
        "a.name as known_name, iif(e.text is null, (select o.text from post_versions o "
        "where o.post_id = p.id order by o.truncated, o.id desc limit 1), null) as archived, "
        "(select o.id from post_versions o where o.post_id = p.id and o.text = e.text) as shown "
        "from embeds e join posts p on p.id = e.post_id "
        "left join authors a on a.id = p.author_id "
        "where e.article_version_id = ? order by e.id limit ?",
        (version, _EMBEDS),
    ).fetchall()
    claims = contradictions_of_page(connection, address, [row["post_id"] for row in rows])
    standings = standings_of_posts(connection, {row["post_id"]: row["shown"] or 0 for row in rows})
    return tuple(
        ShownPost(
            post_key=row["post_key"],
            standing=standings.get(row["post_id"], "unchecked"),
            archived=row["archived"],
            contradiction=claims.get((row["post_id"], row["text"])),
            embed=records.Embed(
                platform=row["platform"],
                kind=row["kind"],
                id=row["platform_id"],
                url=row["url"],
                handle=row["handle"] or row["known_handle"],
                name=row["name"] or row["known_name"],
                text=row["text"],
                posted_at=row["posted_at"],
                truncated=bool(row["truncated"]),
                span=(row["start"], row["end"]) if row["start"] is not None else None,
                place=row["place"],
            ),
        )
        for row in rows
    )
