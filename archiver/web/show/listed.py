"""Prepare quotations, posts and accounts for lists: plain texts and addresses.

Without markup, like everything that a template is given: the template escapes it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import posts, quotations
from archiver.archive.pages.articles import ListedArticle
from archiver.archive.pages.contradictions import ContradictedClaim
from archiver.messages import moments, verdict_labels, verdicts
from archiver.messages.contradictions import contradiction_sentences
from archiver.messages.differences import ShownDifference, shown_differences
from archiver.models import records, verdict_records
from archiver.platforms.registry import platform_label
from archiver.web import render
from archiver.web.site_urls import SiteUrls

_ROOM = 320
"""Characters of a text that a list shows."""
# Matches two ends of lines, with or without spaces between them; not one.
_EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A quotation in a list."""

    id: str
    sign: str
    label: str
    tone: str
    quote: str
    speaker: str | None
    flags: tuple[str, ...]
    href: str
    title: str
    article: str
    site: str | None
    publisher: str | None
    day: str | None
    said: str | None
    author: str | None
    post: str | None
    source_tag: str
    source_noun: str
    superseded: bool
    is_term: bool
    diff: tuple[ShownDifference, ...]


def list_lines(where: SiteUrls, found: Iterable[quotations.JudgedQuotation]) -> list[ListLine]:
    """Return quotations as a list shows them."""
    return [line(where, quotation) for quotation in found]


def line(where: SiteUrls, one: quotations.JudgedQuotation) -> ListLine:
    """Return one quotation as a list shows it."""
    sign, label = headline(one)
    best = one.finding
    return ListLine(
        id=f"q-{one.key[:12]}",
        sign=sign,
        label=label,
        tone=verdicts.verdict_tone(one.verdict) if one.verdict else "open",
        quote=shorten_line(one.text),
        speaker=one.speaker,
        flags=tuple(verdict_labels.FLAGS[flag] for flag in one.verdict.flags)
        if one.verdict
        else (),
        href=where.quotation(one.key),
        title=one.title or render.shortened(render.source_name(one.url)),
        article=where.article(
            one.article_key,
            version=None if one.current else one.version_digest[:12],
            fragment=f"q-{one.key[:12]}",
        ),
        site=one.site,
        publisher=where.publisher(one.site) if one.site else None,
        day=moments.format_day(one.published_at) if one.published_at else None,
        said=shorten_line(best.version.text[slice(*best.match.span)]) if best else None,
        author=verdicts.author_name(best.post.author) if best else None,
        post=where.post(best.post.key) if best else None,
        source_tag="spoken" if best and best.speech else "posted",
        source_noun="spoken" if best and best.speech else "post",
        superseded=one.is_gone,
        is_term=is_term(one),
        diff=shown_differences(best) if best and _is_short(best.match.diff) else (),
    )


def headline(one: quotations.JudgedQuotation) -> tuple[str, str]:
    """Return the sign and name of a quotation's verdict, or why it has none."""
    if one.verdict:
        return verdicts.verdict_headline(one.verdict)
    return verdict_labels.UNCHECKED[one.kind]


def is_term(one: quotations.JudgedQuotation) -> bool:
    """Tell whether a passage in quotation marks is a name or term, which gets no verdict."""
    return one.verdict is None and one.kind == "term"


def _is_short(diff: Sequence[verdict_records.Difference]) -> bool:
    return sum(len(part.quote) + len(part.post) for part in diff) <= 2 * _ROOM


def post_line(where: SiteUrls, one: posts.PostSummary) -> dict[str, Any]:
    """Return one post as a list shows it."""
    return {
        "href": where.post(one.key),
        "author": verdicts.author_name(one.author),
        "person": where.person(one.account) if one.account else None,
        "platform": platform_label(one.platform),
        "posted": moments.format_time(one.posted_at) if one.posted_at else None,
        "posted_at": one.posted_at,
        "text": shorten_line(one.text) if one.text else None,
        "truncated": one.truncated,
    }


def claim_line(where: SiteUrls, one: ContradictedClaim) -> dict[str, Any]:
    """Return what a page claims of a post and is known otherwise, as a list shows it."""
    return {
        "says": contradiction_sentences(one.contradicts, one.known_from),
        "text": shorten_line(one.text) if one.text and "text" in one.contradicts else None,
        "named": verdicts.author_name(one.author) if "author" in one.contradicts else None,
        "dated": moments.format_time(one.posted_at)
        if one.posted_at and "time" in one.contradicts
        else None,
        "href": where.article(one.article_key) if one.article_key else None,
        "title": one.title or render.shortened(one.claimant),
        "site": one.site,
        "publisher": where.publisher(one.site) if one.site else None,
        "source": render.safe_address(render.source_name(one.claimant)),
        "at": moments.format_time(one.at),
        "moment": one.at,
    }


def article_line(where: SiteUrls, one: ListedArticle) -> dict[str, Any]:
    """Return one article as a list shows it."""
    return {
        "href": where.article(one.key),
        "title": one.title or render.shortened(render.source_name(one.url)),
        "site": one.site,
        "publisher": where.publisher(one.site) if one.site else None,
        "day": moments.format_day(one.published_at) if one.published_at else None,
    }


def wording_counts(
    counts: Sequence[tuple[records.Wording, int]], where: SiteUrls | None = None, **filters: str
) -> list[dict[str, Any]]:
    """Return how many quotations were worded how, each with the list that has them."""
    return [
        {
            "sign": verdict_labels.LABELS[wording][0],
            "label": verdict_labels.LABELS[wording][1],
            "tone": verdict_labels.TONES[wording],
            "count": count,
            "href": where.list("quotations", wording=wording, **filters) if where else None,
        }
        for wording, count in counts
    ]


def judged_counts(
    counts: Sequence[quotations.JudgedCount], where: SiteUrls | None = None, **filters: str
) -> list[dict[str, Any]]:
    """Return the same without those with which something is wrong, which come first: no tick."""
    right: Counter[records.Wording] = Counter()
    wrong: Counter[records.Problem] = Counter()
    for one in counts:
        if one.problem is None:
            right[one.wording] += one.total
        else:
            wrong[one.problem] += one.total
    filed = filters | {"problem": "none"} if wrong else filters
    shown: list[dict[str, Any]] = []
    for problem, count in wrong.most_common():
        href = where.list("quotations", problem=problem, **filters) if where else None
        named = {"sign": "≠", "label": verdict_labels.PROBLEMS[problem], "tone": "bad"}
        shown.append(named | {"count": count, "href": href})
    ordered = sorted(right.most_common(), key=lambda one: _urgency(one[0]))
    return shown + wording_counts(ordered, where, **filed)


def _urgency(wording: records.Wording) -> int:
    return verdicts.URGENCY[verdict_labels.TONES[wording]]


def shorten_line(text: str, room: int = _ROOM) -> str:
    """Return the beginning of a long text, without its empty lines."""
    return render.cut(_EMPTY_LINES.sub("\n", text.strip()), room)
