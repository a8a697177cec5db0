"""Prepare rows of lists: lines for pages, and cells for tables."""

from dataclasses import asdict
from typing import Any

from archiver.archive.pages.list_rows import (
    CountedAccount,
    CountedArticle,
    CountedPublisher,
    FollowedRow,
)
from archiver.archive.pages.posts import PostSummary
from archiver.archive.pages.quotations import JudgedQuotation
from archiver.archive.pages.runs import RunFacts
from archiver.archive.pages.transcripts import ListedTranscript
from archiver.messages import moments
from archiver.messages.list_words import PASSAGE, VALUE_LABELS
from archiver.platforms.registry import platform_label
from archiver.web.render import source_name
from archiver.web.show import listed
from archiver.web.site_urls import SiteUrls

_QUOTATION = (
    *("key", "quote", "speaker", "wording", "problem", "tie", "attribution", "timing"),
    *("post", "post_url", "author", "site", "article_url", "title", "published_at", "page"),
)
COLUMNS: dict[str, tuple[str, ...]] = {
    "quotations": _QUOTATION,
    "corrected": _QUOTATION,
    "posts": ("key", "platform", "handle", "name", "posted_at", "text", "url", "page"),
    "articles": (
        *("key", "title", "site", "published_at", "url", "quotations", "problems", "page"),
    ),
    "people": (
        "key",
        "platform",
        "handle",
        "name",
        "posts",
        "latest",
        "quotations",
        "problems",
        "page",
    ),
    "publishers": ("site", "articles", "first", "last", "problems", "page"),
    "runs": (
        *("id", "command", "status", "started_at", "finished_at", "articles", "quotes", "posts"),
        *("failures", "page"),
    ),
    "transcripts": (
        *("transcript", "title", "event_at", "place", "kind", "language", "words", "speakers"),
        *("quotations", "url", "page"),
    ),
    "followed": (
        *("person", "body", "name", "platform", "handle", "account_id", "state", "last_read_at"),
        *("reason", "page"),
    ),
}
"""What each list has as a table, from left to right."""


def quotation_cells(where: SiteUrls, one: JudgedQuotation) -> dict[str, object]:
    """Return a quotation as a row of a table."""
    verdict, best = one.verdict, one.finding
    return {
        "key": one.key,
        "quote": one.text,
        "speaker": one.speaker,
        "wording": verdict.wording if verdict else None,
        "problem": verdict.problem if verdict else None,
        "tie": verdict.tie if verdict else None,
        "attribution": verdict.attribution if verdict else None,
        "timing": verdict.timing if verdict else None,
        "post": best.post.key if best else None,
        "post_url": best.post.url if best else None,
        "author": best.post.author.handle or best.post.author.name if best else None,
        "site": one.site,
        "article_url": source_name(one.url),
        "title": one.title,
        "published_at": one.published_at,
        "page": where.absolute(where.quotation(one.key)),
    }


def post_cells(where: SiteUrls, one: PostSummary) -> dict[str, object]:
    """Return a post as a row of a table."""
    return {
        "key": one.key,
        "platform": one.platform,
        "handle": one.author.handle,
        "name": one.author.name,
        "posted_at": one.posted_at,
        "text": one.text,
        "url": one.url,
        "page": where.absolute(where.post(one.key)),
    }


def counted_article_line(where: SiteUrls, one: CountedArticle) -> dict[str, Any]:
    """Return an article as a list shows it, with its counts."""
    return listed.article_line(where, one.article) | {
        "quotations": one.quotations,
        "problems": one.problems,
    }


def article_cells(where: SiteUrls, one: CountedArticle) -> dict[str, object]:
    """Return an article as a row of a table."""
    return {
        "key": one.article.key,
        "title": one.article.title,
        "site": one.article.site,
        "published_at": one.article.published_at,
        "url": source_name(one.article.url),
        "quotations": one.quotations,
        "problems": one.problems,
        "page": where.absolute(where.article(one.article.key)),
    }


