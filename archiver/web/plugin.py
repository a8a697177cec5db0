"""Implement the Datasette hooks, each a call of a plain function; works on 0.65 and 1.0."""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from archiver.archive.connection import prepare_reader
from archiver.archive.pages import citing
from archiver.errors import ViewRefused
from archiver.web import (
    columns,
    csv_cells,
    database_errors,
    datasette_compat,
    permissions,
    routes,
    style,
)
from archiver.web import (
    render_cell as cells,
)
from archiver.web.datasette_compat import hookimpl
from archiver.web.entity_tags import tag_answers
from archiver.web.page_templates import TEMPLATE_FOLDER, own_templates
from archiver.web.page_view import (
    find_request_archive,
    frame_context,
    overview_links,
    refuse_view,
)
from archiver.web.pages import verify
from archiver.web.rate_limit import rate_limit_of, with_rate_limit

_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    # Nothing stricter here: Datasette's own pages carry inline scripts and styles.
    b"content-security-policy": b"frame-ancestors 'self'",
}

_STATIC = (style.style_response, style.script_response)

_INDEXES = {
    "quote_search": ("quotes",),
    "article_search": ("article_versions",),
    "unspaced_quote_search": ("quotes",),
    "unspaced_article_search": ("article_versions",),
    "quote_index": ("quotes",),
    "listed_quotes": ("quotes", "verdicts", "articles", "article_versions", "posts", "authors"),
    "unjudged": ("author_names", "posts"),
    "post_index": ("post_versions", "posts"),
    "word_counts": ("post_versions", "posts"),
}
"""Beginnings of the names of indexes and their parts, and the tables of which they tell."""

App = Callable[..., Awaitable[None]]


@hookimpl
def startup() -> None:
    """Prepare Datasette 0.65 for a place where Rich is installed, as it is beside us."""
    datasette_compat.keep_errors_plain()


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Keep more of an archive in memory than SQLite does by itself, and trust no view of it."""
    prepare_reader(conn)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """List our pages, each with its JSON, the feeds and the style sheet; then plug-ins'."""
    ours = [
        # The style sheet and the script have other addresses whenever they change.
        (path, answer if answer in _STATIC else tag_answers(answer))
        for path, answer in routes.ROUTES
    ]
    return [*ours, *routes.registered_pages()]


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Make ``archiver:verify.html`` known, and fold the columns of Datasette's tables.

    Datasette finds a plugin's templates/ folder by itself only when the plugin is a
    package, or from Python 3.12 on.
    """
    ours, files = own_templates(), FileSystemLoader(TEMPLATE_FOLDER)
    env.filters["archiver_folded"] = columns.fold_columns
    env.loader = ChoiceLoader(
        [ours, columns.ColumnFolding(env.loader, files)] if env.loader else [ours]
    )


@hookimpl
def extra_template_vars(
    template: str | None, request: Any, datasette: Any
) -> Callable[[], Awaitable[dict[str, Any]]] | None:
    """Give Datasette's own pages what the site's header says, for who may view the archive."""
    if request is None or (template or "").startswith("archiver:"):
        return None

    async def framed() -> dict[str, Any]:
        try:
            where = await find_request_archive(datasette, request, citing.READ_FOR_VERDICTS)
        except (ViewRefused, sqlite3.Error):
            return {}
        return {"archiver_frame": frame_context(datasette) | overview_links(where)}

    return framed


@hookimpl
def extra_css_urls() -> list[str]:
    """Return the style sheet, which also draws the badges in Datasette's tables."""
    return [style.STYLE_ADDRESS]


@hookimpl
def menu_links(datasette: Any, actor: dict[str, Any] | None) -> Callable[[], Awaitable[Any]]:
    """Add “Verify a quotation” for who may view an archive on this site."""

    async def links() -> list[dict[str, str]]:
        name = await datasette_compat.find_archive(datasette)
        if not name or not await permissions.may_view_tables(
            datasette, actor, name, citing.READ_FOR_VERDICTS
        ):
            return []
        return [
            {"href": datasette.urls.path("/-/front"), "label": "What is new"},
            {"href": datasette.urls.path(verify.VERIFY_ADDRESS), "label": "Verify a quotation"},
        ]

    return links


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> Markup | None:
    """Show badges for wordings and flags, links for addresses, and ways to our pages."""
    return cells.render_value(datasette, database, table, column, value, row)


