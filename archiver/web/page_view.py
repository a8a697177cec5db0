"""Answer a request for a page: check permissions, read in a thread within a time limit, render.

A page says what it reads and what it shows; nothing here knows what that is.
"""

import asyncio
import json
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import thread_time
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from archiver.archive.error_codes import is_interrupt_error, primary_code
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.errors import ViewRefused
from archiver.messages.list_words import LIST_TITLES
from archiver.models.json_schema import Json
from archiver.web import (
    database_errors,
    datasette_compat,
    permissions,
    style,
)
from archiver.web.headers import DATA_HEADERS, PAGE_HEADERS
from archiver.web.kept_answers import KeptAnswer, keep_answer
from archiver.web.page_templates import draw_page
from archiver.web.site_urls import SiteUrls

_T = TypeVar("_T")
View = Callable[[Any, Any], Awaitable[datasette_compat.Response]]

_LONGEST_NAME = 500
"""Characters of a key or name in an address; the longest that an archive gives has fewer."""

_LISTS = ("quotations", "articles", "posts", "people", "publishers", "runs", "transcripts")
"""Lists in the order in which every page leads to them."""


# Matches "https://archive.example:8001/" and "http://[::1]/"; not a host with a quote mark in it.
_ORIGIN = re.compile(r"(https?://[A-Za-z0-9._:\[\]-]+)/")


