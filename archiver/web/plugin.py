"""Hooks that Datasette calls, each handing on to a plain function; works on 0.65 and on 1.0."""

from collections.abc import Awaitable, Callable
from json import JSONDecodeError, loads
from pathlib import Path
from typing import Any, get_args

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import Markup

from archiver import sentences
from archiver.records import Flag, Wording
from archiver.web import lines, render, rows, views
from archiver.web.lines import hookimpl

_TEMPLATES = Path(__file__).parent / "templates"
_WORDINGS: tuple[str, ...] = get_args(Wording)
_FLAGS: frozenset[str] = frozenset(get_args(Flag))
_OURS = frozenset(
    {"captures", "articles", "posts", "embeds"}
    | {"articles_overview", "quotes_overview", "posts_overview"}
)
_ROWS = {
    ("articles_overview", "id"): "articles",
    ("quotes_overview", "id"): "quotes",
    ("quotes_overview", "article_id"): "articles",
    ("quotes_overview", "post_id"): "posts",
    ("posts_overview", "id"): "posts",
    ("runs_overview", "id"): "runs",
}
"""Columns of views that name a row of a table: views have no row pages of their own."""

_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    # Nothing stricter here: Datasette's own pages carry inline scripts and styles.
    b"content-security-policy": b"frame-ancestors 'self'",
}

App = Callable[..., Awaitable[None]]


@hookimpl
def startup() -> None:
    """Prepares Datasette 0.65 for a place where Rich is installed, as it is beside us."""
    lines.keep_errors_plain()


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The page, its JSON and its style sheet."""
    return [
        (r"^/-/verify$", views.page),
        (r"^/-/verify\.json$", views.data),
        (r"^/-/verify\.css$", views.style),
    ]


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Makes ``archiver:verify.html`` known.

    Datasette finds a plugin's templates/ folder by itself only when the plugin is a
    package, or from Python 3.12 on.
    """
    ours = PrefixLoader({"archiver": FileSystemLoader(_TEMPLATES)}, delimiter=":")
    env.loader = ChoiceLoader([ours, env.loader] if env.loader else [ours])


@hookimpl
def extra_css_urls() -> list[str]:
    """The style sheet, which also draws the badges in Datasette's tables."""
    return [views.STYLE_ADDRESS]


@hookimpl
def menu_links(datasette: Any, actor: dict[str, Any] | None) -> Callable[[], Awaitable[Any]]:
    """“Verify a quotation” for who may view an archive on this site."""

    async def links() -> list[dict[str, str]]:
        name = await lines.archive(datasette)
        if not name or not await lines.allowed(datasette, actor, name, rows.READ_FOR_VERDICTS):
            return []
        return [{"href": datasette.urls.path(views.ADDRESS), "label": "Verify a quotation"}]

    return links


@hookimpl
def render_cell(
    value: Any, column: str, table: str | None, database: str, datasette: Any
) -> Markup | None:
    """Badges for wordings and flags, links for addresses and for ids in the overviews."""
    if column == "wording" and value in _WORDINGS:
        label = sentences.LABELS[value][1]
        return Markup('<span class="archiver-badge archiver-{}" title="{}">{}</span>').format(
            sentences.TONES[value], label, value
        )
    if column == "flags" and isinstance(value, str):
        return _flags(value)
    if table in _OURS and (column == "url" or column.endswith("_url")) and isinstance(value, str):
        return _link(value)
    target = _ROWS.get((table or "", column))
    if target and isinstance(value, int):
        return Markup('<a href="{}">{}</a>').format(
            datasette.urls.row(database, target, str(value)), value
        )
    return None


def _flags(value: str) -> Markup | None:
    try:
        flags = loads(value)
    except JSONDecodeError:
        return None
    if not isinstance(flags, list) or not all(flag in _FLAGS for flag in map(str, flags)):
        return None
    named = Markup(", ").join(
        Markup('<span title="{}">{}</span>').format(sentences.FLAGS[flag], flag) for flag in flags
    )
    return named or Markup("&nbsp;")


def _link(value: str) -> Markup | None:
    if not render.is_web(value):
        return None
    return Markup('<a href="{}" rel="nofollow noreferrer">{}</a>').format(
        value, render.shortened(value)
    )


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    """Headers that every page of the site can bear, where it has not set its own."""
    return _with_headers


def _with_headers(app: App) -> App:
    async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_more(event: dict[str, Any]) -> None:
            if event["type"] == "http.response.start":
                headers = list(event.get("headers") or [])
                known = {name.lower() for name, _ in headers}
                headers += [[name, text] for name, text in _HEADERS.items() if name not in known]
                event = event | {"headers": headers}
            await send(event)

        await app(scope, receive, send_more)

    return wrapped
