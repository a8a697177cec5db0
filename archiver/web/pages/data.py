"""Give what the pages show as published JSON, with addresses of this site."""

from archiver.archive.pages import posts, quotations
from archiver.archive.pages.contradictions import ContradictedClaim
from archiver.models import json_schema
from archiver.models.json_schema import Json
from archiver.web.render import source_name
from archiver.web.site_urls import SiteUrls


def quotation_json(where: SiteUrls, one: quotations.JudgedQuotation) -> Json:
    """Return a quotation, where it stands and its verdict."""
    return {
        "key": one.key,
        "page": where.quotation(one.key),
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "speaker": one.speaker,
        "cue": one.cue,
        "article": {
            "key": one.article_key,
            "page": where.article(one.article_key),
            "url": source_name(one.url),
            "title": one.title,
            "site": one.site,
            "published_at": one.published_at,
        },
        "judged_at": one.judged_at,
        "verdict": json_schema.verdict_json(one.verdict) if one.verdict else None,
    }


def claim_json(where: SiteUrls, one: ContradictedClaim) -> Json:
    """Return what a page claims of a post and is known otherwise."""
    return {
        "claimant": source_name(one.claimant),
        "page": where.article(one.article_key) if one.article_key else None,
        "site": one.site,
        "author": {"handle": one.author.handle, "name": one.author.name},
        "posted_at": one.posted_at,
        "text": one.text,
        "truncated": one.truncated,
        "contradicts": list(one.contradicts),
        "contradicted_at": one.at,
        "first_seen": one.first_seen,
        "last_seen": one.last_seen,
    }


def summary_json(where: SiteUrls, one: posts.PostSummary) -> Json:
    """Return a post in its fullest latest wording."""
    return {
        "platform": one.platform,
        "key": one.key,
        "page": where.post(one.key),
        "url": one.url,
        "author": {"handle": one.author.handle, "name": one.author.name},
        "posted_at": one.posted_at,
        "text": one.text,
        "truncated": one.truncated,
    }
