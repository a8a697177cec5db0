"""Show a post: its versions and their changes, every sighting, and who quotes it how faithfully."""

import sqlite3
from typing import Any

from archiver.archive.pages import posts
from archiver.archive.pages.citing import READ_FOR_VERDICTS
from archiver.messages import moments, verdict_labels, verdicts
from archiver.messages.evidence import strength_lines
from archiver.models import json_schema, records
from archiver.models.json_schema import Json
from archiver.platforms.registry import platform_label
from archiver.web import render
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.show import listed
from archiver.web.show.compare import compare_versions, pair_changes
from archiver.web.site_urls import SiteUrls

OUTCOMES: dict[records.Outcome, str] = {
    "ok": "Seen",
    "deleted": "Not there any more",
    "unknown": "The platform knows no such post",
    "denied": "Not shown by the platform, which does not say whether it was ever there",
    "suspended": "Account suspended",
    "protected": "Account protected",
    "login-gated": "Shown only to who is signed in",
    "sensitive": "Hidden behind a warning",
    "region": "Not shown in this region",
    "rate-limited": "Too many questions: not answered",
    "blocked": "Not let in",
    "malformed": "The answer could not be read",
    "unreachable": "No answer",
    "unsupported": "Cannot be asked for",
}
_OTHERWISE = "Shown in other words"
_TONES: dict[records.Outcome, str] = {
    "ok": "good",
    "deleted": "bad",
    "unknown": "fair",
    "denied": "fair",
    "suspended": "bad",
    "protected": "fair",
}


def key_of(asked: ViewRequest) -> str:
    """Give ``x:101`` for an address that ends in ``x/101``."""
    return f"{asked.parts['platform']}:{asked.key}"


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> posts.PostPage | None:
    found = posts.find_post_key(connection, key_of(asked))
    return posts.load_post_page(connection, found[0], citing=asked.full) if found else None


def _context(where: SiteUrls, found: posts.PostPage) -> Json:
    post = found.post
    current = found.versions[-1] if found.versions else None
    return {
        "post": post,
        "author": verdicts.author_name(post.author),
        "person": where.person(found.account) if found.account else None,
        "platform": platform_label(post.platform),
        "posted": moments.format_time(post.posted_at) if post.posted_at else None,
        "link": render.safe_address(post.url) if post.url else None,
        "text": current.version.text if current else None,
        "truncated": current.version.truncated if current else False,
        "media": [(item.type, item.alt) for item in (current.version.media if current else ())],
        "standing": verdict_labels.STANDINGS[found.standing],
        "signs": _signs(found),
        "strength": _strength(found, full=where.full),
        "copies": [render.safe_address(copy) for copy in found.copies],
        "inside": listed.post_line(where, found.inside) if found.inside else None,
        "named_inside": render.safe_address(found.named_inside) if found.named_inside else None,
        "wordings": _wordings(found),
        "looks": _looks(where, found),
        "claimed": found.claimed,
        "contradictions": [
            listed.claim_line(where, contradiction) for contradiction in found.contradictions
        ],
        "all_contradictions": where.own("/-/contradictions"),
        "more_looks": found.sighting_count - len(found.sightings),
        "quoted": listed.list_lines(where, found.quoted),
        "tally_of": listed.judged_counts(found.quotation_counts, where, post=post.key),
        "shown_by": [listed.article_line(where, row) for row in found.shown_by],
        "tables": {
            "json": where.data(where.post(post.key)),
            "row": where.row("posts", found.id),
            "rows": where.table("quotes_overview", post_key=post.key),
            "csv": where.table("quotes_overview", "csv", post_key=post.key),
            "looks": where.table("sightings", post_id=str(found.id)),
        },
        "full": where.full,
    }


