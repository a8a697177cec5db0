"""Serve the page that looks up a quotation, and the same verdict as JSON.

A request comes in, a response goes out; both answer GET only. The judging is done by
archiver.verification.verify in one of Datasette's threads, on a connection that only reads.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from json import dumps
from time import monotonic, thread_time
from typing import Any
from urllib.parse import quote, urlencode

from archiver.archive.pages import citing, posts
from archiver.errors import UnusableClaim, ViewRefused
from archiver.importers.claims.row_claims import without_introduction
from archiver.messages import moments, verdict_labels, verdicts
from archiver.models import json_schema
from archiver.models.json_schema import Json
from archiver.models.verdict_records import Claim, Verdict
from archiver.text.words import word_norms
from archiver.verification.evidence import MAX_QUOTATION_CHARACTERS
from archiver.verification.verify import verify_claim
from archiver.web import datasette_compat, render
from archiver.web.headers import DATA_HEADERS, FORM_HEADERS, PAGE_HEADERS
from archiver.web.kept_answers import KeptAnswer, keep_answer
from archiver.web.page_templates import draw_page
from archiver.web.page_view import (
    find_request_archive,
    frame_context,
    overview_links,
    read_in_thread,
    refuse_view,
)
from archiver.web.site_urls import SiteUrls
from archiver.web.style import SCRIPT_ADDRESS

VERIFY_ADDRESS = "/-/verify"
TABLE_ADDRESS = "/-/verify/table"
PICTURE_ADDRESS = "/-/verify/picture"
_LONGEST_SPEAKER = 300
_LONGEST_DATE = 60
_MOST_SECONDS = 5.0
"""For comparing a quotation with all posts that may hold it; one post takes milliseconds."""

_FIELDS = ("quote", "speaker", "published_at", "database")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyAnswer:
    """A verdict, with the copies of its post and the pages of the archive that quote it."""

    verdict: Verdict
    citations: tuple[citing.Citation, ...] = ()
    cited: int = 0
    copies: tuple[str, ...] = ()
    account: str | None = None


async def verify_page(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return the form, and below a given quotation its verdict."""
    given = _given(request.args)
    asked = "quote" in request.args
    shown: Json = frame_context(datasette) | {"given": given, "asked": asked, "nav": "verify"}
    shown |= {"action": datasette.urls.path(VERIFY_ADDRESS), "longest": MAX_QUOTATION_CHARACTERS}
    status, headers = 200, PAGE_HEADERS
    try:
        where = await find_request_archive(datasette, request, citing.READ_FOR_VERDICTS)
        shown |= overview_links(where) | {
            "many": where.own(TABLE_ADDRESS),
            "picture": where.own(PICTURE_ADDRESS),
        }
        if where.full:
            shown["speakers"] = await _speakers(where)
        if asked:
            # People paste what introduces a quotation with it; programs say which is which.
            claim = without_introduction(_claim(request.args))
            given |= {"quote": claim.quote, "speaker": claim.speaker or ""}
            answer = await _judge(where, claim, citing_too=where.full)
            shown |= _result(where, answer, given)
        else:
            # An answer shows what strangers wrote, and runs no script at all.
            shown["script"] = datasette.urls.path(SCRIPT_ADDRESS)
            headers = FORM_HEADERS
            shown["bookmarklet"] = _bookmarklet(where)
            if where.full:
                shown["examples"] = await _examples(where)
    except ViewRefused as refused:
        if refused.status != 400:
            return await refuse_view(datasette, refused, as_data=False)
        shown["error"] = refused.sentence
        status = refused.status
    body = draw_page("verify.html", shown)
    return datasette_compat.html_response(body, status=status, headers=dict(headers))


async def _speakers(where: SiteUrls) -> list[str]:
    """Return who is quoted most, which is the same for all who ask in the same moment."""

    def made(connection: sqlite3.Connection) -> KeptAnswer:
        begun = thread_time()
        found = citing.recent_speakers(connection)
        return KeptAnswer({"speakers": found}, thread_time() - begun)

    key = ("speakers", where.database)
    answer = await keep_answer(where.datasette, key, lambda: read_in_thread(where, made), least=0.0)
    found: list[str] = answer.made["speakers"]
    return found


