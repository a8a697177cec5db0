"""Show the lists of the site: filtered, sorted, counted, page by page.

What a list shows is given as JSON, as CSV and, where things in it are new one by one, as an Atom
feed, each at the same address with another ending.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from archiver.archive.pages.list_kinds import ENOUGH_JUDGED
from archiver.archive.pages.listing import (
    MOST_COUNTED,
    MOST_PAGES,
    PAGE_SIZE,
    ListPage,
    ListRequest,
    count_list,
    load_list_page,
)
from archiver.errors import ViewRefused
from archiver.messages import list_words, moments
from archiver.models.json_schema import Json
from archiver.platforms.registry import platform_label
from archiver.text.dates import current_time, is_day
from archiver.web import datasette_compat
from archiver.web.csv_cells import table_body
from archiver.web.headers import DATA_HEADERS
from archiver.web.page_view import (
    View,
    ViewRequest,
    ViewResult,
    find_request_archive,
    read_in_thread,
    refuse_view,
    view,
    view_request,
)
from archiver.web.pages.site_lists import LISTS, SiteList
from archiver.web.show import list_cells
from archiver.web.show.atom import atom_feed
from archiver.web.show.entries import NEVER
from archiver.web.site_urls import SiteUrls

_CSV_ROWS = 5_000
"""Rows of a list that a table has at most."""
_ENTRIES = 50
_ENDS = ("from", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What was asked of a list, its page, and what that has."""

    asked: ListRequest
    page: ListPage
    found: Sequence[Any]
    beside: Any = None
    corrected: int = 0


def _request(one: SiteList, query: Mapping[str, str], size: int = PAGE_SIZE) -> ListRequest:
    """Read the filters of an address; raises ViewRefused for what is none."""
    names = {name.partition("=")[0] for name in one.kind.filters}
    filters = {name: query[name] for name in sorted(names) if query.get(name)}
    for end in _ENDS:
        if end in filters and not is_day(filters[end]):
            raise ViewRefused(400, f"'{end}' is no day such as 2031-05-04: {filters[end][:40]}")
    for name, value in filters.items():
        known = list_words.VALUE_LABELS.get(name)
        if known is not None and value not in known:
            raise ViewRefused(400, f"{name!r} is one of: {', '.join(known)}")
    page = query.get("page") or "1"
    if not page.isascii() or not page.isdecimal() or not 1 <= int(page[:9]) <= MOST_PAGES:
        raise ViewRefused(
            400, f"'page' is a number from 1 to {MOST_PAGES}; filters lead to what comes later"
        )
    order = query.get("order", "")
    if order and order not in one.kind.orders:
        raise ViewRefused(400, f"'order' is one of: {', '.join(one.kind.orders)}")
    words = query.get("q", "") if one.kind.hits is not None else ""
    return ListRequest(filters=filters, words=words, order=order, page=int(page), size=size)


def _read(
    connection: sqlite3.Connection, one: SiteList, asked: ListRequest, *, counted: bool = True
) -> _Shown:
    page = load_list_page(connection, one.kind, asked, counted=counted)
    is_begun = counted and one.beside is not None and asked.page == 1 and not _fields(asked)
    return _Shown(
        asked=asked,
        page=page,
        found=one.load(connection, page.rows),
        beside=one.beside.load(connection) if one.beside and is_begun else None,
        corrected=_count_corrected(connection, one, asked, page) if counted else 0,
    )


def _count_corrected(
    connection: sqlite3.Connection, one: SiteList, asked: ListRequest, page: ListPage
) -> int:
    """Count what would stand in the list as well had its article not been corrected.

    0 where something is asked that only what stands there has.
    """
    if one.corrected is None or not asked.filters.keys() <= one.corrected.filters.keys():
        return 0
    if asked.filters.get("problem") == "none":
        return 0
    return count_list(connection, one.corrected, asked, page.hits)


def _fields(asked: ListRequest) -> dict[str, str]:
    """Give what an address says of a list, without its page."""
    given = {**asked.filters, "q": asked.words or asked.filters.get("q", ""), "order": asked.order}
    return {name: value for name, value in given.items() if value}


