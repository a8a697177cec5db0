"""The front page: what is new, how much is held, and where to begin."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from archiver.archive.pages import news, quotations
from archiver.messages import verdicts
from archiver.web.page_view import Asked, Json, Page
from archiver.web.pages import data
from archiver.web.show import listed
from archiver.web.show.compare import brief, compare
from archiver.web.site_urls import Place

_SHOWN = 6
_ROOM = 4_000
"""Characters of a reworded post that are compared for a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the front page is made of."""

    counts: news.Counts
    altered: tuple[quotations.Quotation, ...]
    gone: tuple[news.Changed, ...]
    reworded: tuple[news.Changed, ...]
    miscredited: tuple[quotations.Quotation, ...]
    run: tuple[int, str, str] | None


def _read(connection: sqlite3.Connection, _asked: Asked) -> News:
    return News(
        counts=news.counts(connection),
        altered=news.altered(connection, _SHOWN),
        gone=news.gone(connection, _SHOWN),
        reworded=news.reworded(connection, _SHOWN),
        miscredited=news.miscredited(connection, _SHOWN),
        run=news.latest_run(connection),
    )


def _context(where: Place, found: News) -> Json:
    counts = found.counts
    return {
        "altered": listed.lines(where, found.altered),
        "gone": [_changed(where, one) for one in found.gone],
        "reworded": [_changed(where, one) for one in found.reworded],
        "miscredited": listed.lines(where, found.miscredited),
        "wordings": listed.wordings(counts.wordings, where),
        "counts": [
            (counts.quotes, "quotation", where.table("quotes_overview")),
            (counts.articles, "article", where.table("articles_overview")),
            (counts.posts, "post", where.table("posts_overview")),
            (counts.authors, "account", where.table("authors")),
        ],
        "run": _run(where, found.run),
        "empty": not counts.posts and not counts.articles,
        "all_altered": where.table("quotes_overview", wording="altered", _sort_desc="id"),
        "all_miscredited": where.table("quotes_overview", attribution="mismatch"),
        "feeds": {"altered": where.own("/-/altered.atom"), "gone": where.own("/-/gone.atom")},
        "verify": where.own("/-/verify"),
        "json": where.own("/-/front.json"),
    }


def _run(where: Place, run: tuple[int, str, str] | None) -> Json | None:
    if run is None:
        return None
    number, started_at, status = run
    return {
        "href": where.night(number),
        "at": verdicts.time(started_at),
        "moment": started_at,
        "status": status,
    }


def _changed(where: Place, one: news.Changed) -> Json:
    shown: dict[str, Any] = listed.post(where, one.post) | {
        "what": verdicts.STANDINGS[one.standing].rstrip("."),
        "at": verdicts.time(one.at),
        "moment": one.at,
        "quotations": one.quotations,
    }
    if one.before is not None and one.after is not None:
        edited = one.standing == "edited"
        shown["what"] = "Edited" if edited else "Other words seen later"
        shown["diff"] = brief(compare(one.before[:_ROOM], one.after[:_ROOM]))
    return shown


def _shape(where: Place, found: News) -> Json:
    return {
        "counts": {
            "quotes": found.counts.quotes,
            "articles": found.counts.articles,
            "posts": found.counts.posts,
            "authors": found.counts.authors,
            "wordings": dict(found.counts.wordings),
        },
        "altered": [data.quotation(where, one) for one in found.altered],
        "gone": [_changed_shape(where, one) for one in found.gone],
        "reworded": [_changed_shape(where, one) for one in found.reworded],
        "miscredited": [data.quotation(where, one) for one in found.miscredited],
    }


def _changed_shape(where: Place, one: news.Changed) -> Json:
    return {
        "post": data.brief(where, one.post),
        "standing": one.standing,
        "seen_at": one.at,
        "quotations": one.quotations,
        "before": one.before,
        "after": one.after,
    }


PAGE = Page(
    template="front.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="there is nothing new",
    nav="front",
)
