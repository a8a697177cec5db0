"""Hide every difference between Datasette 0.65 and 1.0 behind one set of functions.

Its names come in untyped and leave typed. Must never decide what a page shows.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from importlib import import_module
from json import dumps
from time import monotonic
from typing import Any, Protocol, TypeVar, overload
from weakref import WeakKeyDictionary

import datasette as _datasette  # type: ignore[import-untyped]
from datasette import utils as _utils
from datasette.utils import asgi as _asgi  # type: ignore[import-untyped]
from markupsafe import Markup

from archiver.models.json_schema import Json

_F = TypeVar("_F", bound=Callable[..., Any])
Response = Any
"""`datasette.utils.asgi.Response`, which comes without types."""

_ARCHIVE_TABLES = frozenset({"quotes", "verdicts", "post_index"})
"""A database that has all of these is taken for an archive."""


# Matches "1812256998588662068" and "mara_quay"; what is written so is not encoded.
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_SECONDS = 1.0
_found: WeakKeyDictionary[Any, dict[str | None, tuple[float, str]]] = WeakKeyDictionary()


class _Mark(Protocol):
    @overload
    def __call__(self, function: _F, /) -> _F: ...
    @overload
    def __call__(self, *, tryfirst: bool) -> Callable[[_F], _F]: ...


hookimpl: _Mark = _datasette.hookimpl
Forbidden: type[Exception] = _asgi.Forbidden
NotFound: type[Exception] = _asgi.NotFound

try:
    _resources: Any = import_module("datasette.resources")
except ModuleNotFoundError:  # 0.65 names resources by plain strings and tuples
    _resources = None


def keep_errors_plain() -> None:
    """Keep Datasette 0.65 from printing every error with Rich, where Rich is there.

    It prints even plain 403s and 404s with all local variables, what visitors typed among
    them, and fails on an address that leads nowhere: no error is being handled then.
    """
    errors = import_module("datasette.handle_exception")
    if getattr(errors, "rich", None) is not None:
        errors.rich = None  # type: ignore[attr-defined]


def html_response(
    body: str, *, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Return an answer that is a page."""
    return _asgi.Response.html(body, status=status, headers=headers)


def json_response(
    datasette: Any, body: Json, *, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Return an answer that is data, readable from other sites where `--cors` says so."""
    return _asgi.Response.json(body, status=status, headers=with_cors(datasette, headers or {}))


def with_cors(datasette: Any, headers: dict[str, str]) -> dict[str, str]:
    """Return headers of an answer that other sites may read where `--cors` says so."""
    headers = dict(headers)
    if datasette.cors:
        _utils.add_cors_headers(headers)
        # Datasette 0.65 says nothing of POST, nor that it may have a type.
        headers["Access-Control-Allow-Methods"] = "GET, POST, HEAD, OPTIONS"
        headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
    return headers


def file_response(
    body: bytes, content_type: str, headers: dict[str, str], status: int = 200
) -> Response:
    """Return an answer that is a file of ours."""
    return _asgi.Response(body, status=status, headers=headers, content_type=content_type)


def in_script(data: Json) -> Markup:
    """Return data for an element of type application/ld+json, from which no text can break out."""
    text = dumps(data, ensure_ascii=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - no character of markup is left in it


def encode_path(text: str) -> str:
    """Return a text as one part of a path, as Datasette writes them: ``~2F`` for a slash.

    >>> encode_path("101_a-b"), encode_path("tide.example/9")
    ('101_a-b', 'tide~2Eexample~2F9')
    """
    return text if _PLAIN.fullmatch(text) else _tilde_encode(text)


# The names of publishers, which every line of a list has.
@lru_cache(maxsize=1_024)
def _tilde_encode(text: str) -> str:
    return str(_utils.tilde_encode(text))


def decode_path(part: str) -> str:
    """Return what `encode_path` was given."""
    return str(_utils.tilde_decode(part))


async def index_page(datasette: Any, request: Any) -> Response:
    """Datasette's own list of databases."""
    view = import_module("datasette.views.index").IndexView.as_view(datasette)
    request.scope = dict(request.scope, url_route={"kwargs": {"format": None}})
    return await view(request, None)


def sql_time_limit(
    connection: sqlite3.Connection, milliseconds: int
) -> AbstractContextManager[None]:
    """Interrupt SQL that runs longer, as Datasette does with its own queries."""
    limit: AbstractContextManager[None] = _utils.sqlite_timelimit(connection, milliseconds)
    return limit


@contextmanager
def strict_texts(connection: sqlite3.Connection) -> Iterator[None]:
    """Have a connection decode texts by itself, and refuse what is no UTF-8.

    Datasette has each text decoded by a function that forgives that, a thousand on a page.
    """
    forgiving = connection.text_factory
    connection.text_factory = str
    try:
        yield
    finally:
        connection.text_factory = forgiving


async def is_action_allowed(
    datasette: Any, actor: Json | None, database: str, tables: Iterable[str]
) -> bool:
    """Return whether an actor may view this database and every one of these tables."""
    if not await _may_view_database(datasette, actor, database):
        return False
    for table in tables:
        if not await _may_view_table(datasette, actor, database, table):
            return False
    return True


async def _may_view_database(datasette: Any, actor: Json | None, database: str) -> bool:
    if _resources is not None:
        resource = _resources.DatabaseResource(database)
        return bool(await datasette.allowed(action="view-database", resource=resource, actor=actor))
    try:
        await datasette.ensure_permissions(actor, [("view-database", database), "view-instance"])
    except Forbidden:
        return False
    return True


async def _may_view_table(datasette: Any, actor: Json | None, database: str, table: str) -> bool:
    """Return whether nothing denies a table to who may view its database."""
    if _resources is not None:
        resource = _resources.TableResource(database, table)
        return bool(await datasette.allowed(action="view-table", resource=resource, actor=actor))
    # Where nothing is said of the table, 0.65 asks for the database, which has been asked for.
    return bool(
        await datasette.permission_allowed(actor, "view-table", (database, table), default=True)
    )


def skips_permissions() -> bool:
    """Return whether this request is one of Datasette's own that asks for no permission.

    Only 1.0 has such. Where a later version no longer tells, every request is taken for one.
    """
    if _resources is None:
        return False
    skips = getattr(import_module("datasette.permissions"), "_skip_permission_checks", None)
    return skips is None or bool(skips.get())


def archive_databases(datasette: Any) -> list[str]:
    """Return the databases that a site shows."""
    return [name for name in datasette.databases if not name.startswith("_")]


async def find_archive(datasette: Any, wanted: str | None = None) -> str | None:
    """Return the name of the database that holds an archive.

    The one wanted, else the first such. What was found is remembered for a second: to ask it of
    a database takes a thread of Datasette, for which every page had to wait.
    """
    known = _found.setdefault(datasette, {})
    until, name = known.get(wanted, (0.0, ""))
    if monotonic() < until and name in datasette.databases:
        return name
    found = await _look_for_archive(datasette, wanted)
    if found is not None:
        known[wanted] = (monotonic() + _SECONDS, found)
    return found


async def _look_for_archive(datasette: Any, wanted: str | None) -> str | None:
    for name, database in datasette.databases.items():
        if wanted is not None and name != wanted:
            continue
        if set(await database.table_names()) >= _ARCHIVE_TABLES:
            return str(name)
    return None
