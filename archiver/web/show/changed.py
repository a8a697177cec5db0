"""Prepare posts that were changed or are gone for lists and for JSON."""

from typing import Any

from archiver.archive.pages import news
from archiver.messages import moments, verdict_labels
from archiver.models.json_schema import Json
from archiver.web.pages import data
from archiver.web.show import listed
from archiver.web.show.compare import brief_change, compare_versions
from archiver.web.site_urls import SiteUrls

_ROOM = 4_000
"""Characters of a reworded post that are compared for a list."""


def changed_line(where: SiteUrls, one: news.ChangedPost) -> Json:
    """Return a post that was changed or is gone as a list shows it."""
    shown: dict[str, Any] = listed.post_line(where, one.post) | {
        "what": verdict_labels.STANDINGS[one.standing].rstrip("."),
        "at": moments.format_time(one.at),
        "moment": one.at,
        "quotations": one.quotations,
        "there": moments.format_time(one.last_there_at) if one.last_there_at else None,
        "there_moment": one.last_there_at,
    }
    if one.before is not None and one.after is not None:
        edited = one.standing == "edited"
        shown["what"] = "Edited" if edited else "Other words seen later"
        shown["diff"] = brief_change(compare_versions(one.before[:_ROOM], one.after[:_ROOM]))
    return shown


def changed_json(where: SiteUrls, one: news.ChangedPost) -> Json:
    """Return the same as data."""
    return {
        "post": data.summary_json(where, one.post),
        "standing": one.standing,
        "seen_at": one.at,
        "last_there_at": one.last_there_at,
        "quotations": one.quotations,
        "before": one.before,
        "after": one.after,
    }


def change_lines(where: SiteUrls, found: news.PostChanges) -> Json:
    """Return what was deleted and what was edited as a page shows it."""
    return {
        "gone": [changed_line(where, post) for post in found.gone],
        "edited": [changed_line(where, post) for post in found.edited],
    }


def changes_json(where: SiteUrls, found: news.PostChanges) -> Json:
    """Return the same as data."""
    return {
        "gone": [changed_json(where, post) for post in found.gone],
        "edited": [changed_json(where, post) for post in found.edited],
    }
