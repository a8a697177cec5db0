"""Serve what reads a screenshot of a post beside the archive's post, for people and programs.

The picture is read by a process of its own, one at a time; nothing of it is kept.
"""

import asyncio
import sqlite3
from typing import Any
from weakref import WeakKeyDictionary

from archiver.archive.pages import citing
from archiver.errors import NoPictureReader, UnusableClaim, UnusablePicture, ViewRefused
from archiver.importers.pictures.decoding import MOST_PICTURE_BYTES
from archiver.importers.pictures.picture_reading import read_pictured_post
from archiver.models.json_schema import Json, picture_json
from archiver.models.picture_records import PicturedPost, PictureVerdict
from archiver.verification.picture_claims import verify_picture
from archiver.web import datasette_compat
from archiver.web.headers import DATA_HEADERS, PAGE_HEADERS, QUIET
from archiver.web.many_claims import claim_patience
from archiver.web.page_templates import draw_page
from archiver.web.page_view import (
    find_request_archive,
    frame_context,
    overview_links,
    read_in_thread,
    refuse_view,
)
from archiver.web.pages.verify import PICTURE_ADDRESS
from archiver.web.posted import posted_body, posted_form
from archiver.web.show.pictured import pictured_view
from archiver.web.site_urls import SiteUrls

_ROOM_AROUND = 64 * 1024
"""Bytes of a form around its picture."""
_PATIENCE = 15.0
"""Seconds that a picture waits for the one before it."""
_turns: WeakKeyDictionary[Any, asyncio.Semaphore] = WeakKeyDictionary()


async def picture_page(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return the form, and what came of a picture that was posted with it."""
    shown: Json = frame_context(datasette) | {"nav": "verify", "picture": None}
    shown |= {"most": MOST_PICTURE_BYTES >> 20}
    status = 200
    try:
        where = await find_request_archive(datasette, request, citing.READ_FOR_VERDICTS, posts=True)
        shown |= overview_links(where) | {"post_to": where.own(PICTURE_ADDRESS)}
        if request.method == "POST":
            form = await posted_form(request, MOST_PICTURE_BYTES + _ROOM_AROUND)
            shown["picture"] = pictured_view(where, await _judge(where, form.file))
    except ViewRefused as refused:
        if refused.status not in {400, 413}:
            return await refuse_view(datasette, refused, as_data=False)
        shown |= {"error": refused.sentence, "post_to": request.path}
        status = refused.status
    body = draw_page("verify_picture.html", shown)
    return datasette_compat.html_response(body, status=status, headers=dict(PAGE_HEADERS))


async def picture_data(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return the verdict on a picture that a program posts, as its body or in a form."""
    if request.method == "OPTIONS" and datasette.cors:
        return datasette_compat.json_response(datasette, {"ok": True}, headers=dict(QUIET))
    try:
        where = await find_request_archive(datasette, request, citing.READ_FOR_VERDICTS, posts=True)
        judged = await _judge(where, await _posted_picture(request))
    except ViewRefused as refused:
        return await refuse_view(datasette, refused, as_data=True)
    answer = {"ok": True} | picture_json(judged)
    return datasette_compat.json_response(datasette, answer, headers=dict(DATA_HEADERS))


async def _posted_picture(request: Any) -> bytes:
    if request.method != "POST":
        raise ViewRefused(405, "send a picture with POST, as the body or in a form")
    kind = str(request.headers.get("content-type") or "")
    if kind.lower().startswith(("multipart/", "application/x-www-form-urlencoded")):
        form = await posted_form(request, MOST_PICTURE_BYTES + _ROOM_AROUND)
        return form.file
    return await posted_body(request, MOST_PICTURE_BYTES)


async def _judge(where: SiteUrls, data: bytes) -> PictureVerdict:
    if not data:
        raise ViewRefused(400, "there is nothing to read: choose a picture")
    post = await _read_in_turn(where.datasette, data)

    def judged(connection: sqlite3.Connection) -> PictureVerdict:
        return verify_picture(connection, post, before_each=claim_patience())

    try:
        return await read_in_thread(where, judged, "verify")
    except (UnusablePicture, UnusableClaim) as error:
        raise ViewRefused(400, str(error)) from error


async def _read_in_turn(datasette: Any, data: bytes) -> PicturedPost:
    """Read a picture when those before it are read; raises ViewRefused."""
    turn = _turns.setdefault(datasette, asyncio.Semaphore(1))
    try:
        async with asyncio.timeout(_PATIENCE):
            await turn.acquire()
    except TimeoutError as error:
        raise ViewRefused(503, "other pictures are being read: try again in a minute") from error
    try:
        # Waits for another process, in a thread that holds no connection.
        return await asyncio.to_thread(read_pictured_post, data)
    except NoPictureReader as error:
        raise ViewRefused(503, f"this site reads no pictures: {error}") from error
    except UnusablePicture as error:
        raise ViewRefused(400, str(error)) from error
    finally:
        turn.release()
