"""Show what pages claim of posts and is known otherwise, the latest first."""

import sqlite3
from dataclasses import dataclass

from archiver.archive.pages import contradictions, posts
from archiver.archive.pages.contradictions import ContradictedClaim
from archiver.models.json_schema import Json
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.show import listed
from archiver.web.site_urls import SiteUrls

_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionList:
    """Contradicted claims, each with its post, and how many there are in all."""

    claims: tuple[tuple[ContradictedClaim, posts.PostSummary], ...]
    count: int


def load_contradictions(connection: sqlite3.Connection, most: int) -> ContradictionList:
    """Load the claims that were found contradicted last, with their posts."""
    found = contradictions.latest_contradictions(connection, most)
    summaries = posts.summarize_posts(connection, {claim.post_id for claim in found})
    return ContradictionList(
        claims=tuple((claim, summaries[claim.post_id]) for claim in found),
        count=contradictions.count_contradictions(connection),
    )


def _read(connection: sqlite3.Connection, _asked: ViewRequest) -> ContradictionList:
    return load_contradictions(connection, _SHOWN)


def _context(where: SiteUrls, found: ContradictionList) -> Json:
    return {
        "lines": [
            listed.claim_line(where, claim) | {"post": listed.post_line(where, post)}
            for claim, post in found.claims
        ],
        "more": found.count - len(found.claims),
        "feed": where.own("/-/contradictions.atom"),
        "json": where.own("/-/contradictions.json"),
        "table": where.table("claims", contradicts__notblank="1", _sort_desc="contradicted_at"),
    }


def _shape(where: SiteUrls, found: ContradictionList) -> Json:
    return {
        "count": found.count,
        "contradictions": [
            data.claim_json(where, claim) | {"post": data.summary_json(where, post)}
            for claim, post in found.claims
        ],
    }


PAGE = ViewResult(
    template="contradictions.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="there are no contradictions",
)