async def verify_data(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return the verdict as the published JSON object, or a sentence that says what was wrong."""
    try:
        where = await find_request_archive(datasette, request, citing.READ_FOR_VERDICTS)
        answer = await _judge(where, _claim(request.args), citing_too=False)
    except ViewRefused as refused:
        return await refuse_view(datasette, refused, as_data=True)
    body = {"ok": True, **json_schema.verdict_json(answer.verdict)}
    if answer.copies and body["matches"]:
        known = body["matches"][0]["archived"]
        body["matches"][0]["archived"] = list(dict.fromkeys([*known, *answer.copies]))
    return datasette_compat.json_response(datasette, body, headers=dict(DATA_HEADERS))


def _given(args: Any) -> dict[str, str]:
    return {name: (args.get(name) or "").strip() for name in _FIELDS}


def _claim(args: Any) -> Claim:
    given = _given(args)
    if not given["quote"]:
        raise ViewRefused(400, "there is nothing to check: the quotation ('quote') is empty")
    for name, longest in (("speaker", _LONGEST_SPEAKER), ("published_at", _LONGEST_DATE)):
        if len(given[name]) > longest:
            raise ViewRefused(
                400, f"{name!r} has {len(given[name]):,} characters: at most {longest}"
            )
    return Claim(
        id=args.get("id"),
        quote=given["quote"],
        speaker=given["speaker"] or None,
        published_at=given["published_at"] or None,
    )


async def _judge(where: SiteUrls, claim: Claim, *, citing_too: bool) -> VerifyAnswer:
    def judged(connection: sqlite3.Connection) -> VerifyAnswer:
        verdict = verify_claim(connection, claim, before_each=_patience())
        if not verdict.findings:
            return VerifyAnswer(verdict=verdict)
        key = verdict.findings[0].post.key
        found_post = posts.find_post_account(connection, key)
        found, total = citing.citations(connection, key) if citing_too else ((), 0)
        return VerifyAnswer(
            verdict=verdict,
            citations=found,
            cited=total,
            copies=posts.archived_copies(connection, found_post[0]) if found_post else (),
            account=found_post[1] if found_post else None,
        )

    try:
        return await read_in_thread(where, judged, "verify")
    except UnusableClaim as error:
        raise ViewRefused(400, str(error)) from error


def _patience() -> Callable[[], None]:
    """Make what ends a lookup that takes too long: SQLite's own limit binds queries alone."""
    deadline = monotonic() + _MOST_SECONDS

    def check() -> None:
        if monotonic() > deadline:
            raise ViewRefused(
                503, f"it took longer than {_MOST_SECONDS:g} seconds to compare: try fewer words"
            )

    return check


async def _examples(where: SiteUrls) -> list[dict[str, str]]:
    return [
        {
            "quote": example.quote,
            "speaker": example.speaker or "",
            "label": verdict_labels.LABELS[example.wording][1],
            "href": where.own(
                VERIFY_ADDRESS,
                quote=example.quote,
                speaker=example.speaker,
                published_at=example.published_at,
            ),
        }
        for example in await read_in_thread(where, citing.examples)
    ]


def _bookmarklet(where: SiteUrls) -> str | None:
    """Return a link that opens the verifier with what is selected on any page.

    It is dragged to the bookmarks; our own pages run no script, this one included.
    """
    if not where.origin:
        return None
    address = where.absolute(where.own(VERIFY_ADDRESS))
    address += ("&" if "?" in address else "?") + "quote="
    # Percent signs too: a browser decodes the link once before it runs it.
    script = (
        f"void(open({dumps(address)}+encodeURIComponent(String(getSelection()).slice(0,5000))))"
    )
    return f"javascript:{quote(script, safe='(){}+/:.,')}"


def _result(where: SiteUrls, answer: VerifyAnswer, given: Mapping[str, str]) -> Json:
    result = render.verdict_view(answer.verdict)
    if answer.verdict.tie == "likely" and _is_cited_below(answer, given["quote"]):
        result = replace(result, needed=None)
    fields = {name: given[name] for name in _FIELDS[:3]}
    shown: Json = {
        "result": result,
        "published": moments.format_day(given["published_at"]),
        "json": where.own(f"{VERIFY_ADDRESS}.json", **fields),
        "share": where.own(VERIFY_ADDRESS, **fields),
        "pages": [_page_row(where, citation) for citation in answer.citations],
        "more_pages": answer.cited - len(answer.citations),
        "others": [(other, where.post(other.key)) for other in result.others[:10]],
        "copies": _copies(answer),
    }
    if result.best:
        key = result.best.key
        shown["all_pages"] = where.list("quotations", post=key)
        shown["trace"] = _trace(where, result.best)
        shown["post_page"] = where.post(key)
        shown["person"] = where.person(answer.account) if answer.account else None
    return shown


def _is_cited_below(answer: VerifyAnswer, quote: str) -> bool:
    """Tell whether a listed article has the very quotation and cites the post: nothing is open."""
    words = word_norms(quote)
    best = answer.verdict.findings[0]
    settled = best.attribution != "unresolved" and best.corroborated and best.rewording is None
    return settled and any(
        citation.tie == "cited" and word_norms(citation.quote) == words
        for citation in answer.citations
    )


def _copies(answer: VerifyAnswer) -> list[render.SafeAddress]:
    """Return where copies of the post are kept: one of those that look the same in a list."""
    found = answer.verdict.findings
    known = (*(found[0].archived if found else ()), *answer.copies)
    return list({address.text: address for address in map(render.safe_address, known)}.values())


def _page_row(where: SiteUrls, citation: citing.Citation) -> Json:
    return {
        "quote": citation.quote,
        **verdicts.brief_verdict(citation.wording, citation.problem, citation.tie)._asdict(),
        "title": citation.title or render.shortened(citation.url),
        "site": citation.site,
        "day": moments.format_day(citation.published_at) if citation.published_at else None,
        "href": citation.url if render.is_web(citation.url) else None,
        "article": where.article(citation.article_key, fragment=f"q-{citation.key[:12]}"),
        "page": where.quotation(citation.key),
    }


def _trace(where: SiteUrls, best: render.ShownFinding) -> list[dict[str, str]]:
    """Return where in the archive the rows are that the verdict rests on."""
    if best.is_spoken:
        name = best.key.partition(":")[2]
        return [{"label": "event", "href": where.table("transcripts", key=name)}]
    table = where.table("posts")
    trace = [{"label": "post", "href": f"{table}?{urlencode({'key': best.key})}"}]
    for label, name, number in (
        ("wording", "post_versions", best.version_id),
        ("observation", "sightings", best.sighting_id),
    ):
        if number is not None:
            trace.append({"label": label, "href": where.row(name, number)})
    return trace