def counted_account_line(where: SiteUrls, one: CountedAccount) -> dict[str, Any]:
    """Return an account as a list shows it."""
    return {
        "href": where.person(one.key),
        "name": one.name or one.handle or one.key,
        "handle": one.handle,
        "platform": platform_label(one.platform),
        "posts": one.posts,
        "latest": moments.format_day(one.latest) if one.latest else None,
        "quoted": f"quoted {one.quotations:,} time{'' if one.quotations == 1 else 's'}"
        if one.quotations
        else None,
        "problems": one.problems,
        "wrong": where.list("quotations", person=one.key, problem="any"),
    }


def account_cells(where: SiteUrls, one: CountedAccount) -> dict[str, object]:
    """Return an account as a row of a table."""
    return asdict(one) | {"page": where.absolute(where.person(one.key))}


def publisher_line(where: SiteUrls, one: CountedPublisher) -> dict[str, Any]:
    """Return a publisher as a list shows it."""
    return {
        "href": where.publisher(one.site),
        "site": one.site,
        "articles": one.articles,
        "first": moments.format_day(one.first) if one.first else None,
        "last": moments.format_day(one.last) if one.last else None,
        "problems": one.problems,
        "wrong": where.own("/-/quotations", site=one.site, problem="any"),
    }


def publisher_cells(where: SiteUrls, one: CountedPublisher) -> dict[str, object]:
    """Return a publisher as a row of a table."""
    return asdict(one) | {"page": where.absolute(where.publisher(one.site))}


def run_line(where: SiteUrls, one: RunFacts, looked_at: int = 0, gone: int = 0) -> dict[str, Any]:
    """Return a run as a list shows it, with how many posts it asked for and found gone."""
    counts = (
        (one.articles, "article"),
        (one.posts, "post"),
        (one.quotes, PASSAGE),
        (one.failures, "failure"),
    )
    looks = [f"{looked_at:,} post{'' if looked_at == 1 else 's'} asked for"] if looked_at else []
    looks += [f"{gone:,} found gone"] if gone else []
    return {
        "href": where.night(one.id),
        "number": one.id,
        "command": one.command,
        "at": moments.format_time(one.started_at),
        "moment": one.started_at,
        "status": VALUE_LABELS["status"].get(one.status, one.status),
        "tone": {"done": "good", "running": "open"}.get(one.status, "fair"),
        "counts": [
            *(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count),
            *looks,
        ],
    }


def run_cells(where: SiteUrls, one: RunFacts) -> dict[str, object]:
    """Return a run as a row of a table."""
    return asdict(one) | {"page": where.absolute(where.night(one.id))}


def transcript_cells(where: SiteUrls, one: ListedTranscript) -> dict[str, object]:
    """Return an event as a row of a table."""
    return asdict(one) | {
        "transcript": one.key,
        "speakers": "; ".join(one.speakers),
        "quotations": one.quoted,
        "page": where.absolute(where.transcript(one.key)),
    }


def followed_line(where: SiteUrls, one: FollowedRow) -> dict[str, Any]:
    """Return an account that is followed as a list shows it."""
    account, key = one
    return {
        "name": account.person or account.name or account.handle or "?",
        "body": account.body,
        "handle": account.handle or account.account_id,
        "platform": platform_label(account.platform),
        "href": where.person(key) if key else None,
        "read": moments.format_time(account.last_read_at) if account.last_read_at else None,
        "moment": account.last_read_at,
        "reason": account.reason,
    }


def followed_cells(where: SiteUrls, one: FollowedRow) -> dict[str, object]:
    """Return an account that is followed as a row of a table."""
    account, key = one
    cells = {name: getattr(account, name) for name in COLUMNS["followed"] if name != "page"}
    return cells | {"page": where.absolute(where.person(key)) if key else None}
