"""Show a publisher: the wording of its quotations over time, as a plot and a table."""

import sqlite3

from archiver.archive.pages import publishers
from archiver.models.json_schema import Json
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.show import listed
from archiver.web.show.plot import draw_plot
from archiver.web.site_urls import SiteUrls


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> publishers.PublisherPage | None:
    return publishers.load_publisher_page(connection, asked.key)


def _context(where: SiteUrls, found: publishers.PublisherPage) -> Json:
    return {
        "site": found.site,
        "articles": found.articles,
        "counted": publishers.ARTICLES if found.bounded else None,
        "plot": draw_plot(found.months),
        "wordings": listed.credited(found.wordings, where, site=found.site),
        "total": sum(count for _, count, _ in found.wordings),
        "altered": listed.list_lines(where, found.altered),
        "latest": [
            listed.article_line(where, one) | {"site": None, "publisher": None}
            for one in found.latest
        ],
        "tables": {
            "json": where.data(where.publisher(found.site)),
            "rows": where.table("quotes_overview", site=found.site),
            "csv": where.table("quotes_overview", "csv", site=found.site),
            "articles": where.table("articles_overview", site=found.site),
        },
    }


def _shape(where: SiteUrls, found: publishers.PublisherPage) -> Json:
    return {
        "site": found.site,
        "page": where.publisher(found.site),
        "articles": found.articles,
        "bounded": found.bounded,
        "wordings": {wording: count for wording, count, _ in found.wordings},
        "months": [{"month": one.month, "wordings": one.wordings} for one in found.months],
        "altered": [data.quotation_json(where, one) for one in found.altered],
        "latest": [
            {
                "key": one.key,
                "title": one.title,
                "url": one.url,
                "published_at": one.published_at,
                "page": where.article(one.key),
            }
            for one in found.latest
        ],
    }


PAGE = ViewResult(
    template="publisher.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="this archive has no article of a publisher of that name",
)
