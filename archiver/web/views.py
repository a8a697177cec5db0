"""The two addresses of the plugin: a page that verifies a quotation, and the same as JSON.

A request comes in, a response goes out; both answer GET only. The judging is done by
archiver.verify in one of Datasette's threads, on a connection that only reads.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from archiver import sentences, shapes
from archiver.records import Claim, Verdict
from archiver.verify import LONGEST, UnusableClaim, verify
from archiver.web import lines, render, rows

ADDRESS = "/-/verify"
LONGEST_SPEAKER = 300
LONGEST_DATE = 60

_STYLE = (Path(__file__).parent / "static" / "verify.css").read_bytes()
STYLE_ADDRESS = f"{ADDRESS}.css?{sha256(_STYLE).hexdigest()[:12]}"

_QUIET = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_PAGE_HEADERS = _QUIET | {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    "Cache-Control": "no-cache",
}
_DATA_HEADERS = _QUIET | {"Cache-Control": "no-cache"}
_OVERVIEWS = {
    "quotes_overview": "Quotations",
    "posts_overview": "Posts",
    "articles_overview": "Articles",
    "runs_overview": "Runs",
}


class Refused(Exception):
    """A request that gets no verdict: the status to answer with, and a sentence that says why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A verdict, with the pages of the archive that quote the post it rests on."""

    verdict: Verdict
    citations: tuple[rows.Citation, ...] = ()
    cited: int = 0


async def page(datasette: Any, request: Any) -> lines.Response:
    """The form, and below a given quotation its verdict."""
    given = _given(request.args)
    shown: dict[str, Any] = {"given": given, "asked": "quote" in request.args}
    status = 200
    try:
        database = await _database(datasette, request)
        shown |= _places(datasette, database)
        full = await lines.allowed(datasette, request.actor, database, rows.READ_FOR_PAGES)
        if shown["asked"]:
            answer = await _judge(datasette, database, _claim(request.args), citing=full)
            shown |= _result(datasette, database, answer, given)
        elif full:
            shown["examples"] = await _examples(datasette, database, given["database"])
    except Refused as refused:
        if refused.status == 403:
            raise lines.Forbidden(refused.sentence) from refused
        shown["error"] = refused.sentence
        status = refused.status
    body = await datasette.render_template(
        "archiver:verify.html", _frame(datasette) | shown, request
    )
    return lines.html(body, status=status, headers=dict(_PAGE_HEADERS))


async def data(datasette: Any, request: Any) -> lines.Response:
    """The verdict as the published JSON object, or a sentence that says what was wrong."""
    try:
        database = await _database(datasette, request)
        answer = await _judge(datasette, database, _claim(request.args), citing=False)
    except Refused as refused:
        problem = {"ok": False, "error": refused.sentence, "status": refused.status}
        return lines.json(datasette, problem, status=refused.status, headers=_DATA_HEADERS)
    body = {"ok": True, **shapes.verdict(answer.verdict)}
    return lines.json(datasette, body, headers=_DATA_HEADERS)


async def style() -> lines.Response:
    """The one style sheet; its address changes with its content."""
    headers = _QUIET | {"Cache-Control": "public, max-age=31536000, immutable"}
    return lines.file(_STYLE, "text/css; charset=utf-8", headers)


def _given(args: Any) -> dict[str, str]:
    names = ("quote", "speaker", "published_at", "database")
    return {name: (args.get(name) or "").strip() for name in names}


async def _database(datasette: Any, request: Any) -> str:
    if request.method not in {"GET", "HEAD"}:
        raise Refused(405, "ask with GET")
    wanted = _given(request.args)["database"] or None
    name = await lines.archive(datasette, wanted)
    if name is None:
        if wanted:
            raise Refused(404, f"no database named {wanted[:100]!r} here is an archive")
        raise Refused(404, "there is no archive on this site")
    if not await lines.allowed(datasette, request.actor, name, rows.READ_FOR_VERDICTS):
        raise Refused(403, "you may not view the posts of this archive")
    return name


def _claim(args: Any) -> Claim:
    given = _given(args)
    if not given["quote"]:
        raise Refused(400, "there is nothing to check: give the quotation as 'quote'")
    for name, longest in (("speaker", LONGEST_SPEAKER), ("published_at", LONGEST_DATE)):
        if len(given[name]) > longest:
            raise Refused(400, f"{name!r} has {len(given[name]):,} characters: at most {longest}")
    return Claim(
        id=args.get("id"),
        quote=given["quote"],
        speaker=given["speaker"] or None,
        published_at=given["published_at"] or None,
    )


async def _judge(datasette: Any, database: str, claim: Claim, *, citing: bool) -> Answer:
    limit = datasette.setting("sql_time_limit_ms")

    def in_thread(connection: sqlite3.Connection) -> Answer:
        with lines.time_limit(connection, limit):
            judged = verify(connection, claim)
            if not citing or not judged.findings:
                return Answer(verdict=judged)
            found, total = rows.citations(connection, judged.findings[0].post.key)
        return Answer(verdict=judged, citations=found, cited=total)

    try:
        answer: Answer = await datasette.databases[database].execute_fn(in_thread)
    except UnusableClaim as error:
        raise Refused(400, str(error)) from error
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise Refused(
            503, f"the search took longer than {limit} milliseconds: try fewer words"
        ) from error
    return answer


async def _examples(datasette: Any, database: str, wanted: str) -> list[dict[str, str]]:
    found = await datasette.databases[database].execute_fn(rows.examples)
    return [
        {
            "quote": example.quote,
            "speaker": example.speaker or "",
            "label": sentences.LABELS[example.wording][1],
            "href": _query(
                datasette,
                ADDRESS,
                {
                    "quote": example.quote,
                    "speaker": example.speaker or "",
                    "published_at": example.published_at or "",
                    "database": wanted,
                },
            ),
        }
        for example in found
    ]


def _frame(datasette: Any) -> dict[str, Any]:
    return {
        "style": datasette.urls.path(STYLE_ADDRESS),
        "action": datasette.urls.path(ADDRESS),
        "home": datasette.urls.instance(),
        "longest": LONGEST,
    }


def _places(datasette: Any, database: str) -> dict[str, Any]:
    return {
        "overviews": [
            {"href": datasette.urls.table(database, view), "label": label}
            for view, label in _OVERVIEWS.items()
        ]
    }


def _result(
    datasette: Any, database: str, answer: Answer, given: Mapping[str, str]
) -> dict[str, Any]:
    result = render.result(answer.verdict)
    shown: dict[str, Any] = {
        "result": result,
        "json": _query(datasette, f"{ADDRESS}.json", given),
        "pages": [_page_row(datasette, database, citation) for citation in answer.citations],
        "more_pages": answer.cited - len(answer.citations),
    }
    if result.best:
        key = {"post_key": result.best.key}
        shown["all_pages"] = f"{datasette.urls.table(database, 'quotes_overview')}?{urlencode(key)}"
        shown["trace"] = _trace(datasette, database, result.best)
    return shown


def _page_row(datasette: Any, database: str, citation: rows.Citation) -> dict[str, Any]:
    return {
        "quote": citation.quote,
        "label": sentences.LABELS[citation.wording][1],
        "title": citation.title or render.shortened(citation.url),
        "site": citation.site,
        "day": sentences.day(citation.published_at) if citation.published_at else None,
        "href": citation.url if render.is_web(citation.url) else None,
        "row": datasette.urls.row(database, "quotes", str(citation.quote_id)),
    }


def _trace(datasette: Any, database: str, best: render.Shown) -> list[dict[str, str]]:
    """Where in the archive the rows are that the verdict rests on."""
    table = datasette.urls.table(database, "posts")
    trace = [{"label": "post", "href": f"{table}?{urlencode({'key': best.key})}"}]
    for label, name, number in (
        ("wording", "post_versions", best.version_id),
        ("observation", "sightings", best.sighting_id),
    ):
        if number is not None:
            trace.append({"label": label, "href": datasette.urls.row(database, name, str(number))})
    return trace


def _query(datasette: Any, address: str, fields: Mapping[str, str]) -> str:
    filled = {name: value for name, value in fields.items() if value}
    return f"{datasette.urls.path(address)}?{urlencode(filled)}"
