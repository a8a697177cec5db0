"""Show one quotation at its permanent address, and offer it as ClaimReview and Web Annotation."""

import sqlite3
from dataclasses import asdict, dataclass, replace

from archiver.archive.pages import posts, quotations, searches, spoken
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.archive.pages.standings import standing_of
from archiver.archive.store.tombstones import has_no_tombstones
from archiver.errors import ViewRefused
from archiver.messages import moments, verdict_labels, verdicts
from archiver.messages.evidence import evidence_elsewhere
from archiver.messages.searches import search_sentence
from archiver.models.json_schema import Json
from archiver.models.search_records import SearchOutcome
from archiver.models.transcript_records import PlacedTurn
from archiver.platforms.registry import platform_label
from archiver.text.words import RULES
from archiver.verification.loading import load_rewording
from archiver.web import datasette_compat, render
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.pages.evidence import captures_folder
from archiver.web.show import linked, listed
from archiver.web.site_urls import SiteUrls

_HISTORY = 20
_AROUND = 240


Beside = tuple[tuple[PlacedTurn, ...], tuple[PlacedTurn, ...]]
"""What was said before words that were spoken, and after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationPage:
    """A quotation, the text it stands in, and every verdict on it.

    `gone` is when its article was first fetched without these words.
    """

    quotation: quotations.JudgedQuotation
    text: str
    history: tuple[quotations.PastVerdict, ...]
    copies: tuple[str, ...]
    beside: Beside = ((), ())
    evidence: bool = False
    searches: tuple[SearchOutcome, ...] = ()
    gone: str | None = None


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> QuotationPage | None:
    found = quotations.quotation_by_key(connection, asked.key)
    if found is None:
        return None
    text = quotations.text_of_version(connection, found.version_id)
    place = found.finding.speech if found.finding else None
    known = (
        posts.find_post_key(connection, found.finding.post.key)
        if found.finding and not place
        else None
    )
    beside: Beside = ((), ())
    if found.finding and place and place.version_id:
        start, end = (place.offset + at for at in found.finding.match.span)
        beside = spoken.load_turns_beside(connection, place.version_id, (start, end))
    if found.verdict and found.finding and known:
        # What the post is today; what it was when judged stands in the history.
        today = standing_of(connection, known[0], found.finding.version_id or 0)
        finding = replace(found.finding, standing=today)
        found = replace(found, verdict=replace(found.verdict, findings=(finding,)))
        found = _with_rewording(connection, found, known[0])
    return QuotationPage(
        quotation=found,
        text=text,
        history=quotations.verdict_history(connection, found.id, _HISTORY),
        copies=posts.archived_copies(connection, known[0]) if known else (),
        beside=beside,
        evidence=bool(found.verdict and has_no_tombstones(connection)),
        searches=searches.searches_of_quotation(connection, found.id),
        gone=quotations.missing_since(connection, found.id) if found.is_gone else None,
    )


def _with_rewording(
    connection: sqlite3.Connection, found: quotations.JudgedQuotation, post_id: int
) -> quotations.JudgedQuotation:
    """Add that only a later wording of the post has the words, where that is so."""
    judged, best = found.verdict, found.finding
    if not judged or not best or best.version_id is None:
        return found
    rewording = load_rewording(connection, judged, post_id, best.version_id)
    if rewording is None:
        return found
    best = replace(best, rewording=rewording, timing="unknown")
    return replace(found, verdict=replace(judged, timing="unknown", findings=(best,)))


def _context(where: SiteUrls, found: QuotationPage) -> Json:
    one = found.quotation
    line = listed.line(where, one)
    review = _reviewed(where, one)
    best = one.finding
    has_evidence = found.evidence and captures_folder(where) is not None
    return {
        "line": line,
        "given": {"quote": one.text, "speaker": one.speaker or "", "published_at": ""},
        "result": render.verdict_view(one.verdict) if one.verdict else None,
        "before": _tail(found.text[max(0, one.start - _AROUND * 4) : one.start]),
        "after": _head(found.text[one.end : one.end + _AROUND * 4]),
        "post_page": where.post(best.post.key) if best else None,
        "person": where.person(one.account) if one.account else None,
        "copies": [render.safe_address(copy) for copy in found.copies],
        "link": render.safe_address(render.source_name(one.url)),
        "today": where.article(one.article_key),
        "gone": moments.format_day(found.gone) if found.gone else None,
        "still": where.quotation(one.still) if one.still else None,
        "turns_before": [_turn(turn) for turn in found.beside[0]],
        "turns_after": [_turn(turn) for turn in found.beside[1]],
        "history": [_verdict(past, one.speaker) for past in found.history],
        "searches": [
            {
                "sentence": search_sentence(search, platform_label(search.platform)),
                "at": moments.format_time(search.searched_at),
                "moment": search.searched_at,
                "post": where.post(search.post_key) if search.post_key else None,
            }
            for search in found.searches
        ],
        "judged": moments.format_time(one.judged_at) if one.judged_at else None,
        "outdated": RULES if one.verdict and one.verdict.rules != RULES else None,
        "review": datasette_compat.in_script(review) if review else None,
        "evidence": where.own(f"/-/quote/{one.key}/evidence.wacz") if has_evidence else None,
        "elsewhere": evidence_elsewhere(one.key) if one.verdict and not has_evidence else None,
        "verify": where.own(
            "/-/verify", quote=one.text, speaker=one.speaker, published_at=one.published_at
        ),
        "tables": {
            "json": where.own(f"/-/quote/{one.key}.json"),
            "review": where.own(f"/-/quote/{one.key}/claimreview.json") if review else None,
            "annotation": where.own(f"/-/quote/{one.key}/annotation.json"),
            "row": where.row("quotes", one.id),
            "rows": where.table("quotes_overview", key=one.key),
            "csv": where.table("quotes_overview", "csv", key=one.key),
        },
    }


def _turn(turn: PlacedTurn) -> Json:
    return {"speaker": turn.name or turn.speaker, "text": render.cut(turn.text, _AROUND)}


def _tail(text: str) -> str:
    text = text.rsplit("\n", 1)[-1]
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].lstrip()}"


def _head(text: str) -> str:
    text = text.split("\n", 1)[0]
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rstrip()} …"


def _verdict(one: quotations.PastVerdict, speaker: str | None) -> Json:
    return {
        "at": moments.format_time(one.judged_at),
        "moment": one.judged_at,
        **verdicts.brief_verdict(one.wording, one.problem, one.tie)._asdict(),
        "attribution": verdicts.attribution_sentence(one.attribution, speaker, one.tie),
        "standing": verdict_labels.STANDINGS[one.standing] if one.standing else None,
        "rules": one.rules,
    }


def _shape(where: SiteUrls, found: QuotationPage) -> Json:
    shown = data.quotation_json(where, found.quotation)
    shown["archived"] = list(found.copies)
    shown["searches"] = [search.as_json() for search in found.searches]
    shown["history"] = [
        asdict(verdict) | {"flags": list(verdict.flags)} for verdict in found.history
    ]
    return shown


def _reviewed(where: SiteUrls, one: quotations.JudgedQuotation) -> Json | None:
    # The name is that of the program: what a site calls itself is not known to it.
    return linked.claim_review(one, where.absolute(where.quotation(one.key)), "archiver")


def _annotation(where: SiteUrls, found: QuotationPage) -> Json:
    one = found.quotation
    address = where.absolute(where.own(f"/-/quote/{one.key}/annotation.json"))
    return linked.web_annotation(one, address, found.text)


def _review(where: SiteUrls, found: QuotationPage) -> Json:
    review = _reviewed(where, found.quotation)
    if review is None:
        raise ViewRefused(404, "nothing was found by which this quotation could be reviewed")
    return review


_TABLES = (*READ_FOR_VERDICTS, *READ_FOR_PAGES, "post_searches")
_MISSING = "this archive has no quotation of that name"
PAGE = ViewResult(
    template="quote.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing=_MISSING,
    tables=_TABLES,
)
ANNOTATION = ViewResult(
    template="quote.html",
    read=_read,
    context=_context,
    shape=_annotation,
    missing=_MISSING,
    media_type=linked.ANNOTATIONS,
)
REVIEW = ViewResult(
    template="quote.html",
    read=_read,
    context=_context,
    shape=_review,
    missing=_MISSING,
    media_type="application/ld+json",
)
