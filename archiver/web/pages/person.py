"""Show an account: its posts, the quotations of them, and how faithful those are."""

import sqlite3
from dataclasses import asdict

from archiver.archive.pages import people, quotations
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.archive.pages.posts import PostSummary
from archiver.errors import ViewRefused
from archiver.messages import moments, verdicts
from archiver.models.json_schema import Json
from archiver.platforms.registry import platform_label
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.pages.post import key_of
from archiver.web.pages.transcript import READ_FOR_SPEECH, listed_transcript, transcript_json
from archiver.web.show import changed, listed
from archiver.web.site_urls import SiteUrls


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> people.PersonPage | None:
    page = asked.query.get("page") or "1"
    if not page.isascii() or not page.isdecimal() or not 1 <= int(page) <= people.MOST_PAGES:
        raise ViewRefused(400, f"'page' is a number from 1 to {people.MOST_PAGES}")
    return people.load_person_page(connection, key_of(asked), page=int(page))


def _context(where: SiteUrls, found: people.PersonPage) -> Json:
    return {
        "name": verdicts.author_name(found.author),
        "platform": platform_label(found.platform),
        "others": [name for name in found.names if name != found.author.name],
        "former": [
            {"handle": handle, "until": moments.format_day(at) if at else None}
            for handle, at in found.former
        ],
        "namesakes": [{"name": key, "href": where.person(key)} for key in found.namesakes],
        "joined": [{"name": key, "href": where.person(key)} for key in found.joined],
        "timeline": _timeline(where, found),
        "page": found.timeline.number,
        "first": _at(where, found, 1),
        "earlier": _at(where, found, found.timeline.number - 1)
        if found.timeline.number > 1 and found.timeline.entries
        else None,
        "later": _at(where, found, found.timeline.number + 1)
        if found.timeline.more and found.timeline.number < people.MOST_PAGES
        else None,
        **changed.change_lines(where, found.changes),
        "publishers": [
            {
                "site": publisher.site,
                "quotations": publisher.quotations,
                "problems": publisher.problems,
                "href": where.list("quotations", person=found.key, site=publisher.site),
                "wrong": where.list(
                    "quotations", person=found.key, site=publisher.site, problem="any"
                ),
            }
            for publisher in found.publishers
        ],
        "speeches": found.speeches,
        "held": found.held,
        "counted": people.MAX_COUNTED_POSTS if found.bounded else None,
        "quoted": listed.list_lines(where, found.quoted),
        "total": sum(count.total for count in found.counts),
        "wordings": listed.judged_counts(found.counts, where, person=found.key),
        "credited": listed.list_lines(where, found.credited),
        "tables": {
            "json": where.data(where.person(found.key)),
            "posts": where.list("posts", person=found.key),
            "all": where.list("quotations", person=found.key),
            "rows": where.table("quotes_overview", account=found.key),
            "csv": where.own("/-/quotations.csv", person=found.key),
            "feed": where.own("/-/quotations.atom", person=found.key, problem="any"),
        },
    }


def _at(where: SiteUrls, found: people.PersonPage, page: int) -> str:
    number = str(page) if page > 1 else None
    return f"{where.own(where.person_path(found.key), page=number)}#posts"


def _timeline(where: SiteUrls, found: people.PersonPage) -> list[Json]:
    return [
        {"is_spoken": False, "line": listed.post_line(where, entry)}
        if isinstance(entry, PostSummary)
        else {"is_spoken": True, "line": listed_transcript(where, entry)}
        for entry in found.timeline.entries
    ]


def _shape(where: SiteUrls, found: people.PersonPage) -> Json:
    return {
        "account": found.key,
        "page": where.person(found.key),
        "platform": found.platform,
        "author": {"handle": found.author.handle, "name": found.author.name},
        "account_id": found.author.account_id,
        "former_handles": [{"handle": handle, "until": at} for handle, at in found.former],
        "namesakes": list(found.namesakes),
        "names": list(found.names),
        "joined": list(found.joined),
        "held": found.held,
        "wordings": quotations.sum_by_wording(found.counts),
        "problems": quotations.sum_by_problem(found.counts),
        "miscredited": quotations.sum_by_problem(found.counts).get("misattributed", 0),
        "page_number": found.timeline.number,
        "posts": [
            data.summary_json(where, entry)
            for entry in found.timeline.entries
            if isinstance(entry, PostSummary)
        ],
        "speeches": [transcript_json(where, speech) for speech in found.speeches],
        "publishers": [asdict(publisher) for publisher in found.publishers],
        **changed.changes_json(where, found.changes),
        "quotations": [data.quotation_json(where, quotation) for quotation in found.quoted],
        "credited": [data.quotation_json(where, quotation) for quotation in found.credited],
    }


PAGE = ViewResult(
    template="person.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="this archive has no account of that name",
    tables=(*READ_FOR_SPEECH, *READ_FOR_VERDICTS, *READ_FOR_PAGES),
)
