"""List every address of the site and the view that answers it.

A part of a path is tilde-encoded as Datasette's own are, so the ``.json`` after it is never
part of a name.
"""

import re
import sqlite3
from collections.abc import Callable
from typing import Any

from archiver.errors import ViewRefused
from archiver.plugins import collect_registered
from archiver.web import datasette_compat, permissions, style
from archiver.web.headers import QUIET
from archiver.web.page_view import only_get, refuse_view, view
from archiver.web.pages import (
    article,
    bulk,
    contradictions,
    crawlers,
    evidence,
    feeds,
    front,
    lists,
    openapi,
    person,
    picture,
    post,
    publisher,
    quote,
    run,
    search,
    table,
    transcript,
    verify,
)

_NAME = r"(?P<key>[^/.]+)"
_ACCOUNT = r"(?P<platform>[a-z][a-z0-9_-]*)/" + _NAME
_FORMAT = r"(?:\.(?P<format>json))?$"

_front = view(front.PAGE)


async def home_page(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return what is new, on a site that is one archive; else Datasette's own list of databases."""
    if len(datasette_compat.archive_databases(datasette)) == 1:
        try:
            name = await datasette_compat.find_archive(datasette)
            ours = name and await permissions.may_view_tables(
                datasette, request.actor, name, front.PAGE.tables
            )
        except sqlite3.Error:
            ours = True  # the page says what is wrong
        if ours:
            return await _front(datasette, request)
    return await tables_page(datasette, request)


async def tables_page(datasette: Any, request: Any) -> datasette_compat.Response:
    """Datasette's own list of databases, which fails on what is not GET."""
    try:
        only_get(request)
    except ViewRefused as refused:
        return await refuse_view(datasette, refused, as_data=False)
    return await datasette_compat.index_page(datasette, request)


async def verify_as_data(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return one verdict for GET and many for POST, and say to other sites that they may ask."""
    if request.method == "POST":
        return await bulk.bulk_data(datasette, request)
    if request.method == "OPTIONS" and datasette.cors:
        return datasette_compat.json_response(datasette, {"ok": True}, headers=dict(QUIET))
    return await verify.verify_data(datasette, request)


POSTED_TO = ("/-/verify.json", verify.TABLE_ADDRESS, verify.PICTURE_ADDRESS, openapi.PICTURE_DATA)
"""Addresses that take a POST. It changes nothing, so that another site's form can do no harm."""

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"^/$", home_page),
    (r"^/-/$", tables_page),
    (rf"^/-/front{_FORMAT}", _front),
    (r"^/-/verify$", verify.verify_page),
    (r"^/-/verify\.json$", verify_as_data),
    (r"^/-/verify/table$", table.table_page),
    (r"^/-/verify/picture$", picture.picture_page),
    (r"^/-/verify/picture\.json$", picture.picture_data),
    (
        r"^/-/verify/table/(?P<token>[\w-]{10,60})\.(?P<suffix>csv|tsv|xlsx|jsonl)$",
        table.table_file,
    ),
    (r"^/-/verify\.css$", style.style_response),
    (r"^/-/verify\.js$", style.script_response),
    (rf"^/-/search{_FORMAT}", view(search.PAGE)),
    (rf"^/-/article/{_NAME}{_FORMAT}", view(article.PAGE)),
    (rf"^/-/article/{_NAME}/annotations\.json$", view(article.ANNOTATIONS_SUFFIX)),
    (rf"^/-/post/{_ACCOUNT}{_FORMAT}", view(post.PAGE)),
    (rf"^/-/person/{_ACCOUNT}{_FORMAT}", view(person.PAGE)),
    (rf"^/-/publisher/{_NAME}{_FORMAT}", view(publisher.PAGE)),
    (rf"^/-/quote/{_NAME}{_FORMAT}", view(quote.PAGE)),
    (rf"^/-/quote/{_NAME}/evidence\.wacz$", evidence.evidence_file),
    (rf"^/-/quote/{_NAME}/annotation\.json$", view(quote.ANNOTATION)),
    (rf"^/-/quote/{_NAME}/claimreview\.json$", view(quote.REVIEW)),
    (rf"^/-/night(?:/(?P<key>[0-9]+))?{_FORMAT}", view(run.PAGE)),
    *lists.list_routes(),
    (r"^/-/altered\.atom$", feeds.ALTERED),
    (r"^/-/gone\.atom$", feeds.GONE),
    (rf"^/-/transcript/{_NAME}{_FORMAT}", view(transcript.PAGE)),
    (rf"^/-/contradictions{_FORMAT}", view(contradictions.PAGE)),
    (r"^/-/followed\.atom$", feeds.PEOPLE),
    (r"^/-/contradictions\.atom$", feeds.CONTRADICTIONS),
    (r"^/robots\.txt$", crawlers.robots),
    (r"^/-/sitemap\.xml$", crawlers.SITEMAP),
    (r"^/-/sitemap/(?P<number>[0-9]{1,9})\.xml$", crawlers.SITEMAP_PART),
]

ROUTES += openapi.openapi_views(ROUTES)

_OURS = "^/-/"
"""Pages of plug-ins stand where no database's name is taken for one."""


def registered_pages() -> list[tuple[str, Callable[..., Any]]]:
    """Give the pages that plug-ins add; each is a pair as Datasette's own hook takes it.

    A path has to begin with ``^/-/``, and is asked after all of ours.
    """
    return list(collect_registered("register_pages", _accept_page))


def _accept_page(given: Any) -> tuple[str, Callable[..., Any]]:
    path, answer = given
    if not isinstance(path, str) or not path.startswith(_OURS):
        raise ValueError(f"the path {path!r} does not begin with {_OURS}")
    re.compile(path)
    if not callable(answer):
        raise TypeError(f"the view of {path} cannot be called")
    return path, answer