def _context(one: SiteList, where: SiteUrls, shown: _Shown) -> Json:
    title, note = list_words.LIST_TITLES[one.name]
    path, request, page = f"/-/{one.name}", shown.asked, shown.page
    fields = _fields(request)

    def at(changed: Mapping[str, str | None], form: str = "") -> str:
        given: dict[str, str | None] = {**fields, **changed}
        return where.own(f"{path}{form}", **given)

    return {
        "name": one.name,
        "title": title,
        "note": note,
        "order_note": list_words.ORDER_NOTES.get((one.name, request.order), "").format(
            enough=ENOUGH_JUDGED
        ),
        "path": where.datasette.urls.path(path),
        "lines": [one.line(where, row) for row in shown.found],
        "total": list_words.total_sentence(page.total, one.noun, bounded=page.bounded),
        "bounded": MOST_COUNTED if page.bounded and page.counts else None,
        "corrected": shown.corrected
        and {
            "told": list_words.corrected_sentence(
                shown.corrected, bounded=shown.corrected >= MOST_COUNTED
            ),
            "href": where.own("/-/corrected", **{**fields, "order": None}),
        },
        "words": fields.get("q", "") if _takes_words(one) else None,
        "ends": {end: fields.get(end, "") for end in _ENDS if end in one.kind.filters},
        "spans": _spans(at) if "from" in one.kind.filters else [],
        "choices": [
            _choice(name, request, page) | {"first": number == 0}
            for number, name in enumerate(one.kind.counted)
        ],
        "typed": [
            (name, list_words.FILTER_LABELS[name], fields.get(name, "")) for name in one.kind.typed
        ],
        "kept": _kept(one, fields),
        "orders": [
            (name, list_words.ORDER_LABELS[name], name == request.order) for name in one.kind.orders
        ],
        "active": [
            {
                "label": f"{list_words.FILTER_LABELS.get(name, name)}: "
                f"{moments.format_day(value) if name in _ENDS else _value_label(name, value)}",
                "href": at({name: None}),
            }
            for name, value in sorted(fields.items(), key=lambda one: one[0] not in _ENDS)
            if name != "order"
        ],
        "clear": where.own(path),
        "first": at({}),
        "number": request.page,
        "earlier": at({"page": str(request.page - 1)}) if request.page > 1 else None,
        "later": at({"page": str(request.page + 1)})
        if page.more and request.page < MOST_PAGES
        else None,
        "json": at({"page": str(request.page) if request.page > 1 else None}, ".json"),
        "csv": at({}, ".csv"),
        "atom": at({}, ".atom") if one.entry else where.own(f"{path}.atom") if one.feed else None,
        "stock": where.table(one.stock),
        "nav": one.name,
        "empty": list_words.EMPTY_LISTS.get(one.name, list_words.EMPTY_LIST),
        **(one.beside.line(where, shown.beside) if one.beside and shown.beside else {}),
    }


