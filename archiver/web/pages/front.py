"""Show the front page: what is new, how much is held, and where to begin."""

import sqlite3
from dataclasses import dataclass

from archiver.archive.pages import contradictions, news, quotations
from archiver.messages import moments
from archiver.messages.sentences import quiet_sentence
from archiver.models.json_schema import Json
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.show import changed, listed
from archiver.web.site_urls import SiteUrls

_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What the front page is made of."""

    counts: news.Holdings
    altered: tuple[quotations.JudgedQuotation, ...]
    gone: tuple[news.ChangedPost, ...]
    reworded: tuple[news.ChangedPost, ...]
    miscredited: tuple[quotations.JudgedQuotation, ...]
    unsure: int
    contradicted: int
    run: tuple[int, str, str] | None


def _read(connection: sqlite3.Connection, _asked: ViewRequest) -> FrontPage:
    return FrontPage(
        counts=news.count_holdings(connection),
        altered=news.new_altered_quotations(connection, _SHOWN),
        gone=news.posts_gone_after_quoted(connection, _SHOWN),
        reworded=news.posts_reworded_after_quoted(connection, _SHOWN),
        miscredited=news.new_miscredited_quotations(connection, _SHOWN),
        unsure=news.count_unsure_differences(connection),
        contradicted=contradictions.count_contradictions(connection),
        run=news.latest_run(connection),
    )


def _context(where: SiteUrls, found: FrontPage) -> Json:
    counts = found.counts
    return {
        "altered": listed.list_lines(where, found.altered),
        "gone": [changed.changed_line(where, one) for one in found.gone],
        "reworded": [changed.changed_line(where, one) for one in found.reworded],
        "miscredited": listed.list_lines(where, found.miscredited),
        "wordings": listed.judged_counts(counts.judged, where),
        "counts": [
            (counts.quotes, "quotation", where.list("quotations")),
            (counts.articles, "article", where.list("articles")),
            (counts.posts, "post", where.list("posts")),
            (counts.authors, "account", where.list("people")),
        ],
        "run": _run(where, found.run),
        "empty": not counts.posts and not counts.articles,
        "all_altered": where.list("quotations", problem="any", order="judged"),
        "all_miscredited": where.list("quotations", problem="misattributed"),
        "feeds": {"altered": where.own("/-/altered.atom"), "gone": where.own("/-/gone.atom")},
        "contradictions": where.own("/-/contradictions"),
        "contradicted": found.contradicted,
        "quiet": quiet_sentence(found.unsure),
        "people": where.own("/-/people"),
        "verify": where.own("/-/verify"),
        "json": where.own("/-/front.json"),
    }


def _run(where: SiteUrls, run: tuple[int, str, str] | None) -> Json | None:
    if run is None:
        return None
    number, started_at, status = run
    return {
        "href": where.night(number),
        "at": moments.format_time(started_at),
        "moment": started_at,
        "status": status,
    }


def _shape(where: SiteUrls, found: FrontPage) -> Json:
    return {
        "counts": {
            "quotes": found.counts.quotes,
            "articles": found.counts.articles,
            "posts": found.counts.posts,
            "authors": found.counts.authors,
            "wordings": quotations.sum_by_wording(found.counts.judged),
            "problems": quotations.sum_by_problem(found.counts.judged),
            "uncorroborated": found.counts.uncorroborated,
            "contradictions": found.contradicted,
        },
        "altered": [data.quotation_json(where, one) for one in found.altered],
        "gone": [changed.changed_json(where, one) for one in found.gone],
        "reworded": [changed.changed_json(where, one) for one in found.reworded],
        "miscredited": [data.quotation_json(where, one) for one in found.miscredited],
    }


PAGE = ViewResult(
    template="front.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="there is nothing new",
    nav="front",
)
