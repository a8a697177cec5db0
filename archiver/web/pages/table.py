"""Serve the page that checks a table or a pasted article, and the checked table as a file."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import citing
from archiver.errors import UnusableInput, ViewRefused
from archiver.importers.claims.article_text import read_pasted
from archiver.importers.claims.checked_files import MEDIA_TYPES, write_checked
from archiver.importers.claims.checked_rows import check_row, checked_header
from archiver.importers.claims.open_table import read_claim_table
from archiver.importers.claims.row_claims import RowClaim, TableClaims, claims_of_table
from archiver.messages import verdicts
from archiver.messages.verdict_labels import LABELS
from archiver.models.json_schema import Json
from archiver.models.verdict_records import Verdict
from archiver.text.dates import parse_date
from archiver.web import datasette_compat, render
from archiver.web.headers import DATA_HEADERS, PAGE_HEADERS
from archiver.web.kept_tables import KeptTable, find_kept_table, keep_table
from archiver.web.many_claims import LANE, judge_claims
from archiver.web.page_templates import draw_page
from archiver.web.page_view import (
    find_request_archive,
    frame_context,
    overview_links,
    read_in_thread,
    refuse_view,
)
from archiver.web.pages.verify import TABLE_ADDRESS
from archiver.web.posted import MOST_POSTED, PostedForm, posted_form
from archiver.web.site_urls import SiteUrls

MOST_TABLE_ROWS = 2_000
_MOST_UNPACKED = 24 * 1024 * 1024
_SHOWN = 500
"""Rows on the page; the file has them all."""
_ROOM = 400
_MOST_FAULTS = 20
_ORDERS = {"": None, "dmy": "dmy", "mdy": "mdy"}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedTable:
    """A table with a verdict, or a sentence in its place, for each row."""

    found: TableClaims
    judged: Sequence[Verdict | str]
    name: str


async def table_page(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return the form, and what came of a table that was posted with it."""
    shown: Json = frame_context(datasette) | {"nav": "verify", "table": None}
    shown |= {"most_rows": MOST_TABLE_ROWS, "most": MOST_POSTED >> 20}
    status = 200
    form = PostedForm(fields={})
    try:
        where = await find_request_archive(datasette, request, citing.READ_FOR_VERDICTS, posts=True)
        shown |= overview_links(where) | {"post_to": where.own(TABLE_ADDRESS)}
        if request.method == "POST":
            form = await posted_form(request)
            shown["table"] = _result(where, await _judge(where, form))
    except ViewRefused as refused:
        if refused.status not in {400, 413}:
            return await refuse_view(datasette, refused, as_data=False)
        shown |= {"error": refused.sentence, "post_to": request.path}
        status = refused.status
    shown["given"] = {
        name: form.fields.get(name, "")[:MOST_POSTED] for name in ("text", "dates", "published_at")
    }
    body = draw_page("verify_table.html", shown)
    return datasette_compat.html_response(body, status=status, headers=dict(PAGE_HEADERS))


