"""Render cells of Datasette's own tables: badges, safe links, links to our pages.

A value comes in as it is in the row; what goes out is markup made of escaped pieces, or None
where Datasette is to show the value itself.
"""

from collections.abc import Callable, Mapping
from json import JSONDecodeError, loads
from typing import Any, get_args

from markupsafe import Markup

from archiver.archive.store.authors import account_key
from archiver.messages import verdict_labels
from archiver.models.records import Flag, Wording, content_digest
from archiver.web import datasette_compat, render
from archiver.web.site_urls import SiteUrls

_ROOM = 400
"""Characters of a text in a cell, as in Datasette's own cells by our settings."""
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

Row = Mapping[str, Any]


def _person(where: SiteUrls, row: Row, platform: str) -> str | None:
    if row.get("account"):
        return where.person(row["account"])
    handle, name = row["handle"], row.get("author", row.get("name"))
    return where.person(account_key(platform, handle, name)) if handle or name else None


def _article(where: SiteUrls, url: str) -> str | None:
    # An export shortens the addresses of files, so they name no article for certain.
    return None if url.startswith("file:") else where.article(content_digest("article", url))


def _of_post(row: Row) -> str:
    return str(row["post_key"] or "").partition(":")[0]


_PAGES: dict[tuple[str, str], Callable[[SiteUrls, Row], str | None]] = {
    ("quotes_overview", "key"): lambda where, row: where.quotation(row["key"]),
    ("quotes_overview", "quote"): lambda where, row: where.quotation(row["key"]),
    ("quotes_overview", "post"): lambda where, row: where.post(row["post_key"]),
    ("quotes_overview", "post_key"): lambda where, row: where.post(row["post_key"]),
    ("quotes_overview", "author"): lambda where, row: _person(where, row, _of_post(row)),
    ("quotes_overview", "handle"): lambda where, row: _person(where, row, _of_post(row)),
    ("quotes_overview", "article"): lambda where, row: _article(where, row["url"]),
    ("quotes_overview", "site"): lambda where, row: where.publisher(row["site"]),
    ("posts_overview", "key"): lambda where, row: where.post(row["key"]),
    ("posts_overview", "text"): lambda where, row: where.post(row["key"]),
    ("posts_overview", "author"): lambda where, row: _person(where, row, row["platform"]),
    ("posts_overview", "handle"): lambda where, row: _person(where, row, row["platform"]),
    ("articles_overview", "key"): lambda where, row: where.article(row["key"]),
    ("articles_overview", "title"): lambda where, row: where.article(row["key"]),
    ("articles_overview", "site"): lambda where, row: where.publisher(row["site"]),
    ("runs_overview", "started_at"): lambda where, row: where.night(row["id"]),
    ("quotes", "key"): lambda where, row: where.quotation(row["key"]),
    ("posts", "key"): lambda where, row: where.post(row["key"]),
    ("articles", "key"): lambda where, row: where.article(row["key"]),
    ("authors", "key"): lambda where, row: where.person(row["key"]),
}
"""Columns that lead to a page of ours. Their columns may be left out by a visitor."""


def render_value(
    datasette: Any, database: str, table: str | None, column: str, value: Any, row: Any
) -> Markup | None:
    """Return one cell of a table or view of an archive."""
    if column == "wording" and value in _WORDINGS:
        return Markup('<span class="archiver-badge archiver-{}" title="{}">{}</span>').format(
            verdict_labels.TONES[value], verdict_labels.LABELS[value][1], value
        )
    if column == "attribution" and value == "mismatch":  # beside a green “verbatim”, say
        return Markup('<span class="archiver-badge archiver-bad" title="{}">{}</span>').format(
            verdict_labels.ATTRIBUTIONS["mismatch"], value
        )
    if column == "flags" and isinstance(value, str):
        return _flags(value)
    if table in _OURS and (column == "url" or column.endswith("_url")) and isinstance(value, str):
        return _link(value)
    if (table or "", column) in _ROWS and isinstance(value, int):
        target = _ROWS[table or "", column]
        return _to(datasette.urls.row(database, target, str(value)), str(value))
    if (table or "", column) in _PAGES and isinstance(value, str) and value:
        several = len(datasette_compat.archive_databases(datasette)) > 1
        where = SiteUrls(datasette=datasette, database=database, wanted=database if several else "")
        return _page(where, table or "", column, value, row)
    return None


def _page(where: SiteUrls, table: str, column: str, value: str, row: Any) -> Markup | None:
    try:
        address = _PAGES[table, column](where, dict(row))
    except (KeyError, TypeError, AttributeError):  # a column is left out, or a view is another's
        return None
    return _to(address, render.cut(value, _ROOM)) if address else None


def _to(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def _flags(value: str) -> Markup | None:
    try:
        flags = loads(value)
    except JSONDecodeError:
        return None
    if not isinstance(flags, list) or not all(flag in _FLAGS for flag in map(str, flags)):
        return None
    named = Markup(", ").join(
        Markup('<span title="{}">{}</span>').format(verdict_labels.FLAGS[flag], flag)
        for flag in flags
    )
    return named or Markup("&nbsp;")


def _link(value: str) -> Markup | None:
    if not render.is_web(value):
        return None
    return Markup('<a href="{}" rel="nofollow noreferrer">{}</a>').format(
        value, render.shortened(value)
    )