@hookimpl
def permission_allowed(
    datasette: Any, actor: dict[str, Any] | None, action: str, resource: Any
) -> Callable[[], Awaitable[bool | None]] | None:
    """Deny an index to who may not view what it indexes.

    Only Datasette 0.65 asks this. 1.0 does it itself for indexes that name their table; the
    others are to be denied with it.
    """
    if action != "view-table":
        return None
    database, table = resource
    indexed = next((of for index, of in _INDEXES.items() if table.startswith(index)), None)
    if indexed is None:
        return None

    async def decided() -> bool | None:
        return (
            None
            if await datasette_compat.is_action_allowed(datasette, actor, database, indexed)
            else False
        )

    return decided


@hookimpl(tryfirst=True)
def handle_exception(
    datasette: Any, request: Any, exception: Exception
) -> Callable[[], Awaitable[datasette_compat.Response]] | None:
    """Datasette's own pages too say what keeps them from reading an archive's file."""
    found = database_errors.error_sentence(exception)
    if found is None:
        return None
    as_data = str(request.path).endswith(".json")
    refused = ViewRefused(503, found)
    return lambda: refuse_view(datasette, refused, as_data=as_data)


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool | None:
    """Ask for no token where a POST changes nothing."""
    return True if str(scope.get("path", "")).endswith(routes.POSTED_TO) else None


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Set headers that every page of the site can bear, where it has not set its own.

    Where only the owner of the machine is served, only its own names are answered to: a page
    elsewhere whose name leads to this machine (DNS rebinding) would read the archive else. Who
    asks too often is put off, where the owner bounds that.
    """
    config = datasette.plugin_config("archiver") or {}
    hosts, limit = config.get("hosts"), rate_limit_of(config)

    def wrapped(app: App) -> App:
        app = _with_headers(app)
        if limit is not None:
            app = with_rate_limit(app, limit, datasette)
        return _for_hosts(app, frozenset(hosts)) if hosts else app

    return wrapped


def _for_hosts(app: App, hosts: frozenset[str]) -> App:
    async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
        named = [text for name, text in scope.get("headers", ()) if name.lower() == b"host"]
        if scope["type"] == "http" and not (
            len(named) == 1 and _without_port(named[0].decode("latin-1")) in hosts
        ):
            start = {"type": "http.response.start", "status": 421}
            await send(start | {"headers": [[b"content-type", b"text/plain; charset=utf-8"]]})
            said = f"this site answers to {', '.join(sorted(hosts))} alone\n"
            await send({"type": "http.response.body", "body": said.encode()})
            return
        await app(scope, receive, send)

    return wrapped


def _without_port(host: str) -> str:
    """Give the name of a Host header.

    >>> _without_port("LOCALHOST:8001"), _without_port("[::1]:8001"), _without_port("[::1]")
    ('localhost', '::1', '::1')
    """
    name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return name.lower()


def _with_headers(app: App) -> App:
    async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        is_table = False

        async def send_more(event: dict[str, Any]) -> None:
            nonlocal is_table
            if event["type"] == "http.response.start":
                headers = list(event.get("headers") or [])
                is_table = _is_table(scope, event["status"], headers)
                known = {name.lower() for name, _ in headers}
                headers += [[name, text] for name, text in _HEADERS.items() if name not in known]
                event = event | {"headers": headers}
            elif is_table and event.get("body"):
                event = event | {"body": csv_cells.harmless_rows(event["body"])}
            await send(event)

        await app(scope, receive, send_more)

    return wrapped


def _is_table(scope: dict[str, Any], status: int, headers: list[Any]) -> bool:
    """Tell whether an answer is a table as CSV, which Datasette sends row by row."""
    kinds = [text for name, text in headers if name.lower() == b"content-type"]
    return (
        status == 200
        and str(scope.get("path", "")).endswith(".csv")
        and any(kind.startswith((b"text/csv", b"text/plain")) for kind in kinds)
    )