def _kept(one: SiteList, fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give filters that have no field of their own, which a form sends along all the same."""
    drawn = {*one.kind.counted, *one.kind.typed, "from", "to", "q", "order"}
    return [(name, value) for name, value in fields.items() if name not in drawn]


def _takes_words(one: SiteList) -> bool:
    return one.kind.hits is not None or "q" in one.kind.filters


def _spans(at: Callable[[Mapping[str, str | None]], str]) -> list[tuple[str, str]]:
    """Give links to what is of today, of this week and of this month."""
    day = date.fromisoformat(current_time()[:10])
    monday = day - timedelta(days=day.weekday())
    return [
        (label, at({"from": first.isoformat(), "to": None}))
        for label, first in (
            ("today", day),
            ("this week", monday),
            ("this month", day.replace(day=1)),
        )
    ]


def _choice(name: str, asked: ListRequest, page: ListPage) -> Json:
    """Give the field of one filter: its values with their counts, and which one is chosen."""
    chosen = asked.filters.get(name, "")
    counts = page.counts.get(name, [])
    options = [(value, f"{_value_label(name, value)} ({count:,})") for value, count in counts]
    if name == "problem":
        options = [(word, _value_label(name, word)) for word in ("any", "none")] + options
    if chosen and chosen not in {value for value, _ in options}:
        options.append((chosen, _value_label(name, chosen)))
    return {
        "name": name,
        "label": list_words.FILTER_LABELS[name],
        "options": [(value, label, value == chosen) for value, label in options],
    }


def _value_label(name: str, value: str) -> str:
    if name == "platform":
        return platform_label(value)
    if name == "person":
        platform, _, account = value.partition(":")
        return f"{account} on {platform_label(platform)}" if account else value
    return list_words.VALUE_LABELS.get(name, {}).get(value, value)


def _shape(one: SiteList, where: SiteUrls, shown: _Shown) -> Json:
    page, request = shown.page, shown.asked
    fields: dict[str, str | None] = {**_fields(request), "page": str(request.page + 1)}
    later = page.more and request.page < MOST_PAGES
    return {
        "total": page.total,
        "bounded": page.bounded,
        "page": request.page,
        "next": where.own(f"/-/{one.name}.json", **fields) if later else None,
        "counts": {name: dict(counts) for name, counts in page.counts.items()},
        **({"corrected": _corrected_json(where, shown)} if one.corrected else {}),
        one.name: [one.shape(where, row) for row in shown.found],
        **(one.beside.shape(where, shown.beside) if one.beside and shown.beside else {}),
    }


def _corrected_json(where: SiteUrls, shown: _Shown) -> Json:
    fields: dict[str, str | None] = {**_fields(shown.asked), "order": None}
    return {
        "total": shown.corrected,
        "url": where.own("/-/corrected.json", **fields),
    }


def _page(one: SiteList) -> ViewResult[_Shown]:
    def read(connection: sqlite3.Connection, asked: ViewRequest) -> _Shown:
        return _read(connection, one, _request(one, asked.query))

    return ViewResult(
        template=one.template,
        read=read,
        context=lambda where, shown: _context(one, where, shown),
        shape=lambda where, shown: _shape(one, where, shown),
        missing="there is no such list",
        tables=one.tables,
        nav=one.name,
        lane="lists",
    )


def _table_body(one: SiteList, where: SiteUrls, shown: _Shown) -> bytes:
    return table_body(list_cells.COLUMNS[one.name], (one.cells(where, row) for row in shown.found))


def _feed_body(one: SiteList, where: SiteUrls, shown: _Shown) -> bytes:
    entries = [one.entry(where, row) for row in shown.found] if one.entry else []
    fields: dict[str, str | None] = dict(_fields(shown.asked))
    own = where.own(f"/-/{one.name}.atom", **fields)
    title, _ = list_words.LIST_TITLES[one.name]
    chosen = ", ".join(
        f"{list_words.FILTER_LABELS.get(name, name).lower()}: {_value_label(name, str(value))}"
        for name, value in fields.items()
        if name != "order"
    )
    return atom_feed(
        [entry for entry in entries if entry],
        name=f"urn:archiver:list:{own.removeprefix('/')}",
        title=f"{title}: {chosen}" if chosen else title,
        href=where.absolute(own),
        page=where.absolute(where.own(f"/-/{one.name}", **fields)),
        empty=NEVER,
    )


def _file(
    one: SiteList,
    make: Callable[[SiteList, SiteUrls, _Shown], bytes],
    media_type: str,
    size: int,
) -> View:
    """Return the view of a list as a file, of as many rows from its first on."""

    async def answer(datasette: Any, request: Any) -> datasette_compat.Response:
        try:
            where = await find_request_archive(datasette, request, one.tables)
            query = view_request(request, where).query
            asked = _request(one, {**query, "page": "1"}, size)
            body = await read_in_thread(
                where,
                lambda connection: make(one, where, _read(connection, one, asked, counted=False)),
                "lists",
            )
        except ViewRefused as refused:
            return await refuse_view(datasette, refused, as_data=False)
        return datasette_compat.file_response(body, media_type, dict(DATA_HEADERS))

    return answer


def list_routes() -> list[tuple[str, View]]:
    """Give the addresses of all lists and their views."""
    routes: list[tuple[str, View]] = []
    for site_list in LISTS:
        routes.append((rf"^/-/{site_list.name}(?:\.(?P<format>json))?$", view(_page(site_list))))
        table = _file(site_list, _table_body, "text/csv; charset=utf-8", _CSV_ROWS)
        routes.append((rf"^/-/{site_list.name}\.csv$", table))
        if site_list.entry:
            feed = _file(site_list, _feed_body, "application/atom+xml; charset=utf-8", _ENTRIES)
            routes.append((rf"^/-/{site_list.name}\.atom$", feed))
    return routes