async def table_file(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return a table that was checked within the last half hour, as a file."""
    try:
        where = await find_request_archive(datasette, request, citing.READ_FOR_VERDICTS)
        kept = _kept(where, request.url_vars["token"])
        suffix = f".{request.url_vars['suffix']}"

        def written(_connection: object) -> bytes:
            stream = io.BytesIO()
            write_checked(stream, suffix, kept.header, kept.rows)
            return stream.getvalue()

        body = await read_in_thread(where, written, LANE)
    except ViewRefused as refused:
        return await refuse_view(datasette, refused, as_data=False)
    except UnusableInput as error:
        return await refuse_view(datasette, ViewRefused(400, str(error)), as_data=False)
    headers = DATA_HEADERS | {"Content-Disposition": f'attachment; filename="{kept.name}{suffix}"'}
    return datasette_compat.file_response(body, MEDIA_TYPES[suffix], headers)


def _kept(where: SiteUrls, token: str) -> KeptTable:
    found = find_kept_table(where.datasette, where.database, token)
    if found is None:
        raise ViewRefused(404, "this table is no longer kept: check it again")
    return found


async def _judge(where: SiteUrls, form: PostedForm) -> JudgedTable:
    text, date = form.fields.get("text", ""), form.fields.get("published_at", "").strip()
    order = _ORDERS.get(form.fields.get("dates", ""))
    if not form.file and not text.strip():
        raise ViewRefused(400, "there is nothing to check: choose a file, or paste rows or a text")
    if date and parse_date(date) is None:
        raise ViewRefused(400, f"{date[:60]!r} is no date: give one like 2024-07-13")

    def read(_connection: object) -> TableClaims:
        table = (
            read_claim_table(form.file, most_rows=MOST_TABLE_ROWS, most_bytes=_MOST_UNPACKED)
            if form.file
            else read_pasted(text, most_rows=MOST_TABLE_ROWS)
        )
        return claims_of_table(table, order, published_at=date or None)  # type: ignore[arg-type]

    try:
        # In the same lane: what takes long to read holds up other tables, and nobody else.
        found = await read_in_thread(where, read, LANE)
    except UnusableInput as error:
        raise ViewRefused(400, str(error)) from error
    claims = [claim.claim or claim.error or "it cannot be read" for claim in found.claims]
    judged = await judge_claims(where, claims)
    return JudgedTable(found=found, judged=judged, name=_file_name(form.file_name))


def _file_name(given: str) -> str:
    """Give the name of the file to take home, of letters that any system has.

    >>> _file_name("My claims (2).xlsx"), _file_name("")
    ('My-claims-2-checked', 'checked')
    """
    stem = re.sub(r"[^A-Za-z0-9]+", "-", given.rpartition(".")[0] or given).strip("-")[:60]
    return f"{stem}-checked" if stem else "checked"


def _result(where: SiteUrls, table: JudgedTable) -> Json:
    header = checked_header(table.found.header)
    pairs = list(zip(table.found.claims, table.judged, strict=True))
    rows = [check_row(header, row, judged) for row, judged in pairs]
    token = keep_table(where.datasette, where.database, table.name, header, rows)
    counts = Counter(one.wording for one in table.judged if not isinstance(one, str))
    return {
        "total": len(pairs),
        "counts": [
            (label, counts[wording]) for wording, (_, label) in LABELS.items() if counts[wording]
        ],
        "refused": sum(isinstance(one, str) for one in table.judged),
        "problems": sum(
            not isinstance(one, str) and one.problem is not None for one in table.judged
        ),
        "notes": table.found.notes,
        "faults": _faults(pairs),
        "rows": [
            _row(where, row, judged, str(checked.found.get("difference") or ""))
            for (row, judged), checked in zip(pairs[:_SHOWN], rows, strict=False)
        ],
        "more": max(0, len(pairs) - _SHOWN),
        "files": [
            (name, where.own(f"{TABLE_ADDRESS}/{token}.{suffix}"))
            for suffix, name in (("xlsx", "Excel"), ("csv", "CSV"), ("jsonl", "JSON lines"))
        ],
    }


def _faults(pairs: Sequence[tuple[RowClaim, Verdict | str]]) -> list[str]:
    """Say what is wrong with rows, in one line for all of a fault."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for row, judged in pairs:
        fault = judged if isinstance(judged, str) else row.fault
        if fault:
            first.setdefault(fault, row.row.number)
            counts[fault] += 1
    messages = [
        f"{count:,} row{'s' if count > 1 else ''}: {fault}, first at row {first[fault]:,}"
        for fault, count in counts.most_common(_MOST_FAULTS)
    ]
    more = len(counts) - _MOST_FAULTS
    return [*messages, f"{more:,} other faults"] if more > 0 else messages


def _row(where: SiteUrls, row: RowClaim, judged: Verdict | str, sentence: str) -> Json:
    quote = row.claim.quote if row.claim else ""
    shown: Json = {
        "number": row.row.number,
        "quote": render.cut(quote, _ROOM),
        "speaker": row.claim.speaker if row.claim else None,
        "sentence": sentence,
    }
    if isinstance(judged, str):
        return shown | {"sign": "–", "label": "Not judged", "tone": "open"}
    sign, label = verdicts.verdict_headline(judged)
    best = judged.findings[0] if judged.findings else None
    return shown | {
        "sign": sign,
        "label": label,
        "tone": verdicts.verdict_tone(judged),
        "post": where.post(best.post.key) if best else None,
        "verify": where.own(
            "/-/verify",
            quote=quote,
            speaker=judged.claim.speaker,
            published_at=judged.claim.published_at,
        )
        if len(quote) <= 1_000
        else None,
    }
