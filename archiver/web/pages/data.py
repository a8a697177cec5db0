"""Give what the pages show as published JSON, with addresses of this site."""

from archiver.archive.pages import posts, quotations
from archiver.models import json_schema
from archiver.models.json_schema import Json
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
            "url": one.url,
            "title": one.title,
            "site": one.site,
            "published_at": one.published_at,
        },
        "judged_at": one.judged_at,
        "verdict": json_schema.verdict_json(one.verdict) if one.verdict else None,
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
