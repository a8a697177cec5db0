"""Show one run: what it was asked, what it read and kept, and what failed."""

import sqlite3
from dataclasses import asdict, dataclass

from archiver.archive.pages import news, runs
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.messages import moments, verdict_labels
from archiver.messages.list_words import PASSAGE, PASSAGE_NOTE
from archiver.models.json_schema import Json
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.pages.post import OUTCOMES
from archiver.web.show import changed, listed
from archiver.web.site_urls import SiteUrls

_READ = {"new": "new", "changed": "changed", "unchanged": "unchanged", "failed": "not readable"}
_PICTURES = {
    "captured": "captured",
    "read": "read",
    "posts": "show a post",
    "unreadable": "cannot be read",
}
_DIFFERENT = "in articles whose picture shows other than was posted"
_MOST = 2**63 - 1
_CHANGED = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class NightPage:
    """A run, and what it found of posts that somebody quoted."""

    run: runs.RunPage
    changes: news.PostChanges


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> NightPage | None:
    number = int(asked.key) if asked.key.isdecimal() else None
    page = runs.load_run_page(connection, number) if (number or 0) <= _MOST else None
    if page is None:
        return None
    changes = news.changes_found_by_run(connection, page.run.id, _CHANGED)
    return NightPage(run=page, changes=changes)


def _context(where: SiteUrls, night: NightPage) -> Json:
    found, run = night.run, night.run.run
    return {
        "run": run,
        "started": moments.format_time(run.started_at),
        "finished": moments.format_time(run.finished_at) if run.finished_at else None,
        "counts": [
            (run.articles, "new or changed article"),
            (run.posts, "new post"),
            (run.quotes, f"new {PASSAGE}"),
            (run.failures, "failure"),
        ],
        "passages": PASSAGE_NOTE if run.quotes else None,
        "readings": [(_READ[name], count) for name, count in found.readings.items()],
        "outcomes": [
            (OUTCOMES[name], count)  # type: ignore[index]
            for name, count in found.outcomes.items()
        ],
        "verdicts": listed.wording_counts(list(found.verdicts.items())),  # type: ignore[arg-type]
        "failed": found.failed,
        "more_failed": max(0, run.failures - len(found.failed)),
        "bounded": runs.MAX_COUNTED_ROWS,
        "large": any(
            sum(counts.values()) >= runs.MAX_COUNTED_ROWS
            for counts in (found.readings, found.outcomes, found.verdicts)
        ),
        "wrong": listed.list_lines(where, found.wrong),
        **changed.change_lines(where, night.changes),
        "problems": [
            (verdict_labels.PROBLEMS[name], count)  # type: ignore[index]
            for name, count in found.problems.items()
        ],
        "uncorroborated": found.uncorroborated,
        "pictures": _pictures(found.report),
        "others": [
            {
                "href": where.night(other.id),
                "at": moments.format_time(other.started_at),
                "moment": other.started_at,
                "command": other.command,
                "status": other.status,
                "here": other.id == run.id,
            }
            for other in found.others
        ],
        "tables": {
            "json": where.own(f"/-/night/{run.id}.json"),
            "row": where.row("runs", run.id),
            "rows": where.table("verdicts", run_id=str(run.id)),
            "csv": where.table("verdicts", "csv", run_id=str(run.id)),
        },
    }


def _pictures(report: Json | None) -> list[tuple[str, int]]:
    """List what came of pictures of posts, where the run read any."""
    counts = (report or {}).get("pictures") or {}
    different = len(counts.get("problems_in", ()))
    found = [(what, counts.get(name, 0)) for name, what in _PICTURES.items()]
    return [(what, count) for what, count in [*found, (_DIFFERENT, different)] if count]


def _shape(where: SiteUrls, night: NightPage) -> Json:
    found = night.run
    return {
        "run": asdict(found.run),
        "report": found.report,
        "readings": found.readings,
        "sightings": found.outcomes,
        "verdicts": found.verdicts,
        "failed": [{"source": source, "reason": reason} for source, reason in found.failed],
        "problems": found.problems,
        "uncorroborated": found.uncorroborated,
        "wrong": [data.quotation_json(where, quotation) for quotation in found.wrong],
        **changed.changes_json(where, night.changes),
    }


PAGE = ViewResult(
    template="night.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="there was no such run",
    tables=(*READ_FOR_VERDICTS, *READ_FOR_PAGES, "runs", "readings"),
    nav="night",
)
