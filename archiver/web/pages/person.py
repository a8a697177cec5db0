"""Show an account: its posts, the quotations of them, and how faithful those are."""

import sqlite3

from archiver.archive.pages import people, quotations
from archiver.archive.pages.citing import READ_FOR_PAGES, READ_FOR_VERDICTS
from archiver.messages import moments, verdicts
from archiver.models.json_schema import Json
from archiver.platforms.registry import platform_label
from archiver.web.page_view import ViewRequest, ViewResult
from archiver.web.pages import data
from archiver.web.pages.post import key_of
from archiver.web.pages.transcript import READ_FOR_SPEECH, listed_transcript, transcript_json
from archiver.web.show import listed
from archiver.web.site_urls import SiteUrls


def _read(connection: sqlite3.Connection, asked: ViewRequest) -> people.PersonPage | None:
    return people.load_person_page(connection, key_of(asked))


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
        "posts": found.posts,
        "timeline": _timeline(where, found),
        "speeches": found.speeches,
        "held": found.held,
        "counted": people.MAX_COUNTED_POSTS if found.bounded else None,
        "quoted": listed.list_lines(where, found.quoted),
        "total": sum(one.total for one in found.counts),
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


def _timeline(where: SiteUrls, found: people.PersonPage) -> list[Json]:
    """Put posts and events in one order, the latest first; what has no date comes last."""
    lines: list[Json] = [
        {"is_spoken": False, "at": one.posted_at or "", "line": listed.post_line(where, one)}
        for one in found.posts
    ]
    lines += [
        {"is_spoken": True, "at": one.event_at or "", "line": listed_transcript(where, one)}
        for one in found.speeches
    ]
    return sorted(lines, key=lambda one: str(one["at"]), reverse=True)


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
        "posts": [data.summary_json(where, one) for one in found.posts],
        "speeches": [transcript_json(where, one) for one in found.speeches],
        "quotations": [data.quotation_json(where, one) for one in found.quoted],
        "credited": [data.quotation_json(where, one) for one in found.credited],
    }


PAGE = ViewResult(
    template="person.html",
    read=_read,
    context=_context,
    shape=_shape,
    missing="this archive has no account of that name",
    tables=(*READ_FOR_SPEECH, *READ_FOR_VERDICTS, *READ_FOR_PAGES),
)
