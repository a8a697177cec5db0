"""Answer programs that ask for the verdicts of many claims at once: POST /-/verify.json."""

import io
import json
from collections.abc import Iterator
from typing import Any

from archiver.archive.pages import citing
from archiver.errors import UnusableClaim, UnusableLine, ViewRefused
from archiver.importers.lines import json_items
from archiver.models import json_schema
from archiver.models.json_schema import Json
from archiver.models.verdict_records import Claim
from archiver.text.foreign_json import json_of
from archiver.verification.claim_json import parse_claim
from archiver.web import datasette_compat
from archiver.web.headers import DATA_HEADERS
from archiver.web.many_claims import judge_claims
from archiver.web.page_view import find_request_archive, refuse_view
from archiver.web.posted import posted_body

MOST_CLAIMS = 1_000
_WANTED = 'an object like {"quote": "…", "speaker": "…", "published_at": "…", "id": "…"} is wanted'
JSON_LINES = "application/jsonl; charset=utf-8"


async def bulk_data(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return a verdict for each claim, in their order, as lines or in a list as they came.

    What cannot be judged is ``{"id": …, "error": "…"}`` in its place.
    """
    try:
        where = await find_request_archive(datasette, request, citing.READ_FOR_VERDICTS, posts=True)
        body = await posted_body(request)
        listed = body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
        given = list(_given(body, listed=listed))
        claims = [_claim(value) for value in given]
        judged = await judge_claims(where, claims)
    except ViewRefused as refused:
        return await refuse_view(datasette, refused, as_data=True)
    answers: list[Json] = []
    for value, one in zip(given, judged, strict=True):
        name = value.get("id") if isinstance(value, dict) else None
        shown = {"error": one} if isinstance(one, str) else json_schema.verdict_json(one)
        answers.append({"id": name} | shown | {"id": name})
    if listed:
        return datasette_compat.json_response(
            datasette, {"ok": True, "verdicts": answers}, headers=dict(DATA_HEADERS)
        )
    lines = b"".join(json.dumps(answer, ensure_ascii=False).encode() + b"\n" for answer in answers)
    headers = datasette_compat.with_cors(datasette, DATA_HEADERS)
    return datasette_compat.file_response(lines, JSON_LINES, headers)


def _given(body: bytes, *, listed: bool) -> Iterator[Any]:
    """Yield each value that was sent, or an error in the place of one."""
    count = 0
    for value in _items(body) if listed else _lines(body):
        count += 1
        if count > MOST_CLAIMS:
            raise ViewRefused(
                413, f"more than {MOST_CLAIMS:,} claims were sent: give them in parts"
            )
        yield value
    if not count:
        raise ViewRefused(400, "nothing was sent: give claims as JSON lines or as a list")


def _items(body: bytes) -> Iterator[Any]:
    try:
        yield from json_items(io.BytesIO(body))
    except UnusableLine as error:
        raise ViewRefused(400, f"the list cannot be read: {error}") from error


def _lines(body: bytes) -> Iterator[Any]:
    for line in body.split(b"\n"):
        if not line.strip():
            continue
        try:
            yield json_of(line)
        except UnusableLine as error:
            yield error


def _claim(value: Any) -> Claim | str:
    if isinstance(value, UnusableLine):
        return str(value)
    if not isinstance(value, dict):
        return _WANTED
    try:
        return parse_claim(value)
    except UnusableClaim as error:
        return str(error)
