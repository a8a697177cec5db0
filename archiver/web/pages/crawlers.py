"""Tell programs that read the whole web what of a site is worth their while: robots and sitemaps.

Articles, publishers and people have pages that stay. Searches and lists with filters are endless,
and verdicts by lookup cost time, so that they are left out. What was forgotten has no page.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

from lxml import etree

from archiver.archive.pages import site_pages
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.errors import ViewRefused
from archiver.web import datasette_compat
from archiver.web.headers import DATA_HEADERS
from archiver.web.page_view import View, find_request_archive, read_in_thread, refuse_view
from archiver.web.site_urls import SiteUrls

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NAMESPACES: Any = {None: _NAMESPACE}  # the stubs do not know the nameless prefix
_CLOSED = ("/-/search", "/-/verify", "/-/quotations", "/-/posts", "/-/articles", "/-/people", "*?")


async def robots(datasette: Any, request: Any) -> datasette_compat.Response:
    """Return robots.txt (RFC 9309)."""
    path = datasette.urls.path
    lines = ["User-agent: *", *(f"Disallow: {path(one)}" for one in _CLOSED[:-1])]
    lines.append(f"Disallow: {path('/')}{_CLOSED[-1]}")
    lines.append(f"Sitemap: {datasette.absolute_url(request, path('/-/sitemap.xml'))}")
    body = ("\n".join(lines) + "\n").encode()
    return datasette_compat.file_response(body, "text/plain; charset=utf-8", dict(DATA_HEADERS))


def _document(root: str, entry: str, addresses: list[str]) -> bytes:
    document = etree.Element(f"{{{_NAMESPACE}}}{root}", nsmap=_NAMESPACES)
    for address in addresses:
        one = etree.SubElement(document, f"{{{_NAMESPACE}}}{entry}")
        etree.SubElement(one, f"{{{_NAMESPACE}}}loc").text = address
    return bytes(etree.tostring(document, encoding="utf-8", xml_declaration=True))


def _view(make: Callable[[sqlite3.Connection, SiteUrls, Any], bytes]) -> View:
    async def answer(datasette: Any, request: Any) -> datasette_compat.Response:
        try:
            where = await find_request_archive(
                datasette, request, (*READ_FOR_VERDICTS, *READ_FOR_PAGES)
            )
            body = await read_in_thread(where, lambda connection: make(connection, where, request))
        except ViewRefused as refused:
            return await refuse_view(datasette, refused, as_data=False)
        return datasette_compat.file_response(
            body, "application/xml; charset=utf-8", dict(DATA_HEADERS)
        )

    return answer


def _index(connection: sqlite3.Connection, where: SiteUrls, _request: Any) -> bytes:
    parts = range(1, site_pages.count_parts(connection) + 1)
    addresses = [where.absolute(where.own(f"/-/sitemap/{number}.xml")) for number in parts]
    return _document("sitemapindex", "sitemap", addresses)


def _part(connection: sqlite3.Connection, where: SiteUrls, request: Any) -> bytes:
    number = int(request.url_vars["number"])
    if not 1 <= number <= site_pages.count_parts(connection):
        raise ViewRefused(404, "the sitemap has no such part")
    pages = [where.article(key) for key in site_pages.articles_of_part(connection, number)]
    if number == 1:
        pages = [where.front(), *map(where.publisher, site_pages.publishers(connection)), *pages]
    return _document("urlset", "url", [where.absolute(page) for page in pages])


SITEMAP = _view(_index)
SITEMAP_PART = _view(_part)
