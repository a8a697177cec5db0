"""Show an article: its text with quotations marked, its posts in place, and its versions."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import articles
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.archive.store.pictures import pictures_of_version
from archiver.messages import moments, verdict_labels, verdicts
from archiver.messages.contradictions import contradiction_sentences
from archiver.messages.pictures import PICTURED
from archiver.models import json_schema, records
from archiver.models.json_schema import Json
from archiver.platforms.registry import platform_label
from archiver.web import render
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.show import linked, listed, marked
from archiver.web.show.compare import PairedChange, compare_versions, pair_changes
from archiver.web.show.pictured import (
    ShownPicture,
    article_picture_json,
    article_picture_view,
    judge_pictures,
)
from archiver.web.site_urls import SiteUrls

_KINDS: dict[records.EmbedKind, str] = {
    "link": "The article links to this post",
    "address": "The article names the address of this post",
    "attribute": "The page names this post without showing it",
    "script": "The page's data holds this post",
}
_SHOWN = "The article shows this post"
_CHANGED: frozenset[records.Standing] = frozenset(
    {"edited", "deleted", "suspended", "protected", "unknown"}
)
"""What may have become of a post that whoever reads the article has to know."""


_MOST_PICTURES = 8


@dataclass(frozen=True, slots=True)
class _Shown:
    """An article, and the pictures of it in which posts were read."""

    page: articles.ArticlePage
    pictures: tuple[ShownPicture, ...]


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> articles.ArticlePage | None:
    return articles.load_article_page(connection, asked.key, asked.query.get("version", ""))


def _read_whole(connection: sqlite3.Connection, asked: ViewRequest) -> _Shown | None:
    page = _read(connection, asked)
    if page is None:
        return None
    found = pictures_of_version(connection, page.version.id, limit=_MOST_PICTURES)
    return _Shown(page, judge_pictures(connection, found))


def _context(where: SiteUrls, shown: _Shown) -> Json:
    found = shown.page
    article = found.version.article
    paragraphs, elsewhere = marked.marked_paragraphs(article.text, found.quotations, found.shown)
    title = article.title or render.shortened(render.source_name(found.url))
    notes = [_note(where, quotation, number) for number, quotation in enumerate(found.quotations)]
    return {
        "title": title,
        "article": article,
        "link": render.safe_address(render.source_name(found.url)),
        "site": article.site,
        "publisher": where.publisher(found.site) if found.site else None,
        "published": moments.format_time(article.published_at) if article.published_at else None,
        "modified": _modified(article),
        "paragraphs": paragraphs,
        "notes": notes,
        "posts": [_post(where, post) for post in found.shown],
        "elsewhere": elsewhere,
        "pictures": [article_picture_view(where, picture) for picture in shown.pictures],
        "pictured": PICTURED,
        "tally": _tally(found),
        "versions": _versions(where, found),
        "current": found.current,
        "newest": where.article(found.key),
        "captured": moments.format_time(found.version.captured_at),
        "tables": {
            "json": where.own(f"/-/article/{found.key}.json", version=_wanted(found)),
            "annotations": where.own(f"/-/article/{found.key}/annotations.json"),
            "csv": where.table("quotes_overview", "csv", article_id=str(found.id)),
            "rows": where.table("quotes_overview", article_id=str(found.id)),
            "row": where.row("articles", found.id),
        },
    }


def _wanted(found: articles.ArticlePage) -> str | None:
    return None if found.current else found.version.digest[:12]


def _note(where: SiteUrls, one: Any, number: int) -> Json:
    line = listed.line(where, one)
    best = render.finding_view(one.finding) if one.finding else None
    return {
        "line": line,
        "number": number + 1,
        "anchor": line.id,
        "answer": verdicts.verdict_sentence(one.verdict) if one.verdict else f"{line.label}.",
        "best": best,
        "verify": where.own("/-/verify", quote=one.text, speaker=one.speaker),
    }


def _modified(article: records.Article) -> str | None:
    """Say when the publisher changed an article, where that is later than its publication."""
    if not article.modified_at or article.modified_at <= (article.published_at or ""):
        return None
    return moments.format_time(article.modified_at)


def _post(where: SiteUrls, one: articles.ShownPost) -> Json:
    embed, claim = one.embed, one.contradiction
    return {
        "href": where.post(one.post_key),
        "author": verdicts.author_name(records.Author(handle=embed.handle, name=embed.name)),
        "platform": platform_label(embed.platform),
        "text": embed.text or one.archived,
        "is_archived": not embed.text and bool(one.archived),
        "truncated": embed.truncated,
        "posted": moments.format_time(embed.posted_at) if embed.posted_at else None,
        "posted_at": embed.posted_at,
        "what": _KINDS.get(embed.kind, _SHOWN),
        "became": verdict_labels.STANDINGS[one.standing] if one.standing in _CHANGED else None,
        "otherwise": contradiction_sentences(claim.contradicts, claim.known_from) if claim else (),
    }


def _tally(found: articles.ArticlePage) -> list[Json]:
    counts: dict[tuple[str, str, str], int] = {}
    for quotation in found.quotations:
        if listed.is_term(quotation):
            continue
        sign, label = listed.headline(quotation)
        tone = verdicts.verdict_tone(quotation.verdict) if quotation.verdict else "open"
        counts[sign, label, tone] = counts.get((sign, label, tone), 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: verdicts.URGENCY[pair[0][2]])
    return [
        {"sign": sign, "label": label, "tone": tone, "count": count}
        for (sign, label, tone), count in ordered
    ]


def _versions(where: SiteUrls, found: articles.ArticlePage) -> list[Json]:
    """Return the versions, newest first, each with what changed since the one before."""
    shown: list[Json] = []
    before: articles.ArticleVersion | None = None
    for version in found.versions:
        shown.append(
            {
                "captured": moments.format_time(version.captured_at),
                "moment": version.captured_at,
                "title": version.article.title,
                "retitled": before is not None and before.article.title != version.article.title,
                "href": where.article(found.key, version=version.digest[:12]),
                "here": version is found.version,
                "changes": _changes(before.article, version.article) if before else (),
            }
        )
        before = version
    return shown[::-1] if len(shown) > 1 else []


def _changes(old: records.Article, new: records.Article) -> tuple[PairedChange, ...]:
    """Return what changed between two versions of an article, its headline first."""
    return (
        *pair_changes(compare_versions(old.title or "", new.title or "")),
        *pair_changes(compare_versions(old.text, new.text), brief=True),
    )


def _shape(where: SiteUrls, shown: _Shown) -> Json:
    found = shown.page
    article = found.version.article
    return {
        "key": found.key,
        "page": where.article(found.key),
        "url": render.source_name(found.url),
        "title": article.title,
        "site": article.site,
        "byline": article.byline,
        "published_at": article.published_at,
        "modified_at": article.modified_at,
        "language": article.language,
        "text": article.text,
        "version": found.version.digest,
        "versions": [
            {
                "version": version.digest,
                "captured_at": version.captured_at,
                "title": version.article.title,
            }
            for version in found.versions
        ],
        "embeds": [
            json_schema.embed_json(post.embed)
            | {"post_key": post.post_key, "page": where.post(post.post_key)}
            | {"standing": post.standing}
            | {"contradicts": list(post.contradiction.contradicts) if post.contradiction else []}
            for post in found.shown
        ],
        "pictures": [article_picture_json(picture) for picture in shown.pictures],
        "quotes": [data.quotation_json(where, quotation) for quotation in found.quotations],
    }


def _annotations(where: SiteUrls, found: articles.ArticlePage) -> Json:
    text = found.version.article.text
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "id": where.absolute(where.own(f"/-/article/{found.key}/annotations.json")),
        "items": [
            linked.web_annotation(
                quotation,
                where.absolute(where.own(f"/-/quote/{quotation.key}/annotation.json")),
                text,
            )
            for quotation in found.quotations
        ],
    }


_MISSING = "this archive has no article of that name, or not in that version"
PAGE = ViewResult(
    template="article.html",
    read=_read_whole,
    context=_context,
    shape=_shape,
    missing=_MISSING,
    tables=(*READ_FOR_VERDICTS, *READ_FOR_PAGES, "article_pictures", "pictures"),
)
ANNOTATIONS_SUFFIX = ViewResult(
    template="article.html",
    read=_read,
    context=_annotations,
    shape=_annotations,
    missing=_MISSING,
    media_type=linked.ANNOTATIONS,
)