def _strength(found: posts.PostPage, *, full: bool) -> tuple[tuple[str, str, str], ...]:
    """Say where the words were seen; a page that shows the post without them shows none."""
    seen: dict[records.Evidence, str] = {}
    for look in found.witnessed:
        seen[look.evidence] = max(look.seen_at, seen.get(look.evidence, ""))
    sites = {look.site for look in found.witnessed if full and look.evidence == "embed"}
    copies = {look.archived for look in found.witnessed if look.archived}
    return strength_lines(seen, len(sites), len(copies)) if found.versions else ()


def _signs(found: posts.PostPage) -> list[tuple[str, str, str]]:
    """Return what a reader must not miss about the post: tone, sign and words."""
    signs: list[tuple[str, str, str]] = []
    if found.standing == "unknown":
        signs.append(("fair", "?", "Known from news pages alone: it may be invented"))
    elif found.standing in {"deleted", "suspended", "protected"}:
        tone = "fair" if found.standing == "protected" else "bad"
        signs.append((tone, "∅", verdict_labels.STANDINGS[found.standing].rstrip(".")))
    whole = sum(not version.version.truncated for version in found.versions)
    if whole > 1:
        signs.append(("fair", "≠", f"Seen in {whole} wordings"))
    return signs


def _wordings(found: posts.PostPage) -> list[Json]:
    """Return the wordings, newest first, each with what changed since the one before."""
    shown: list[Json] = []
    before: posts.ShownVersion | None = None
    for number, version in enumerate(found.versions, start=1):
        whole = (
            before is not None and not before.version.truncated and not version.version.truncated
        )
        shown.append(
            {
                "number": number,
                "text": version.version.text,
                "truncated": version.version.truncated,
                "first": moments.format_time(version.first_seen) if version.first_seen else None,
                "last": moments.format_time(version.last_seen) if version.last_seen else None,
                "changes": pair_changes(compare_versions(before.version.text, version.version.text))
                if before is not None and whole
                else (),
            }
        )
        before = version
    return shown[::-1]


def _looks(where: SiteUrls, found: posts.PostPage) -> list[Json]:
    numbers = {version.id: index for index, version in enumerate(found.versions, start=1)}
    return [
        {
            "at": moments.format_time(look.seen_at),
            "moment": look.seen_at,
            "what": _OTHERWISE if is_otherwise(look) else OUTCOMES[look.outcome],
            "tone": "open" if is_otherwise(look) else _TONES.get(look.outcome, "open"),
            "evidence": verdict_labels.EVIDENCES[look.evidence].rstrip("."),
            "wording": numbers.get(look.version_id or 0),
            "href": where.row("sightings", look.id),
            "source": render.safe_address(render.source_name(look.source)),
        }
        for look in found.sightings
    ]


def is_otherwise(look: posts.ShownSighting) -> bool:
    """Tell whether a look is a page's that shows the post in words that are not known of it."""
    return look.evidence == "embed" and look.outcome == "ok" and look.version_id is None


def _shape(where: SiteUrls, found: posts.PostPage) -> Json:
    current = found.versions[-1].version if found.versions else None
    shown: dict[str, Any] = {
        "post": json_schema.post_json(found.post, current),
        "page": where.post(found.post.key),
        "standing": found.standing,
        "archived": list(found.copies),
        "inside": data.summary_json(where, found.inside) if found.inside else None,
        "versions": [
            {
                "version": version.digest,
                "text": version.version.text,
                "truncated": version.version.truncated,
                "first_seen": version.first_seen,
                "last_seen": version.last_seen,
                "claimed": version.claimed,
            }
            for version in found.versions
        ],
        "contradictions": [
            data.claim_json(where, contradiction) for contradiction in found.contradictions
        ],
        "sightings": [
            {
                "seen_at": look.seen_at,
                "outcome": look.outcome,
                "evidence": look.evidence,
                "source": render.source_name(look.source),
            }
            for look in found.sightings
        ],
    }
    if where.full:
        shown["quotations"] = [data.quotation_json(where, quotation) for quotation in found.quoted]
    return shown


PAGE = ViewResult(
    template="post.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="this archive has no post of that name",
    tables=READ_FOR_VERDICTS,
)