_MORE = {
    405: {"Allow": "GET, HEAD"},
    413: {"Connection": "close"},
    503: {"Retry-After": "60"},
}
"""Headers that go with a refusal."""
_PATIENCE = 10.0
"""Seconds that a request waits for its turn."""
_lanes: WeakKeyDictionary[Any, dict[str, asyncio.Semaphore]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRequest:
    """What an address asks for: the parts of its path, decoded, and its query."""

    parts: Mapping[str, str]
    query: Mapping[str, str]
    full: bool

    @property
    def key(self) -> str:
        """The part of the path that names something."""
        return self.parts.get("key", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewResult(Generic[_T]):
    """What a page reads (None: there is no such thing), and what it makes of it."""

    template: str
    read: Callable[[sqlite3.Connection, ViewRequest], _T | None]
    context: Callable[[SiteUrls, _T], Json]
    shape: Callable[[SiteUrls, _T], Json]
    missing: str
    tables: tuple[str, ...] = (*READ_FOR_VERDICTS, *READ_FOR_PAGES)
    nav: str = ""
    lane: str = ""
    media_type: str = ""
    """Of data that another standard defines, and that is given as it is."""


def view(page: ViewResult[_T]) -> View:
    """Return the function that Datasette calls: the page, or the same as JSON at its ``.json``."""

    async def respond(datasette: Any, request: Any) -> datasette_compat.Response:
        as_data = bool(page.media_type) or request.url_vars.get("format") == "json"
        try:
            where = await find_request_archive(datasette, request, page.tables)
            asked = view_request(request, where)
            answer = await _answer(page, where, asked, as_data=as_data)
        except ViewRefused as refused:
            return await refuse_view(datasette, refused, as_data=as_data)
        if page.media_type:
            body = json.dumps(answer.made, ensure_ascii=False, indent=1).encode()
            return datasette_compat.file_response(body, page.media_type, dict(DATA_HEADERS))
        if as_data:
            return datasette_compat.json_response(
                datasette, {"ok": True, **answer.made}, headers=dict(DATA_HEADERS)
            )
        if answer.body is None:
            answer.body = draw_view(where, page.template, {"nav": page.nav, **answer.made})
        return datasette_compat.html_response(answer.body, headers=dict(PAGE_HEADERS))

    return respond


async def _answer(
    page: ViewResult[_T], where: SiteUrls, asked: ViewRequest, *, as_data: bool
) -> KeptAnswer:
    """Make what a page shows, or take what was made of the same a moment ago."""
    make = page.shape if as_data else page.context

    def made(connection: sqlite3.Connection) -> KeptAnswer:
        begun = thread_time()
        found = page.read(connection, asked)
        if found is None:
            raise ViewRefused(404, page.missing)
        return KeptAnswer(make(where, found), thread_time() - begun)

    key = (
        *(page, as_data, where.database, where.wanted, where.full, where.origin),
        *(tuple(sorted(asked.parts.items())), tuple(sorted(asked.query.items()))),
    )
    return await keep_answer(where.datasette, key, lambda: read_in_thread(where, made, page.lane))


def view_request(request: Any, where: SiteUrls) -> ViewRequest:
    """Read what an address asks for; raises ViewRefused where a part is too long."""
    parts = {
        name: datasette_compat.decode_path(part) for name, part in request.url_vars.items() if part
    }
    query = {name: (request.args.get(name) or "").strip() for name in request.args}
    for name, value in {**query, **parts}.items():
        if len(value) > _LONGEST_NAME:
            raise ViewRefused(400, f"{name[:40]!r} has more than {_LONGEST_NAME} characters")
    return ViewRequest(parts=parts, query=query, full=where.full)


async def find_request_archive(
    datasette: Any, request: Any, tables: tuple[str, ...], *, posts: bool = False
) -> SiteUrls:
    """Return the archive that a request is about; `posts` says that it may be a POST.

    Raises Refused for another method than GET, where there is no archive or it cannot be read,
    and where the visitor may not view these tables of it.
    """
    if not (posts and request.method == "POST"):
        only_get(request)
    try:
        return await _place(datasette, request, tables)
    except (sqlite3.Error, OSError) as error:
        raise _unreadable(error) from error


def only_get(request: Any) -> None:
    """Raise Refused for a request that is no question."""
    if request.method not in {"GET", "HEAD"}:
        raise ViewRefused(405, "ask with GET")


def _unreadable(error: sqlite3.Error | OSError) -> Exception:
    found = database_errors.error_sentence(error)
    return ViewRefused(503, found) if found else error


async def _place(datasette: Any, request: Any, tables: tuple[str, ...]) -> SiteUrls:
    wanted = (request.args.get("database") or "").strip()
    name = await datasette_compat.find_archive(datasette, wanted or None)
    if name is None:
        if wanted:
            raise ViewRefused(404, f"no database named {wanted[:100]!r} here is an archive")
        raise ViewRefused(404, "there is no archive on this site: “archiver serve” opens one")
    if not await permissions.may_view_tables(datasette, request.actor, name, tables):
        raise ViewRefused(403, "you may not view this part of the archive")
    full = set(READ_FOR_PAGES) <= set(tables) or await permissions.may_view_tables(
        datasette, request.actor, name, READ_FOR_PAGES
    )
    origin = _ORIGIN.match(str(datasette.absolute_url(request, "/")))
    return SiteUrls(
        datasette=datasette,
        database=name,
        wanted=wanted,
        full=full,
        origin=origin[1] if origin else "",
    )


async def read_in_thread(
    where: SiteUrls, function: Callable[[sqlite3.Connection], _T], lane: str = ""
) -> _T:
    """Run a function on the archive in one of Datasette's threads, within its time limit.

    Those of one lane go one after the other. What visitors type has a lane, for how long it
    takes is up to them: it can then hold one thread, and never all of them.
    """
    limit = where.datasette.setting("sql_time_limit_ms")
    if not lane:
        return await _in_thread(where, function, limit)
    async with turn_in_lane(where, lane):
        return await _in_thread(where, function, limit)


@asynccontextmanager
async def turn_in_lane(where: SiteUrls, lane: str) -> AsyncIterator[None]:
    """Hold a lane as long as something is done in it; who waits too long for it is refused."""
    turn = _lanes.setdefault(where.datasette, {}).setdefault(lane, asyncio.Semaphore(1))
    try:
        async with asyncio.timeout(_PATIENCE):
            await turn.acquire()
    except TimeoutError as error:
        raise ViewRefused(503, "too many ask at once: try again in a minute") from error
    try:
        yield
    finally:
        turn.release()


async def _in_thread(
    where: SiteUrls, function: Callable[[sqlite3.Connection], _T], limit: int
) -> _T:

    def in_thread(connection: sqlite3.Connection) -> _T:
        if database_errors.is_older(where.datasette, where.database, connection):
            raise ViewRefused(503, database_errors.OLDER)
        with datasette_compat.sql_time_limit(connection, limit):
            try:
                with datasette_compat.strict_texts(connection):
                    return function(connection)
            except sqlite3.OperationalError as error:
                if primary_code(error):
                    raise
            # Python's own error, that a text is no UTF-8: once more, with what can be read of it.
            return function(connection)

    try:
        found: _T = await where.datasette.databases[where.database].execute_fn(in_thread)
    except (sqlite3.Error, OSError) as error:
        if not is_interrupt_error(error):
            raise _unreadable(error) from error
        raise ViewRefused(
            503, f"the search took longer than {limit} milliseconds: try fewer words"
        ) from error
    return found


def draw_view(where: SiteUrls, template: str, context: Json) -> str:
    """Return a page of ours, with what stands around every one."""
    return draw_page(template, frame_context(where.datasette) | overview_links(where) | context)


async def refuse_view(
    datasette: Any, refused: ViewRefused, *, as_data: bool
) -> datasette_compat.Response:
    """Return an answer that says why there is none."""
    more = _MORE.get(refused.status, {})
    if as_data:
        problem = {"ok": False, "error": refused.sentence, "status": refused.status}
        return datasette_compat.json_response(
            datasette, problem, status=refused.status, headers=DATA_HEADERS | more
        )
    if refused.status == 403:
        raise datasette_compat.Forbidden(refused.sentence) from refused
    context = {"error": refused.sentence, "status": refused.status}
    body = draw_page("refused.html", frame_context(datasette) | context)
    return datasette_compat.html_response(body, status=refused.status, headers=PAGE_HEADERS | more)


def frame_context(datasette: Any) -> Json:
    """Return what stands around every page of ours.

    The owner of the site gives its name and what its header says as `name` and `logo` of this
    plug-in in Datasette's configuration.
    """
    config = datasette.plugin_config("archiver") or {}
    name = config.get("name")
    return {
        "style": datasette.urls.path(style.STYLE_ADDRESS),
        "action": datasette.urls.path("/-/verify"),
        "search_action": datasette.urls.path("/-/search"),
        "home": datasette.urls.path("/-/front"),
        "tables": datasette.urls.path("/-/"),
        "site_name": str(name) if name else "",
        "logo": str(config.get("logo") or name or "Archive"),
    }


def overview_links(where: SiteUrls) -> Json:
    """Return the lists of the archive that a page is about."""
    return {
        "overviews": [
            {"href": where.own(f"/-/{name}"), "label": LIST_TITLES[name][0], "name": name}
            for name in _LISTS
        ],
        "home": where.front(),
        "database": where.wanted,
    }
