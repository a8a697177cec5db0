"""Show the front page: what is wrong, what changed, what the last runs did, what is held."""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from archiver.archive.pages import contradictions, news, quotations
from archiver.archive.pages.runs import RunFacts
from archiver.messages import moments
from archiver.messages.sentences import quiet_sentence
from archiver.models import records
from archiver.models.json_schema import Json
from archiver.text.dates import current_time
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.show import changed, list_cells, listed
from archiver.web.show.run_bars import draw_runs
from archiver.web.site_urls import SiteUrls

_SHOWN = 6
_PROBLEMS = 12
_RUNS = 28
_PERIODS = (("Since yesterday", 1), ("In the last seven days", 7))
"""How what is wrong is parted by days, the latest first."""
_EARLIER = "Earlier"
_GRAVEST: tuple[records.Problem, ...] = get_args(records.Problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What the front page is made of."""

    counts: news.Holdings
    problems: tuple[quotations.JudgedQuotation, ...]
    gone: tuple[news.ChangedPost, ...]
    reworded: tuple[news.ChangedPost, ...]
    unsure: int
    contradicted: int
    runs: tuple[RunFacts, ...]
    since: str | None
    at: str


def _read(connection: sqlite3.Connection, _asked: ViewRequest) -> FrontPage:
    return FrontPage(
        counts=news.count_holdings(connection),
        problems=news.new_problems(connection, _PROBLEMS),
        gone=news.posts_gone_after_quoted(connection, _SHOWN),
        reworded=news.posts_reworded_after_quoted(connection, _SHOWN),
        unsure=news.count_unsure_differences(connection),
        contradicted=contradictions.count_contradictions(connection),
        runs=news.latest_runs(connection, _RUNS),
        since=news.first_run_at(connection),
        at=current_time(),
    )


def _context(where: SiteUrls, found: FrontPage) -> Json:
    counts = found.counts
    return {
        "periods": _periods(where, found),
        "gone": [changed.changed_line(where, post) for post in found.gone],
        "reworded": [changed.changed_line(where, post) for post in found.reworded],
        "wordings": listed.judged_counts(counts.judged, where),
        "counts": [
            (counts.quotes, "quotation", where.list("quotations")),
            (counts.articles, "article", where.list("articles")),
            (counts.posts, "post", where.list("posts")),
            (counts.authors, "account", where.list("people")),
        ],
        "run": _run(where, found.runs[-1]) if found.runs else None,
        "nights": draw_runs(where, found.runs),
        "all_runs": where.list("runs"),
        "since": moments.format_day(found.since) if found.since else None,
        "empty": not counts.posts and not counts.articles,
        "all_problems": where.list("quotations", problem="any", order="judged"),
        "feeds": {"altered": where.own("/-/altered.atom"), "gone": where.own("/-/gone.atom")},
        "contradictions": where.own("/-/contradictions"),
        "contradicted": found.contradicted,
        "quiet": quiet_sentence(found.unsure, changed=bool(found.gone or found.reworded)),
        "differing": where.list("quotations", wording="altered", problem="none")
        if found.unsure
        else None,
        "people": where.own("/-/followed"),
        "verify": where.own("/-/verify"),
        "json": where.own("/-/front.json"),
    }


def _periods(where: SiteUrls, found: FrontPage) -> list[Json]:
    """Part what is wrong by when it was found: the gravest first in each part."""
    day = date.fromisoformat(found.at[:10])
    begun = [(label, (day - timedelta(days=days)).isoformat()) for label, days in _PERIODS]
    parts: dict[str, list[quotations.JudgedQuotation]] = {}
    for problem in found.problems:
        label = next(
            (name for name, first in begun if (problem.judged_at or "") >= first), _EARLIER
        )
        parts.setdefault(label, []).append(problem)
    return [
        {"label": label, "lines": listed.list_lines(where, sorted(part, key=_gravity))}
        for label, part in parts.items()
    ]


def _gravity(one: quotations.JudgedQuotation) -> int:
    problem = one.verdict.problem if one.verdict else None
    return _GRAVEST.index(problem) if problem else len(_GRAVEST)


def _run(where: SiteUrls, run: RunFacts) -> Json:
    return {
        "href": where.night(run.id),
        "at": moments.format_time(run.started_at),
        "moment": run.started_at,
        "status": run.status,
        "counts": list_cells.run_line(where, run)["counts"],
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
        "problems": [data.quotation_json(where, problem) for problem in found.problems],
        "altered": [
            data.quotation_json(where, problem)
            for problem in found.problems
            if problem.verdict and problem.verdict.problem in {"altered", "misleading_cut"}
        ],
        "gone": [changed.changed_json(where, post) for post in found.gone],
        "reworded": [changed.changed_json(where, post) for post in found.reworded],
        "miscredited": [
            data.quotation_json(where, problem)
            for problem in found.problems
            if problem.verdict and problem.verdict.problem == "misattributed"
        ],
    }


PAGE = ViewResult(
    template="front.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="there is nothing new",
    nav="front",
)
