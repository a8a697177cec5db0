"""Show a publisher: the wording of its quotations over time, as a plot and a table."""

import sqlite3
from dataclasses import asdict

from archiver.archive.pages import publishers, quotations
from archiver.messages.list_words import writers_sentence
from archiver.models.json_schema import Json
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.render import source_name
from archiver.web.show import listed
from archiver.web.show.plot import MonthBar, draw_plot
from archiver.web.site_urls import SiteUrls

_BARS = 12
"""Latest months or years with something wrong that a line leads to."""


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> publishers.PublisherPage | None:
    return publishers.load_publisher_page(connection, asked.key)


def _context(where: SiteUrls, found: publishers.PublisherPage) -> Json:
    plot = draw_plot(found.months)
    rows = [(bar, _wrong_in(where, found.site, bar)) for bar in plot.bars[::-1]] if plot else []
    return {
        "site": found.site,
        "articles": found.articles,
        "counted": publishers.ARTICLES if found.bounded else None,
        "plot": plot,
        "rows": rows,
        "wrong_in": [(bar.name, _wrong_count(bar), wrong) for bar, wrong in rows if wrong][:_BARS],
        "wordings": listed.judged_counts(found.counts, where, site=found.site),
        "total": sum(count.total for count in found.counts),
        "worst": listed.list_lines(where, found.worst),
        "writers": found.writers,
        "signed": writers_sentence(
            found.signed,
            sum(count.total for count in found.counts),
            shown=len(found.writers),
            names=found.names,
        ),
        "latest": [
            listed.article_line(where, article) | {"site": None, "publisher": None}
            for article in found.latest
        ],
        "tables": {
            "json": where.data(where.publisher(found.site)),
            "rows": where.table("quotes_overview", site=found.site),
            "csv": where.own("/-/quotations.csv", site=found.site),
            "articles": where.list("articles", site=found.site),
            "wrong": where.list("quotations", site=found.site, problem="any"),
            "feed": where.own("/-/quotations.atom", site=found.site, problem="any"),
        },
    }


def _wrong_in(where: SiteUrls, site: str, bar: MonthBar) -> str | None:
    """Return the list of what is wrong in the days of a bar."""
    if bar.days is None or not _wrong_count(bar):
        return None
    first, last = bar.days
    return where.list("quotations", site=site, problem="any", **{"from": first, "to": last})


def _wrong_count(bar: MonthBar) -> int:
    return bar.count("bad") + bar.count("other")


def _shape(where: SiteUrls, found: publishers.PublisherPage) -> Json:
    return {
        "site": found.site,
        "page": where.publisher(found.site),
        "articles": found.articles,
        "bounded": found.bounded,
        "wordings": quotations.sum_by_wording(found.counts),
        "problems": quotations.sum_by_problem(found.counts),
        "months": [
            {"month": month.month, "wordings": month.wordings, "problems": month.problems}
            for month in found.months
        ],
        "worst": [data.quotation_json(where, quotation) for quotation in found.worst],
        "altered": [
            data.quotation_json(where, quotation)
            for quotation in found.worst
            if quotation.verdict and quotation.verdict.problem in {"altered", "misleading_cut"}
        ],
        "writers": [asdict(writer) for writer in found.writers],
        "latest": [
            {
                "key": article.key,
                "title": article.title,
                "url": source_name(article.url),
                "published_at": article.published_at,
                "page": where.article(article.key),
            }
            for article in found.latest
        ],
    }


PAGE = ViewResult(
    template="publisher.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="this archive has no article of a publisher of that name",
)
