"""Say what the lists of the site are: what each lists, how that is loaded, and how it is shown."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from archiver.archive.pages import list_kinds, list_rows
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.archive.pages.followed_people import load_changes
from archiver.archive.pages.transcripts import list_transcripts
from archiver.models.json_schema import Json
from archiver.web.pages import data
from archiver.web.pages.transcript import READ_FOR_SPEECH, listed_transcript, transcript_json
from archiver.web.show import changed, list_cells, listed
from archiver.web.show.atom import AtomEntry
from archiver.web.show.entries import article_entry, post_entry, quotation_entry, transcript_entry
from archiver.web.site_urls import SiteUrls

_TABLES = (*READ_FOR_VERDICTS, *READ_FOR_PAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideList:
    """What stands above the first page of a list, loaded with it, as a page and as data show it."""

    load: Callable[[sqlite3.Connection], Any]
    line: Callable[[SiteUrls, Any], Json]
    shape: Callable[[SiteUrls, Any], Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteList:
    """One list of the site: what it lists, how that is loaded, and what becomes of a row.

    `feed` says that another page gives the list's feed, of what is `beside` it; `corrected` is the
    kind of what the list leaves out since it was put right.
    """

    name: str
    noun: str
    kind: list_kinds.ListKind
    load: Callable[[sqlite3.Connection, list_rows.Rows], Sequence[Any]]
    line: Callable[[SiteUrls, Any], Any]
    shape: Callable[[SiteUrls, Any], Json]
    cells: Callable[[SiteUrls, Any], Mapping[str, object]]
    stock: str
    entry: Callable[[SiteUrls, Any], AtomEntry | None] | None = None
    tables: tuple[str, ...] = _TABLES
    beside: BesideList | None = None
    template: str = "list.html"
    feed: bool = False
    corrected: list_kinds.ListKind | None = None


LISTS = (
    SiteList(
        name="quotations",
        noun="quotation",
        kind=list_kinds.QUOTATIONS,
        load=list_rows.list_quotations,
        line=listed.line,
        shape=data.quotation_json,
        cells=list_cells.quotation_cells,
        stock="quotes_overview",
        entry=quotation_entry,
        corrected=list_kinds.CORRECTED,
    ),
    SiteList(
        name="corrected",
        noun="quotation",
        kind=list_kinds.CORRECTED,
        load=list_rows.list_quotations,
        line=listed.line,
        shape=data.quotation_json,
        cells=list_cells.quotation_cells,
        stock="quotes_overview",
        entry=quotation_entry,
    ),
    SiteList(
        name="posts",
        noun="post",
        kind=list_kinds.POSTS,
        load=list_rows.list_posts,
        line=listed.post_line,
        shape=data.summary_json,
        cells=list_cells.post_cells,
        stock="posts_overview",
        entry=post_entry,
    ),
    SiteList(
        name="articles",
        noun="article",
        kind=list_kinds.ARTICLES,
        load=list_rows.list_articles,
        line=list_cells.counted_article_line,
        shape=list_cells.article_cells,
        cells=list_cells.article_cells,
        stock="articles_overview",
        entry=lambda where, one: article_entry(where, one.article),
    ),
    SiteList(
        name="people",
        noun="person",
        kind=list_kinds.PEOPLE,
        load=list_rows.list_accounts,
        line=list_cells.counted_account_line,
        shape=lambda where, one: {**asdict(one), "page": where.person(one.key)},
        cells=list_cells.account_cells,
        stock="authors",
    ),
    SiteList(
        name="publishers",
        noun="publisher",
        kind=list_kinds.PUBLISHERS,
        load=list_rows.list_publishers,
        line=list_cells.publisher_line,
        shape=lambda where, one: {**asdict(one), "page": where.publisher(one.site)},
        cells=list_cells.publisher_cells,
        stock="articles_overview",
    ),
    SiteList(
        name="runs",
        noun="run",
        kind=list_kinds.RUNS,
        load=list_rows.list_runs,
        line=lambda where, one: list_cells.run_line(where, *one),
        shape=lambda where, one: {**asdict(one.run), "page": where.night(one.run.id)},
        cells=lambda where, one: list_cells.run_cells(where, one.run),
        stock="runs_overview",
        tables=(*_TABLES, "runs"),
    ),
    SiteList(
        name="transcripts",
        noun="event",
        kind=list_kinds.TRANSCRIPTS,
        load=list_transcripts,
        line=listed_transcript,
        shape=transcript_json,
        cells=list_cells.transcript_cells,
        stock="transcripts",
        entry=transcript_entry,
        tables=(*_TABLES, *READ_FOR_SPEECH),
    ),
    SiteList(
        name="followed",
        noun="account",
        kind=list_kinds.FOLLOWED,
        load=list_rows.list_followed,
        line=list_cells.followed_line,
        shape=lambda where, one: list_cells.followed_cells(where, one) | {"account": one[1]},
        cells=list_cells.followed_cells,
        stock="followed_accounts",
        tables=(*_TABLES, "people", "followed_accounts"),
        beside=BesideList(
            load=load_changes,
            line=changed.change_lines,
            shape=changed.changes_json,
        ),
        template="followed.html",
        feed=True,
    ),
)
